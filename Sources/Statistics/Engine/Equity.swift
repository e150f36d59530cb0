public import Model

/// The figures about inequality between the areas of a measure of shares, waits, rates or clearances; for other statistics
/// the flags alone.
///
/// Waits and rates are taken as observed over expected numbers (M22), so that children still waiting count. Areas without
/// cases are left out of every figure, and one that cannot be made has its reason.
///
/// - Parameters:
///   - measure: what was counted.
///   - analysis: the figures made of it.
///   - surroundings: groups, deprivation and neighbours of the areas, in their order.
///   - seed: the seed of permutations and redraws.
///   - draws: how many redraws the luck floors are made of; 2,000 is usual.
/// - Returns: figures in a fixed order.
public func equity(
  of measure: Measure, _ analysis: Analysis, in surroundings: Surroundings = Surroundings(),
  seed: UInt64, draws: Int
) -> [EquityFigure] {
  EquityOfMeasure(
    measure, analysis, EquityOfOutcomes(measure, surroundings, seed, draws), seed: seed,
    draws: draws
  ).figures
}

/// The equity figures of what was observed in areas, which measures of the same children share.
struct EquityOfOutcomes {
  /// Of measures that have one.
  var index: Result<LotteryIndex, StatisticsError> = .failure(.none(.notApplicable))
  var figures: [EquityFigure] = []
  var deprivation: [EquityFigure] = []
  /// For waits, the flags that each redraw of children's records raised.
  var dealtFlags: [Int]?

  init(_ measure: Measure, _ surroundings: Surroundings, _ seed: UInt64, _ draws: Int) {
    switch AreaOutcomes(measure) {
    case .shares(let areas, let theta):
      let equity = EquityOfShares(areas, theta: theta, measure, surroundings, seed, draws)
      (index, figures) = (equity.index, equity.figures)
    case .ratios(let areas, let source):
      let equity = EquityOfRatios(areas, source, measure, surroundings, seed, draws)
      (index, figures, dealtFlags) = (equity.index, equity.figures, equity.drawnFlags)
    case nil: break
    }
    deprivation =
      surroundings.fifths.map { deprivationEquity(of: measure, groups: $0, count: 5) } ?? []
  }
}

extension Measure {
  /// Whether another measure counts the same children with the same outcomes, so that what is drawn from them is the same.
  func hasOutcomes(of other: Measure) -> Bool {
    level == other.level && partnership == other.partnership
      && Self.form(indicator.statistic) == Self.form(other.indicator.statistic)
      && AreaOutcomes.moreIsGood(indicator) == AreaOutcomes.moreIsGood(other.indicator)
      && areas == other.areas && tallies == other.tallies
      && strata?.parents == other.strata?.parents
      && strata?.partnership == other.strata?.partnership
      && strata?.tallies == other.strata?.tallies
  }

  /// Statistics of waits take the same observed and expected numbers (M22).
  private static func form(_ statistic: Indicator.Statistic) -> Indicator.Statistic {
    switch statistic {
    case .survivalQuantile, .speed, .restrictedMean: .speed
    default: statistic
    }
  }
}

/// The equity figures of one measure, with the flags that each redraw raised.
struct EquityOfMeasure {
  let figures: [EquityFigure]
  let luck: LuckSummary
  /// The flags of each redraw.
  let drawnFlags: [Int]

  init(
    _ measure: Measure, _ analysis: Analysis, _ outcomes: EquityOfOutcomes, seed: UInt64,
    draws: Int
  ) {
    // Only the tests of M22 are those whose records are dealt out.
    let usesRecords =
      switch measure.indicator.statistic {
      case .survivalQuantile, .speed: true
      default: false
      }
    let flags =
      (usesRecords ? outcomes.dealtFlags : nil)
      ?? Statistics.drawnFlags(analysis.flagChances, draws: draws, seed: seed)
    let audit = LuckAudit(shown: analysis.flagsShown, drawn: flags)
    drawnFlags = flags
    luck = LuckSummary(
      compared: analysis.compared, shown: audit.shown, expected: audit.expected, p: audit.p)
    // What was not compared has no flags.
    let isCompared = analysis.compared > 0
    figures =
      outcomes.figures + Self.weeks(measure, seed) + outcomes.deprivation
      + (isCompared ? Self.flags(audit) : [])
  }

