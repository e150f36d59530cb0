import Foundation
import Model

/// The spread of areas' levels by maximum likelihood, without what is said of it (M15).
struct LotteryFit {
  /// The mean level of each group.
  let levels: [Double]
  /// 0 where a spread gains less than 1e-6 over none.
  let sigma: Double
  /// Of the log-likelihood over that without a spread.
  let gain: Double
  let best: MixedLikelihood.Profile
  private let pooled: MixedLikelihood.Profile
  private let likelihood: MixedLikelihood

  /// Of fewer children nothing is said (M15).
  static let fewestChildren = 50

  var hasSpread: Bool { sigma > 0 }

  /// Of outcomes that happen or do not; arguments and reasons are those of `LotteryIndex`.
  init(
    _ areas: [Count], expected: [Double]? = nil, groups: [Int]? = nil
  ) throws(StatisticsError) {
    let total = areas.reduce(0) { $0 + $1.denominator }
    let outcomes = areas.reduce(0) { $0 + $1.numerator }
    let least = 1 / (2 * Double(max(1, total)))
    let terms = areas.indices.map { area -> AreaLikelihood? in
      let (x, n) = (Double(areas[area].numerator), Double(areas[area].denominator))
      guard n > 0 else { return nil }
      guard let expected else { return .binomial(x, of: n, offset: 0) }
      let share = min(max(expected[area] / n, least), 1 - least)
      return .binomial(x, of: n, offset: log(share / (1 - share)))
    }
    guard terms.count(where: { $0 != nil }) >= 5, total >= Self.fewestChildren else {
      throw .none(.tooFew)
    }
    guard outcomes > 0, outcomes < total else { throw .none(.notIdentifiable) }
    try self.init(grouped(terms, groups), hasOffsets: expected != nil)
  }

  /// Of waits and rates; `guess` is a σ that is near the likeliest, where one is known.
  init(
    _ areas: [ObservedExpected], groups: [Int]? = nil, near guess: Double? = nil
  ) throws(StatisticsError) {
    let terms = areas.map { area -> AreaLikelihood? in
      area.expected > 0 ? .poisson(Double(area.observed), expected: area.expected) : nil
    }
    guard terms.count(where: { $0 != nil }) >= 5 else { throw .none(.tooFew) }
    try self.init(grouped(terms, groups), hasOffsets: false, near: guess)
  }

  private init(
    _ groups: [[AreaLikelihood]], hasOffsets: Bool, near guess: Double? = nil
  ) throws(StatisticsError) {
    // A group that is all or nothing has no level, and says nothing of the spread within it.
    let groups = groups.filter { $0.hasLevel }
    guard !groups.isEmpty else { throw .none(.notIdentifiable) }
    guard groups.reduce(0, { $0 + $1.count }) >= 5 else { throw .none(.tooFew) }
    var likelihood = MixedLikelihood(
      groups, levels: groups.map { hasOffsets ? 0 : $0.pooledLevel })
    pooled = likelihood.settled(0, within: 1e-9)
    let alike = likelihood.levels
    guard let best = likelihood.maximum(near: guess) else { throw .none(.notIdentifiable) }
    self.best = best
    gain = best.value - pooled.value
    let hasSpread = gain >= 1e-6
    sigma = hasSpread ? best.sigma : 0
    levels = hasSpread ? likelihood.levels : alike
    likelihood.levels = levels
    self.likelihood = likelihood
  }

  /// The mean of what the ratio of an area may be, given its own outcomes and those of all; of waits and rates alone.
  func meanRatio(of area: ObservedExpected) -> Double {
    guard area.expected > 0 else { return 1 }
    let (observed, expected) = (Double(area.observed), area.expected)
    let slope = likelihood.slope(of: .poisson(observed, expected: expected), levels[0], sigma)
    return (observed - slope) / expected
  }

  /// The values of σ whose likelihood is 1.92 below the top; the upper one may be infinite.
  var sigmaLimits: Interval {
    let target = max(best.value, pooled.value) - Confidence.likelihoodFall
    let top = hasSpread ? best : pooled
    var (down, up) = (likelihood, likelihood)
    return Interval(
      pooled.value >= target ? 0 : down.crossing(of: target, from: top, towards: 0) ?? 0,
      up.crossing(of: target, from: top, towards: 1e3) ?? .infinity)
  }
}

/// The areas that have any, group by group in the order of the groups' numbers.
private func grouped(_ terms: [AreaLikelihood?], _ groups: [Int]?) -> [[AreaLikelihood]] {
  guard let groups else { return [terms.compactMap(\.self)] }
  return Set(groups).sorted().map { group in
    terms.indices.compactMap { groups[$0] == group ? terms[$0] : nil }
  }
}

extension [AreaLikelihood] {
  private var totals: (observed: Double, expected: Double, isBinomial: Bool) {
    reduce((0, 0, false)) { sum, area in
      switch area {
      case .binomial(let x, let n, _): (sum.0 + x, sum.1 + n, true)
      case .poisson(let o, let expected): (sum.0 + o, sum.1 + expected, false)
      }
    }
  }

  /// Whether the outcomes of all together have a likeliest level that is not infinite.
  fileprivate var hasLevel: Bool {
    let totals = totals
    return totals.observed > 0 && (!totals.isBinomial || totals.observed < totals.expected)
  }

  /// Their level where all are alike.
  fileprivate var pooledLevel: Double {
    let (observed, expected, isBinomial) = totals
    return log(observed / (isBinomial ? expected - observed : expected))
  }
}
