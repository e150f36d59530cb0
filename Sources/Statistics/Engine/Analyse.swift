public import Model

/// Makes the figures of every area from what was counted: values, limits, tests against the partnership and words.
///
/// The indicator's statistic chooses the method. Each measure is a family of
/// comparisons of its own for adjusted p-values. An area without cases, or without a usable figure, changes nothing in
/// another area, but for `internal` control limits (M08): these are used for districts, and wherever an area holds more
/// than a tenth of the partnership's denominator.
///
/// - Parameters:
///   - measures: what was counted, partnership totals included.
///   - partnership: the code under which the partnership's own figure stands.
///   - seed: the seed of methods that draw at random; none of the figures made here does.
/// - Returns: one analysis a measure, in the order given.
public func analyse(
  _ measures: [Measure], partnership: AreaCode, seed: UInt64
) -> [Analysis] {
  measures.map { measure in
    switch measure.indicator.statistic {
    case .share: analysis(of: measure, partnership, by: ShareMethod(measure))
    case .count: analysis(of: measure, partnership, by: CountMethod())
    case .quantile(let q): analysis(of: measure, partnership, by: DurationMethod(measure, q))
    case .survivalQuantile(let q): analysis(of: measure, partnership, by: WaitMethod(measure, q))
    case .rate(let per): analysis(of: measure, partnership, by: RateMethod(measure, per: per))
    case .ratio: analysis(of: measure, partnership, by: RatioMethod())
    case .speed: analysis(of: measure, partnership, by: SpeedMethod(measure))
    case .incidence(let cause, let day):
      analysis(of: measure, partnership, by: IncidenceMethod(measure, cause, day: day))
    case .restrictedMean(let day):
      analysis(of: measure, partnership, by: RestrictedMeanMethod(measure, day: day))
    case .change: analysis(of: measure, partnership, by: ChangeMethod(measure))
    case .clearance: analysis(of: measure, partnership, by: ClearanceMethod(measure))
    }
  }
}

/// How the figures of one statistic are made and compared.
protocol Method {
  /// The difference that would matter, in the indicator's unit.
  var margin: Double { get }
  /// A place's value and limits.
  func estimate(_ tally: Tally, of place: Place) -> Estimate
  /// Adds the comparison with the partnership; the side on which the value lies, or nil without a test.
  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure?
  /// For each area compared, the chance that luck alone raises its flag.
  func flagChances(_ compared: [Tally]) -> [Double]
  /// Adds smoothed values and ranks, which borrow from all areas.
  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate])
  /// The control limits to draw, where areas are compared by them.
  func funnel(_ tallies: [Tally]) -> FunnelLimits
  /// The curve to draw for a place, where there are waits of enough children.
  func curve(_ tally: Tally, of place: Place) -> WaitingCurve?
}

extension Method {
  func flagChances(_ compared: [Tally]) -> [Double] { compared.map { _ in 0.05 } }
  func funnel(_ tallies: [Tally]) -> FunnelLimits { FunnelLimits() }
  func curve(_ tally: Tally, of place: Place) -> WaitingCurve? { nil }
}

private func analysis(
  of measure: Measure, _ partnership: AreaCode, by method: some Method
) -> Analysis {
  var estimates: [Estimate] = []
  var departures: [(area: Int, departure: Departure)] = []
  for (index, tally) in measure.tallies.enumerated() {
    var estimate = method.estimate(tally, of: .area(measure.areas[index]))
    if let departure = method.compare(tally, &estimate) { departures.append((index, departure)) }
    estimates.append(estimate)
  }
  // One family: all areas with a test.
  let adjusted = falseDiscoveryAdjusted(departures.map { estimates[$0.area].p ?? 1 })
  for ((area, departure), q) in zip(departures, adjusted) {
    estimates[area].q = q
    estimates[area].flag = flag(departure, measure.indicator.direction)
    estimates[area].comparison = comparison(
      departure, q: q, difference: estimates[area].difference, margin: method.margin)
  }
  method.borrow(measure.tallies, measure.indicator.direction, &estimates)
  let chances = method.flagChances(departures.map { measure.tallies[$0.area] })
  var analysis = Analysis(
    indicator: measure.indicator, level: measure.level, group: measure.group,
    period: measure.period, pooledPeriods: measure.pooledPeriods,
    partnership: method.estimate(measure.partnership, of: .partnership(partnership)),
    estimates: estimates,
    unknown: method.estimate(measure.unknown, of: .unknown),
    outside: method.estimate(measure.outside, of: .outside),
    compared: departures.count,
    flagsShown: departures.count { $0.departure != .none },
    flagsExpectedByLuck: Sum(chances.sorted()).value)
  analysis.flagChances = chances
  analysis.funnel = method.funnel(measure.tallies)
  let places = [Place.partnership(partnership)] + measure.areas.map(Place.area)
  analysis.curves = zip([measure.partnership] + measure.tallies, places).compactMap {
    method.curve($0, of: $1)
  }
  return analysis
}

/// The flag of a departure, in words of better and worse where the indicator has a good direction.
func flag(_ departure: Departure, _ direction: Indicator.Direction) -> Flag {
  let isGood: Bool
  switch direction {
  case .neutral:
    switch departure {
    case .high998: return .higher998
    case .high95: return .higher95
    case .none: return .within
    case .low95: return .lower95
    case .low998: return .lower998
    }
  case .higherIsBetter: isGood = departure > .none
  case .lowerIsBetter: isGood = departure < .none
  }
  switch departure {
  case .none: return .within
  case .high95, .low95: return isGood ? .better95 : .worse95
  case .high998, .low998: return isGood ? .better998 : .worse998
  }
}

/// Gives each area that has a level the ranks that it may hold (M35).
func rank(_ levels: [Measured?], highestFirst: Bool, _ estimates: inout [Estimate]) {
  let ranked = levels.indices.filter { levels[$0] != nil }
  let intervals = rankIntervals(
    levels.compactMap(\.self).map { level in
      highestFirst ? level : Measured(-level.value, standardError: level.standardError)
    })
  for (area, interval) in zip(ranked, intervals) { estimates[area].rank = interval }
}

extension Tally {
  /// Why the tally cannot be used by a statistic that it was not made for, or was not made at all.
  var reason: Reason {
    guard case .unavailable(let reason) = self else { return .notApplicable }
    return reason
  }
}

extension Interval {
  func scaled(by factor: Double) -> Interval { Interval(lower * factor, upper * factor) }
}

extension Outcome.Limits {
  func scaled(by factor: Double) -> Outcome.Limits {
    Outcome.Limits(lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor })
  }

  /// Both limits, where there are both.
  var interval: Interval? {
    guard let lower, let upper else { return nil }
    return Interval(lower, upper)
  }
}