  /// The weeks waited beyond the partnership's average (M39), of average waits alone.
  private static func weeks(_ measure: Measure, _ seed: UInt64) -> [EquityFigure] {
    guard case .restrictedMean(let day) = measure.indicator.statistic else { return [] }
    let weeks = attempt { () throws(StatisticsError) in
      try RestrictedMeanMethod(measure, day: day)
        .excess(measure.tallies, codes: measure.areas, seed: seed)
    }
    return [
      EquityFigure(
        statistic: "expected_shortfall", outcome: outcome(weeks) { $0 }, p: nil, luckFloor: nil,
        method: "M39 weeks over the average")
    ]
  }

  private static func flags(_ audit: LuckAudit) -> [EquityFigure] {
    [
      figure("flags_shown", "M08", .success(Double(audit.shown)), p: audit.p),
      figure("flags_expected_by_luck", "M36", .success(audit.expected)),
    ]
  }
}

/// The lottery index with its standard deviation, and how much of it districts, deprivation and the mix of children explain
/// (M15).
///
/// - Parameters:
///   - index: of the areas.
///   - surroundings: of the same areas.
///   - hasMix: whether expected numbers by the mix of children are known.
///   - refit: the standard deviation with levels of the areas' groups, or with those expected numbers.
/// - Returns: figures in a fixed order.
func lottery(
  _ index: Result<LotteryIndex, StatisticsError>, _ surroundings: Surroundings, hasMix: Bool,
  refit: (_ groups: [Int]?, _ usesMix: Bool) throws(StatisticsError) -> Double
) -> [EquityFigure] {
  var figures = lottery(index)
  func explained(_ by: String, _ groups: [Int]?, _ usesMix: Bool) {
    let share = attempt { () throws(StatisticsError) in
      let before = try index.get().sigmaOfPool
      guard before > 0 else { throw .none(.notIdentifiable) }
      return try proportionExplained(before, refit(groups, usesMix))
    }
    figures.append(figure("lottery_explained", "M15 \(by)", share))
  }
  if let groups = Surroundings.numbered(surroundings.groups) {
    explained("districts", groups, false)
  }
  if let groups = Surroundings.numbered(surroundings.fifths) {
    explained("deprivation", groups, false)
  }
  if hasMix { explained("mix of children", nil, true) }
  return figures
}

/// The lottery index with its standard deviation, and for shares the part of the variance that lies between areas.
func lottery(_ index: Result<LotteryIndex, StatisticsError>) -> [EquityFigure] {
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
    figures.append(figure("intraclass_correlation", "M15", .success(correlation)))
  }
  return figures
}

func dispersion(_ found: Result<Dispersion, StatisticsError>) -> [EquityFigure] {
  [
    figure("dispersion_phi", "M09", found.map(\.phi)),
    figure("tau2", "M09", found.map(\.tauSquared)),
  ]
}

/// The spread beyond chance by the methods of meta-analysis (M16).
func spread(_ found: Result<Spread, StatisticsError>) -> [EquityFigure] {
  [
    figure("i2", "M16", found.map(\.iSquared)),
    figure("tau2", "M16 DerSimonian-Laird", found.map(\.derSimonianLaird)),
    EquityFigure(
      statistic: "tau2", outcome: outcome(found) { Bounded($0.pauleMandel, $0.limits) }, p: nil,
      luckFloor: nil, method: "M16 Paule-Mandel"),
  ]
}

/// Measures of inequality with their luck floors, and the probability of so much inequality by luck (M17).
func inequality(
  _ observed: InequalityFigures?, areas: Int, _ drawn: [InequalityFigures]
) -> [EquityFigure] {
  let statistics: [(String, KeyPath<InequalityFigures, Double>)] = [
    ("theil_total", \.theil), ("theil_between", \.between), ("theil_within", \.within),
    ("gini", \.gini), ("index_of_disparity", \.disparity),
  ]
  let reason: Reason = areas == 0 ? .noCases : areas == 1 ? .tooFew : .notIdentifiable
  return statistics.map { name, path in
    guard let value = observed?[keyPath: path], areas > 1 else {
      return figure(name, "M17", .failure(.none(reason)))
    }
    let draws = drawn.map { $0[keyPath: path] }
    let floor = LuckFloor(draws, draws: draws.count)
    // Where everything lies in one group nothing can lie between groups.
    let reached = draws.count { $0 >= value - 1e-9 * (1 + abs(value)) }
    return figure(
      name, "M17", .success(value),
      p: floor == nil ? nil : Double(1 + reached) / Double(draws.count + 1), floor: floor?.mean)
  }
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
