import Foundation
public import Model

/// How much further apart areas are than chance would put them (M09), on the arcsine or square-root scale.
///
/// u = (y-centre)/s winsorised at its tenth and ninetieth percentile, φ = Σu²/k, and the variance between areas
/// τ² = max(0, (kφ-(k-1))/(Σw-Σw²/Σw)), w = 1/s². Spiegelhalter 2005, Qual Saf Health Care 14, 347.
public struct Dispersion: Sendable {
  /// 1 where areas are as far apart as chance puts them.
  public let phi: Double
  /// The variance between areas, on the scale of the values.
  public let tauSquared: Double
  private let centre: Double
  private let isShare: Bool

  /// Of shares about `theta`: y = asin√p, s = 1/(2√n). Fewer than 8 areas with cases are too few.
  public init(_ areas: [Count], theta: Double) throws(StatisticsError) {
    try self.init(areas, theta: theta, fewest: 8)
  }

  init(_ areas: [Count], theta: Double, fewest: Int) throws(StatisticsError) {
    let used = areas.filter { $0.denominator > 0 }
    let angle = asin(theta.squareRoot())
    try self.init(
      used.map { arcsine($0) }, used.map { 1 / (2 * Double($0.denominator).squareRoot()) },
      centre: angle, isShare: true, fewest: fewest)
  }

  /// Of ratios about 1: y = √(O/E), s = 1/(2√E). Fewer than 8 areas with an expected number are too few.
  public init(_ areas: [ObservedExpected]) throws(StatisticsError) {
    let used = areas.filter { $0.expected > 0 }
    try self.init(
      used.map { (Double($0.observed) / $0.expected).squareRoot() },
      used.map { 1 / (2 * $0.expected.squareRoot()) }, centre: 1, isShare: false, fewest: 8)
  }

  private init(
    _ values: [Double], _ errors: [Double], centre: Double, isShare: Bool, fewest: Int
  ) throws(StatisticsError) {
    guard values.count >= fewest else { throw .none(.tooFew) }
    let u = zip(values, errors).map { ($0 - centre) / $1 }
    let sorted = u.sorted()
    let low = sampleQuantile(0.1, sorted: sorted) ?? 0
    let high = sampleQuantile(0.9, sorted: sorted) ?? 0
    let k = Double(values.count)
    let total = Sum(sorted.map { pow(min(max($0, low), high), 2) }).value
    let weights = errors.map { 1 / ($0 * $0) }.sorted()
    let sum = Sum(weights).value
    let squares = Sum(weights.map { $0 * $0 }).value
    phi = total / k
    let divisor = sum - squares / sum
    tauSquared = total < k - 1 || divisor <= 0 ? 0 : (total - (k - 1)) / divisor
    self.centre = centre
    self.isShare = isShare
  }

  /// Control limits that allow for the usual spread, of `size` children (shares) or expected events (ratios).
  ///
  /// sin²(asin√θ±z√(s²+τ²)) with the angle within a quarter turn, or (1±z√(s²+τ²))² with the base not below 0.
  public func limits(_ size: Double, _ confidence: Confidence) -> Interval {
    let half = confidence.z * (1 / (4 * size) + tauSquared).squareRoot()
    guard isShare else {
      return Interval(pow(max(0, centre - half), 2), pow(centre + half, 2))
    }
    let lower = sin(max(0, centre - half))
    let upper = sin(min(Double.pi / 2, centre + half))
    return Interval(lower * lower, upper * upper)
  }
}

/// A share on the scale where its variance is 1/(4n).
func arcsine(_ count: Count) -> Double {
  asin((Double(count.numerator) / Double(count.denominator)).squareRoot())
}
