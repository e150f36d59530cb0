import Disclosure
import Model

extension Report {
  /// How good the data is: what is not recorded, what was left out, what that touches, and how much is hidden.
  func qualityPage() -> Page {
    var body = PageBody(strings)
    if let homes = homesTable(&body) { body.section(strings["Homes without a place"], homes) }
    body.section(strings["Rows left out or worth a look"], reasonsTable(&body))
    if let complete = completenessTable(&body) {
      body.section(strings["How complete the data is"], complete)
    }
    if let unplaced = unplaced(&body) {
      body.section(strings["Children not placed on the map"], unplaced)
    }
    if isPublic, let published = publishedTable(&body) {
      body.section(strings["Beside what others have published"], published)
    }
    let figures = [
      strings["\(NumberText.count(release.figuresShown)) figures are shown."],
      strings[
        "\(NumberText.count(release.figuresHidden)) figures are hidden to protect children's privacy."
      ],
    ]
    body.section(strings["Figures shown and hidden"], .list(ofSentences: figures))
    body.section(strings["Editions of the places"], .list(ofSentences: editionsOfPlaces))
    return Page(
      path: "quality.html", name: strings["How good the data is"],
      lede: strings["What was missing, what was left out, and what that does to the figures."],
      body: body.html, sentences: body.sentences)
  }

  /// The boundaries and the directory that placed the children.
  var editionsOfPlaces: [String] {
    var places = levels.map {
      strings[
        "\(strings.many($0.layer.level).capitalizedFirst): \($0.layer.areas.count), boundaries "
          + "\($0.layer.vintage ?? strings["of unknown edition"])."]
    }
    places += boundaryNotes(levels.indices)
    if let vintage = edition.postcodeVintage {
      places.append(strings["Postcode directory: \(vintage)."])
    }
    return places
  }

  private static let notRecorded = "not-recorded"

  /// Why a home has no place on the map, or an old one, in the words of a heading.
  static let reasonsOfPlace: [(reason: String, words: PageText)] = [
    ("outside", "Outside the area"), ("missing", "None recorded"),
    ("postcode-unknown", "Not in the directory"), ("postcode-invalid", "Cannot be read"),
    ("outward-code", "First half only"), ("no-grid-reference", "Without grid reference"),
    ("postcode-terminated", "Ended, placed where it was"),
  ]

  private var linesOfPlace: [Quality] {
    release.quality.filter { quality in
      quality.line.field == "postcode"
        && Self.reasonsOfPlace.contains { $0.reason == quality.line.reason }
    }
  }

  /// Homes without a place, an input a row and a reason a column; nil where every home has one.
  private func homesTable(_ body: inout PageBody) -> HTML? {
    let lines = linesOfPlace
    guard !lines.isEmpty else { return nil }
    var inputs: [String] = []
    for line in lines where !inputs.contains(line.line.input) { inputs.append(line.line.input) }
    let reasons = Self.reasonsOfPlace.filter { reason in
      lines.contains { $0.line.reason == reason.reason }
    }
    var table = TableHTML(
      body.numberOfTable(), strings["Rows by what became of the postcode of the home"],
      [.text(strings["Input"])] + reasons.map { .number(strings[$0.words]) }, strings)
    for input in inputs {
      let cells = reasons.map { reason -> HTML in
        let found = lines.first { $0.line.input == input && $0.line.reason == reason.reason }
        guard let found else { return "0" }
        if !found.isShown { table.uses(.hidden) }
        return count(found)
      }
      let isFile = input.contains(".")
      table.row(HTML(escaping: isFile ? input : input.capitalizedFirst), cells)
    }
    return .paragraph(
      strings[
        "These rows count in the totals of \(comparator). They are in no area's figures, save where a postcode has ended: "
          + "such a home is placed where it was."]) + table.html
  }

