import Foundation
public import Model

/// The postcode lottery index: one number for how much the place matters (M15).
///
/// Areas' levels are normal on the scale of log odds (or of log speed) with standard deviation σ. For two children alike
/// but in two areas drawn at random, exp(√(2σ²)·0.6745) is the middle value of the ratio of odds (or speeds) between the
/// better and the worse placed: 1 is no lottery. Maximum likelihood, each area's by 25-node adaptive Gauss-Hermite
/// quadrature; the limits are those of the profile likelihood. Larsen and Merlo 2005, Am J Epidemiol 161, 81.
public struct LotteryIndex: Sendable {
  /// The mean level: log odds, or log of the ratio of observed to expected.
  public let level: Double
  public let sigma: Double
  /// The upper limit is infinite where the areas are too few or too far apart to set one.
  public let sigmaLimits: Interval
  /// The probability of so much spread where there is no lottery.
  public let p: Double
  /// The share of the variance that lies between areas, σ²/(σ²+π²/3), for outcomes that happen or do not.
  public let intraclassCorrelation: Double?

  public var index: Double { Self.index(sigma) }

  public var limits: Interval {
    Interval(Self.index(sigmaLimits.lower), Self.index(sigmaLimits.upper))
  }

  /// The median ratio between two areas whose levels have standard deviation `sigma`.
  public static func index(_ sigma: Double) -> Double {
    exp(2.0.squareRoot() * sigma * 0.6744897501960817)
  }

  /// Of outcomes that happen or do not; `expected` are case-mix expected numbers in the order of `areas`.
  ///
  /// Areas without cases are left out. Fewer than 5 areas or 50 children are too few; where nobody or everybody has the
  /// outcome, or each area is all or nothing, nothing can be identified.
  public init(_ areas: [Count], expected: [Double]? = nil) throws(StatisticsError) {
    let total = areas.reduce(0) { $0 + $1.denominator }
    let outcomes = areas.reduce(0) { $0 + $1.numerator }
    let least = 1 / (2 * Double(max(1, total)))
    var terms: [AreaLikelihood] = []
    for (index, count) in areas.enumerated() where count.denominator > 0 {
      let n = Double(count.denominator)
      var offset = 0.0
      if let expected {
        let share = min(max(expected[index] / n, least), 1 - least)
        offset = log(share / (1 - share))
      }
      terms.append(.binomial(Double(count.numerator), of: n, offset: offset))
    }
    guard terms.count >= 5, total >= 50 else { throw .none(.tooFew) }
    guard outcomes > 0, outcomes < total else { throw .none(.notIdentifiable) }
    let share = Double(outcomes) / Double(total)
    try self.init(
      MixedLikelihood(terms), start: expected == nil ? log(share / (1 - share)) : 0, true)
  }

  /// Of waits: completions that are Poisson about the expected numbers of M22.
  public init(_ areas: [ObservedExpected]) throws(StatisticsError) {
    let used = areas.filter { $0.expected > 0 }
    let observed = used.reduce(0) { $0 + $1.observed }
    guard used.count >= 5, observed >= 1 else {
      throw .none(used.count < 5 ? .tooFew : .notIdentifiable)
    }
    let start = log(Double(observed) / Sum(used.map(\.expected)).value)
    let terms = used.map {
      AreaLikelihood.poisson(Double($0.observed), expected: $0.expected)
    }
    try self.init(MixedLikelihood(terms), start: start, false)
  }

  private init(
    _ likelihood: MixedLikelihood, start: Double, _ isBinary: Bool
  ) throws(StatisticsError) {
    let pooled = likelihood.profile(0, start)
    guard let best = likelihood.maximum(start) else { throw .none(.notIdentifiable) }
    let gain = best.fit.value - pooled.value
    if gain < 1e-6 {
      (level, sigma, p) = (pooled.level, 0, 1)
    } else {
      (level, sigma) = (best.fit.level, best.sigma)
      p = ChiSquare.above(2 * gain, degrees: 1) / 2
    }
    let top = max(best.fit.value, pooled.value)
    let limits = likelihood.limits(sigma, top: top, pooled: pooled)
    sigmaLimits = Interval(limits.lower, limits.upper)
    intraclassCorrelation = isBinary ? sigma * sigma / (sigma * sigma + .pi * .pi / 3) : nil
  }
}

/// The share of the variance between areas that a refitted model explains (M15), below 0 where it grew.
///
/// (σ²₀-σ²₁)/σ²₀; without variance to explain nothing can be identified.
public func proportionExplained(
  _ before: LotteryIndex, _ after: LotteryIndex
) throws(StatisticsError) -> Double {
  let first = before.sigma * before.sigma
  guard first > 0 else { throw .none(.notIdentifiable) }
  return (first - after.sigma * after.sigma) / first
}
