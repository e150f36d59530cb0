import Foundation
import Model

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
