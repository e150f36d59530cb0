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
  /// The likeliest standard deviation of the areas' levels; 0 where it gains less than 1e-6 over none.
  public let sigma: Double
  /// The upper limit is infinite where the areas are too few or too far apart to set one.
  public let sigmaLimits: Interval
  /// The standard error of σ by the curvature of its profile; nil where σ is 0.
  public let sigmaError: Double?
  /// The probability of so much spread where there is no lottery.
  public let p: Double
  /// The share of the variance that lies between areas, σ²/(σ²+π²/3), for outcomes that happen or do not.
  public let intraclassCorrelation: Double?
  /// The σ that a refit is held against: of waits, that of M22's own expected numbers.
  let sigmaOfPool: Double

  /// exp(√(2σ²)·0.6745): 1 is no lottery.
  public var index: Double { Self.index(sigma) }

  /// Those of σ, on the scale of the index.
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
    let fit = try LotteryFit(areas, expected: expected, groups: groups)
    self.init(fit, against: fit, isBinary: true)
  }

  /// Of rates, and of waits by given expected numbers: observed numbers that are Poisson about the expected.
  ///
  /// - Throws: `tooFew` or `notIdentifiable`.
  public init(
    _ areas: [ObservedExpected], groups: [Int]? = nil
  ) throws(StatisticsError) {
    let fit = try LotteryFit(areas, groups: groups)
    self.init(fit, against: fit, isBinary: false)
  }

  /// Of waits: completions that are Poisson about the numbers of M22, the pace of whose pool is freed of the areas' own
  /// speeds. `p` is by the pool as it is, which is the pace if there is no lottery.
  ///
  /// - Parameters:
  ///   - areas: the waits of each area, in an order of their own, such as that of their codes.
  ///   - all: those of every child, of no area among them.
  /// - Throws: `tooFew` or `notIdentifiable`.
  public init(_ areas: [Waits], all: Waits) throws(StatisticsError) {
    guard all.count >= LotteryFit.fewestChildren else { throw .none(.tooFew) }
    let fits = try LotteryFit.ofWaits(areas, all: all)
    self.init(fits.free, against: fits.pooled, isBinary: false)
  }

  private init(_ fit: LotteryFit, against pool: LotteryFit, isBinary: Bool) {
    (levels, sigma, sigmaOfPool) = (fit.levels, fit.sigma, pool.sigma)
    p = pool.hasSpread ? ChiSquare.above(2 * pool.gain, degrees: 1) / 2 : 1
    sigmaError =
      fit.hasSpread && fit.best.curvature > 0 ? 1 / fit.best.curvature.squareRoot() : nil
    sigmaLimits = fit.sigmaLimits
    intraclassCorrelation = isBinary ? sigma * sigma / (sigma * sigma + .pi * .pi / 3) : nil
  }
}

/// The share of the variance between areas that a refitted model explains (M15), below 0 where it grew.
///
/// (σ²₀-σ²₁)/σ²₀; without variance to explain nothing can be identified.
public func proportionExplained(
  _ before: LotteryIndex, _ after: LotteryIndex
) throws(StatisticsError) -> Double {
  try proportionExplained(before.sigmaOfPool, after.sigmaOfPool)
}

/// The same of the standard deviations of two models.
func proportionExplained(_ before: Double, _ after: Double) throws(StatisticsError) -> Double {
  let first = before * before
  guard first > 0 else { throw .none(.notIdentifiable) }
  return (first - after * after) / first
}
