import Foundation
import Model

/// The weeks that children of each area waited beyond a reference (M39): Σ n·E[(mean wait - reference)₊].
///
/// Mean waits are first drawn towards their common mean by the variance between areas of DerSimonian and Laird, weight
/// τ²/(τ²+v); then E[(N(m,s²)-r)₊] = (m-r)Φ((m-r)/s)+sφ((m-r)/s). Weeks if waits and reference are in weeks.
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

/// The 95% limits of the weeks that children of all areas together waited beyond a reference, of seeded draws of every
/// area's mean wait, and of the level and spread of all.
func excessWeeksLimits(
  _ areas: [(children: Int, wait: Measured)], codes: [AreaCode], reference: Double,
  draws: Int = 4_000, seed: UInt64
) -> Interval {
  let doubt = LevelsInDoubt(ofMeans: areas.map(\.wait), draws: draws)
  var sums = [Double](repeating: 0, count: draws)
  for (area, code) in zip(areas, codes) {
    var random = Random(seed: seed, stream: stream(of: code))
    let (n, variance) = (Double(area.children), area.wait.variance)
    for point in doubt.points {
      let between = point.spread * point.spread
      let signal = variance > 0 ? between / (between + variance) : 1
      let centre = point.level + signal * (area.wait.value - point.level)
      let deviation = (signal * variance).squareRoot()
      for draw in point.draws {
        sums[draw] += n * max(0, centre + deviation * random.normal() - reference)
      }
    }
  }
  return limits95(&sums, differing: doubt.differing)
}

extension Measured {
  fileprivate var variance: Double { standardError * standardError }
}

extension LevelsInDoubt {
  /// Of means with normal errors, the level and the standard deviation between areas in the means' unit.
  fileprivate init(ofMeans means: [Measured], draws: Int) {
    // In an order of their own, so that the order of areas changes no digit.
    let used = means.filter { $0.variance > 0 }
      .sorted { ($0.value, $0.standardError) < ($1.value, $1.standardError) }
    let middle = Sum(used.map(\.value)).value / Double(max(1, used.count))
    let squares = Sum(used.map { ($0.value - middle) * ($0.value - middle) }).value
    // A spread of ½ is twice what the means themselves have.
    let unit = max(1e-9, 4 * (squares / Double(max(1, used.count))).squareRoot())
    self.init(draws: draws, unit: unit) { spread in
      let weights = used.map { 1 / ($0.variance + spread * spread) }
      let whole = max(1e-300, Sum(weights).value)
      let sum = Sum(zip(used, weights).map { $0.value * $1 }).value
      return (used.isEmpty ? middle : sum / whole, used.isEmpty ? 1e-9 : 1 / whole.squareRoot())
    } likelihood: { spread, level in
      used.reduce(0) { sum, mean in
        let variance = mean.variance + spread * spread
        return sum - log(variance) / 2 - (mean.value - level) * (mean.value - level)
          / (2 * variance)
      }
    }
  }
}
