import Model
import Statistics

/// The methods of shares, counts and regressions.
func printShares(_ table: Table) throws {
  let counts = zip(table["x"], table["n"]).map { Count(Int($0), of: Int($1)) }
  let whole = counts.reduce(Count(0, of: 0), +)
  let theta = Double(whole.numerator) / Double(whole.denominator)
  for (area, count) in counts.enumerated() {
    let rest = Count(whole.numerator - count.numerator, of: whole.denominator - count.denominator)
    report("M01", area, wilson(count.numerator, of: count.denominator, .percent95))
    report("M02", area, countLimits(count.numerator, .percent95, .strict))
    report("M04", area, difference(count, rest, .percent95))
    report(
      "M04 ratio", area,
      rateRatio(
        count.numerator, of: Double(count.denominator), rest.numerator,
        of: Double(rest.denominator), .percent95))
    report(
      "M08", area,
      funnelLimits(
        count.denominator, at: theta, .includesArea(total: whole.denominator), .percent95))
  }
  let test = try heterogeneity(counts, seed: 1, draws: 9)
  report("M07", "chi", test.chiSquare)
  report("M07", "p", test.p)
  try printAdjusted(counts, whole)
  try printSmoothed(counts, theta)
  try printSpread(counts)
  try printChanges(counts)
}

private func printAdjusted(_ counts: [Count], _ whole: Count) throws {
  let areas = counts.indices.compactMap { AreaCode("Z05\(String(100_000 + $0))") }
  let indicator = Indicator(
    id: "share", title: "", definition: "", numerator: "", denominator: "", statistic: .share,
    unit: .percent, direction: .neutral, timing: .period)
  let none = Tally.count(Count(0, of: 0))
  // A large place that is not compared keeps every area under a tenth of the whole.
  let measure = Measure(
    indicator: indicator, level: .ward, group: .all, period: "", pooledPeriods: 1, areas: areas,
    tallies: counts.map(Tally.count),
    partnership: .count(Count(1_000 * whole.numerator, of: 1_000 * whole.denominator)),
    unknown: none, outside: none)
  for analysis in analyse([measure], partnership: areas[0], seed: 1) {
    for (area, estimate) in analysis.estimates.enumerated() {
      report("M08 exact p", area, estimate.p)
      report("M34", area, estimate.q)
    }
  }
}

private func printSmoothed(_ counts: [Count], _ theta: Double) throws {
  let smoothed = try SmoothedShares(counts)
  let codes = counts.indices.compactMap { AreaCode("Z05\(String(100_000 + $0))") }
  let shortfall = try Shortfall(counts, codes: codes, reference: 0.6, draws: 9, seed: 1)
  let ratios = counts.map {
    ObservedExpected(
      observed: $0.numerator, expected: theta * Double($0.denominator), variance: 1)
  }
  let levels = try SmoothedRatios(ratios)
  report("M13", "alpha", 1 / levels.shape)
  for (area, count) in counts.enumerated() {
    let found = smoothed.estimate(count)
    report("M12", "\(area) value", found.value)
    report("M12", area, found.limits)
    report("M39", area, shortfall.areas[area])
    report("M13", area, levels.estimate(ratios[area]).value)
  }
  let waits = try LotteryIndex(ratios)
  report("M15 waits", "variance", waits.sigma * waits.sigma)
}

private func printSpread(_ counts: [Count]) throws {
  let index = try LotteryIndex(counts)
  report("M15", "variance", index.sigma * index.sigma)
  report("M15 limits", "sigma", index.sigmaLimits)
  let spread = try Spread(counts)
  report("M16", "dl", spread.derSimonianLaird)
  report("M16", "pm", spread.pauleMandel)
  report("M16", "pm", spread.limits)
  report("M16", "i2", spread.iSquared)
  let inequality = try Inequality(counts)
  report("M17", "theil", inequality.theil)
  report("M17", "gini", inequality.gini)
  let line = try Gradient(counts.compactMap { Rung($0) })
  report("M18", "slope", line.slope)
  report("M18", "intercept", line.intercept)
  let fifths = (0..<5).map { fifth in
    counts.indices.filter { $0 % 5 == fifth }.reduce(Count(0, of: 0)) { sum, area in
      let count = counts[area]
      return sum + Count(25 * count.numerator, of: 25 * count.denominator)
    }
  }
  // In thousandths, so that the half widths are compared in proportion.
  let ladder = try Gradient(fifths.compactMap { Rung($0) })
  report("M18 simulated", "below", 1_000 * (ladder.slope - ladder.slopeLimits.lower))
  report("M18 simulated", "above", 1_000 * (ladder.slopeLimits.upper - ladder.slope))
  let odds = try Gradient.onLogOdds(fifths)
  report("M18 log odds", "slope", odds.slope)
  report("M18 log odds", "relative", odds.relative)
}

/// The change of an area that had the counts of the area before it, and how many flags luck raises.
private func printChanges(_ counts: [Count]) throws {
  for (area, (earlier, later)) in zip(counts, counts.dropFirst()).enumerated() {
    report("M33", area, try Change(from: earlier, to: later).limits)
  }
  let chances = counts.map { 1 / Double(2 + $0.denominator) }
  for shown in 0..<4 {
    let luck = LuckAudit(shown: shown, chances: chances, seed: 1)
    report("M36", "expected \(shown)", luck.expected)
    report("M36", "at least \(shown)", luck.p)
  }
}

func printChildren(_ table: Table) throws {
  let rows = zip(table["a"], table["b"]).map { [1, $0, $1] }
  let fit = try logisticFit(rows, table["y"].map { $0 == 1 })
  for (place, coefficient) in fit.coefficients.enumerated() { report("M05", place, coefficient) }
}
