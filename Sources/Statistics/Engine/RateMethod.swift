import Model

/// Events for each so many residents (M02), compared by observed and expected events (M08) and smoothed by M13.
///
/// The limits of a count are exact below 10 and Byar's from there on; `p` is the exact Poisson one, and `z` the normal deviate
/// with that p. A difference of a fifth of the partnership's rate is taken to matter.
struct RateMethod: Method {
  private let per: Double
  private let whole: Rate?

  init(_ measure: Measure, per: Int) {
    self.per = Double(per)
    whole = Self.known(measure.partnership)
  }

  var margin: Double { 0.2 * per * (level ?? 0) }

  /// The partnership's events for each resident; nil without residents.
  private var level: Double? {
    whole.flatMap { $0.population > 0 ? Double($0.events) / $0.population : nil }
  }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard let own = Self.known(tally) else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M02")
    }
    return Estimate(
      place: place, numerator: own.events, denominator: own.wholePopulation,
      outcome: rate(own.events, of: own.population, per: per), method: "M02")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let whole, let level, level > 0, let own = Self.known(tally), own.population > 0 else {
      return nil
    }
    let expected = level * own.population
    estimate.expected = expected
    estimate.ratio = Double(own.events) / expected
    estimate.ratioLimits = countLimits(own.events, .percent95, .official)
      .scaled(by: 1 / expected)
    let rest = Rate(whole.events - own.events, of: whole.population - own.population)
    if rest.events >= 0, rest.population > 0 {
      estimate.difference = difference(bounded(own), bounded(rest))
      let parts = 1 / own.population + 1 / rest.population
      estimate.detectable = per * (Confidence.percent95.z + 0.8416) * (level * parts).squareRoot()
    }
    let test = poissonTest(own.events, expected: expected)
    estimate.z = test.z
    estimate.p = test.p
    return departure(observed: own.events, expected: expected, .official)
  }

  func flagChances(_ compared: [Tally]) -> [Double] {
    guard let level else { return [] }
    return compared.map { tally in
      Self.known(tally).map { chanceOfFlag(expected: level * $0.population) } ?? 0
    }
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
    guard let level, level > 0 else { return }
    let results = tallies.map { tally -> ObservedExpected? in
      guard let own = Self.known(tally), own.population > 0 else { return nil }
      let expected = level * own.population
      return ObservedExpected(observed: own.events, expected: expected, variance: expected)
    }
    guard let smoothed = try? SmoothedRatios(results.compactMap(\.self)) else { return }
    for (index, result) in results.enumerated() {
      guard let result else { continue }
      let found = smoothed.estimate(result)
      estimates[index].smoothed = per * level * found.value
      estimates[index].smoothedLimits = found.limits?.scaled(by: per * level)
    }
    rank(
      results.map { $0.flatMap { Measured($0) } }, highestFirst: direction != .lowerIsBetter,
      &estimates)
  }

  private func bounded(_ rate: Rate) -> Bounded {
    Bounded(
      per * Double(rate.events) / rate.population,
      countLimits(rate.events, .percent95, .official).scaled(by: per / rate.population))
  }

  private static func known(_ tally: Tally) -> Rate? {
    guard case .rate(let rate) = tally, rate.events >= 0, rate.population >= 0,
      rate.population.isFinite
    else { return nil }
    return rate
  }
}

/// The exact two-sided test of a count against its expected number: twice the smaller Poisson tail.
///
/// `z` is the normal deviate with that p, above 0 where more was observed than expected.
func poissonTest(_ observed: Int, expected: Double) -> (z: Double, p: Double) {
  let o = Double(observed)
  let atLeast = observed == 0 ? 1 : Gamma.below(expected, shape: o)
  let atMost = Gamma.above(expected, shape: o + 1)
  let p = min(1, 2 * min(atLeast, atMost))
  // A tail too small for a number is as far as numbers reach.
  let distance = p < 1 ? Normal.upperQuantile(max(p, 1e-300) / 2) : 0
  return (atLeast < atMost ? distance : -distance, p)
}

/// The probability that chance alone puts a count with an expected number outside its 95% limits (M36).
private func chanceOfFlag(expected: Double) -> Double {
  guard expected > 0 else { return 0 }
  // Beyond any number of children the limits are those of the normal curve.
  guard expected < 1e9 else { return 0.05 }
  let reach = Int(expected + 20 * expected.squareRoot()) + 20
  func isHigh(_ count: Int) -> Bool {
    countLimits(count, .percent95, .official).lower > expected
  }
  func isLow(_ count: Int) -> Bool { countLimits(count, .percent95, .official).upper < expected }
  let high = firstCount(0, reach, isHigh)
  let low = firstCount(0, reach) { !isLow($0) }
  let above = high < 1 ? 1 : Gamma.below(expected, shape: Double(high))
  let below = low < 1 ? 0 : Gamma.above(expected, shape: Double(low))
  return min(1, above + below)
}

extension Rate {
  /// The residents as a whole number for tables.
  var wholePopulation: Int? {
    population < 1e15 ? Int(population.rounded()) : nil
  }
}
