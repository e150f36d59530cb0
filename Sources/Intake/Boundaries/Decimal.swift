/// Reads a decimal number at `place` and moves past it; nil where none stands there or it is too large.
///
/// The pattern is that of JSON, leading zeros allowed: no `nan`, no hexadecimal, no plus. The value is the nearest double,
/// ties to even, as the C function `strtod` gives it.
func scanDecimal(_ bytes: Span<UInt8>, _ place: inout Int) -> Double? {
  let start = place
  let end = bytes.count
  var i = place
  var isNegative = false
  if i < end, bytes[i] == 45 {
    isNegative = true
    i += 1
  }
  var mantissa: UInt64 = 0
  // Significant digits: up to 19 of them fit into the mantissa.
  var digits = 0
  let integerStart = i
  while i < end, bytes[i] &- 48 < 10 {
    mantissa = mantissa &* 10 &+ UInt64(bytes[i] &- 48)
    if mantissa != 0 { digits += 1 }
    i += 1
  }
  guard i > integerStart else { return nil }
  var exponent = 0
  if i < end, bytes[i] == 46 {
    i += 1
    let fractionStart = i
    while i < end, bytes[i] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(bytes[i] &- 48)
      if mantissa != 0 { digits += 1 }
      i += 1
    }
    guard i > fractionStart else { return nil }
    exponent = fractionStart - i
  }
  if i < end, bytes[i] | 0x20 == 101 {
    guard let power = scanExponent(bytes, &i) else { return nil }
    exponent += power
  }
  place = i
  guard digits <= 19, let size = nearestDouble(mantissa, timesTenTo: exponent) else {
    let text = String(decoding: (start..<i).map { bytes[$0] }, as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
  return isNegative ? -size : size
}

/// The signed whole number after an `e`.
private func scanExponent(_ bytes: Span<UInt8>, _ place: inout Int) -> Int? {
  var i = place + 1
  var isNegative = false
  if i < bytes.count, bytes[i] == 43 || bytes[i] == 45 {
    isNegative = bytes[i] == 45
    i += 1
  }
  let start = i
  var value = 0
  while i < bytes.count, bytes[i] &- 48 < 10 {
    value = min(value * 10 + Int(bytes[i] &- 48), 100_000)
    i += 1
  }
  guard i > start else { return nil }
  place = i
  return isNegative ? -value : value
}

/// The powers of ten that a double holds exactly.
private let exactPowers: InlineArray<23, Double> = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

/// `mantissa` times a power of ten as the nearest double, or nil where only the slow way is sure.
///
/// A mantissa below 2^53 and a power up to 22 are both exact, so that one operation rounds once (Clinger 1990). A longer
/// mantissa is divided as whole numbers, remainder and all.
@inline(__always)
func nearestDouble(_ mantissa: UInt64, timesTenTo exponent: Int) -> Double? {
  if mantissa == 0 { return 0 }
  if mantissa <= 1 << 53 {
    if exponent <= 0, exponent >= -22 { return Double(mantissa) / exactPowers[-exponent] }
    if exponent > 0, exponent <= 22 { return Double(mantissa) * exactPowers[exponent] }
    return nil
  }
  if exponent == 0 { return Double(mantissa) }
  guard exponent < 0, exponent >= -19 else { return nil }
  return quotient(mantissa, UInt64(exactPowers[-exponent]))
}

/// The double nearest to `dividend / divisor`, ties to even.
private func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
  // With both shifted to the left end the quotient has 64 bits, the highest of them set.
  let shift = dividend.leadingZeroBitCount
  let divisorShift = divisor.leadingZeroBitCount
  var high = dividend << UInt64(shift)
  var low: UInt64 = 0
  let scaled = divisor << UInt64(divisorShift)
  var exponent = divisorShift - shift - 64
  if high >= scaled {
    low = high << 63
    high >>= 1
    exponent += 1
  }
  let (quotient, remainder) = scaled.dividingFullWidth((high, low))
  // 53 bits stay; the other 11 and the remainder decide the rounding.
  var significand = quotient >> 11
  let rest = quotient & 0x7FF
  let isUp = rest > 0x400 || (rest == 0x400 && (remainder != 0 || significand & 1 == 1))
  if isUp { significand += 1 }
  return Double(sign: .plus, exponent: exponent + 11, significand: Double(significand))
}
