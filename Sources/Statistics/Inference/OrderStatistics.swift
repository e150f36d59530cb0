public import Model

/// The places in an ordered sample of `count` whose values bound a quantile, from 0; nil where the sample is too small.
///
/// The lower place r is the largest with P(B ≤ r) ≤ the tail probability, B binomial(count, quantile); the upper place
/// mirrors it. The coverage is at least the stated one, whatever the distribution. Conover 1999, Practical
/// Nonparametric Statistics, section 3.2.
struct OrderStatistics {
  let lower: Int?
  let upper: Int?

  init(_ count: Int, quantile: Double, _ confidence: Confidence) {
    let tail = confidence.tail
    let beyond = firstCount(0, count) { Binomial.atMost($0, of: count, quantile) > tail }
    lower = beyond > 0 ? beyond - 1 : nil
    let reached = firstCount(0, count + 1) { Binomial.atLeast($0, of: count, quantile) <= tail }
    upper = reached >= 1 && reached <= count ? reached - 1 : nil
  }

  /// The limits of a sample whose values in order are given by `value`.
  func limits(_ value: (Int) -> Double) -> Outcome.Limits {
    Outcome.Limits(lower: lower.map(value), upper: upper.map(value))
  }

  /// The probability that chance alone puts the true quantile outside the limits of `count` durations.
  func chanceOfMiss(_ count: Int, quantile: Double) -> Double {
    let below = lower.map { Binomial.atMost($0, of: count, quantile) } ?? 0
    let above = upper.map { Binomial.atLeast($0 + 1, of: count, quantile) } ?? 0
    return below + above
  }
}

/// The quantile of known durations in ascending order, with conservative limits, in the unit of the durations.
///
/// The median is the ordinary one, the mean of the middle two of an even number; other quantiles are of type 7. The
/// limits are order statistics with binomial places (Conover 1999): either is missing where too few were seen.
public func durationQuantile(
  _ quantile: Double, sorted: [Double], _ confidence: Confidence
) -> Outcome {
  guard let value = sampleQuantile(quantile, sorted: sorted) else { return .none(.noCases) }
  let places = OrderStatistics(sorted.count, quantile: quantile, confidence)
  return .value(value, places.limits { sorted[$0] })
}

/// The exact test of whether a sample's quantile is the `benchmark`: the dual of the order-statistic limits.
///
/// Durations equal to the benchmark count against a difference, on either side. The two-sided p is twice the smaller
/// binomial tail; `z` is the normal deviate with that p, above 0 where the durations are longer. Dixon and Mood 1946.
public func signTest(
  _ sorted: [Double], quantile: Double, against benchmark: Double
) -> (z: Double, p: Double) {
  let below = firstCount(0, sorted.count) { sorted[$0] >= benchmark }
  let atMost = firstCount(below, sorted.count) { sorted[$0] > benchmark }
  let longer = Binomial.atMost(atMost, of: sorted.count, quantile)
  let shorter = Binomial.atLeast(below, of: sorted.count, quantile)
  let p = min(1, 2 * min(longer, shorter))
  let distance = p < 1 ? Normal.upperQuantile(p / 2) : 0
  return (longer < shorter ? distance : -distance, p)
}
