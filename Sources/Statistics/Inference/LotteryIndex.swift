import Foundation
public import Model

/// The postcode lottery index: one number for how much the place matters (M15).
///
/// Areas' levels are normal on the scale of log odds (or of log speed) with standard deviation σ. For two children alike
/// but in two areas drawn at random, exp(√(2σ²)·0.6745) is the middle value of the ratio of odds (or speeds) between the
/// better and the worse placed: 1 is no lottery. Maximum likelihood, each area's by 25-node adaptive Gauss-Hermite
/// quadrature; the limits are those of the profile likelihood. Larsen and Merlo 2005, Am J Epidemiol 161, 81.
public struct LotteryIndex: Sendable {
  /// The mean level of all areas, or of each group: log odds, or log of the ratio of observed to expected.
  public let levels: [Double]
  public let sigma: Double
  /// The upper limit is infinite where the areas are too few or too far apart to set one.
  public let sigmaLimits: Interval
  /// The standard error of σ by the curvature of its profile; nil where σ is 0.
  public let sigmaError: Double?
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

  /// Of outcomes that happen or do not.
  ///
  /// Areas without cases are left out. Fewer than 5 areas or 50 children are too few; where nobody or everybody has the
  /// outcome, or each area is all or nothing, nothing can be identified.
  ///
  /// - Parameters:
  ///   - areas: the counts.
  ///   - expected: case-mix expected numbers in the order of `areas`; nil without an adjustment.
  ///   - groups: the number of each area's group, such as its district, whose level is then its own; or nil.
  /// - Throws: `tooFew` or `notIdentifiable`.
  public init(
    _ areas: [Count], expected: [Double]? = nil, groups: [Int]? = nil
  ) throws(StatisticsError) {
    let total = areas.reduce(0) { $0 + $1.denominator }
    let outcomes = areas.reduce(0) { $0 + $1.numerator }
    let least = 1 / (2 * Double(max(1, total)))
    let terms = areas.indices.map { area -> AreaLikelihood? in
      let (x, n) = (Double(areas[area].numerator), Double(areas[area].denominator))
      guard n > 0 else { return nil }
      guard let expected else { return .binomial(x, of: n, offset: 0) }
      let share = min(max(expected[area] / n, least), 1 - least)
      return .binomial(x, of: n, offset: log(share / (1 - share)))
    }
    guard terms.count(where: { $0 != nil }) >= 5, total >= 50 else { throw .none(.tooFew) }
    guard outcomes > 0, outcomes < total else { throw .none(.notIdentifiable) }
    try self.init(grouped(terms, groups), isBinary: true, hasOffsets: expected != nil)
  }

  /// Of waits and rates: observed numbers that are Poisson about the expected numbers of M22.
  public init(
    _ areas: [ObservedExpected], groups: [Int]? = nil
  ) throws(StatisticsError) {
    let terms = areas.map { area -> AreaLikelihood? in
      area.expected > 0 ? .poisson(Double(area.observed), expected: area.expected) : nil
    }
    guard terms.count(where: { $0 != nil }) >= 5 else { throw .none(.tooFew) }
    try self.init(grouped(terms, groups), isBinary: false, hasOffsets: false)
  }

  private init(
    _ groups: [[AreaLikelihood]], isBinary: Bool, hasOffsets: Bool
  ) throws(StatisticsError) {
    // A group that is all or nothing has no level, and says nothing of the spread within it.
    let groups = groups.filter { $0.hasLevel }
    guard !groups.isEmpty else { throw .none(.notIdentifiable) }
    guard groups.reduce(0, { $0 + $1.count }) >= 5 else { throw .none(.tooFew) }
    let likelihood = MixedLikelihood(groups)
    let start = groups.map { hasOffsets ? 0 : $0.pooledLevel }
    let pooled = likelihood.profile(0, start)
    guard let best = likelihood.maximum(pooled.levels) else { throw .none(.notIdentifiable) }
    let gain = best.fit.value - pooled.value
    if gain < 1e-6 {
      (levels, sigma, p, sigmaError) = (pooled.levels, 0, 1, nil)
    } else {
      (levels, sigma) = (best.fit.levels, best.sigma)
      p = ChiSquare.above(2 * gain, degrees: 1) / 2
      sigmaError = likelihood.error(of: best.sigma, best.fit)
    }
    let top = max(best.fit.value, pooled.value)
    let limits = likelihood.limits(sigma, top: top, pooled: pooled)
    sigmaLimits = Interval(limits.lower, limits.upper)
    intraclassCorrelation = isBinary ? sigma * sigma / (sigma * sigma + .pi * .pi / 3) : nil
  }
}

/// The areas that have any, group by group in the order of the groups' numbers.
private func grouped(_ terms: [AreaLikelihood?], _ groups: [Int]?) -> [[AreaLikelihood]] {
  guard let groups else { return [terms.compactMap(\.self)] }
  return Set(groups).sorted().map { group in
    terms.indices.compactMap { groups[$0] == group ? terms[$0] : nil }
  }
}

extension [AreaLikelihood] {
  private var totals: (observed: Double, expected: Double, isBinomial: Bool) {
    reduce((0, 0, false)) { sum, area in
      switch area {
      case .binomial(let x, let n, _): (sum.0 + x, sum.1 + n, true)
      case .poisson(let o, let expected): (sum.0 + o, sum.1 + expected, false)
      }
    }
  }

  /// Whether the outcomes of all together have a likeliest level that is not infinite.
  fileprivate var hasLevel: Bool {
    let totals = totals
    return totals.observed > 0 && (!totals.isBinomial || totals.observed < totals.expected)
  }

  /// Their level where all are alike.
  fileprivate var pooledLevel: Double {
    let (observed, expected, isBinomial) = totals
    return log(observed / (isBinomial ? expected - observed : expected))
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
