import Model

/// Shares in percent: Wilson's limits (M01), control limits (M08), difference from the rest (M04).
///
/// `z` is the standardised deviation of the control limits, `p` exact: the normal curve calls small areas different from a share
/// near 0 or 1 too readily.
struct ShareMethod: Method {
  /// The partnership's counts, where they are known.
  private let whole: Count?
  private let isInternal: Bool

  init(_ measure: Measure) {
    whole = Self.count(measure.partnership)
    let total = whole?.denominator ?? 0
    isInternal =
      measure.level == .district
      || measure.tallies.contains { 10 * (Self.count($0)?.denominator ?? 0) > total }
  }

  var margin: Double { 10 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard let count = Self.count(tally) else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M01")
    }
    let share = share(count, .percent95)
    let outcome = share.map {
      Outcome.value(100 * $0.value, Outcome.Limits($0.limits.scaled(by: 100)))
    }
    return Estimate(
      place: place, numerator: count.numerator, denominator: count.denominator,
      outcome: outcome ?? .none(.noCases), method: "M01")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let whole, whole.denominator > 0, let count = Self.count(tally), count.denominator > 0
    else { return nil }
    let theta = Double(whole.numerator) / Double(whole.denominator)
    let n = Double(count.denominator)
    estimate.expected = n * theta
    if theta > 0 {
      let limits = countLimits(count.numerator, .percent95, .official)
      estimate.ratio = Double(count.numerator) / (n * theta)
      estimate.ratioLimits = limits.scaled(by: 1 / (n * theta))
    }
    let rest = Count(
      whole.numerator - count.numerator, of: whole.denominator - count.denominator)
    estimate.difference = difference(count, rest, .percent95)?.scaled(by: 100)
    let detectable = detectableDifference(count.denominator, of: whole.denominator, at: theta)
    estimate.detectable = detectable.map { 100 * $0 }

    let benchmark = benchmark(whole)
    let deviation = shareDeviation(count.denominator, at: theta, benchmark)
    guard deviation > 0 else { return nil }
    let z = (Double(count.numerator) / n - theta) / deviation
    estimate.z = z
    estimate.p = shareTest(count, whole, benchmark)
    return departure(count, from: theta, benchmark)
  }

  func flagChances(_ compared: [Tally]) -> [Double] {
    guard let whole else { return [] }
    let theta = Double(whole.numerator) / Double(whole.denominator)
    // Areas of one size share one probability.
    var known: [Int: Double] = [:]
    return compared.map { tally in
      let size = Self.count(tally)?.denominator ?? 0
      let chance =
        known[size]
        ?? chanceOfFlag(size, at: theta, benchmark(whole), numerator: whole.numerator)
      known[size] = chance
      return chance
    }
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
    let counts = tallies.map { Self.count($0) ?? Count(0, of: 0) }
    guard let smoothed = try? SmoothedShares(counts) else { return }
    var known: [Count: (value: Double, limits: Interval?)] = [:]
    for (index, count) in counts.enumerated() where count.denominator > 0 {
      let found = known[count] ?? smoothed.estimate(count)
      known[count] = found
      estimates[index].smoothed = 100 * found.value
      estimates[index].smoothedLimits = found.limits?.scaled(by: 100)
    }
    rank(counts.map { Measured($0) }, highestFirst: direction != .lowerIsBetter, &estimates)
  }

  func funnel(_ tallies: [Tally]) -> FunnelLimits {
    let sizes = tallies.compactMap { Self.count($0)?.denominator }.filter { $0 > 0 }
    guard let whole, whole.denominator > 0, let least = sizes.min(), let most = sizes.max() else {
      return FunnelLimits()
    }
    let theta = Double(whole.numerator) / Double(whole.denominator)
    var funnel = FunnelLimits()
    // Steps that grow with the size: the curve bends where areas are small.
    var n = least
    while true {
      funnel.append(
        cases: n,
        limits95: funnelLimits(n, at: theta, benchmark(whole), .percent95).scaled(by: 100),
        limits998: funnelLimits(n, at: theta, benchmark(whole), .percent998).scaled(by: 100))
      if n == most { return funnel }
      n = min(most, n + max(1, n / 10))
    }
  }

  private func benchmark(_ whole: Count) -> Benchmark {
    isInternal ? .includesArea(total: whole.denominator) : .external
  }

  private static func count(_ tally: Tally) -> Count? {
    guard case .count(let count) = tally, count.numerator >= 0,
      count.numerator <= count.denominator
    else { return nil }
    return count
  }
}
