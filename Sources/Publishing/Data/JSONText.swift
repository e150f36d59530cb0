/// JSON written in a fixed order, without a dictionary between.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  /// Signs, digits and words of our own that need no quotes.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func string(_ text: String?) {
    guard let text else {
      raw("null")
      return
    }
    bytes.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34: raw("\\\"")
      case 92: raw("\\\\")
      case 10: raw("\\n")
      case 13: raw("\\r")
      case 9: raw("\\t")
      // The sign that could end a script or begin a tag where JSON stands in a page.
      case 60: raw("\\u003c")
      case 0..<32: raw("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
      default: bytes.append(byte)
      }
    }
    bytes.append(34)
  }

  /// A coordinate in millionths of a degree.
  mutating func millionths(_ number: Int64) {
    if number < 0 { bytes.append(45) }
    let magnitude = number.magnitude
    raw(String(magnitude / 1_000_000))
    var fraction = magnitude % 1_000_000
    if fraction == 0 { return }
    bytes.append(46)
    var unit: UInt64 = 100_000
    while fraction > 0 {
      bytes.append(48 + UInt8(fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }
}
