import Foundation
public import Model

/// The spread between areas beyond chance, on the arcsine or square-root scale (M16).
///
/// Q = Σw(y-ȳ)²; I² = max(0, (Q-(k-1))/Q). DerSimonian and Laird 1986; Paule and Mandel 1982, with the
/// Q-profile interval of Viechtbauer 2007.
public struct Spread: Sendable {
  /// Cochran's Q with weights of chance alone.
  public let q: Double
  /// The share of the spread that is not chance, from 0 to 1.
  public let iSquared: Double
  /// The variance between areas by moments, max(0, (Q-(k-1))/(Σw-Σw²/Σw)).
  public let derSimonianLaird: Double
  /// The variance between areas at which Q with it in the weights is k-1.
  public let pauleMandel: Double
  /// The 95% limits of the variance between areas.
  public let limits: Interval

  /// Of shares, y = asin√p and w = 4n; fewer than two areas with cases are too few.
  public init(_ areas: [Count]) throws(StatisticsError) {
    let used = areas.filter { $0.denominator > 0 }
    try self.init(used.map { (arcsine($0), 1 / (4 * Double($0.denominator))) })
  }

  /// Of ratios, y = √(O/E) and w = 4E, the scale of M09; fewer than two areas with an expected number are too few.
  public init(_ areas: [ObservedExpected]) throws(StatisticsError) {
    let used = areas.filter { $0.expected > 0 }
    try self.init(
      used.map { ((Double($0.observed) / $0.expected).squareRoot(), 1 / (4 * $0.expected)) })
  }

  private init(_ areas: [(value: Double, variance: Double)]) throws(StatisticsError) {
    guard areas.count > 1 else { throw .none(.tooFew) }
    let ordered = areas.sorted { ($0.variance, $0.value) < ($1.variance, $1.value) }
    let y = ordered.map(\.value)
    let variances = ordered.map(\.variance)
    let degrees = Double(areas.count - 1)
    let weights = variances.map { 1 / $0 }
    let sum = Sum(weights).value
    q = generalisedQ(y, variances, 0)
    iSquared = q > 0 ? max(0, (q - degrees) / q) : 0
    let divisor = sum - Sum(weights.map { $0 * $0 }).value / sum
    derSimonianLaird = max(0, (q - degrees) / divisor)
    pauleMandel = solved(y, variances, for: degrees)
    limits = Interval(
      solved(y, variances, for: ChiSquare.upperQuantile(0.025, degrees: degrees)),
      solved(y, variances, for: ChiSquare.quantile(0.025, degrees: degrees)))
  }
}

/// Q with the variance between areas taken to be `tau`.
private func generalisedQ(_ y: [Double], _ variances: [Double], _ tau: Double) -> Double {
  let weights = variances.map { 1 / ($0 + tau) }
  let mean = Sum(zip(weights, y).map { $0 * $1 }).value / Sum(weights).value
  return Sum(zip(weights, y).map { $0 * ($1 - mean) * ($1 - mean) }).value
}

/// The variance between areas at which Q is `target`, or 0 where it is already below.
private func solved(_ y: [Double], _ variances: [Double], for target: Double) -> Double {
  guard generalisedQ(y, variances, 0) > target else { return 0 }
  var high = 1.0
  while generalisedQ(y, variances, high) > target { high *= 4 }
  return root(from: 0, to: high, tolerance: 1e-14) { generalisedQ(y, variances, $0) - target }
}

/// The systematic component of variation of rare events, times 100 (M16).
///
/// 100/k·(Σ((O-E)/E)²-Σ1/E); below 0 the areas vary less than chance, which is to be printed as 0. Where
/// nothing is expected the reason is `noCases`. McPherson 1982.
public func systematicVariation(_ areas: [ObservedExpected]) throws(StatisticsError) -> Double {
  let used = areas.filter { $0.expected > 0 }
  guard !used.isEmpty else { throw .none(.noCases) }
  let terms = used.map { area in
    let excess = (Double(area.observed) - area.expected) / area.expected
    return excess * excess - 1 / area.expected
  }
  return 100 / Double(used.count) * Sum(terms.sorted()).value
}

/// The largest over the smallest share among areas with at least 20 children (M16); never to be shown alone.
///
/// With fewer than two such areas the reason is `tooFew`, and where the smallest share is 0 `notIdentifiable`.
public func extremalQuotient(_ areas: [Count]) throws(StatisticsError) -> Double {
  let shares = areas.filter { $0.denominator >= 20 }
    .map { Double($0.numerator) / Double($0.denominator) }
  guard shares.count > 1, let least = shares.min(), let most = shares.max() else {
    throw .none(.tooFew)
  }
  guard least > 0 else { throw .none(.notIdentifiable) }
  return most / least
}
