import Disclosure
import Files
import Model

extension Report {
  /// Every file of open data with its size and fingerprint.
  func dataPage(_ files: [OpenFile]) -> Page {
    var body = PageBody(strings)
    for shelf in Shelf.allCases {
      let own = files.filter { Shelf(name: $0.name) == shelf }
      if !own.isEmpty { body.section(strings[shelf.heading], filesTable(own, shelf, &body)) }
    }
    body.section(
      strings["Signs for a value that is not there"], .list(ofSentences: strings[Self.signs]))
    body.section(
      strings["Licence"],
      .paragraph(strings["Open Government Licence v3.0."])
        + .list(ofSentences: edition.attributions)
        + .paragraph(
          strings[
            "How to cite: \(edition.council), \(service), release \(edition.release), revision \(edition.revision)."
          ]
        ))
    body.section(
      strings["Mistakes and questions"],
      .paragraph(strings["If a figure looks wrong, tell us: \(edition.contact ?? toBeCompleted)."])
        + .paragraph(
          strings[
            "A release never changes after it is published. A correction is a new revision, and stands under "
              + "\u{201C}\(strings(.whatChanged))\u{201D}."]))
    body.section(
      strings["For the web team"],
      .paragraph(
        strings["Every page carries its own policy. A server can send these lines besides:"])
        + .list(ofSentences: Self.headers))
    return Page(
      path: "data.html", name: strings["Download the data"],
      lede: strings["The figures of these pages as tables and maps for your own work."],
      body: body.html
        + "<script type=\"application/ld+json\">\(HTML(json: datasetBlock(files)))</script>\n")
  }

  private func filesTable(
    _ files: [OpenFile], _ shelf: Shelf, _ body: inout PageBody
  ) -> HTML {
    let updated = edition.published.map { strings[", updated \($0.words(strings))"] } ?? ""
    var table = TableHTML(
      body.numberOfTable(),
      strings["\(strings[shelf.heading]), release \(edition.release)\(updated)"],
      [
        .text(strings["File"]), .text(strings["What it holds"]), .optional(strings["Rows"]),
        .number(strings["Size (kB)"]),
        .optional(strings["Format"]), .optional(strings["Fingerprint (first 12)"]),
      ], strings)
    for file in files {
      table.row(
        "<a href=\"\(file.path)\">\(Self.breakable(file.name))</a>",
        [
          HTML(escaping: strings.said(file.description)),
          HTML(escaping: file.rows.map(NumberText.count) ?? ""),
          HTML(escaping: NumberText.count(max(1, (file.file.bytes.count + 500) / 1000))),
          HTML(escaping: format(of: file)),
          HTML(escaping: String(sha256(file.file.bytes).prefix(12))),
        ])
    }
    return table.html
  }

  /// A file's name that may go on in the next line after its parts.
  private static func breakable(_ name: String) -> HTML {
    var parts: [String] = []
    var part = ""
    for character in name {
      part.append(character)
      if "_-./".contains(character) {
        parts.append(part)
        part = ""
      }
    }
    return (parts + [part]).map { HTML(escaping: $0) }.joined("<wbr>")
  }

  private func format(of file: OpenFile) -> String {
    let endings = [
      ".csv": "CSV", ".geojson": "GeoJSON", ".gpkg": "GeoPackage", ".jsonld": "JSON-LD",
      ".json": "JSON",
    ]
    return endings.first { file.name.hasSuffix($0.key) }?.value ?? strings["Text"]
  }

  private static let headers = [
    "Content-Security-Policy: frame-ancestors 'self'", "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
  ]

  private var toBeCompleted: String { strings["[to be completed]"] }

  static let signs: [PageText] = [
    "c on a file's row, [c] on a page: hidden to protect children's privacy.",
    "x or [x]: not available.", "z or [z]: does not apply.",
    "[low] on a page: more than none, but it rounds to 0.",
    "u: shown, but based on fewer than 50 children.", "A true zero is 0.",
  ]

  func glossaryPage() -> Page {
    var body = PageBody(strings)
    let terms = Self.terms.map { (strings[$0.0], strings[$0.1]) }
    let list = terms.sorted { $0.0.lowercased() < $1.0.lowercased() }.map { term -> HTML in
      "<dt><strong>\(term.0)</strong></dt><dd>\(term.1)</dd>\n"
    }
    body.section(strings["Terms"], "<dl>\n\(list.joined())</dl>\n")
    return Page(
      path: "glossary.html", name: strings["Words explained"],
      lede: strings["What the words of these pages mean."],
      body: body.html)
  }

