import Disclosure
import Model

extension Report {
  /// How good the data is: what is not recorded, what was left out, what that touches, and how much is hidden.
  func qualityPage() -> Page {
    var body = PageBody(strings)
    body.section("Rows left out or worth a look", reasonsTable(&body))
    if let complete = completenessTable(&body) {
      body.section("How complete the data is", complete)
    }
    if let unplaced = unplaced(&body) {
      body.section("Children not placed on the map", unplaced)
    }
    let figures = [
      "\(NumberText.count(release.figuresShown)) figures are shown.",
      "\(NumberText.count(release.figuresHidden)) figures are hidden to protect children's privacy.",
    ]
    body.section("Figures shown and hidden", .list(ofSentences: figures))
    body.section("Editions of the places", .list(ofSentences: editionsOfPlaces))
    return Page(
      path: "quality.html", name: "How good the data is",
      lede: "What was missing, what was left out, and what that does to the figures.",
      body: body.html, sentences: body.sentences)
  }

  /// The boundaries and the directory that placed the children.
  var editionsOfPlaces: [String] {
    var places = levels.map {
      "\($0.layer.level.plural.capitalizedFirst): \($0.layer.areas.count), boundaries "
        + "\($0.layer.vintage ?? "of unknown edition")."
    }
    if let vintage = edition.postcodeVintage { places.append("Postcode directory: \(vintage).") }
    return places
  }

  private static let notRecorded = "not-recorded"

  /// Every reason but that a field is empty.
  private func reasonsTable(_ body: inout PageBody) -> HTML {
    let lines = release.quality.filter { $0.line.reason != Self.notRecorded }
    guard !lines.isEmpty else { return .paragraph("Nothing was left out.") }
    var table = TableHTML(
      body.numberOfTable(), "Rows by reason",
      [.text("Reason"), .text("Where"), .number("Rows"), .text("What it does")]
        + (isPublic ? [] : [.text("Figures touched"), .text("Rows to look at")]), strings)
    for quality in lines {
      let line = quality.line
      if !quality.isShown { table.uses(.hidden) }
      var cells: [HTML] = [
        HTML(escaping: Self.place(of: line)), count(quality), HTML(escaping: line.effect),
      ]
      if !isPublic {
        cells.append(HTML(escaping: touched(by: line)))
        cells.append(HTML(escaping: line.exampleRows.map { String($0) }.joined(separator: ", ")))
      }
      table.row(
        HTML(escaping: line.reason.replacing("-", with: " ").capitalizedFirst), cells)
    }
    return table.html
  }

  /// How often each field says nothing; nil where no input was looked at field by field.
  private func completenessTable(_ body: inout PageBody) -> HTML? {
    let lines = release.quality.filter { $0.line.reason == Self.notRecorded }
    guard !lines.isEmpty else { return nil }
    let hasShares = lines.contains { $0.line.share != nil }
    var table = TableHTML(
      body.numberOfTable(), "Rows in which a field is blank or cannot be read",
      [.text("Field"), .text("File"), .number("Rows")] + (hasShares ? [.number("Share")] : [])
        + (isPublic ? [] : [.text("Figures touched")]), strings)
    for quality in lines {
      let line = quality.line
      if !quality.isShown { table.uses(.hidden) }
      var cells: [HTML] = [HTML(escaping: line.input), count(quality)]
      if hasShares {
        cells.append(
          HTML(escaping: line.share.map { Indicator.Unit.percent.printed(100 * $0) } ?? ""))
      }
      if !isPublic { cells.append(HTML(escaping: touched(by: line))) }
      table.row(HTML(escaping: line.field), cells)
    }
    return table.html
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
    guard titles.count > 4 else { return titles.joined(separator: "; ") }
    return titles.prefix(3).joined(separator: "; ") + "; and \(titles.count - 3) more"
  }

  /// Children who could not be placed, for the indicators that count most of them.
  func placesTable(_ body: inout PageBody) -> HTML {
    let ids = [headline?.id ?? "", "open_count"]
    var table = TableHTML(
      body.numberOfTable(), "Children in the total who are on no map",
      [.text("What is counted"), .number("Place not known"), .number("Outside the area")], strings)
    var isEmpty = true
    var seen: Set<String> = []
    for id in ids where seen.insert(id).inserted {
      guard let finest, let figures = levels[finest].figures(id) else { continue }
      isEmpty = false
      let cells = [figures.table.unknown, figures.table.outside].map { cell -> HTML in
        if cell.estimate == nil { table.uses(.hidden) }
        let number = cell.estimate?.denominator ?? cell.estimate?.outcome.whole
        return HTML(escaping: number.map(NumberText.count) ?? (cell.estimate == nil ? "[c]" : "0"))
      }
      table.row(
        "\(figures.indicator.denominator.capitalizedFirst), \(PeriodText(figures.table.period).words(strings))",
        cells)
    }
    return isEmpty ? HTML() : table.html
  }

  var unplacedSentence: Sentence {
    Words(report: self).plain(.unplaced, [("whole", comparator)])
  }

  /// Whether any case of the indicators that count most of them is on no map.
  var hasUnplaced: Bool {
    !cellsWithoutPlace.allSatisfy {
      $0.estimate?.outcome.reason == .notAvailable
        || ($0.estimate?.denominator ?? $0.estimate?.outcome.whole) == 0
    }
  }

  private var cellsWithoutPlace: [Cell] {
    [headline?.id, "open_count"].compactMap { id in
      id.flatMap { id in finest.flatMap { levels[$0].figures(id)?.table } }
    }.flatMap { [$0.unknown, $0.outside] }
  }

  /// The section on cases without a place, or nil where the figures can have none.
  func unplaced(_ body: inout PageBody) -> HTML? {
    let cells = cellsWithoutPlace
    // Published tables of areas hold nobody without a place.
    if cells.allSatisfy({ $0.estimate?.outcome.reason == .notAvailable }) { return nil }
    if !hasUnplaced {
      return .paragraph("Every case has a place on the map.")
    }
    return body.paragraph([unplacedSentence]) + placesTable(&body)
  }
}
