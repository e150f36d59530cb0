import Foundation

/// The binomial distribution, also for counts that are not whole.
enum Binomial {
  /// The probability of exactly `k` of `n` at chance `p`, with `q` = 1-p (Loader 2000).
  static func density(_ k: Double, of n: Double, _ p: Double, _ q: Double) -> Double {
    if k < 0 || k > n { return 0 }
    if p <= 0 { return k == 0 ? 1 : 0 }
    if q <= 0 { return k == n ? 1 : 0 }
    if k == 0 { return exp(p < 0.1 ? -Gamma.deviance(n, n * q) - n * p : n * log(q)) }
    if k == n { return exp(q < 0.1 ? -Gamma.deviance(n, n * p) - n * q : n * log(p)) }
    let errors =
      Gamma.stirlingError(n) - Gamma.stirlingError(k) - Gamma.stirlingError(n - k)
      - Gamma.deviance(k, n * p) - Gamma.deviance(n - k, n * q)
    return exp(errors) * (n / (2 * Double.pi * k * (n - k))).squareRoot()
  }

  /// The probability of `k` or fewer.
  static func atMost(_ k: Int, of n: Int, _ p: Double) -> Double {
    if k < 0 { return 0 }
    if k >= n { return 1 }
    return Beta.above(p, Double(k + 1), Double(n - k))
  }

  /// The probability of `k` or more.
  static func atLeast(_ k: Int, of n: Int, _ p: Double) -> Double {
    if k <= 0 { return 1 }
    if k > n { return 0 }
    return Beta.below(p, Double(k), Double(n - k + 1))
  }

  /// The probability that `k` of `n` drawn are among the `marked` of `total`, without replacement.
  static func hypergeometric(_ k: Int, of n: Int, marked: Int, total: Int) -> Double {
    if k < max(0, n - (total - marked)) || k > min(n, marked) { return 0 }
    let p = Double(n) / Double(total)
    let q = Double(total - n) / Double(total)
    let among = density(Double(k), of: Double(marked), p, q)
    let others = density(Double(n - k), of: Double(total - marked), p, q)
    return among * others / density(Double(n), of: Double(total), p, q)
  }
}
