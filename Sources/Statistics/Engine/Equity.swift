public import Model

/// The figures about inequality between the areas of a measure of shares or waits; none for other statistics.
///
/// Areas without cases are left out of every figure, and one that cannot be made has its reason.
///
/// - Parameters:
///   - measure: what was counted.
///   - analysis: the figures made of it.
///   - groups: for each area the number of its group, such as its district, to split Theil's index; or nil.
///   - seed: the seed of permutations and redraws.
///   - draws: how many redraws the luck floors are made of; 2,000 is usual.
/// - Returns: figures in a fixed order.
public func equity(
  of measure: Measure, _ analysis: Analysis, groups: [Int]?, seed: UInt64, draws: Int
) -> [EquityFigure] {
  let flags = [
    figure("flags_shown", "M08", Double(analysis.flagsShown)),
    figure("flags_expected_by_luck", "M36", analysis.flagsExpectedByLuck),
  ]
  switch measure.indicator.statistic {
  case .share:
    let counts = measure.tallies.map { tally in
      if case .count(let count) = tally { count } else { Count(0, of: 0) }
    }
    let used = counts.indices.filter { counts[$0].denominator > 0 }
    let shares = EquityOfShares(
      areas: used.map { counts[$0] }, codes: used.map { measure.areas[$0] },
      groups: groups.map { groups in used.map { groups[$0] } }, seed: seed, draws: draws)
    return shares.figures(measure.indicator.direction) + flags
  case .survivalQuantile:
    guard case .waits(let pool) = measure.partnership else { return flags }
    let pace = Pace(pool)
    let areas = measure.tallies.compactMap { tally -> ObservedExpected? in
      guard case .waits(let waits) = tally else { return nil }
      return pace.compare(waits)
    }
    return equity(ofWaits: areas, measure.tallies) + flags
  case .count, .quantile, .rate, .ratio, .speed, .incidence, .restrictedMean, .change, .clearance:
    return []
  }
}

private func equity(ofWaits areas: [ObservedExpected], _ tallies: [Tally]) -> [EquityFigure] {
  let waits = tallies.compactMap { tally -> Waits? in
    if case .waits(let waits) = tally, waits.count > 0 { waits } else { nil }
  }
  let test = attempt { () throws(StatisticsError) in try LogRankTest([waits]) }
  return lottery(attempt { () throws(StatisticsError) in try LotteryIndex(areas) })
    + [figure("heterogeneity_chi2", "M23", test.map(\.chiSquare), p: (try? test.get())?.p)]
    + dispersion(attempt { () throws(StatisticsError) in try Dispersion(areas) })
}

/// The figures of shares, which have most methods.
private struct EquityOfShares {
  let areas: [Count]
  let codes: [AreaCode]
  let groups: [Int]?
  let seed: UInt64
  let draws: Int

  func figures(_ direction: Indicator.Direction) -> [EquityFigure] {
    let test = attempt { () throws(StatisticsError) in try heterogeneity(areas, seed: seed) }
    let p = (try? test.get()).map { $0.permutationP ?? $0.p }
    let spread = attempt { () throws(StatisticsError) in try Spread(areas) }
    let index = attempt { () throws(StatisticsError) in try LotteryIndex(areas) }
    let theta = pooled
    let over = attempt { () throws(StatisticsError) in try Dispersion(areas, theta: theta) }
    return lottery(index)
      + [
        figure("heterogeneity_chi2", "M07", test.map(\.chiSquare), p: p),
        figure("i2", "M16", spread.map(\.iSquared)),
      ]
      + dispersion(over) + inequality + shortfall(direction)
  }

  private var pooled: Double {
    let whole = areas.reduce(Count(0, of: 0), +)
    return whole.denominator > 0 ? Double(whole.numerator) / Double(whole.denominator) : 0
  }

