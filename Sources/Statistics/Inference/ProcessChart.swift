import Model

/// A chart of monthly values with the limits of its own variation (M32).
///
/// Mean m and average moving range R̄, ranges of at least 3.267·R̄ dropped once; limits m±2.66R̄. Shewhart; Wheeler; as in
/// "Making data count" of the National Health Service.
public struct ProcessChart: Sendable {
  /// Why a month stands out.
  public enum Signal: Sendable, Equatable {
    case none
    case beyond
    case trend
    case twoInThree
    case shift
  }

  /// In the unit of the values.
  public let mean: Double
  /// m-2.66R̄, not clipped: what is tested against.
  public let lower: Double
  /// m+2.66R̄, not clipped.
  public let upper: Double
  /// The average moving range.
  public let range: Double
  /// One for each month; none where a value is missing or there are fewer than 13.
  public let signals: [Signal]
  /// Whether there are fewer than 20 values, so that the limits are a trial.
  public let isTrial: Bool

  /// The chart of `values`, nil marking a missing month, which breaks runs and ranges.
  ///
  /// - Parameters:
  ///   - values: one a month.
  ///   - baseline: how many first months fix the limits, or nil for all.
  ///   - keepsLargeRanges: whether large ranges stay in the average.
  /// - Throws: `tooFew` without two neighbouring values.
  public init(
    _ values: [Double?], baseline: Int?, keepsLargeRanges: Bool
  ) throws(StatisticsError) {
    let base = Array(values.prefix(baseline ?? values.count))
    let known = base.compactMap(\.self)
    let ranges = zip(base, base.dropFirst()).compactMap { first, second -> Double? in
      guard let first, let second else { return nil }
      return abs(second - first)
    }
    guard !ranges.isEmpty else { throw .none(.tooFew) }
    mean = Sum(known).value / Double(known.count)
    let all = Sum(ranges).value / Double(ranges.count)
    let kept = keepsLargeRanges || all == 0 ? ranges : ranges.filter { $0 < 3.267 * all }
    range = Sum(kept).value / Double(kept.count)
    (lower, upper) = (mean - 2.66 * range, mean + 2.66 * range)
    isTrial = known.count < 20
    signals =
      values.compactMap(\.self).count < 13
      ? values.map { _ in .none } : Self.signals(values, mean, lower, upper)
  }

  /// Whether a target is surely met, surely missed, or met in some months.
  ///
  /// - Parameters:
  ///   - target: in the unit of the values.
  ///   - higherIsBetter: whether values above the target meet it.
  /// - Returns: true or false where all usual months agree, nil where they do not.
  public func meets(_ target: Double, higherIsBetter: Bool) -> Bool? {
    if target < lower { return higherIsBetter }
    if target > upper { return !higherIsBetter }
    return nil
  }

  private static func signals(
    _ values: [Double?], _ mean: Double, _ lower: Double, _ upper: Double
  ) -> [Signal] {
    let shift = marked(values, 7) { run in
      run.allSatisfy { $0 > mean } || run.allSatisfy { $0 < mean }
    }
    let trend = marked(values, 7) { run in
      let steps = zip(run, run.dropFirst())
      return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
    }
    let near = twoInThree(values, mean, lower, upper)
    return values.indices.map { month in
      guard let value = values[month] else { return .none }
      if value > upper || value < lower { return .beyond }
      if trend[month] { return .trend }
      if near[month] { return .twoInThree }
      return shift[month] ? .shift : .none
    }
  }

  /// The months of every run of `length` known values that `holds`.
  private static func marked(
    _ values: [Double?], _ length: Int, _ holds: ([Double]) -> Bool
  ) -> [Bool] {
    var marks = [Bool](repeating: false, count: values.count)
    guard values.count >= length else { return marks }
    for start in 0...(values.count - length) {
      let run = values[start..<start + length].compactMap(\.self)
      guard run.count == length, holds(run) else { continue }
      for month in start..<start + length { marks[month] = true }
    }
    return marks
  }

  /// The months beyond two thirds of the way to a limit, where two of three on one side of the mean are.
  private static func twoInThree(
    _ values: [Double?], _ mean: Double, _ lower: Double, _ upper: Double
  ) -> [Bool] {
    var marks = [Bool](repeating: false, count: values.count)
    guard values.count >= 3 else { return marks }
    let high = mean + (upper - mean) * 2 / 3
    let low = mean - (mean - lower) * 2 / 3
    for start in 0...(values.count - 3) {
      let run = values[start..<start + 3].compactMap(\.self)
      guard run.count == 3 else { continue }
      let isNear = run.map {
        $0 > mean ? $0 > high && $0 <= upper : $0 < low && $0 >= lower
      }
      let isOneSided = run.allSatisfy { $0 > mean } || run.allSatisfy { $0 < mean }
      guard isOneSided, isNear.count(where: \.self) >= 2 else { continue }
      for offset in 0..<3 where isNear[offset] { marks[start + offset] = true }
    }
    return marks
  }
}

/// The limits of monthly shares whose numbers of children differ much (M32), as fractions: p̄±3·s·σ_z.
///
/// s = √(p̄(1-p̄)/n) and σ_z the mean moving range of (p-p̄)/s over 1.128. Laney 2002, Qual Eng 14, 531.
public func laneyLimits(
  _ months: [(numerator: Int, denominator: Int)]
) throws(StatisticsError) -> (mean: Double, limits: [(lower: Double, upper: Double)]) {
  let total = months.reduce(0) { $0 + $1.denominator }
  let outcomes = months.reduce(0) { $0 + $1.numerator }
  guard months.count > 1, months.allSatisfy({ $0.denominator > 0 }) else { throw .none(.tooFew) }
  guard outcomes > 0, outcomes < total else { throw .none(.notIdentifiable) }
  let mean = Double(outcomes) / Double(total)
  let errors = months.map { (mean * (1 - mean) / Double($0.denominator)).squareRoot() }
  let z = zip(months, errors).map {
    (Double($0.numerator) / Double($0.denominator) - mean) / $1
  }
  let ranges = zip(z, z.dropFirst()).map { abs($1 - $0) }
  let sigma = Sum(ranges).value / Double(ranges.count) / 1.128
  return (mean, errors.map { (mean - 3 * $0 * sigma, mean + 3 * $0 * sigma) })
}
