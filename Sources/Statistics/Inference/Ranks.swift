import Foundation
public import Model

/// A value with its standard error, on a scale where those of two areas can be compared.
public struct Measured: Sendable, Equatable {
  /// On any scale on which errors are about normal.
  public let value: Double
  /// On the same scale, above 0.
  public let standardError: Double

  /// A value made elsewhere.
  public init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// A share for ranking (M35): y = (x+½)/(n+1), standard error √(y(1-y)/n); nil where nobody is counted.
  public init?(_ count: Count) {
    guard count.denominator > 0 else { return nil }
    let n = Double(count.denominator)
    value = (Double(count.numerator) + 0.5) / (n + 1)
    standardError = (value * (1 - value) / n).squareRoot()
  }

  /// A speed for ranking (M35): y = ln((O+½)/(E+½)), standard error 1/√V; nil where nothing is expected.
  public init?(_ area: ObservedExpected) {
    guard area.expected > 0, area.variance > 0 else { return nil }
    value = log((Double(area.observed) + 0.5) / (area.expected + 0.5))
    standardError = 1 / area.variance.squareRoot()
  }
}

/// The ranks that each area may hold, the highest value first (M35).
///
/// Each area is compared with every other, with Holm's correction at 5% over its own comparisons: the ranks run from one
/// after the areas that are surely above it to the one before those surely below. Mogstad, Romano, Shaikh and Wilhelm 2024,
/// Rev Econ Stud 91, 476.
public func rankIntervals(_ areas: [Measured]) -> [ClosedRange<Int>] {
  let count = areas.count
  guard count > 1 else { return areas.map { _ in 1...1 } }
  let order = areas.indices.sorted { (areas[$0].value, $0) < (areas[$1].value, $1) }
  let ladder = Ladder(
    values: order.map { areas[$0].value }, variances: order.map { squared(areas[$0].standardError) }
  )
  // The least z² that Holm's first step, and any step at all, could accept.
  let first = squared(Normal.upperQuantile(0.025 / Double(count - 1)))
  let least = squared(Confidence.percent95.z)
  var intervals = [ClosedRange<Int>](repeating: 1...count, count: count)
  for (place, area) in order.enumerated() {
    guard !ladder.apart(from: place, atLeast: first, stopsAtFirst: true).isEmpty else { continue }
    let candidates = ladder.apart(from: place, atLeast: least, stopsAtFirst: false)
    intervals[area] = interval(candidates, of: count)
  }
  return intervals
}

/// Values in ascending order with their variances.
private struct Ladder {
  let values: [Double]
  let variances: [Double]
  private let smallest: Double

  init(values: [Double], variances: [Double]) {
    self.values = values
    self.variances = variances
    smallest = variances.min() ?? 0
  }

  /// The comparisons of one place with others whose z² is at least a limit; all, or the first that is found.
  ///
  /// Places nearer than the limit allows even with the smallest variance are passed over.
  func apart(
    from place: Int, atLeast limit: Double, stopsAtFirst: Bool
  ) -> [(z: Double, isAbove: Bool)] {
    let (value, variance) = (values[place], variances[place])
    let gap = (limit * (variance + smallest)).squareRoot() * (1 - 1e-12)
    var found: [(z: Double, isAbove: Bool)] = []
    let below = firstCount(0, place) { values[$0] > value - gap }
    let above = firstCount(place, values.count) { values[$0] >= value + gap }
    for other in 0..<below {
      let z = squared(value - values[other]) / (variance + variances[other])
      guard z >= limit else { continue }
      found.append((z, false))
      if stopsAtFirst { return found }
    }
    for other in (above..<values.count).reversed() {
      let z = squared(values[other] - value) / (variance + variances[other])
      guard z >= limit else { continue }
      found.append((z, true))
      if stopsAtFirst { return found }
    }
    return found
  }
}

/// The ranks left by the comparisons that Holm's steps accept.
private func interval(
  _ candidates: [(z: Double, isAbove: Bool)], of count: Int
) -> ClosedRange<Int> {
  var above = 0
  var below = 0
  // Equal values are accepted or refused together where it matters, and the counts do not depend on their order.
  for (step, candidate) in candidates.sorted(by: { $0.z > $1.z }).enumerated() {
    let p = Normal.twoSided(candidate.z.squareRoot())
    guard p <= 0.05 / Double(count - 1 - step) else { break }
    if candidate.isAbove { above += 1 } else { below += 1 }
  }
  return (1 + above)...(count - below)
}

private func squared(_ x: Double) -> Double { x * x }