  private var inequality: [EquityFigure] {
    let theta = pooled
    let groups = groups ?? areas.map { _ in 0 }
    let statistics: [(String, ([Count]) throws(StatisticsError) -> Double)] = [
      ("theil_total", { (draw) throws(StatisticsError) in try Inequality(draw).theil }),
      (
        "theil_between",
        { (draw) throws(StatisticsError) in try theilSplit(draw, groups: groups).between }
      ),
      (
        "theil_within",
        { (draw) throws(StatisticsError) in try theilSplit(draw, groups: groups).within }
      ),
      ("gini", { (draw) throws(StatisticsError) in try Inequality(draw).gini }),
      (
        "index_of_disparity",
        { (draw) throws(StatisticsError) in
          try Inequality(draw).indexOfDisparity(from: theta)
        }
      ),
    ]
    let floors = luckFloors(
      areas, codes: codes, draws: draws, seed: seed,
      statistics.map { statistic in { try? statistic.1($0) } })
    return zip(statistics, floors).map { statistic, floor in
      let value = attempt { () throws(StatisticsError) in try statistic.1(areas) }
      return figure(statistic.0, "M17", value, floor: floor?.mean)
    }
  }

  /// What would be if all areas were like the best; only where there is a best.
  private func shortfall(_ direction: Indicator.Direction) -> [EquityFigure] {
    guard direction != .neutral else { return [] }
    let good =
      direction == .higherIsBetter
      ? areas : areas.map { Count($0.denominator - $0.numerator, of: $0.denominator) }
    let benchmark = attempt { () throws(StatisticsError) in
      try achievableBenchmark(good, codes: codes)
    }
    let children = attempt { () throws(StatisticsError) in
      try Shortfall(good, codes: codes, reference: benchmark.get(), seed: seed)
    }
    let percent = benchmark.map { 100 * (direction == .higherIsBetter ? $0 : 1 - $0) }
    return [
      figure("achievable_benchmark", "M38", percent),
      EquityFigure(
        statistic: "expected_shortfall",
        outcome: outcome(children) { Bounded($0.total, $0.limits) },
        p: nil, luckFloor: nil, method: "M39"),
    ]
  }
}

private func lottery(_ index: Result<LotteryIndex, StatisticsError>) -> [EquityFigure] {
  let p = (try? index.get())?.p
  var figures = [
    EquityFigure(
      statistic: "lottery_index", outcome: outcome(index) { Bounded($0.index, $0.limits) }, p: p,
      luckFloor: nil, method: "M15"),
    EquityFigure(
      statistic: "lottery_sigma", outcome: outcome(index) { Bounded($0.sigma, $0.sigmaLimits) },
      p: p, luckFloor: nil, method: "M15"),
  ]
  if let correlation = (try? index.get())?.intraclassCorrelation {
    figures.append(figure("intraclass_correlation", "M15", correlation))
  }
  return figures
}

private func dispersion(_ found: Result<Dispersion, StatisticsError>) -> [EquityFigure] {
  [
    figure("dispersion_phi", "M09", found.map(\.phi)),
    figure("tau2", "M09", found.map(\.tauSquared)),
  ]
}

func attempt<Value>(
  _ work: () throws(StatisticsError) -> Value
) -> Result<Value, StatisticsError> {
  do { return .success(try work()) } catch { return .failure(error) }
}

func outcome<Value>(
  _ result: Result<Value, StatisticsError>, _ bounded: (Value) -> Bounded
) -> Outcome {
  switch result {
  case .success(let value):
    let bounded = bounded(value)
    let upper = bounded.limits.upper
    return .value(
      bounded.value,
      Outcome.Limits(lower: bounded.limits.lower, upper: upper.isFinite ? upper : nil))
  case .failure(.none(let reason)): return .none(reason)
  }
}

private func figure(_ statistic: String, _ method: String, _ value: Double) -> EquityFigure {
  figure(statistic, method, .success(value))
}

func figure(
  _ statistic: String, _ method: String, _ value: Result<Double, StatisticsError>,
  p: Double? = nil, floor: Double? = nil
) -> EquityFigure {
  let outcome: Outcome
  switch value {
  case .success(let value): outcome = .value(value, Outcome.Limits(lower: nil, upper: nil))
  case .failure(.none(let reason)): outcome = .none(reason)
  }
  return EquityFigure(
    statistic: statistic, outcome: outcome, p: p, luckFloor: floor, method: method)
}
