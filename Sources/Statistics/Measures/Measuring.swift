public import Model

/// Counts every indicator at every level, for the latest return and for all returns put together.
///
/// - Parameters:
///   - returns: the latest first. Earlier ones only add years to the levels that pool.
///   - definitions: what to count.
///   - clocks: the time limits by the day of the request.
///   - pooledLevels: levels of small areas, which get a second measure over all returns.
/// - Returns: one measure for each definition and level, and a pooled one where the level pools.
public func measure(
  _ returns: [PlacedReturn], _ definitions: [Definition], clocks: StatutoryClocks,
  pooledLevels: [Level]
) -> [Measure] {
  guard let latest = returns.first else { return [] }
  let states = returns.map { CaseState($0.cases, snapshot: $0.snapshot) }
  var measures: [Measure] = []
  for definition in definitions {
    let observed = returns.indices.map { number in
      observations(definition, returns[number], states[number], clocks)
    }
    for level in latest.placements.indices {
      let single = tabulate(definition.indicator, level, returns, observed, years: 1)
      measures.append(single)
      let pools = pooledLevels.contains(latest.placements[level].level) && returns.count > 1
      if pools, definition.indicator.timing == .period {
        measures.append(
          tabulate(definition.indicator, level, returns, observed, years: returns.count))
      }
    }
  }
  return measures
}

/// What each case of the return adds to the indicator, by row.
private func observations(
  _ definition: Definition, _ source: PlacedReturn, _ state: CaseState, _ clocks: StatutoryClocks
) -> [(row: Int, observation: Observation)] {
  (0..<source.cases.count).compactMap { row in
    guard state.isFirst[row] else { return nil }
    let view = CaseView(
      cases: source.cases, row: row, state: state, period: source.period,
      snapshot: source.snapshot, clock: clocks[source.cases.received[row]])
    return definition.observe(view).map { (row, $0) }
  }
}

private func tabulate(
  _ indicator: Indicator, _ levelNumber: Int, _ returns: [PlacedReturn],
  _ observed: [[(row: Int, observation: Observation)]], years: Int
) -> Measure {
  let latest = returns[0].placements[levelNumber]
  let empty = Tally.empty(for: indicator)
  var tallies = [Tally](repeating: empty, count: latest.areas.count)
  var unknown = empty
  var outside = empty
  var partnership = empty
  for number in 0..<years {
    let area = returns[number].placements[levelNumber].area
    for (row, observation) in observed[number] {
      partnership.add(observation)
      switch area[row] {
      case Placement.unknown: unknown.add(observation)
      case Assignment.outside: outside.add(observation)
      case let placed: tallies[Int(placed)].add(observation)
      }
    }
  }
  return Measure(
    indicator: indicator, level: latest.level, group: .all,
    period: periodText(indicator, Array(returns[..<years])), pooledPeriods: years,
    areas: latest.areas, tallies: tallies, partnership: partnership, unknown: unknown,
    outside: outside)
}

private func periodText(_ indicator: Indicator, _ returns: [PlacedReturn]) -> String {
  switch indicator.timing {
  case .snapshot: returns[0].snapshot.description
  case .period:
    "\(returns.map(\.period.first).min() ?? returns[0].period.first)..\(returns[0].period.last)"
  }
}

extension Tally {
  /// The tally of nobody.
  static func empty(for indicator: Indicator) -> Tally {
    switch indicator.statistic {
    case .share: .count(Count(0, of: 0))
    case .count: .total(0)
    case .quantile where indicator.unit == .kilometres: .metres([])
    case .quantile, .survivalQuantile, .speed, .restrictedMean: .waits(Waits())
    case .incidence: .exits(Exits())
    case .rate, .ratio: .rate(Rate(0, of: 0))
    case .change, .clearance:
      .flow(ListFlow(atStart: 0, atEnd: 0, arrivals: 0, departures: 0, weeks: 0))
    }
  }

  mutating func add(_ observation: Observation) {
    switch (self, observation) {
    case (.count(var count), .share(let isIn)):
      self = .total(0)
      count.numerator += isIn ? 1 : 0
      count.denominator += 1
      self = .count(count)
    case (.total(let total), .present):
      self = .total(total + 1)
    case (.waits(var waits), .wait(let entry, let exit, let isCompleted)):
      // Lets go of the columns so that appending does not copy them.
      self = .total(0)
      waits.append(entry: Int32(entry), exit: Int32(exit), completed: isCompleted)
      self = .waits(waits)
    default:
      preconditionFailure("An indicator's rule observes what its statistic counts.")
    }
  }
}
