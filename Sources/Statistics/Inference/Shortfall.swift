import Foundation
public import Model

/// The share that the best areas with a given part of the children reach together (M38), as a fraction.
///
/// Areas in falling order of (x+1)/(n+2), ties by code, until they hold `part` of the children; without any the reason is
/// `noCases`. Weissman 1999, J Eval Clin Pract 5, 269.
public func achievableBenchmark(
  _ areas: [Count], codes: [AreaCode], part: Double = 0.25
) throws(StatisticsError) -> Double {
  let total = areas.reduce(0) { $0 + $1.denominator }
  guard total > 0 else { throw .none(.noCases) }
  let order = areas.indices.filter { areas[$0].denominator > 0 }.sorted { one, other in
    let (a, b) = (areas[one], areas[other])
    // Fractions are compared without division, so that equal ones are equal.
    let (left, right) = (
      (a.numerator + 1) * (b.denominator + 2), (b.numerator + 1) * (a.denominator + 2)
    )
    return left != right ? left > right : codes[one] < codes[other]
  }
  var best = Count(0, of: 0)
  for area in order {
    best = best + areas[area]
    if Double(best.denominator) >= part * Double(total) { break }
  }
  return Double(best.numerator) / Double(best.denominator)
}

/// The children of each area who would have had the outcome at a reference level (M39).
///
/// n·E[(r-π)₊] over the true share π of M12's posterior: luck does not count as a shortfall. A statement of "if", not of
/// "because". The limits are of seeded draws of every area's share, and of the level and spread of all (`LevelsInDoubt`).
public struct Shortfall: Sendable {
  /// Children of each area.
  public let areas: [Double]
  /// Their sum.
  public let total: Double
  /// 95% limits of the total.
  public let limits: Interval
  private let drawn: [DrawnShares]
  private let draws: Int

  /// - Parameters:
  ///   - areas: the counts, of an outcome that is good.
  ///   - codes: the areas' codes, which give each its own random numbers.
  ///   - reference: the share to be reached, as a fraction.
  ///   - draws: how many the limits are made of.
  ///   - seed: the same seed gives the same limits.
  /// - Throws: `noCases`.
  public init(
    _ areas: [Count], codes: [AreaCode], reference: Double, draws: Int = 4_000, seed: UInt64
  ) throws(StatisticsError) {
    let smoothed = try SmoothedShares(areas)
    self.areas = areas.map { expectedShortfall($0, smoothed, reference) }
    drawn = DrawnShares.of(areas, codes: codes, reference, draws: draws, seed: seed)
    total = Sum(self.areas).value
    self.draws = draws
    limits = Self.limits(drawn, draws).reaching(total)
  }

  /// The 95% limits of some areas together, such as a district; the same draws as of the total.
  public func limits(of areas: [Int]) -> Interval {
    Self.limits(areas.map { drawn[$0] }, draws).reaching(Sum(areas.map { self.areas[$0] }).value)
  }

  private static func limits(_ areas: [DrawnShares], _ draws: Int) -> Interval {
    var sums = [Double](repeating: 0, count: draws)
    for area in areas { area.addShortfall(to: &sums) }
    return limits95(&sums, differing: areas.first?.differing)
  }
}

/// What 25 in 1,000 draws lie below, and what as many lie above of those where areas differ; sorts the draws.
func limits95(_ draws: inout [Double], differing: Range<Int>?) -> Interval {
  let above = (differing.map { Array(draws[$0]) } ?? draws).sorted()
  draws.sort()
  let lower = sampleQuantile(0.025, sorted: draws) ?? 0
  return Interval(lower, max(lower, sampleQuantile(0.975, sorted: above) ?? 0))
}

extension Interval {
  /// With an estimate inside, which is made by other means.
  func reaching(_ estimate: Double) -> Interval {
    Interval(min(lower, estimate), max(upper, estimate))
  }
}

/// The children of one area who would have had the outcome at a reference level, with the 95% limits of M12's posterior.
///
/// - Parameters:
///   - count: of the area.
///   - smoothed: made of all areas.
///   - reference: as a fraction; it may differ between areas, as the mix of their children does.
/// - Returns: children; without limits where areas do not differ.
public func shortfall(
  _ count: Count, _ smoothed: SmoothedShares, reference: Double
) -> (children: Double, limits: Interval?) {
  let n = Double(count.denominator)
  let limits = smoothed.estimate(count).limits.map {
    Interval(n * max(0, reference - $0.upper), n * max(0, reference - $0.lower))
  }
  return (expectedShortfall(count, smoothed, reference), limits)
}

private func expectedShortfall(
  _ count: Count, _ smoothed: SmoothedShares, _ reference: Double
) -> Double {
  let n = Double(count.denominator)
  let (a, b) = smoothed.weight.isFinite ? smoothed.shapes(count) : (0, 0)
  guard a > 0, b > 0 else {
    let point = smoothed.weight.isFinite && n > 0 ? Double(count.numerator) / n : smoothed.theta
    return n * max(0, reference - point)
  }
  let mean = a / (a + b)
  return n
    * max(0, reference * Beta.below(reference, a, b) - mean * Beta.below(reference, a + 1, b))
}
