import Foundation
public import Model

/// The ratio of observed to expected that the best areas with a given part of the expected events reach together (M38).
///
/// Areas in order of (O+1)/(E+1), which draws small areas towards 1, ties by code, until they hold `part` of the expected;
/// where nothing is expected the reason is `noCases`.
public func achievableBenchmark(
  _ areas: [ObservedExpected], codes: [AreaCode], moreIsGood: Bool, part: Double = 0.25
) throws(StatisticsError) -> Double {
  let used = areas.indices.filter { areas[$0].expected > 0 }
  let total = Sum(used.map { areas[$0].expected }).value
  guard total > 0 else { throw .none(.noCases) }
  func level(_ area: Int) -> Double {
    Double(areas[area].observed + 1) / (areas[area].expected + 1)
  }
  let order = used.sorted { one, other in
    let (a, b) = (level(one), level(other))
    return a != b ? (a > b) == moreIsGood : codes[one] < codes[other]
  }
  var (observed, expected) = (0, Sum())
  for area in order {
    observed += areas[area].observed
    expected.add(areas[area].expected)
    if expected.value >= part * total { break }
  }
  return Double(observed) / expected.value
}

/// The events of each area that are missing to a reference ratio, or too many (M39 on observed and expected numbers).
///
/// E·E[(r-λ)₊], or E·E[(λ-r)₊] where few events are good, over the true ratio λ of M13's gamma posterior: luck does not count.
/// Waits that would have ended in the time watched; a statement of "if", not of "because".
public struct RatioShortfall: Sendable {
  /// Events of each area.
  public let areas: [Double]
  /// Their sum.
  public let total: Double
  /// 95% limits of the total, of seeded draws of every area's ratio, and of the level and spread of all.
  public let limits: Interval

  /// - Parameters:
  ///   - areas: observed and expected numbers.
  ///   - codes: the areas' codes, which give each its own random numbers.
  ///   - reference: the ratio to be reached, or not to be passed.
  ///   - moreIsGood: whether many events are.
  ///   - draws: how many the limits are made of.
  ///   - seed: the same seed gives the same limits.
  /// - Throws: `noCases` or `notIdentifiable`, as `SmoothedRatios` does.
  public init(
    _ areas: [ObservedExpected], codes: [AreaCode], reference: Double, moreIsGood: Bool,
    draws: Int = 4_000, seed: UInt64
  ) throws(StatisticsError) {
    let smoothed = try SmoothedRatios(areas)
    self.areas = areas.map {
      expectedShortfall($0, smoothed, reference, moreIsGood: moreIsGood)
    }
    total = Sum(self.areas).value
    let doubt = LevelsInDoubt(of: areas, draws: draws)
    var sums = [Double](repeating: 0, count: draws)
    for (area, code) in zip(areas, codes) where area.expected > 0 {
      var random = Random(seed: seed, stream: stream(of: code))
      let ratio = DrawnRatio(area, doubt)
      ratio.forEach(&random) { draw, ratio in
        let gap = reference - ratio
        sums[draw] += area.expected * max(0, moreIsGood ? gap : -gap)
      }
    }
    limits = limits95(&sums, differing: doubt.differing).reaching(total)
  }
}

/// The events of one area that are missing to a reference ratio, or too many, with the 95% limits of M13's posterior.
public func shortfall(
  _ area: ObservedExpected, _ smoothed: SmoothedRatios, reference: Double, moreIsGood: Bool
) -> (events: Double, limits: Interval?) {
  func gap(_ ratio: Double) -> Double {
    area.expected * max(0, moreIsGood ? reference - ratio : ratio - reference)
  }
  let limits = smoothed.estimate(area).limits.map { found in
    let ends = [gap(found.lower), gap(found.upper)].sorted()
    return Interval(ends[0], ends[1])
  }
  return (expectedShortfall(area, smoothed, reference, moreIsGood: moreIsGood), limits)
}

private func expectedShortfall(
  _ area: ObservedExpected, _ smoothed: SmoothedRatios, _ reference: Double, moreIsGood: Bool
) -> Double {
  guard area.expected > 0 else { return 0 }
  guard smoothed.shape.isFinite else {
    let gap = reference - smoothed.mean
    return area.expected * max(0, moreIsGood ? gap : -gap)
  }
  let shape = Double(area.observed) + smoothed.shape
  let rate = area.expected + smoothed.shape / smoothed.mean
  let below =
    reference * Gamma.below(rate * reference, shape: shape)
    - shape / rate * Gamma.below(rate * reference, shape: shape + 1)
  return area.expected * max(0, moreIsGood ? below : below + shape / rate - reference)
}
