/// Where `function` crosses zero between `low` and `high`, at which it has opposite signs (Illinois method).
///
/// Stops when the bracket is below `tolerance` of the root's size, or at 200 steps.
func root(
  from low: Double, to high: Double, tolerance: Double, _ function: (Double) -> Double
) -> Double {
  var (a, fa) = (low, function(low))
  var (b, fb) = (high, function(high))
  if fa == 0 { return a }
  for step in 0..<200 {
    if fb == 0 || abs(b - a) <= tolerance * max(abs(a), abs(b), 1e-300) { return b }
    // Every third step halves the bracket, whatever the shape of the function.
    var c = step % 3 == 2 ? (a + b) / 2 : b - fb * (b - a) / (fb - fa)
    if !(c > min(a, b) && c < max(a, b)) { c = (a + b) / 2 }
    let fc = function(c)
    if (fc > 0) == (fb > 0) {
      fa /= 2
    } else {
      (a, fa) = (b, fb)
    }
    (b, fb) = (c, fc)
  }
  return b
}

extension Confidence {
  /// Half the chi-square quantile with one degree of freedom at 95%: the fall of a log-likelihood at its limits.
  static let likelihoodFall = 1.920729410347062
}
