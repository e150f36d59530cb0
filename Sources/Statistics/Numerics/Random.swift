import Foundation

/// A seeded stream of random numbers (xoshiro256**, Blackman and Vigna 2018), the same on every machine.
struct Random {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// A stream of its own for each number, so that one more draw here changes nothing there.
  ///
  /// The state is filled by SplitMix64 (Steele, Lea and Flood 2014).
  init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = seed &+ Self.scrambled((stream &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    if stream == 0 { mixer = seed }
    a = Self.split(&mixer)
    b = Self.split(&mixer)
    c = Self.split(&mixer)
    d = Self.split(&mixer)
  }

  mutating func next() -> UInt64 {
    let product = b &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 45) | (d >> 19)
    return result
  }

  /// A number strictly between 0 and 1.
  mutating func unit() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A whole number from 0 to `bound` - 1, each equally likely, by rejection (Lemire 2019).
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "There is something to choose from.")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let uneven = (0 &- bound) % bound
      while product.low < uneven { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts `values` in an order of which each is equally likely (Fisher and Yates).
  mutating func shuffle<Value>(_ values: inout [Value]) {
    var last = values.count - 1
    while last > 0 {
      values.swapAt(last, below(last + 1))
      last -= 1
    }
  }

  mutating func normal() -> Double { Normal.quantile(unit()) }

  /// A gamma variable of unit scale (Marsaglia and Tsang 2000).
  mutating func gamma(shape: Double) -> Double {
    if shape < 1 { return gamma(shape: shape + 1) * exp(log(unit()) / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normal()
      let root = 1 + c * z
      guard root > 0 else { continue }
      let cube = root * root * root
      let u = unit()
      // What is under this bound is under the logarithmic one as well.
      if u < 1 - 0.0331 * z * z * z * z { return d * cube }
      if log(u) < 0.5 * z * z + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let first = gamma(shape: a)
    let second = gamma(shape: b)
    return first / (first + second)
  }

  /// How many of `n` succeed, each with chance `p`, by inversion from the mode outwards.
  mutating func binomial(_ n: Int, _ p: Double) -> Int {
    if n <= 0 || p <= 0 { return 0 }
    if p >= 1 { return n }
    let odds = p / (1 - p)
    let mode = min(n, Int(Double(n + 1) * p))
    var left = unit()
    var up = Binomial.density(Double(mode), of: Double(n), p, 1 - p)
    var down = up
    left -= up
    var above = mode
    var below = mode
    while left > 0 {
      if above < n {
        up *= odds * Double(n - above) / Double(above + 1)
        above += 1
        left -= up
        if left <= 0 { return above }
      }
      if below > 0 {
        down *= Double(below) / (Double(n - below + 1) * odds)
        below -= 1
        left -= down
        if left <= 0 { return below }
      }
      if up + down < 1e-300 || (above == n && below == 0) { return mode }
    }
    return mode
  }

  private static func split(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return scrambled(state)
  }

  private static func scrambled(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
