public import Model

/// How a measure changes with deprivation over groups of its areas: slope, ratio and concentration indices, and the ratio of the
/// extreme groups (M18, M04).
///
/// The slope runs from the most deprived end to the least, in percentage points for shares and in units of the ratio of observed
/// to expected (M22) for waits and rates; the ratio of the extreme groups is the most deprived over the least. None for other
/// statistics.
///
/// - Parameters:
///   - measure: what was counted.
///   - groups: for each area its group, from 0 for the most deprived to `count` - 1, or nil where it is not known.
///   - count: how many groups; 5 for fifths.
/// - Returns: figures in a fixed order; `tooFew` where a group has nobody.
public func deprivationEquity(
  of measure: Measure, groups: [Int?], count: Int
) -> [EquityFigure] {
  precondition(groups.count == measure.areas.count && count > 1, "Each area has a group or none.")
  guard let outcomes = AreaOutcomes(measure) else { return [] }
  let members = (0..<count).map { group in groups.indices.filter { groups[$0] == group } }
  switch outcomes {
  case .shares(let areas, _):
    return gradient(
      ofShares: members.map { $0.reduce(Count(0, of: 0)) { $0 + areas[$1] } })
  case .ratios(let areas, _):
    return gradient(ofRatios: members.map { $0.map { areas[$0] } })
  }
}

/// How a measure changes with deprivation over the children of each national fifth, wherever they live (M18).
///
/// - Parameter fifths: the measures of the fifths from the most deprived to the least, of one indicator and period.
/// - Returns: figures in a fixed order; none for statistics that are not shares, waits or rates.
public func deprivationEquity(ofFifths fifths: [Measure]) -> [EquityFigure] {
  guard let first = fifths.first else { return [] }
  switch first.indicator.statistic {
  case .share:
    return gradient(ofShares: fifths.map { $0.partnership.plausibleCount ?? Count(0, of: 0) })
  case .survivalQuantile, .speed, .restrictedMean:
    let waits = fifths.map { fifth in
      if case .waits(let waits) = fifth.partnership { waits } else { Waits() }
    }
    let pace = Pace(waits.reduce(Waits(), +))
    return gradient(ofRatios: waits.map { [pace.compare($0)] })
  case .rate:
    let rates = fifths.map { fifth in
      if case .rate(let rate) = fifth.partnership { rate } else { Rate(0, of: 0) }
    }
    let all = rates.reduce(Rate(0, of: 0), +)
    guard all.population > 0, all.events > 0 else { return [] }
    let level = Double(all.events) / all.population
    return gradient(
      ofRatios: rates.map { rate in
        let expected = rate.population * level
        return [ObservedExpected(observed: rate.events, expected: expected, variance: expected)]
      })
  default: return []
  }
}

private func gradient(ofShares rungs: [Count]) -> [EquityFigure] {
  gradient(rungs.map { Rung($0) }, unit: 100)
    + [extremeRatio(rungs.map { ($0.numerator, Double($0.denominator)) })]
}

private func gradient(ofRatios groups: [[ObservedExpected]]) -> [EquityFigure] {
  let sums = groups.map { areas in
    (observed: areas.reduce(0) { $0 + $1.observed }, expected: Sum(areas.map(\.expected)).value)
  }
  return gradient(
    sums.map { Rung($0.observed, over: $0.expected, population: $0.expected) }, unit: 1)
    + [extremeRatio(sums.map { ($0.observed, $0.expected) })]
}

private func gradient(_ rungs: [Rung?], unit: Double) -> [EquityFigure] {
  let line = attempt { () throws(StatisticsError) in
    let known = rungs.compactMap(\.self)
    guard known.count == rungs.count else { throw .none(.tooFew) }
    return try Gradient(known)
  }
  let relative = attempt { () throws(StatisticsError) in
    guard let value = try line.get().relative, let limits = try line.get().relativeLimits else {
      throw .none(.notIdentifiable)
    }
    return Bounded(value, limits)
  }
  let concentration = attempt { () throws(StatisticsError) in
    guard let value = try line.get().concentration else { throw .none(.notIdentifiable) }
    return value
  }
  return [
    EquityFigure(
      statistic: "slope_index",
      outcome: outcome(line) { Bounded(unit * $0.slope, $0.slopeLimits.scaled(by: unit)) },
      p: nil, luckFloor: nil, method: "M18"),
    EquityFigure(
      statistic: "relative_index", outcome: outcome(relative) { $0 }, p: nil, luckFloor: nil,
      method: "M18"),
    figure("concentration_index", "M18", concentration),
  ]
}

private func extremeRatio(_ groups: [(events: Int, population: Double)]) -> EquityFigure {
  func made(_ outcome: Outcome) -> EquityFigure {
    EquityFigure(
      statistic: "extreme_fifth_ratio", outcome: outcome, p: nil, luckFloor: nil, method: "M04")
  }
  guard let most = groups.first, let least = groups.last, most.population > 0,
    least.population > 0
  else { return made(.none(.noCases)) }
  guard least.events > 0,
    let limits = rateRatio(
      most.events, of: most.population, least.events, of: least.population, .percent95)
  else { return made(.none(.notIdentifiable)) }
  return made(
    .value(
      Double(most.events) / most.population / (Double(least.events) / least.population), limits))
}
