import Disclosure
import Model

extension Report {
  /// Children who could not be placed, for the indicators that count most of them.
  func placesTable(_ body: inout PageBody) -> HTML {
    let ids = [headline?.id ?? "", "open_count"]
    var table = TableHTML(
      body.numberOfTable(), strings["Children in the total who are on no map"],
      [
        .text(strings["What is counted"]), .number(strings["Place not known"]),
        .number(strings["Outside the area"]),
      ], strings)
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
      return .paragraph(strings["Every case has a place on the map."])
    }
    return body.paragraph([unplacedSentence]) + placesTable(&body)
  }
}
