import Foundation
public import Model

/// Completed waits of some children beside the number expected at the pace of all (M22).
public struct ObservedExpected: Sendable, Equatable {
  /// Waits that ended while they were watched.
  public let observed: Int
  /// Σ(H(exit)-H(entry)) over the children, H of the pool.
  public let expected: Double
  /// The log-rank variance of observed less expected.
  public let variance: Double

  /// Numbers made elsewhere; of events that are independent the variance is the expected number.
  public init(observed: Int, expected: Double, variance: Double) {
    self.observed = observed
    self.expected = expected
    self.variance = variance
  }

  /// Two strata, or two groups of children, taken together.
  public static func + (left: Self, right: Self) -> Self {
    Self(
      observed: left.observed + right.observed, expected: left.expected + right.expected,
      variance: left.variance + right.variance)
  }

  /// The speed ratio O/E, above 1 where waits end sooner; nil where nothing is expected.
  public var ratio: Double? { expected > 0 ? Double(observed) / expected : nil }

  /// The 95% limits of the speed ratio: those of the count over the expected number.
  public var ratioLimits: Interval? {
    guard expected > 0 else { return nil }
    let limits = countLimits(observed, .percent95, .official)
    return Interval(limits.lower / expected, limits.upper / expected)
  }

  /// (O-E)/√V, below 0 where waits are longer than elsewhere; nil without variance.
  public var z: Double? {
    variance > 0 ? (Double(observed) - expected) / variance.squareRoot() : nil
  }

  /// The one-step hazard ratio exp((O-E)/V) against the rest, with 95% limits; nil with too little variance to say.
  public var hazardRatio: Bounded? {
    guard variance > 0 else { return nil }
    let excess = Double(observed) - expected
    let half = Confidence.percent95.z * variance.squareRoot()
    let upper = exp((excess + half) / variance)
    guard upper.isFinite else { return nil }
    return Bounded(
      exp(excess / variance), Interval(exp((excess - half) / variance), upper))
  }
}

/// The pace at which all children's waits end: the cumulative hazard of the pool that areas are measured against (M22).
///
/// The expected number of a child is H(exit)-H(entry), H(t) = Σ d/n. Mantel 1966; Peto and Peto 1972.
public struct Pace: Sendable {
  let times: [Int32]
  let events: [Int]
  let atRisk: [Int]
  private let hazard: [Double]
  /// d(n-d)/(n-1), the variance at each time but for the area's share of the risk set.
  private let spread: [Double]

  /// The pool holds every child who is to be compared, those of no area among them.
  public init(_ pool: Waits) { self.init(RiskTable(pool)) }

  init(_ table: RiskTable) {
    times = table.times
    events = table.events
    atRisk = table.atRisk
    hazard = zip(events, atRisk).map { Double($0) / Double($1) }
    spread = zip(events, atRisk).map { d, n in
      n > 1 ? Double(d) * Double(n - d) / Double(n - 1) : 0
    }
  }

  /// The part of the variance that ties take off, 1-Σd(n-d)/(n-1)/Σd.
  var tied: Double {
    let ends = Double(events.reduce(0, +))
    return ends > 0 ? max(0, 1 - Sum(spread).value / ends) : 0
  }

  /// The cumulative hazard at the end of `day`.
  public func cumulativeHazard(at day: Double) -> Double {
    var sum = Sum()
    for (time, step) in zip(times, hazard) where Double(time) / 2 <= day { sum.add(step) }
    return sum.value
  }

  /// What was observed and expected of `waits`, which are among the pool's.
  public func compare(_ waits: Waits) -> ObservedExpected {
    compare(
      atRisk: RiskTable.atRisk(waits, at: times).atRisk,
      events: RiskTable.events(waits, at: times))
  }

  func compare(atRisk here: [Int], events completions: [Int]) -> ObservedExpected {
    var expected = Sum()
    var variance = Sum()
    for index in here.indices where here[index] > 0 {
      expected.add(Double(here[index]) * hazard[index])
      let share = Double(here[index]) / Double(atRisk[index])
      variance.add(spread[index] * share * (1 - share))
    }
    return ObservedExpected(
      observed: completions.reduce(0, +), expected: expected.value, variance: variance.value)
  }
}
