public import Model

/// The limits of a proportion (M01), as a fraction; nil where nobody is counted.
///
/// Centre (2x+z²)/(2(n+z²)) and half-width z·√(z²+4x(1-x/n))/(2(n+z²)), for 0 ≤ x ≤ n. None of none and all of all
/// have limits of exactly 0 and 1. Wilson 1927, J Am Stat Assoc 22, 209.
public func wilson(
  _ numerator: Int, of denominator: Int, _ confidence: Confidence
) -> Interval? {
  guard denominator > 0, numerator >= 0, numerator <= denominator else { return nil }
  let limits = wilson(Double(numerator), of: Double(denominator), confidence)
  return Interval(
    numerator == 0 ? 0 : limits.lower, numerator == denominator ? 1 : limits.upper)
}

/// Wilson's limits of counts that need not be whole, such as apportioned ones.
func wilson(_ x: Double, of n: Double, _ confidence: Confidence) -> Interval {
  let z = confidence.z
  let whole = 2 * (n + z * z)
  let centre = (2 * x + z * z) / whole
  let half = z * (z * z + 4 * x * (1 - x / n)).squareRoot() / whole
  return Interval(max(0, centre - half), min(1, centre + half))
}
