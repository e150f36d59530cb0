public import Model

/// How a measure of shares changes with deprivation: slope, ratio and concentration indices, and the extreme groups' ratio.
///
/// The slope is in percentage points from the most deprived end to the least; the ratio of the extreme groups is the most
/// deprived over the least, with the exact limits of a ratio of rates (M04). None for other statistics.
///
/// - Parameters:
///   - measure: what was counted.
///   - groups: for each area its group, from 0 for the most deprived to `count` - 1, or nil where it is not known.
///   - count: how many groups; 5 for fifths.
/// - Returns: figures in a fixed order.
public func deprivationEquity(
  of measure: Measure, groups: [Int?], count: Int
) -> [EquityFigure] {
  guard case .share = measure.indicator.statistic else { return [] }
  precondition(groups.count == measure.areas.count && count > 1, "Each area has a group or none.")
  var rungs = [Count](repeating: Count(0, of: 0), count: count)
  for (tally, group) in zip(measure.tallies, groups) {
    guard case .count(let more) = tally, let group, rungs.indices.contains(group) else { continue }
    rungs[group] = rungs[group] + more
  }
  let line = attempt { () throws(StatisticsError) in
    let known = rungs.compactMap { Rung($0) }
    guard known.count == count else { throw .none(.tooFew) }
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
      outcome: outcome(line) { Bounded(100 * $0.slope, $0.slopeLimits.scaled(by: 100)) },
      p: nil, luckFloor: nil, method: "M18"),
    EquityFigure(
      statistic: "relative_index", outcome: outcome(relative) { $0 }, p: nil, luckFloor: nil,
      method: "M18"),
    figure("concentration_index", "M18", concentration),
    EquityFigure(
      statistic: "extreme_fifth_ratio", outcome: extremeRatio(rungs[0], rungs[count - 1]), p: nil,
      luckFloor: nil, method: "M04"),
  ]
}

private func extremeRatio(_ most: Count, _ least: Count) -> Outcome {
  guard most.denominator > 0, least.denominator > 0 else { return .none(.noCases) }
  let (first, second) = (Double(most.denominator), Double(least.denominator))
  guard least.numerator > 0,
    let limits = rateRatio(most.numerator, of: first, least.numerator, of: second, .percent95)
  else { return .none(.notIdentifiable) }
  return .value(
    Double(most.numerator) / first / (Double(least.numerator) / second), limits)
}
