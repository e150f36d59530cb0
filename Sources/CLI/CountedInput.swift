import Intake
import Model

/// An aggregated table, ready to become measures.
struct CountedInput: Sendable {
  let indicator: Indicator
  let level: Level
  let table: CountsTable
  /// The table's file, for messages.
  let file: String
  /// The row that is the sum of the others, where the table has one.
  let total: AreaCode?

  /// Says which codes of the table have no boundary, and which areas have no row: never joined in silence.
  func mismatches(_ boundaries: [BoundarySet]) -> [Problem] {
    guard let areas = boundaries.first(where: { $0.level == level })?.areas else { return [] }
    let known = Set(areas.map(\.code))
    let given = Set(table.rows.map(\.area).filter { $0 != total })
    let strangers = given.subtracting(known).sorted()
    let silent = areas.filter { !given.contains($0.code) }
    var problems: [Problem] = []
    func add(_ reason: String, _ message: String) {
      problems.append(
        Problem(
          location: SourceLocation(file: file), severity: .warning, reason: reason,
          message: message))
    }
    if !strangers.isEmpty {
      add(
        "area-without-boundary",
        "\(strangers.count) codes have no boundary and count in the total alone: "
          + "\(list(strangers)). Where the table is about more than the partnership, choose its own areas with "
          + "rows: { HEADING: [CODE, CODE] }; where codes changed, say recode: { OLD: NEW }.")
    }
    if !silent.isEmpty {
      add(
        "area-without-row",
        "\(silent.count) \(level.plural) have no row in the table: \(list(silent.map(\.code))).")
    }
    return problems
  }

  private func list(_ codes: [AreaCode]) -> String {
    codes.prefix(10).map(\.text).joined(separator: ", ") + (codes.count > 10 ? ", ..." : "")
  }

  /// One measure for each period of the table, over the areas of the level's boundaries.
  func measures(_ boundaries: [BoundarySet]) -> [Measure] {
    guard let areas = boundaries.first(where: { $0.level == level })?.areas else { return [] }
    let numbers = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1.code, $0) })
    let periods = Set(table.rows.map(\.period)).sorted()
    return periods.map { period in
      var tallies = [Tally](repeating: .unavailable(.notAvailable), count: areas.count)
      var outside = Count(0, of: 0)
      let rows = table.rows.filter { $0.period == period }
      for row in rows where row.area != total {
        if let number = numbers[row.area] {
          tallies[number] = row.tally
        } else if case .count(let count) = row.tally {
          outside = outside + count
        }
      }
      return Measure(
        indicator: indicator, level: level, group: .all, period: period, pooledPeriods: 1,
        areas: areas.map(\.code), tallies: tallies,
        partnership: CountedBounds(rows, total: total).whole,
        unknown: .count(Count(0, of: 0)), outside: .count(outside))
    }
  }
}
