import Model

/// Waits that ended over the number expected at the partnership's pace (M22), smoothed by M13.
///
/// Above 1 waits end sooner than across the partnership; `z` is the log-rank test's, `p` and the flag exact. A tenth quicker or slower is taken to
/// matter.
struct SpeedMethod: Method {
  private let pool: ObservedExpected?
  private let pace: Pace?

  init(_ measure: Measure) {
    guard case .waits(let waits) = measure.partnership else {
      pool = nil
      pace = nil
      return
    }
    let pace = Pace(waits)
    self.pace = pace
    pool = pace.compare(waits)
  }

  var margin: Double { 0.1 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard let pace, case .waits(let waits) = tally else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M22")
    }
    let result = pace.compare(waits)
    let watched = RiskTable(waits).watched
    guard let ratio = result.ratio, let limits = result.ratioLimits else {
      let reason: Reason = watched > 0 && pool?.observed == 0 ? .allWaiting : .noCases
      return Estimate(
        place: place, numerator: result.observed, denominator: watched, outcome: .none(reason),
        method: "M22")
    }
    return Estimate(
      place: place, numerator: result.observed, denominator: watched,
      outcome: .value(ratio, Outcome.Limits(limits)), method: "M22")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let pool, let result = result(tally) else { return nil }
    estimate.expected = result.expected
    estimate.ratio = result.ratio
    estimate.ratioLimits = result.ratioLimits
    let rest = ObservedExpected(
      observed: pool.observed - result.observed, expected: pool.expected - result.expected,
      variance: 0)
    // What is left of the whole by subtraction may be nothing but the last digits.
    if rest.expected > 1e-9 * pool.expected {
      estimate.difference = difference(bounded(result), bounded(rest))
    }
    guard let z = result.z, let tails = result.tails else { return nil }
    estimate.z = z
    estimate.p = tails.p
    return tails.departure
  }

  func flagChances(_ compared: [Tally]) -> [Double] {
    compared.map { result($0)?.chanceOfFlag ?? 0 }
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
    let results = tallies.map(result)
    guard let smoothed = try? SmoothedRatios(results.compactMap(\.self)) else { return }
    for (index, result) in results.enumerated() {
      guard let result else { continue }
      let found = smoothed.estimate(result)
      estimates[index].smoothed = found.value
      estimates[index].smoothedLimits = found.limits
    }
    rank(
      results.map { $0.flatMap { Measured($0) } }, highestFirst: direction != .lowerIsBetter,
      &estimates)
  }

  private func result(_ tally: Tally) -> ObservedExpected? {
    guard let pace, case .waits(let waits) = tally else { return nil }
    let result = pace.compare(waits)
    return result.expected > 0 ? result : nil
  }

  private func bounded(_ result: ObservedExpected) -> Bounded {
    let limits = countLimits(result.observed, .percent95, .official)
    return Bounded(
      Double(result.observed) / result.expected, limits.scaled(by: 1 / result.expected))
  }
}

extension Departure {
  /// The side on which a standardised deviation lies.
  init(z: Double) {
    let beyond: Confidence? =
      abs(z) > Confidence.percent998.z
      ? .percent998 : abs(z) > Confidence.percent95.z ? .percent95 : nil
    self.init(isHigh: z > 0, beyond: beyond)
  }
}
