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
  private let drawn: [DrawnShortfall]
  private let draws: Int

  public init(
    _ areas: [Count], codes: [AreaCode], reference: Double, draws: Int = 4_000, seed: UInt64
  ) throws(StatisticsError) {
    let smoothed = try SmoothedShares(areas)
    self.areas = areas.map { expectedShortfall($0, smoothed, reference) }
    var known: [Count: QuantileTable] = [:]
    drawn = zip(areas, codes).map { count, code in
      let random = Random(seed: seed, stream: stream(of: code))
      guard let (a, b) = smoothed.spread(count) else {
        return .always(expectedShortfall(count, smoothed, reference))
      }
      guard let table = known[count] ?? QuantileTable(beta: a, b) else {
        return .beta(count.denominator, reference, a, b, random)
      }
      known[count] = table
      return .table(count.denominator, reference, table, random)
    }
    total = Sum(self.areas).value
    self.draws = draws
    limits = Self.limits(drawn[...], draws)
  }

  /// The 95% limits of some areas together, such as a district; the same draws as of the total.
  public func limits(of areas: [Int]) -> Interval {
    Self.limits(areas.map { drawn[$0] }[...], draws)
  }

  private static func limits(_ areas: ArraySlice<DrawnShortfall>, _ draws: Int) -> Interval {
    var sums = [Double](repeating: 0, count: draws)
    for area in areas { area.add(to: &sums) }
    sums.sort()
    return Interval(
      sampleQuantile(0.025, sorted: sums) ?? 0, sampleQuantile(0.975, sorted: sums) ?? 0)
  }
}

/// How the shortfall of one area is drawn from its posterior: n·(r-π)₊.
private enum DrawnShortfall {
  /// Where areas do not differ there is nothing to draw.
  case always(Double)
  case table(Int, Double, QuantileTable, Random)
  case beta(Int, Double, Double, Double, Random)

  func add(to sums: inout [Double]) {
    switch self {
    case .always(let value):
      for draw in sums.indices { sums[draw] += value }
    case .table(let n, let reference, let table, var random):
      for draw in sums.indices {
        sums[draw] += Double(n) * max(0, reference - table.draw(random.unit()))
      }
    case .beta(let n, let reference, let a, let b, var random):
      for draw in sums.indices {
        sums[draw] += Double(n) * max(0, reference - random.beta(a, b))
      }
    }
  }
}

extension SmoothedShares {
  /// The shapes of an area's posterior, where it has any spread.
  fileprivate func spread(_ count: Count) -> (a: Double, b: Double)? {
    guard weight.isFinite, count.denominator > 0 else { return nil }
    let (a, b) = shapes(count)
    return a > 0 && b > 0 ? (a, b) : nil
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
