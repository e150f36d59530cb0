/// How far the two ends of several areas are apart, with limits that allow for having picked the ends.
///
/// The limits of the difference are those of Zou and Donner (2008, for shares Newcombe 1998), made from the areas' own. To
/// compare the highest of many with the lowest is to look at every pair at once: the limits are wider by the part that
/// Tukey's range of so many means is wider than that of two.
public struct Gap: Hashable, Sendable {
  /// The places of the two ends among the figures given.
  public let lowest: Int
  public let highest: Int
  /// In the unit of the figures, above 0.
  public let difference: Double
  public let limits: Interval

  /// Values with their 95% limits, nil where an area has none; ties go to the first. There is no gap where there are not two
  /// ends, or either has an open limit, or there are more areas than `most`.
  public init?(_ figures: [(value: Double, limits: Outcome.Limits)?]) {
    let shown = figures.indices.compactMap { place in
      figures[place].map { (place: place, value: $0.value, limits: $0.limits) }
    }
    guard let low = shown.min(by: { ($0.value, $0.place) < ($1.value, $1.place) }),
      let high = shown.max(by: { ($0.value, -$0.place) < ($1.value, -$1.place) }),
      low.value < high.value, shown.count <= Self.most, let highestLower = high.limits.lower,
      let highestUpper = high.limits.upper, let lowestLower = low.limits.lower,
      let lowestUpper = low.limits.upper
    else { return nil }
    func reach(_ one: Double, _ other: Double) -> Double {
      Self.widening[shown.count - 2] * (one * one + other * other).squareRoot()
    }
    lowest = low.place
    highest = high.place
    difference = high.value - low.value
    limits = Interval(
      difference - reach(high.value - highestLower, lowestUpper - low.value),
      difference + reach(highestUpper - high.value, low.value - lowestLower))
  }

  /// The most areas whose ends are compared.
  public static var most: Int { widening.count + 1 }

  /// Tukey's 95% range of 2, 3, … 40 means over that of two: in R `qtukey(.95, 2:40, Inf) / qtukey(.95, 2, Inf)`.
  private static let widening = [
    1.000, 1.196, 1.311, 1.392, 1.454, 1.504, 1.546, 1.583, 1.614, 1.642, 1.667, 1.690, 1.711,
    1.730, 1.748, 1.765, 1.780, 1.794, 1.808, 1.821, 1.833, 1.845, 1.856, 1.866, 1.876, 1.886,
    1.895, 1.904, 1.913, 1.921, 1.929, 1.936, 1.944, 1.951, 1.958, 1.965, 1.971, 1.977, 1.984,
  ]
}
