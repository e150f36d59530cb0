import Foundation

/// The standard normal distribution.
package enum Normal {
  /// The probability of a value below `z`, to 1e-14 relative for z from -37 to 37.
  package static func below(_ z: Double) -> Double {
    z > 0 ? 1 - halfErrorFunction(z) : halfErrorFunction(-z)
  }

  /// The probability of a value above `z`, never by subtraction in the upper tail.
  package static func above(_ z: Double) -> Double { below(-z) }

  /// The probability of a value at least as far from 0 as `z`, on either side.
  static func twoSided(_ z: Double) -> Double { min(1, 2 * above(abs(z))) }

  static func density(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// The value with probability `p` below it (Wichura 1988, algorithm AS 241, PPND16).
  ///
  /// `p` lies strictly between 0 and 1; 0 and 1 give infinities.
  package static func quantile(_ p: Double) -> Double {
    let centred = p - 0.5
    if abs(centred) <= 0.425 {
      let r = 0.180625 - centred * centred
      return centred * ratio(r, centre)
    }
    let tail = centred < 0 ? p : 1 - p
    return centred < 0 ? -upperQuantile(tail) : upperQuantile(tail)
  }

  /// The value with probability `p` above it, for small `p`.
  package static func upperQuantile(_ p: Double) -> Double {
    if p <= 0 { return .infinity }
    if p > 0.075 { return -quantile(p) }
    let r = (-log(p)).squareRoot()
    return r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, far)
  }

  /// Half of erfc(z/√2), with the rounding of z/√2 put right to first order.
  private static func halfErrorFunction(_ z: Double) -> Double {
    let root = 0.7071067811865476
    let rest = -4.833646656726457e-17
    let x = z * root
    let lost = (-x).addingProduct(z, root) + z * rest
    return 0.5 * (erfc(x) - 2 / Double.pi.squareRoot() * exp(-x * x) * lost)
  }

  private typealias Coefficients = (numerator: [Double], denominator: [Double])

  private static func ratio(_ r: Double, _ terms: Coefficients) -> Double {
    polynomial(r, terms.numerator) / polynomial(r, terms.denominator)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * x + coefficient }
    return sum
  }

  private static let centre: Coefficients = (
    [
      3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    [
      1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3,
    ]
  )

  private static let middle: Coefficients = (
    [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    [
      1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ]
  )

  private static let far: Coefficients = (
    [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ]
  )
}
