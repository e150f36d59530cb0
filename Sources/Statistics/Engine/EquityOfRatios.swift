import Model

/// The equity figures of waits and rates, from observed and expected numbers.
struct EquityOfRatios {
  let index: Result<LotteryIndex, StatisticsError>
  let figures: [EquityFigure]
  /// For waits, the flags of each redraw.
  let drawnFlags: [Int]?

  init(
    _ all: [ObservedExpected], _ source: AreaOutcomes.Source, _ measure: Measure,
    _ surroundings: Surroundings, _ seed: UInt64, _ draws: Int
  ) {
    let used = all.indices.filter { all[$0].expected > 0 }
      .sorted { measure.areas[$0] < measure.areas[$1] }
    let areas = used.map { all[$0] }
    let codes = used.map { measure.areas[$0] }
    let mix = measure.mixExpected.map { mix in
      used.map { area in
        ObservedExpected(
          observed: mix[area].observed, expected: mix[area].expected,
          variance: mix[area].variance)
      }
    }
    let own = surroundings.of(used)
    let groups = Surroundings.numbered(own.groups)
    let luck = Luck(areas, all, source, codes: codes, used, groups, seed, draws)
    drawnFlags = luck.flags
    index = attempt { () throws(StatisticsError) in
      switch source {
      case .waits(let waits, let whole): try LotteryIndex(used.map { waits[$0] }, all: whole)
      case .events: try LotteryIndex(areas)
      }
    }
    figures =
      lottery(index, own, hasMix: mix != nil) { groups, usesMix throws(StatisticsError) in
        try LotteryFit(usesMix ? mix ?? areas : areas, groups: groups).sigma
      }
      + [Self.heterogeneity(areas, source, luck)]
      + spread(attempt { () throws(StatisticsError) in try Spread(areas) })
      + dispersion(attempt { () throws(StatisticsError) in try Dispersion(areas) })
      + inequality(luck.observed, areas: areas.count, luck.drawn)
      + Self.shortfalls(areas, codes, AreaOutcomes.moreIsGood(measure.indicator), seed)
  }

  /// The log-rank test of all areas where there are not too many for its matrix, else Pearson's statistic with its redraws.
  private static func heterogeneity(
    _ areas: [ObservedExpected], _ source: AreaOutcomes.Source, _ luck: Luck
  ) -> EquityFigure {
    if case .waits(let waits, _) = source, areas.count <= mostForMatrix {
      let test = attempt { () throws(StatisticsError) in
        try LogRankTest([waits.filter { $0.count > 0 }])
      }
      return figure("heterogeneity_chi2", "M23", test.map(\.chiSquare), p: (try? test.get())?.p)
    }
    guard areas.count > 1, luck.pearson.observed.isFinite else {
      return figure("heterogeneity_chi2", "M07", .failure(.none(.tooFew)))
    }
    let reached = luck.pearson.drawn.count {
      $0 >= luck.pearson.observed - 1e-9 * (1 + luck.pearson.observed)
    }
    return figure(
      "heterogeneity_chi2", "M07", .success(luck.pearson.observed),
      p: Double(1 + reached) / Double(luck.pearson.drawn.count + 1))
  }

  private static let mostForMatrix = 250

  /// What would be if all areas were like the best; only where there is a best.
  private static func shortfalls(
    _ areas: [ObservedExpected], _ codes: [AreaCode], _ moreIsGood: Bool?, _ seed: UInt64
  ) -> [EquityFigure] {
    guard let moreIsGood else { return [] }
    let benchmark = attempt { () throws(StatisticsError) in
      try achievableBenchmark(areas, codes: codes, moreIsGood: moreIsGood)
    }
    let events = attempt { () throws(StatisticsError) in
      try RatioShortfall(
        areas, codes: codes, reference: benchmark.get(), moreIsGood: moreIsGood, seed: seed)
    }
    return [
      figure("achievable_benchmark", "M38 observed over expected", benchmark),
      EquityFigure(
        statistic: "expected_shortfall",
        outcome: outcome(events) { Bounded($0.total, $0.limits) }, p: nil, luckFloor: nil,
        method: "M39 observed over expected"),
    ]
  }
}

/// What luck alone would make of observed and expected numbers.
private struct Luck {
  var observed: InequalityFigures?
  var drawn: [InequalityFigures] = []
  /// Pearson's Σ(O-E)²/E.
  var pearson: (observed: Double, drawn: [Double]) = (.nan, [])
  var flags: [Int]?

  /// `areas`, `codes` and `groups` are of those with an expected number, whose numbers among all are `used`.
  init(
    _ areas: [ObservedExpected], _ all: [ObservedExpected], _ source: AreaOutcomes.Source,
    codes: [AreaCode], _ used: [Int], _ groups: [Int]?, _ seed: UInt64, _ draws: Int
  ) {
    let ownGroups = groups ?? areas.map { _ in 0 }
    func chi(_ observed: [Int], _ expected: [Double]) -> Double {
      zip(observed, expected).reduce(0) { sum, pair in
        let excess = Double(pair.0) - pair.1
        return pair.1 > 0 ? sum + excess * excess / pair.1 : sum
      }
    }
    let counts = areas.map(\.observed)
    let sizes = areas.map(\.expected)
    observed = InequalityFigures(
      zip(counts, sizes).map { Double($0) / $1 }, weights: sizes, groups: ownGroups,
      groupCount: 1 + (ownGroups.max() ?? 0), reference: nil)
    guard areas.count > 1 else { return }
    pearson.observed = chi(counts, sizes)
    var redraw: LuckDraws
    switch source {
    case .events: redraw = LuckDraws(areas, codes: codes, seed: seed)
    case .waits(let waits, let whole):
      redraw = LuckDraws(used.map { waits[$0] }, all: whole, seed: seed)
      flags = []
    }
    var inequality = InequalityOfDraws(groups: ownGroups, reference: nil)
    for _ in 0..<draws {
      redraw.next()
      if let found = inequality.figures(redraw.observed, redraw.sizes, redraw.logSizes) {
        drawn.append(found)
      }
      pearson.drawn.append(chi(redraw.observed, redraw.sizes))
      if let raised = redraw.flags() { flags?.append(raised) }
    }
  }
}
