import Foundation
public import Model

/// The share that the best areas with a given part of the children reach together (M38), as a fraction.
///
/// Areas in falling order of (x+1)/(n+2), ties by code, until they hold `part` of the children. Weissman 1999, J Eval Clin
/// Pract 5, 269.
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
/// "because".
public struct Shortfall: Sendable {
  /// Children of each area.
  public let areas: [Double]
  public let total: Double
  /// 95% limits of the total.
  public let limits: Interval
  private let draws: [[Double]]

  public init(
    _ areas: [Count], codes: [AreaCode], reference: Double, draws: Int = 4_000, seed: UInt64
  ) throws(StatisticsError) {
    let smoothed = try SmoothedShares(areas)
    self.areas = areas.map { expectedShortfall($0, smoothed, reference) }
    self.draws = zip(areas, codes).map { count, code in
      drawnShortfall(
        count, smoothed, reference, draws, Random(seed: seed, stream: stream(of: code)))
    }
    total = Sum(self.areas).value
    limits = Self.limits(self.draws, Array(areas.indices), draws)
  }

  /// The 95% limits of some areas together, such as a district; the same draws as of the total.
  public func limits(of areas: [Int]) -> Interval {
    Self.limits(draws, areas, draws.first?.count ?? 0)
  }

  private static func limits(_ draws: [[Double]], _ areas: [Int], _ count: Int) -> Interval {
    let sums = (0..<count).map { draw in Sum(areas.map { draws[$0][draw] }).value }.sorted()
    return Interval(
      sampleQuantile(0.025, sorted: sums) ?? 0, sampleQuantile(0.975, sorted: sums) ?? 0)
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

private func drawnShortfall(
  _ count: Count, _ smoothed: SmoothedShares, _ reference: Double, _ draws: Int, _ random: Random
) -> [Double] {
  let n = Double(count.denominator)
  let (a, b) = smoothed.weight.isFinite ? smoothed.shapes(count) : (0, 0)
  guard n > 0, a > 0, b > 0 else {
    return [Double](repeating: expectedShortfall(count, smoothed, reference), count: draws)
  }
  var random = random
  return (0..<draws).map { _ in n * max(0, reference - random.beta(a, b)) }
}

/// The weeks that children of each area waited beyond a reference (M39): Σ n·E[(mean wait - reference)₊].
///
/// Mean waits are first drawn towards their common mean by the variance between areas of DerSimonian and Laird.
public func excessWeeks(
  _ areas: [(children: Int, wait: Measured)], reference: Double
) -> [Double] {
  let variances = areas.map { $0.wait.standardError * $0.wait.standardError }
  let known = areas.indices.filter { variances[$0] > 0 }
  let weights = known.map { 1 / variances[$0] }
  let sum = Sum(weights).value
  let mean = Sum(zip(known, weights).map { areas[$0].wait.value * $1 }).value / sum
  let q = Sum(zip(known, weights).map { pow(areas[$0].wait.value - mean, 2) * $1 }).value
  let divisor = sum - Sum(weights.map { $0 * $0 }).value / sum
  let between = divisor > 0 ? max(0, (q - Double(known.count - 1)) / divisor) : 0
  return areas.indices.map { area in
    let (children, wait) = (Double(areas[area].children), areas[area].wait)
    guard variances[area] > 0 else { return children * max(0, wait.value - reference) }
    let signal = between / (between + variances[area])
    let centre = mean + signal * (wait.value - mean)
    let deviation = (signal * variances[area]).squareRoot()
    guard deviation > 0 else { return children * max(0, centre - reference) }
    let z = (centre - reference) / deviation
    return children * ((centre - reference) * Normal.below(z) + deviation * Normal.density(z))
  }
}

/// Whole numbers near `parts` whose sum is the rounded total: the largest remainders are rounded up, ties by place.
public func roundedParts(_ parts: [Double]) -> [Int] {
  var whole = parts.map { Int($0.rounded(.down)) }
  let missing = Int(Sum(parts).value.rounded()) - whole.reduce(0, +)
  let order = parts.indices.sorted { one, other in
    let (a, b) = (parts[one] - Double(whole[one]), parts[other] - Double(whole[other]))
    return a != b ? a > b : one < other
  }
  for place in order.prefix(max(0, missing)) { whole[place] += 1 }
  return whole
}
