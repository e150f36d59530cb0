import Disclosure
import Model

extension Report {
  /// How the figures were made: rules of this release, then formulas in words.
  func methodPage() -> Page {
    var body = PageBody(strings)
    body.section("What was done to the figures", .list(ofSentences: release.rules))
    if isPublic { body.section("What stays uncertain", .list(ofSentences: Self.residualRisks)) }
    body.section("Shares", .list(ofSentences: Self.shareNotes))
    body.section("Waits", .list(ofSentences: Self.waitNotes))
    body.section("When we call a difference real", .list(ofSentences: Self.comparisonNotes))
    var table = TableHTML(
      body.numberOfTable(), "Every indicator in this release",
      [.text("Indicator"), .text("What it counts"), .text("Unit")], strings)
    for indicator in indicators {
      table.row(
        "<a href=\"indicators/\(indicator.id).html\">\(indicator.title)</a>",
        [HTML(escaping: indicator.definition), HTML(escaping: indicator.unit.rawValue)])
    }
    body.section("What is measured", table.html)
    var places = levels.map {
      "\($0.layer.level.plural.capitalizedFirst): \($0.layer.areas.count), boundaries "
        + "\($0.layer.vintage ?? "of unknown edition")."
    }
    if let vintage = edition.postcodeVintage { places.append("Postcode directory: \(vintage).") }
    body.section("Places", .list(ofSentences: places))
    return Page(
      path: "method.html", name: "How we worked this out",
      lede: "What the figures mean, how they were made, and how sure they are.", body: body.html)
  }

  private static let residualRisks = [
    "A number shown can be two more or two fewer than the true one. Totals do not add up.",
    "Readers who know a child personally may still recognise that child's case.",
    "What other bodies publish about the same children has not been checked against these figures.",
    "Small numbers in public population figures stay public.",
  ]

  private static let shareNotes = [
    "A share is the number of children (or plans, or decisions) it happened to, over all it could have "
      + "happened to. Its 95% confidence interval, called the likely range, is Wilson's (1927).",
    "Counts of everybody still have a range: another year like this one would not give exactly the same cases.",
  ]

  private static let waitNotes = [
    "Waits run in days from the request and are shown in whole weeks. A typical wait is a median: half wait longer.",
    "The typical wait for a plan counts children still waiting, by the method of Kaplan and Meier (1958): "
      + "a wait that has not ended counts for as long as it has lasted.",
    "The typical wait of finished plans leaves out everybody still waiting. It looks too good while a queue grows.",
  ]

  private static let comparisonNotes = [
    "Each area is compared with the whole partnership. Double arrows mean outside the 99.8% limits, "
      + "single arrows outside the 95% limits, both after allowing for the number of areas compared "
      + "(Benjamini and Hochberg, 1995).",
    "No clear difference means that chance could explain a gap of this size. "
      + "Similar is said only where a difference that would matter can be ruled out.",
    "Areas are not ranked: with few children, ranks change by chance.",
  ]

  /// How good the data is: rows left out or worth a look, and how much is hidden.
  func qualityPage() -> Page {
    var body = PageBody(strings)
    body.section("Rows left out or worth a look", qualityTable(&body))
    if let unplaced = unplaced(&body) {
      body.section("Children not placed on the map", unplaced)
    }
    let figures = [
      "\(NumberText.count(release.figuresShown)) figures are shown.",
      "\(NumberText.count(release.figuresHidden)) figures are hidden to protect children's privacy.",
    ]
    body.section("Figures shown and hidden", .list(ofSentences: figures))
    return Page(
      path: "quality.html", name: "How good the data is",
      lede: "What was missing, what was left out, and what that does to the figures.",
      body: body.html)
  }

  func qualityTable(_ body: inout PageBody) -> HTML {
    guard !release.quality.isEmpty else { return .paragraph("Nothing was left out.") }
    var table = TableHTML(
      body.numberOfTable(), "Rows by reason",
      [.text("Reason"), .text("Where"), .number("Rows"), .text("What it does")]
        + (isPublic ? [] : [.text("Rows to look at")]), strings)
    for quality in release.quality {
      let line = quality.line
      if !quality.isShown { table.uses(.hidden) }
      var cells: [HTML] = [
        HTML(escaping: [line.input, line.field].filter { !$0.isEmpty }.joined(separator: ", ")),
        HTML(escaping: quality.isShown ? NumberText.count(line.count) : "[c]"),
        HTML(escaping: line.effect),
      ]
      if !isPublic {
        cells.append(HTML(escaping: line.exampleRows.map { String($0) }.joined(separator: ", ")))
      }
      table.row(HTML(escaping: line.reason), cells)
    }
    return table.html
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
        "\(figures.indicator.denominator.capitalizedFirst), \(PeriodText(figures.table.period).words)",
        cells)
    }
    return isEmpty ? HTML() : table.html
  }

  /// The section on cases without a place, or nil where the figures can have none.
  func unplaced(_ body: inout PageBody) -> HTML? {
    let tables = [headline?.id, "open_count"].compactMap { id in
      id.flatMap { id in finest.flatMap { levels[$0].figures(id)?.table } }
    }
    let cells = tables.flatMap { [$0.unknown, $0.outside] }
    // Published tables of areas hold nobody without a place.
    if cells.allSatisfy({ $0.estimate?.outcome.reason == .notAvailable }) { return nil }
    if cells.allSatisfy({ ($0.estimate?.denominator ?? $0.estimate?.outcome.whole) == 0 }) {
      return .paragraph("Every case has a place on the map.")
    }
    let words =
      "Cases that could not be placed are in the total of \(comparator) and in no area's figure."
    return .paragraph(words) + placesTable(&body)
  }
}