  static let terms: [(PageText, PageText)] = [
    (
      "Education, health and care (EHC) plan",
      "A legal paper that says what support a child must get."
    ),
    ("SEND", "Special educational needs and disabilities."),
    (
      "20 weeks",
      "The legal time limit from a request to a plan. Some exceptions are allowed by law."
    ),
    (
      "Likely range",
      "How far a figure could be from the underlying level because numbers are small. "
        + "Statisticians call it a 95% confidence interval."
    ),
    ("No clear difference", "Chance alone could explain a gap of this size."),
    ("Median", "The middle value: half are above it and half below."),
    ("Percentage point", "The plain difference between two percentages."),
    ("Ward", "The area that elects district councillors."),
    (
      "County division",
      "The area that elects county councillors. Divisions and wards cut across each other."
    ),
    ("Rounded", "Given to the nearest 5, so that no child can be worked out."),
    ("[c]", "Hidden to protect children's privacy. It does not mean none."),
    ("[x]", "Not available: nobody knows this figure, or too few children stand behind it."),
    ("[z]", "Does not apply here."),
    ("0", "None. We show a true nought as 0."),
    ("[low]", "More than none, but so little that it rounds to 0."),
    (
      "Chance",
      "Why figures of small areas go up and down from year to year when nothing has changed."
    ),
    (
      "Deprivation fifth",
      "The places of England in order of deprivation, in five groups of one size. The first is the most deprived."
    ),
    ("District", "The area of a district, borough or city council. It holds whole wards."),
    ("Snapshot", "How things stood at the end of one day."),
    ("Snapshot day", "The day on which children still waiting were counted."),
    ("Home educated", "Taught by the family, and not at a school."),
    (
      "Education otherwise than at school (EOTAS)",
      "Teaching that the council arranges outside any school."
    ),
    ("Annual review", "The yearly meeting that looks at a child's plan again."),
    (
      "Mediation",
      "Talks between a family and the council, with somebody neutral, before an appeal."
    ),
    ("Tribunal", "The court that decides appeals about plans."),
  ]

  /// The statement that the law asks for; what only the council can say is left open in plain sight.
  func accessibilityPage() -> Page {
    var body = PageBody(strings)
    let open = toBeCompleted
    body.section(
      strings["What this statement covers"],
      .paragraph(
        strings[
          "This statement is about the pages \u{201C}\(service)\u{201D} of \(edition.council), release "
            + "\(releaseName). They can be read at 400% zoom, with the keyboard alone, with a screen reader, printed, "
            + "and with colours of your own. They use no script."]))
    let contact = edition.contact ?? open
    body.section(
      strings["Compliance status"],
      .paragraph(
        strings[
          "These pages are partially compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2 "
            + "AA standard, because of the points listed below."]))
    body.section(
      strings["What is not accessible"],
      .list(ofSentences: [
        strings[
          "Maps cannot be read by a screen reader shape by shape. Each has a description, and a table with the "
            + "same figures (WCAG 1.1.1)."]
      ]))
    body.section(
      strings["Disproportionate burden"],
      .paragraph(strings["We do not claim that anything is a disproportionate burden."]))
    body.section(
      strings["How to report a problem"],
      .paragraph(
        strings[
          "If something does not work for you, or you need it in another form, tell us: \(contact)"]
      )
        + .paragraph(
          strings[
            "The Equality and Human Rights Commission (EHRC) enforces the accessibility regulations of 2018. "
              + "If you are not happy with the answer, contact the Equality Advisory and Support Service."
          ]
        ))
    body.section(
      strings["Preparation of this statement"],
      .paragraph(
        strings[
          "Prepared on \((look.statement.prepared ?? edition.published)?.words(strings) ?? open). "
            + "Last reviewed on \(look.statement.reviewed?.words(strings) ?? open). "
            + "How the pages were tested: \(look.statement.tested ?? open)"]
          + (look.statement.tested?.hasSuffix(".") == true ? "" : ".")))
    return Page(
      path: "accessibility.html", name: strings["Accessibility statement"],
      lede: strings[
        "How accessible these pages are, and what to do if something does not work for you."],
      body: body.html)
  }

  func changesPage() -> Page {
    var body = PageBody(strings)
    for change in edition.history.changes {
      body.section(
        strings["Release \(change.release), \(change.day.words(strings))"], .paragraph(change.text))
    }
    let when = edition.published.map { ", \($0.words(strings))" } ?? ""
    let revision =
      edition.revision == 0
      ? strings["First publication of this release."]
      : strings["Revision \(edition.revision) of this release."]
    let before = edition.history.supersedes.map { strings[" It takes the place of \($0)."] } ?? ""
    body.section(strings["Release \(releaseName)\(when)"], .paragraph(revision + before))
    return Page(
      path: "changes.html", name: strings["What changed"],
      lede: strings["Releases and corrections, newest first."], body: body.html)
  }
}

/// Where a file stands on the page of downloads: what most people look for first, what programs read last.
enum Shelf: CaseIterable {
  case tables
  case maps
  case department
  case descriptions

  var heading: PageText {
    switch self {
    case .tables: "Tables"
    case .maps: "Maps"
    case .department: "Tables in the layout of the Department for Education"
    case .descriptions: "About the files"
    }
  }

  init(name: String) {
    if name.hasPrefix("dfe/") {
      self = .department
    } else if name.hasSuffix(".geojson") || name.hasSuffix(".gpkg") {
      self = .maps
    } else {
      self = name.hasSuffix(".csv") && name != "dictionary.csv" ? .tables : .descriptions
    }
  }
}
