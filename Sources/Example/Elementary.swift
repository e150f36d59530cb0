// Logarithm and exponential from sums and products alone: system libraries differ in the last bit, and one bit can
// move a child into another week.

private let logarithmOf2 = 0.693_147_180_559_945_3

/// The natural logarithm of a positive finite number, to about 15 digits.
func logarithm(_ value: Double) -> Double {
  precondition(value > 0 && value.isFinite, "Only positive numbers have a logarithm.")
  var exponent = Double(value.exponent)
  var fraction = value.significand
  if fraction > 1.414_213_562_373_095_1 {
    fraction /= 2
    exponent += 1
  }
  // ln f = 2 artanh((f - 1) / (f + 1)), with the argument under 0.172.
  let ratio = (fraction - 1) / (fraction + 1)
  let square = ratio * ratio
  var term = ratio
  var sum = 0.0
  for odd in stride(from: 1.0, through: 23, by: 2) {
    sum += term / odd
    term *= square
  }
  return 2 * sum + exponent * logarithmOf2
}

/// The exponential of a number between -700 and 700, to about 15 digits.
func exponential(_ value: Double) -> Double {
  precondition(abs(value) < 700, "The exponential fits a double.")
  let doublings = (value / logarithmOf2).rounded()
  let rest = value - doublings * logarithmOf2
  var term = 1.0
  var sum = 1.0
  for divisor in 1...18 {
    term *= rest / Double(divisor)
    sum += term
  }
  return Double(sign: .plus, exponent: Int(doublings), significand: sum)
}
