import Intake
import Model

/// An aggregated table, ready to become measures.
struct CountedInput: Sendable {
  let indicator: Indicator
  let level: Level
  let table: CountsTable

  /// One measure for each period of the table, over the areas of the level's boundaries.
  func measures(_ boundaries: [BoundarySet]) -> [Measure] {
    guard let areas = boundaries.first(where: { $0.level == level })?.areas else { return [] }
    let numbers = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1.code, $0) })
    let periods = Set(table.rows.map(\.period)).sorted()
    return periods.map { period in
      var tallies = [Tally](repeating: .unavailable(.notAvailable), count: areas.count)
      var outside = Count(0, of: 0)
      var whole = Count(0, of: 0)
      for row in table.rows where row.period == period {
        let number = numbers[row.area]
        if let number { tallies[number] = row.tally }
        guard case .count(let count) = row.tally else { continue }
        whole = whole + count
        if number == nil { outside = outside + count }
      }
      return Measure(
        indicator: indicator, level: level, group: .all, period: period, pooledPeriods: 1,
        areas: areas.map(\.code), tallies: tallies, partnership: .count(whole),
        unknown: .count(Count(0, of: 0)), outside: .count(outside))
    }
  }
}
