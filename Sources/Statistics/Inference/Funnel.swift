public import Model

/// How far a figure lies from its benchmark.
public enum Departure: Int, Sendable, Comparable {
  case low998 = -2
  case low95 = -1
  case none = 0
  case high95 = 1
  case high998 = 2

  /// From far below the benchmark to far above it.
  public static func < (left: Departure, right: Departure) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The same on the other side.
  var reversed: Departure { Departure(rawValue: -rawValue) ?? .none }

  init(isHigh: Bool, beyond confidence: Confidence?) {
    switch confidence {
    case nil: self = .none
    case .percent95: self = isHigh ? .high95 : .low95
    case .percent998: self = isHigh ? .high998 : .low998
    }
  }
}

/// Whether the benchmark has nothing to do with the area, or the area is a part of it.
public enum Benchmark: Sendable, Equatable {
  case external
  /// The area is among the `total` children of the benchmark: its deviation is smaller by √(1-n/N).
  case includesArea(total: Int)
}

/// The standard deviation that chance gives a share of `n` children at `theta`, as a fraction (M08).
func shareDeviation(_ n: Int, at theta: Double, _ benchmark: Benchmark) -> Double {
  let variance = theta * (1 - theta) / Double(n)
  guard case .includesArea(let total) = benchmark else { return variance.squareRoot() }
  return (variance * max(0, 1 - Double(n) / Double(total))).squareRoot()
}

/// The control limits of a share of `n` children (M08): θ±z√(θ(1-θ)/n) within 0 and 1, as fractions.
///
/// Spiegelhalter 2005, Stat Med 24, 1185.
public func funnelLimits(
  _ n: Int, at theta: Double, _ benchmark: Benchmark, _ confidence: Confidence
) -> Interval {
  let half = confidence.z * shareDeviation(n, at: theta, benchmark)
  return Interval(max(0, theta - half), min(1, theta + half))
}

/// On which side of the control limits a share lies (M08).
public func departure(
  _ count: Count, from theta: Double, _ benchmark: Benchmark
) -> Departure {
  guard count.denominator > 0 else { return .none }
  let p = Double(count.numerator) / Double(count.denominator)
  for confidence in [Confidence.percent998, .percent95] {
    let limits = funnelLimits(count.denominator, at: theta, benchmark, confidence)
    if !limits.contains(p) { return Departure(isHigh: p > theta, beyond: confidence) }
  }
  return .none
}

/// On which side of its control limits an observed number lies, against an expected one (M08).
public func departure(
  observed: Int, expected: Double, _ method: CountLimits
) -> Departure {
  for confidence in [Confidence.percent998, .percent95] {
    let limits = countLimits(observed, confidence, method)
    if limits.lower > expected { return Departure(isHigh: true, beyond: confidence) }
    if limits.upper < expected { return Departure(isHigh: false, beyond: confidence) }
  }
  return .none
}

/// The control curves of a ratio of observed to expected, as points to be joined (M08).
public struct FunnelCurve: Sendable, Equatable {
  /// The expected numbers of the points, ascending, and the ratio of observed to expected at each.
  public let expected: [Double]
  public let ratio: [Double]

  /// The curve's height at an expected number, by straight lines; nil beyond its ends.
  public func height(at value: Double) -> Double? {
    guard let right = expected.firstIndex(where: { $0 >= value }) else { return nil }
    if expected[right] == value { return ratio[right] }
    guard right > 0 else { return nil }
    let fraction = (value - expected[right - 1]) / (expected[right] - expected[right - 1])
    return ratio[right - 1] + fraction * (ratio[right] - ratio[right - 1])
  }
}

/// The lower and upper curve through every count up to `last`: the points (limit of O, O over that limit).
public func funnelCurves(
  upTo last: Int, _ confidence: Confidence, _ method: CountLimits
) -> (lower: FunnelCurve, upper: FunnelCurve) {
  let counts = Array(1...max(1, last))
  let limits = counts.map { countLimits($0, confidence, method) }
  func curve(_ side: (Interval) -> Double) -> FunnelCurve {
    FunnelCurve(
      expected: limits.map(side), ratio: zip(counts, limits).map { Double($0) / side($1) })
  }
  return (curve(\.upper), curve(\.lower))
}

/// The probability that chance alone puts a share of `n` children outside its 95% limits.
///
/// Exact: binomial at `theta`, or hypergeometric with the benchmark's `numerator` fixed where the area is part of it.
func chanceOfFlag(_ n: Int, at theta: Double, _ benchmark: Benchmark, numerator: Int) -> Double {
  let half = Confidence.percent95.z * shareDeviation(n, at: theta, benchmark)
  let lowest = firstCount(0, n) { Double($0) / Double(n) >= max(0, theta - half) }
  let beyond = firstCount(lowest, n + 1) { Double($0) / Double(n) > min(1, theta + half) }
  guard case .includesArea(let total) = benchmark else {
    return Binomial.atMost(lowest - 1, of: n, theta) + Binomial.atLeast(beyond, of: n, theta)
  }
  var inside = Sum()
  for k in lowest..<max(lowest, beyond) {
    inside.add(Binomial.hypergeometric(k, of: n, marked: numerator, total: total))
  }
  return max(0, 1 - inside.value)
}

/// The first count from `low` to `high` that `holds`, which is false and then true; `high` where none does.
func firstCount(_ low: Int, _ high: Int, _ holds: (Int) -> Bool) -> Int {
  var low = low
  var high = high
  while low < high {
    let middle = (low + high) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
