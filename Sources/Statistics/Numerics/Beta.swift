import Foundation

/// The beta distribution with shapes `a` and `b`, both above 0.
package enum Beta {
  /// The probability I_x(a, b) of a value below `x`, to 1e-11 relative.
  package static func below(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let swapped = x > (a + 1) / (a + b + 2)
    return swapped ? 1 - tail(1 - x, x, b, a) : tail(x, 1 - x, a, b)
  }

  /// The probability of a value above `x`, without subtraction where it is small.
  package static func above(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 1 }
    if x >= 1 { return 0 }
    let swapped = x > (a + 1) / (a + b + 2)
    return swapped ? tail(1 - x, x, b, a) : 1 - tail(x, 1 - x, a, b)
  }

  /// The value with probability `p` below it, to 1e-9 relative; 0 < p < 1.
  package static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    var low = 0.0
    var high = 1.0
    var x = start(p, a, b)
    for _ in 0..<200 {
      let lower = below(x, a, b)
      // Steps are taken on the smaller tail, whose logarithm is nearly straight.
      let useLower = p <= 0.5
      let excess = useLower ? log(lower / p) : -log(above(x, a, b) / (1 - p))
      if excess > 0 { high = x } else { low = x }
      let mass = useLower ? lower : above(x, a, b)
      var next = x - excess * mass / density(x, a, b)
      if !(next > low && next < high) { next = (low + high) / 2 }
      // Near 0 halves of the bracket go down by factors.
      if next == (low + high) / 2, low == 0, high < 1e-3 { next = high / 16 }
      if abs(next - x) <= 1e-15 * x || next == 0 { return next }
      x = next
    }
    return x
  }

  static func density(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let whole = a * b / (a + b)
    return whole / (x * (1 - x)) * Binomial.density(a, of: a + b, x, 1 - x)
  }

  private static func start(_ p: Double, _ a: Double, _ b: Double) -> Double {
    let mean = a / (a + b)
    let deviation = (mean * (1 - mean) / (a + b + 1)).squareRoot()
    let guess = mean + Normal.quantile(p) * deviation
    if guess > 1e-6 && guess < 1 - 1e-9 { return guess }
    let logBeta = Gamma.logarithm(a) + Gamma.logarithm(b) - Gamma.logarithm(a + b)
    let small = exp((log(p) + log(a) + logBeta) / a)
    return small > 0 && small < mean ? small : mean
  }

  /// Lentz's continued fraction, for x below (a+1)/(a+b+2); `y` is 1-x.
  private static func tail(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var h = d
    for i in 1..<100_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonzero(1 + even * d)
      c = nonzero(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + odd * d)
      c = nonzero(1 + odd / c)
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return h * b / (a + b) * Binomial.density(a, of: a + b, x, y)
  }
}
