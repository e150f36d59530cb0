public import Model

/// Shares of small areas drawn towards the share of all, as far as their own children cannot speak (M12).
///
/// A beta prior by moments: c = θ(1-θ), s² = Σn(p-θ)²/N, A = max(0, s²-c/n̄), weight M = (c-s²)/A. The limits take θ and M as
/// known. Martuzzi and Elliott 1996, Stat Med 15, 1867; Marshall 1991, Appl Stat 40, 283.
public struct SmoothedShares: Sendable {
  /// The share of all areas together.
  public let theta: Double
  /// The variance between areas, beyond chance.
  public let between: Double
  /// How many children's worth of prior each area gets: infinite where areas do not differ, 0 without shrinkage.
  public let weight: Double
  /// The variance of shares about θ.
  let spread: Double

  /// Areas without cases are left out; without any cases there is the reason `noCases`.
  public init(_ areas: [Count]) throws(StatisticsError) {
    let used = areas.filter { $0.denominator > 0 }
    let pooled = used.reduce(Count(0, of: 0), +)
    guard pooled.denominator > 0 else { throw .none(.noCases) }
    let total = Double(pooled.denominator)
    let theta = Double(pooled.numerator) / total
    // Like areas are put together, so that the order of areas cannot change the last digit.
    let ordered = used.sorted { ($0.denominator, $0.numerator) < ($1.denominator, $1.numerator) }
    let squares = Sum(
      ordered.map { count in
        let n = Double(count.denominator)
        let excess = Double(count.numerator) / n - theta
        return n * excess * excess
      })
    let c = theta * (1 - theta)
    self.theta = theta
    spread = squares.value / total
    between = max(0, spread - c / (total / Double(used.count)))
    weight = between == 0 ? .infinity : max(0, (c - spread) / between)
  }

  /// The smoothed share of one area, as a fraction, with 95% limits; no limits where areas do not differ.
  public func estimate(_ count: Count) -> (value: Double, limits: Interval?) {
    guard weight.isFinite else { return (theta, nil) }
    guard weight > 0 else {
      guard let raw = share(count, .percent95) else { return (theta, nil) }
      return (raw.value, raw.limits)
    }
    let (a, b) = shapes(count)
    let tail = Confidence.percent95.tail
    return (a / (a + b), Interval(Beta.quantile(tail, a, b), Beta.quantile(1 - tail, a, b)))
  }

  /// The probability that the area's true share is below θ; nil without a prior of finite weight.
  public func probabilityBelowAll(_ count: Count) -> Double? {
    guard weight.isFinite, weight > 0 else { return nil }
    let (a, b) = shapes(count)
    return Beta.below(theta, a, b)
  }

  /// How much of the area's own figure is signal, n/(n+M).
  public func reliability(_ count: Count) -> Double {
    weight.isFinite ? Double(count.denominator) / (Double(count.denominator) + weight) : 0
  }

  /// The shapes of the beta distribution of the area's true share.
  func shapes(_ count: Count) -> (a: Double, b: Double) {
    let missed = Double(count.denominator - count.numerator)
    return (theta * weight + Double(count.numerator), (1 - theta) * weight + missed)
  }
}
