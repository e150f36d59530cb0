import Foundation

/// The gamma function and the gamma distribution of unit scale.
package enum Gamma {
  /// The logarithm of Γ(x), x > 0.
  package static func logarithm(_ x: Double) -> Double {
    let result: (Double, Int) = lgamma(x)
    return result.0
  }

  /// The probability P(a, x) that a gamma variable of shape `a` lies below `x`, to 1e-12 relative.
  package static func below(_ x: Double, shape a: Double) -> Double {
    if x <= 0 { return 0 }
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
  }

  /// The probability Q(a, x) that a gamma variable of shape `a` lies above `x`, to 1e-12 relative.
  package static func above(_ x: Double, shape a: Double) -> Double {
    if x <= 0 { return 1 }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
  }

  /// The value with probability `p` below it, to 1e-10 relative; 0 < p < 1.
  package static func quantile(_ p: Double, shape a: Double) -> Double {
    p <= 0.5 ? solve(p, shape: a, lower: true) : solve(1 - p, shape: a, lower: false)
  }

  /// The value with probability `p` above it, to 1e-10 relative; 0 < p < 1.
  package static func upperQuantile(_ p: Double, shape a: Double) -> Double {
    p <= 0.5 ? solve(p, shape: a, lower: false) : solve(1 - p, shape: a, lower: true)
  }

  /// x^a·e^(-x)/Γ(a+1), without the cancellation of large logarithms (Loader 2000).
  static func poissonDensity(_ a: Double, mean x: Double) -> Double {
    if a == 0 { return exp(-x) }
    if x <= 0 { return 0 }
    return exp(-stirlingError(a) - deviance(a, x)) / (2 * Double.pi * a).squareRoot()
  }

  /// ln Γ(n+1) less Stirling's approximation to it.
  static func stirlingError(_ n: Double) -> Double {
    if n <= 15 {
      let halfLogTwoPi = 0.918938533204672741780329736406
      return logarithm(n + 1) - (n + 0.5) * log(n) + n - halfLogTwoPi
    }
    let square = n * n
    let last = 1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square) / square
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - last / square) / square) / square) / n
  }

  /// x·ln(x/m) + m - x, exact also where x is near m.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
    let v = (x - mean) / (x + mean)
    var sum = (x - mean) * v
    var term = 2 * x * v
    for j in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { return next }
      sum = next
    }
    return sum
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = a
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return min(1, sum * poissonDensity(a, mean: x))
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<1_000_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / nonzero(an * d + b)
      c = nonzero(b + an / c)
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return min(1, h * a * poissonDensity(a, mean: x))
  }

  /// Newton's method on the logarithms of value and tail, kept inside a bracket.
  private static func solve(_ p: Double, shape a: Double, lower: Bool) -> Double {
    let z = lower ? Normal.quantile(p) : Normal.upperQuantile(p)
    let cube = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    var x = a * cube * cube * cube
    if cube < 0.2 || a < 0.5 {
      x = exp((log(lower ? p : 1 - p) + logarithm(a + 1)) / a)
    }
    x = max(x, 1e-300)
    var low = 0.0
    var high = Double.infinity
    for _ in 0..<200 {
      let tail = lower ? below(x, shape: a) : above(x, shape: a)
      let isBelow = lower ? tail < p : tail > p
      if isBelow { low = x } else { high = x }
      let slope = a * poissonDensity(a, mean: x) / tail
      let step = (log(tail) - log(p)) / slope * (lower ? -1 : 1)
      var next = x * exp(max(-2, min(2, step)))
      if !(next > low && next < high) || !next.isFinite {
        next = high.isFinite ? (low + high) / 2 : 2 * x
      }
      if abs(next - x) <= 1e-14 * x { return next }
      x = next
    }
    return x
  }
}

/// `x`, or a tiny number in place of zero, as Lentz's method needs.
func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }

/// The chi-square distribution.
package enum ChiSquare {
  /// The probability of a value above `x`.
  package static func above(_ x: Double, degrees: Double) -> Double {
    Gamma.above(x / 2, shape: degrees / 2)
  }

  /// The value with probability `p` below it.
  package static func quantile(_ p: Double, degrees: Double) -> Double {
    2 * Gamma.quantile(p, shape: degrees / 2)
  }

  /// The value with probability `p` above it.
  package static func upperQuantile(_ p: Double, degrees: Double) -> Double {
    2 * Gamma.upperQuantile(p, shape: degrees / 2)
  }
}
