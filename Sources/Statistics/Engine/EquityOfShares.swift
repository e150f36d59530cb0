import Model

/// The equity figures of shares.
struct EquityOfShares {
  let index: Result<LotteryIndex, StatisticsError>
  private let areas: [Count]
  private let codes: [AreaCode]
  private let groups: [Int]?
  private let theta: Double
  private let mix: [MixExpected]?
  private let surroundings: Surroundings
  private let moreIsGood: Bool?
  private let seed: UInt64
  private let draws: Int

  init(
    _ areas: [Count], theta: Double, _ measure: Measure, _ surroundings: Surroundings,
    _ seed: UInt64, _ draws: Int
  ) {
    // Areas without cases have no part in anything; the others are taken by their codes, whatever their order.
    let used = areas.indices.filter { areas[$0].denominator > 0 }
      .sorted { measure.areas[$0] < measure.areas[$1] }
    let counts = used.map { areas[$0] }
    self.areas = counts
    index = attempt { () throws(StatisticsError) in try LotteryIndex(counts) }
    codes = used.map { measure.areas[$0] }
    mix = measure.mixExpected.map { mix in used.map { mix[$0] } }
    self.surroundings = surroundings.of(used)
    groups = Surroundings.numbered(self.surroundings.groups)
    self.theta = theta
    moreIsGood = AreaOutcomes.moreIsGood(measure.indicator)
    self.seed = seed
    self.draws = draws
  }

  var figures: [EquityFigure] {
    let test = attempt { () throws(StatisticsError) in try heterogeneity(areas, seed: seed) }
    let p = (try? test.get()).map { $0.permutationP ?? $0.p }
    let pooled = areas.reduce(Count(0, of: 0), +)
    let ownTheta =
      pooled.denominator > 0 ? Double(pooled.numerator) / Double(pooled.denominator) : 0
    return lottery(index, surroundings, hasMix: mix != nil) {
      groups, usesMix throws(StatisticsError) in
      let expected = usesMix ? mix?.map(\.expected) : nil
      return try LotteryFit(areas, expected: expected, groups: groups).sigma
    }
      + [figure("heterogeneity_chi2", "M07", test.map(\.chiSquare), p: p)]
      + spread(attempt { () throws(StatisticsError) in try Spread(areas) })
      + dispersion(
        attempt { () throws(StatisticsError) in try Dispersion(areas, theta: ownTheta) })
      + inequality(figures(areas), areas: areas.count, drawnFigures(ownTheta)) + shortfalls
  }

  private func figures(_ counts: [Count]) -> InequalityFigures? {
    InequalityFigures(
      counts.map { Double($0.numerator) / Double($0.denominator) },
      weights: counts.map { Double($0.denominator) }, groups: groups ?? counts.map { _ in 0 },
      groupCount: 1 + (groups?.max() ?? 0), reference: theta > 0 ? theta : nil)
  }

  private func drawnFigures(_ theta: Double) -> [InequalityFigures] {
    guard areas.count > 1, theta > 0 else { return [] }
    var redraw = LuckDraws(areas, theta: theta, codes: codes, seed: seed)
    var inequality = InequalityOfDraws(
      groups: groups ?? areas.map { _ in 0 }, reference: self.theta)
    return (0..<draws).compactMap { _ in
      redraw.next()
      return inequality.figures(redraw.observed, redraw.sizes, redraw.logSizes)
    }
  }

  /// What would be if all areas were like the best; only where there is a best.
  private var shortfalls: [EquityFigure] {
    guard let moreIsGood else { return [] }
    let good = moreIsGood ? areas : areas.map(\.others)
    let benchmark = attempt { () throws(StatisticsError) in
      try achievableBenchmark(good, codes: codes)
    }
    let children = attempt { () throws(StatisticsError) in
      try Shortfall(good, codes: codes, reference: benchmark.get(), seed: seed)
    }
    return [
      figure(
        "achievable_benchmark", "M38", benchmark.map { 100 * (moreIsGood ? $0 : 1 - $0) }),
      EquityFigure(
        statistic: "expected_shortfall",
        outcome: outcome(children) { Bounded($0.total, $0.limits) }, p: nil, luckFloor: nil,
        method: "M39"),
    ]
  }
}

extension Count {
  /// Those of the denominator who are not in the numerator.
  var others: Count { Count(denominator - numerator, of: denominator) }
}

extension Surroundings {
  /// Those of some areas; neighbours are left out.
  func of(_ areas: [Int]) -> Surroundings {
    Surroundings(
      groups: groups.map { all in areas.map { all[$0] } },
      fifths: fifths.map { all in areas.map { all[$0] } })
  }
}
