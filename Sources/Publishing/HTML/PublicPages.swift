import Disclosure
import Files
import Model

extension Report {
  /// Every file of open data with its size and fingerprint.
  func dataPage(_ files: [OutputFile]) -> Page {
    var body = PageBody()
    var table = TableHTML(
      body.numberOfTable(), "Files to download, release \(edition.release)",
      [
        .text("File"), .text("What it holds"), .number("Size (kB)"),
        .text("Fingerprint (first 12)"),
      ])
    for file in files {
      table.row(
        "<a href=\"\(file.path)\">\(file.path.dropFirst("data/".count).description)</a>",
        [
          HTML(escaping: contents(of: file.path)),
          HTML(escaping: NumberText.count(max(1, (file.bytes.count + 500) / 1000))),
          HTML(escaping: String(sha256(file.bytes).prefix(12))),
        ])
    }
    body.section("Files", table.html)
    body.section("Signs for a value that is not there", .list(ofSentences: Self.signs))
    body.section(
      "Licence",
      .paragraph("Open Government Licence v3.0.") + .list(ofSentences: edition.attributions)
        + .paragraph(
          "How to cite: \(edition.council), \(service), release \(edition.release), revision \(edition.revision)."
        ))
    return Page(
      path: "data.html", name: "Download the data",
      lede: "The figures of these pages as tables and maps for your own work.",
      body: body.html
        + "<script type=\"application/ld+json\">\(HTML(json: dataset))</script>\n")
  }

  /// The description of the data set that search engines read.
  private var dataset: JSONText {
    var json = JSONText()
    json.raw("{\"@context\":\"https://schema.org\",\"@type\":\"Dataset\"")
    let members: [(String, String?)] = [
      ("name", "\(edition.partnership): \(service)"),
      (
        "description",
        (edition.isMadeUp ? "Made-up data. " : "")
          + "How long children wait for education, health and care plans, by area, with likely ranges."
      ),
      ("license", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
      ("temporalCoverage", edition.period.replacing("..", with: "/")),
      ("spatialCoverage", edition.partnership), ("version", edition.release),
      ("datePublished", edition.published?.description),
    ]
    for (key, text) in members where text != nil {
      json.raw(",")
      json.string(key)
      json.raw(":")
      json.string(text)
    }
    json.raw(",\"isAccessibleForFree\":true,\"creator\":{\"@type\":\"Organization\",\"name\":")
    json.string(edition.council)
    json.raw("},\"distribution\":[")
    for (number, level) in levels.enumerated() {
      let path = "data/\(level.layer.level.folder)"
      if number > 0 { json.raw(",") }
      json.raw("{\"@type\":\"DataDownload\",\"encodingFormat\":\"text/csv\",\"contentUrl\":")
      json.string("\(path).csv")
      json.raw(
        "},{\"@type\":\"DataDownload\",\"encodingFormat\":\"application/geo+json\",\"contentUrl\":")
      json.string("\(path).geojson")
      json.raw("}")
    }
    json.raw("]}")
    return json
  }

  private func contents(of path: String) -> String {
    if let level = levels.first(where: { path.hasPrefix("data/\($0.layer.level.folder).") }) {
      let plural = level.layer.level.plural
      return path.hasSuffix(".csv")
        ? "Figures of all \(plural), one row for each area and indicator"
        : "Boundaries of all \(plural) with their figures (WGS84)"
    }
    switch path {
    case "data/README.txt": return "What is in the files"
    case "data/dictionary.csv": return "What each column of the files holds"
    case "data/LICENCE.txt": return "Licence and attribution"
    default: return "Fingerprints (SHA-256) of the files"
    }
  }

  private static let signs = [
    "c on a file's row, [c] on a page: hidden to protect children's privacy.",
    "x or [x]: not available.", "z or [z]: does not apply.",
    "u: shown, but based on fewer than 50 children.", "A true zero is 0.",
  ]

  func glossaryPage() -> Page {
    var body = PageBody()
    var terms = Self.terms
    terms.append(("Snapshot day", "The day on which children still waiting were counted."))
    let list = terms.sorted { $0.0.lowercased() < $1.0.lowercased() }.map { term -> HTML in
      "<dt><strong>\(term.0)</strong></dt><dd>\(term.1)</dd>\n"
    }
    body.section("Terms", "<dl>\n\(list.joined())</dl>\n")
    return Page(
      path: "glossary.html", name: "Words explained", lede: "What the words of these pages mean.",
      body: body.html)
  }

  private static let terms: [(String, String)] = [
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
  ]

  /// The statement that the law asks for; what only the council can say is left open in plain sight.
  func accessibilityPage() -> Page {
    var body = PageBody()
    let contact = edition.contact ?? "[to be completed]"
    body.section(
      "Compliance status",
      .paragraph(
        "These pages are partially compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2 "
          + "AA standard, because of the points listed below."))
    body.section(
      "What is not accessible",
      .list(ofSentences: [
        "Maps cannot be read by a screen reader shape by shape. Each has a description, and a table with the "
          + "same figures (WCAG 1.1.1)."
      ]))
    body.section(
      "How to report a problem",
      .paragraph("Contact: \(contact)")
        + .paragraph(
          "The Equality and Human Rights Commission (EHRC) enforces the accessibility regulations of 2018. "
            + "If you are not happy with the answer, contact the Equality Advisory and Support Service."
        ))
    body.section(
      "Preparation of this statement",
      .paragraph(
        "Prepared on \(edition.published?.words ?? "[to be completed]"). Last reviewed on [to be completed]. "
          + "How the pages were tested: [to be completed]."))
    return Page(
      path: "accessibility.html", name: "Accessibility statement",
      lede: "How accessible these pages are, and what to do if something does not work for you.",
      body: body.html)
  }

  func changesPage() -> Page {
    var body = PageBody()
    let when = edition.published.map { ", \($0.words)" } ?? ""
    let revision =
      edition.revision == 0
      ? "First publication of this release." : "Revision \(edition.revision) of this release."
    body.section("Release \(edition.release)\(when)", .paragraph(revision))
    return Page(
      path: "changes.html", name: "What changed",
      lede: "Releases and corrections, newest first.", body: body.html)
  }
}
