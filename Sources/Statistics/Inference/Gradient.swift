import Foundation
public import Model

/// One group of areas on the ladder of deprivation.
public struct Rung: Sendable, Equatable {
  /// In the unit of the indicator, a share as a fraction.
  public let value: Double
  /// Its children, in any unit that all rungs share.
  public let population: Double
  /// In the unit of the value.
  public let standardError: Double

  /// A value of any kind with its own standard error.
  public init(_ value: Double, population: Double, standardError: Double) {
    self.value = value
    self.population = population
    self.standardError = standardError
  }

  /// A share, with the standard error that its Wilson limits imply (M18); nil where nobody is counted.
  public init?(_ count: Count) {
    guard let share = share(count, .percent95) else { return nil }
    let (lower, upper) = (share.limits.lower, share.limits.upper)
    let z = Confidence.percent95.z
    value = share.value
    population = Double(count.denominator)
    if count.numerator > 0 && count.numerator < count.denominator {
      standardError = value * (1 - value) * (logit(upper) - logit(lower)) / (2 * z)
    } else {
      standardError = (upper - lower) / (2 * z)
    }
  }
}

extension Rung {
  /// A rate, or a ratio of observed to expected, with the standard error v(ln u-ln l)/(2z) of its limits (M18); nil where none
  /// is expected. Without any event the error is (u-l)/(2z).
  init?(_ observed: Int, over expected: Double, population: Double) {
    guard expected > 0, observed >= 0 else { return nil }
    let limits = countLimits(observed, .percent95, .official).scaled(by: 1 / expected)
    let value = Double(observed) / expected
    let z = Confidence.percent95.z
    self.init(
      value, population: population,
      standardError: observed > 0
        ? value * (log(limits.upper) - log(limits.lower)) / (2 * z)
        : (limits.upper - limits.lower) / (2 * z))
  }
}

/// How a share changes along the ladder of deprivation, from the most deprived to the least (M18).
///
/// Weighted least squares of the value on the middle of the rung's span of the population. Low and Low 2004, J Public
/// Health 26, 175.
public struct Gradient: Sendable {
  /// The slope index: the least deprived end less the most deprived, in the unit of the values.
  public let slope: Double
  /// The 95% limits of the slope, SE² = Σc²·se², c = a(b-b̄)/Σa(b-b̄)².
  public let slopeLimits: Interval
  /// The value at the most deprived end.
  public let intercept: Double
  /// The value at the least deprived end over that at the most deprived; nil where the latter is not above 0.
  public let relative: Double?
  /// By the delta method on the logarithm.
  public let relativeLimits: Interval?
  /// 2Σa·y·b/μ - 1: below 0 where the most deprived have most; nil without a mean.
  public let concentration: Double?

  /// Rungs from the most deprived on. Fewer than 5, or one without population, are too few.
  public init(_ rungs: [Rung]) throws(StatisticsError) {
    guard rungs.count >= 5, rungs.allSatisfy({ $0.population > 0 }) else { throw .none(.tooFew) }
    let total = Sum(rungs.map(\.population)).value
    let shares = rungs.map { $0.population / total }
    var before = 0.0
    let middles = shares.map { share in
      defer { before += share }
      return before + share / 2
    }
    let centre = Sum(zip(shares, middles).map { $0 * $1 }).value
    let spread = Sum(zip(shares, middles).map { $0 * ($1 - centre) * ($1 - centre) }).value
    // Slope and intercept are weighted sums of the values.
    let steepness = zip(shares, middles).map { $0 * ($1 - centre) / spread }
    let base = zip(shares, steepness).map { $0 - centre * $1 }
    let values = rungs.map(\.value)
    let errors = rungs.map(\.standardError)
    slope = Sum(zip(steepness, values).map { $0 * $1 }).value
    intercept = Sum(zip(base, values).map { $0 * $1 }).value
    let half = Confidence.percent95.z * combined(steepness, errors)
    slopeLimits = Interval(slope - half, slope + half)
    let mean = Sum(zip(shares, values).map { $0 * $1 }).value
    let weighted = Sum(zip(zip(shares, values), middles).map { $0.0 * $0.1 * $1 }).value
    concentration = mean != 0 ? 2 * weighted / mean - 1 : nil

    let end = intercept + slope
    guard intercept > 0, end > 0 else {
      relative = intercept > 0 ? end / intercept : nil
      relativeLimits = nil
      return
    }
    let start = intercept
    let leverage = zip(steepness, base).map { ($0 + $1) / end - $1 / start }
    let factor = exp(Confidence.percent95.z * combined(leverage, errors))
    relative = end / intercept
    relativeLimits = Interval(end / intercept / factor, end / intercept * factor)
  }

  /// The same fit of log odds, read back as shares: a slope and a ratio that stay within 0 and 1.
  ///
  /// Not offered where a rung has nobody or everybody with the outcome.
  public static func onLogOdds(
    _ rungs: [Count]
  ) throws(StatisticsError) -> (slope: Double, relative: Double) {
    guard rungs.allSatisfy({ $0.numerator > 0 && $0.numerator < $0.denominator }) else {
      throw .none(.notIdentifiable)
    }
    let line = try Gradient(
      rungs.map { count in
        let n = Double(count.denominator)
        return Rung(logit(Double(count.numerator) / n), population: n, standardError: 0)
      })
    let first = 1 / (1 + exp(-line.intercept))
    let last = 1 / (1 + exp(-line.intercept - line.slope))
    return (last - first, last / first)
  }
}

private func combined(_ weights: [Double], _ errors: [Double]) -> Double {
  Sum(zip(weights, errors).map { $0 * $0 * $1 * $1 }).value.squareRoot()
}

private func logit(_ p: Double) -> Double { log(p / (1 - p)) }