  /// Every other reason but that a field is empty: what was done comes first, for that is what matters.
  private func reasonsTable(_ body: inout PageBody) -> HTML {
    let places = Set(linesOfPlace.map(\.line))
    let lines = release.quality.filter {
      $0.line.reason != Self.notRecorded && !places.contains($0.line)
    }
    guard !lines.isEmpty else { return .paragraph(strings["Nothing else was left out."]) }
    var table = TableHTML(
      body.numberOfTable(), strings["Rows left out or worth a look"],
      [.text(strings["What was found"]), .text(strings["Where"]), .number(strings["Rows"])], strings
    )
    for quality in lines {
      let line = quality.line
      if !quality.isShown { table.uses(.hidden) }
      let cells: [HTML] = [HTML(escaping: Self.place(of: line)), count(quality)]
      // A sentence with a number in it is not for the public: the name of the reason stands for it.
      let reason = strings.said(line.reason.replacing("-", with: " ").capitalizedFirst)
      table.row(
        "\(line.effect.isEmpty ? reason : strings.said(line.effect))\(more(about: line))", cells)
    }
    return table.html
  }

  /// For the partnership's own staff: what a line touches, and where to begin to look.
  private func more(about line: QualityLine) -> HTML {
    guard !isPublic else { return "" }
    let touched = touched(by: line)
    let rows = line.exampleRows.map { String($0) }.joined(separator: ", ")
    let words = [
      touched.isEmpty ? nil : strings["Figures touched: \(touched.lowercasedFirst)."],
      rows.isEmpty ? nil : strings["Rows to look at: \(rows)."],
    ].compactMap(\.self)
    return words.isEmpty ? "" : "<span class=\"also\">\(words.joined(separator: " "))</span>"
  }

  /// How often each field says nothing; nil where no input was looked at field by field.
  private func completenessTable(_ body: inout PageBody) -> HTML? {
    let all = release.quality.filter { $0.line.reason == Self.notRecorded }
    guard !all.isEmpty else { return nil }
    let lines = all.filter { $0.line.count > 0 }
    let full = NumberText.count(all.count - lines.count)
    let complete: HTML =
      all.count == lines.count
      ? ""
      : .paragraph(
        strings["\(full) of \(NumberText.count(all.count)) fields are filled in every row."])
    guard !lines.isEmpty else { return complete }
    let hasShares = lines.contains { $0.line.share != nil }
    var table = TableHTML(
      body.numberOfTable(), strings["Rows in which a field is blank or cannot be read"],
      [.text(strings["Field"]), .text(strings["File"]), .number(strings["Rows"])]
        + (hasShares ? [.number(strings["Share"])] : [])
        + (isPublic ? [] : [.text(strings["Figures touched"])]), strings)
    for quality in lines {
      let line = quality.line
      if !quality.isShown { table.uses(.hidden) }
      var cells: [HTML] = [HTML(escaping: line.input), count(quality)]
      if hasShares { cells.append(HTML(escaping: line.share.map(share(_:)) ?? "")) }
      if !isPublic { cells.append(HTML(escaping: touched(by: line))) }
      table.row(HTML(escaping: line.field), cells)
    }
    return complete + table.html
  }

  /// A share of rows; some, however few, are not 0%.
  private func share(_ part: Double) -> String {
    part < 0.005 ? strings["under 1%"] : Indicator.Unit.percent.printed(100 * part)
  }

  private static func place(of line: QualityLine) -> String {
    [line.input, line.field].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func count(_ quality: Quality) -> HTML {
    HTML(escaping: quality.isShown ? NumberText.count(quality.line.count) : "[c]")
  }

  /// The names of the indicators whose figures a line touches, the first three of many.
  private func touched(by line: QualityLine) -> String {
    let titles = line.indicators.compactMap { indicator($0)?.title }
    if 2 * titles.count > indicators.count { return strings["Most of them"] }
    guard titles.count > 4 else { return titles.joined(separator: "; ") }
    return titles.prefix(3).joined(separator: "; ") + strings["; and \(titles.count - 3) more"]
  }
}
