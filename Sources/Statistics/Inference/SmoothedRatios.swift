import Foundation
public import Model

/// Ratios of observed to expected drawn towards their overall level (M13).
///
/// Observed numbers are negative binomial: a gamma prior of shape a and mean μ by maximum likelihood; the smoothed ratio
/// is (O+a)/(E+a/μ). Clayton and Kaldor 1987, Biometrics 43, 671.
public struct SmoothedRatios: Sendable {
  /// The overall level of the ratio.
  public let mean: Double
  /// The shape a, infinite where areas differ no more than by chance.
  public let shape: Double

  /// Areas without an expected number are left out; without any completion nothing can be identified.
  public init(_ areas: [ObservedExpected]) throws(StatisticsError) {
    let used = areas.filter { $0.expected > 0 }.map { (o: $0.observed, e: $0.expected) }
      .sorted { ($0.o, $0.e) < ($1.o, $1.e) }
    let observed = used.reduce(0) { $0 + $1.o }
    guard !used.isEmpty else { throw .none(.noCases) }
    guard observed > 0 else { throw .none(.notIdentifiable) }
    let pooled = Double(observed) / Sum(used.map(\.e)).value
    // The slope of the likelihood at no over-dispersion.
    let excess = Sum(used.map { pow(Double($0.o) - pooled * $0.e, 2) - Double($0.o) }).value
    let likelihood = NegativeBinomial(used)
    let (low, high) = (-12.0, 25.0)
    guard excess > 0, likelihood.slope(exp(high), pooled) < 0,
      likelihood.slope(exp(low), pooled) > 0
    else {
      (mean, shape) = (pooled, .infinity)
      return
    }
    shape = exp(
      root(from: low, to: high, tolerance: 1e-12) { likelihood.slope(exp($0), pooled) * exp($0) })
    mean = likelihood.mean(shape, pooled)
  }

  /// The smoothed ratio of one area, with 95% limits; no limits where areas do not differ.
  public func estimate(_ area: ObservedExpected) -> (value: Double, limits: Interval?) {
    guard shape.isFinite else { return (mean, nil) }
    let a = Double(area.observed) + shape
    let rate = area.expected + shape / mean
    let tail = Confidence.percent95.tail
    let limits = Interval(
      Gamma.quantile(tail, shape: a) / rate, Gamma.upperQuantile(tail, shape: a) / rate)
    return (a / rate, limits)
  }
}

/// The likelihood of observed numbers with gamma-distributed ratios.
private struct NegativeBinomial {
  private let areas: [(o: Int, e: Double)]
  /// How many areas observed more than each number, from 0.
  private let exceeding: [Int]

  init(_ areas: [(o: Int, e: Double)]) {
    self.areas = areas
    var exceeding = [Int](repeating: 0, count: areas.map(\.o).max() ?? 0)
    for area in areas where area.o > 0 { exceeding[area.o - 1] += 1 }
    for index in exceeding.indices.reversed().dropFirst() {
      exceeding[index] += exceeding[index + 1]
    }
    self.exceeding = exceeding
  }

  /// The best mean for a shape, by Newton's method on its logarithm.
  func mean(_ a: Double, _ start: Double) -> Double {
    var mu = start
    for _ in 0..<100 {
      var slope = 0.0
      var curvature = 0.0
      for (o, e) in areas {
        let whole = a + mu * e
        slope += a * (Double(o) - mu * e) / whole
        curvature += a * mu * e * (a + Double(o)) / (whole * whole)
      }
      let step = slope / curvature
      mu *= exp(max(-2, min(2, step)))
      if abs(step) < 1e-13 { break }
    }
    return mu
  }

  /// The slope of the likelihood in the shape, at the best mean.
  func slope(_ a: Double, _ start: Double) -> Double {
    let mu = mean(a, start)
    var sum = Sum()
    for (index, count) in exceeding.enumerated() { sum.add(Double(count) / (a + Double(index))) }
    for (o, e) in areas {
      // ln(a/(a+μE)) + 1 - (O+a)/(a+μE), with the ones taken together.
      sum.add(-log1p(mu * e / a) + (mu * e - Double(o)) / (a + mu * e))
    }
    return sum.value
  }
}
