import Disclosure
import Files
import Model

extension Report {
  /// Every file of open data with its size and fingerprint.
  func dataPage(_ files: [OpenFile]) -> Page {
    var body = PageBody(strings)
    var table = TableHTML(
      body.numberOfTable(), "Files to download, release \(edition.release)",
      [
        .text("File"), .text("What it holds"), .number("Rows"), .number("Size (kB)"),
        .text("Fingerprint (first 12)"),
      ], strings)
    for file in files {
      table.row(
        "<a href=\"\(file.path)\">\(file.name)</a>",
        [
          HTML(escaping: file.description),
          HTML(escaping: file.rows.map(NumberText.count) ?? ""),
          HTML(escaping: NumberText.count(max(1, (file.file.bytes.count + 500) / 1000))),
          HTML(escaping: String(sha256(file.file.bytes).prefix(12))),
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
        + "<script type=\"application/ld+json\">\(HTML(json: datasetBlock(files)))</script>\n")
  }

  private static let signs = [
    "c on a file's row, [c] on a page: hidden to protect children's privacy.",
    "x or [x]: not available.", "z or [z]: does not apply.",
    "u: shown, but based on fewer than 50 children.", "A true zero is 0.",
  ]

  func glossaryPage() -> Page {
    var body = PageBody(strings)
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
    var body = PageBody(strings)
    let open = "[to be completed]"
    let contact = edition.contact ?? open
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
        "Prepared on \((look.statement.prepared ?? edition.published)?.words ?? open). "
          + "Last reviewed on \(look.statement.reviewed?.words ?? open). "
          + "How the pages were tested: \(look.statement.tested ?? open)"
          + (look.statement.tested?.hasSuffix(".") == true ? "" : ".")))
    return Page(
      path: "accessibility.html", name: "Accessibility statement",
      lede: "How accessible these pages are, and what to do if something does not work for you.",
      body: body.html)
  }

  func changesPage() -> Page {
    var body = PageBody(strings)
    for change in edition.history.changes {
      body.section("Release \(change.release), \(change.day.words)", .paragraph(change.text))
    }
    let when = edition.published.map { ", \($0.words)" } ?? ""
    let revision =
      edition.revision == 0
      ? "First publication of this release." : "Revision \(edition.revision) of this release."
    let before = edition.history.supersedes.map { " It takes the place of \($0)." } ?? ""
    body.section("Release \(releaseName)\(when)", .paragraph(revision + before))
    return Page(
      path: "changes.html", name: "What changed",
      lede: "Releases and corrections, newest first.", body: body.html)
  }
}
