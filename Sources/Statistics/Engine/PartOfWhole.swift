import Model

/// Compares areas with the whole that they are parts of, where only the whole's standard error can be trusted.
///
/// In a small area a curve's own error is too small, or 0 where nobody is done yet. Under the whole's curve, n of N children
/// have an error √(N/n) times the whole's; that an area is among the whole takes √(1-n/N) off their difference (M08).
struct PartOfWhole {
  let value: Double
  let standardError: Double
  /// The children watched in the whole.
  let size: Int
  /// Whether values are percentages, whose chance is not normal in a small area.
  var isShare = false

  /// The error that chance gives a value of `n` children at the level of the whole.
  private func error(_ n: Int) -> Double {
    standardError * (Double(size) / Double(n)).squareRoot()
  }

  /// A value of `n` children with the error that chance gives it; nil without children or an error.
  func level(_ value: Double, of n: Int) -> Measured? {
    n > 0 && standardError > 0 ? Measured(value, standardError: error(n)) : nil
  }

  /// Adds the test of a value of `n` children; the side on which it lies, or nil without a test.
  func test(_ value: Double, of n: Int, _ estimate: inout Estimate) -> Departure? {
    guard n > 0, n < size, standardError > 0 else { return nil }
    let own = error(n)
    let rest = Double(size) / Double(size - n)
    estimate.detectable =
      (Confidence.percent95.z + 0.8416) * own * rest.squareRoot()
    let z = (value - self.value) / (own / rest.squareRoot())
    estimate.z = z
    guard isShare else {
      estimate.p = Normal.twoSided(z)
      return Departure(z: z)
    }
    // As if that many children had been followed to the end, whatever the loss to those who were not.
    let level = self.value / 100
    let children = level * (1 - level) / (own * own / 10_000)
    let tails = ExactTails(
      value / 100 * children, expected: level * children,
      variance: level * (1 - level) * children / rest)
    estimate.p = tails.p
    return tails.departure
  }

  /// Adds values drawn towards the whole's, and ranks (M35).
  ///
  /// The variance between areas is DerSimonian and Laird's, the weight of an area's own value τ²/(τ²+v).
  func borrow(
    _ areas: [(value: Double, size: Int)?], _ direction: Indicator.Direction,
    _ estimates: inout [Estimate]
  ) {
    guard standardError > 0 else { return }
    let levels = areas.map { area in
      area.flatMap { level($0.value, of: $0.size) }
    }
    let between = varianceBetween(levels.compactMap(\.self))
    for (index, level) in levels.enumerated() {
      guard let level, let between else { continue }
      let own = level.standardError * level.standardError
      let weight = between / (between + own)
      let centre = value + weight * (level.value - value)
      estimates[index].smoothed = centre
      guard between > 0 else { continue }
      let half = Confidence.percent95.z * (weight * own).squareRoot()
      estimates[index].smoothedLimits = Interval(centre - half, centre + half)
    }
    rank(levels, highestFirst: direction != .lowerIsBetter, &estimates)
  }
}

/// The variance between areas beyond chance, (Q-(k-1))/(Σw-Σw²/Σw) and at least 0; nil of fewer than two areas.
///
/// DerSimonian and Laird 1986, Control Clin Trials 7, 177.
func varianceBetween(_ areas: [Measured]) -> Double? {
  guard areas.count > 1 else { return nil }
  // In an order of their own, so that the order of areas cannot change the last digit.
  let ordered = areas.sorted { ($0.value, $0.standardError) < ($1.value, $1.standardError) }
  let weights = ordered.map { 1 / ($0.standardError * $0.standardError) }
  let sum = Sum(weights).value
  let mean = Sum(zip(weights, ordered).map { $0 * $1.value }).value / sum
  let q = Sum(zip(weights, ordered).map { $0 * ($1.value - mean) * ($1.value - mean) }).value
  let divisor = sum - Sum(weights.map { $0 * $0 }).value / sum
  return max(0, (q - Double(areas.count - 1)) / divisor)
}
