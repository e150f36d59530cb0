/// Bytes that are not the JSON they should be.
struct JSONFault: Error {
  /// The place of the byte that does not fit, from 0.
  let place: Int
  let reason: String
}

/// JSON read front to back, value by value, without building a tree (RFC 8259).
struct JSONText {
  static let deepest = 64

  /// The text and a zero, which stands in no JSON, so that looking at the next byte is always possible.
  let bytes: [UInt8]
  var place = 0

  init(_ text: consuming [UInt8]) {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    text.append(0)
    bytes = text
  }

  func fault(_ reason: String) -> JSONFault { JSONFault(place: place, reason: reason) }

  /// The next byte that is not white space, without moving past it; zero at the end.
  mutating func peek() -> UInt8 {
    while bytes[place] <= 32, bytes[place] != 0 { place += 1 }
    return bytes[place]
  }

  mutating func expect(_ byte: UInt8) throws(JSONFault) {
    guard peek() == byte else {
      throw fault("\"\(Character(Unicode.Scalar(byte)))\" is missing")
    }
    place += 1
  }

  /// Moves past `byte` where it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    place += 1
    return true
  }

  /// Reads an object; `member` reads the value of the name it is given.
  mutating func object(
    _ member: (inout JSONText, String) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect(123)
    if take(125) { return }
    repeat {
      _ = peek()
      let name = try string()
      try expect(58)
      try member(&self, name)
    } while take(44)
    try expect(125)
  }

  /// Reads an array; `element` reads one of its values.
  mutating func array(
    _ element: (inout JSONText) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect(91)
    if take(93) { return }
    repeat { try element(&self) } while take(44)
    try expect(93)
  }

  /// The text of a string, escapes resolved.
  mutating func string() throws(JSONFault) -> String {
    try expect(34)
    let start = place
    while bytes[place] != 34, bytes[place] != 92, bytes[place] >= 32 { place += 1 }
    if bytes[place] == 34 {
      place += 1
      return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
    }
    var units = Array(String(decoding: bytes[start..<place], as: UTF8.self).utf16)
    while bytes[place] != 34 {
      guard bytes[place] >= 32 else { throw fault("a string is not closed") }
      if bytes[place] == 92 {
        units.append(try escape())
      } else {
        let plain = place
        while bytes[place] != 34, bytes[place] != 92, bytes[place] >= 32 { place += 1 }
        units += String(decoding: bytes[plain..<place], as: UTF8.self).utf16
      }
    }
    place += 1
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func escape() throws(JSONFault) -> UInt16 {
    place += 1
    defer { place += 1 }
    switch bytes[place] {
    case 34, 47, 92: return UInt16(bytes[place])
    case 98: return 8
    case 102: return 12
    case 110: return 10
    case 114: return 13
    case 116: return 9
    case 117:
      var unit: UInt16 = 0
      for _ in 0..<4 {
        place += 1
        guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
          throw fault("\\u is not followed by four hexadecimal digits")
        }
        unit = unit << 4 | UInt16(digit)
      }
      return unit
    default: throw fault("an escape in a string is unknown")
    }
  }

  /// A string, number or truth value as text; nil for null, and for arrays and objects, which are passed over.
  mutating func scalar() throws(JSONFault) -> String? {
    switch peek() {
    case 34: return try string()
    case 91, 123:
      try skip()
      return nil
    default:
      let start = place
      try skip()
      let text = String(decoding: bytes[start..<place], as: UTF8.self)
      return text == "null" ? nil : text
    }
  }

  /// Moves past one value of any kind.
  mutating func skip() throws(JSONFault) {
    var depth = 0
    repeat {
      switch peek() {
      case 91, 123:
        depth += 1
        guard depth <= Self.deepest else { throw fault("values are nested too deeply") }
        place += 1
      case 93, 125:
        depth -= 1
        guard depth >= 0 else { throw fault("a value is missing") }
        place += 1
      case 34: try skipString()
      case 44 where depth > 0, 58 where depth > 0: place += 1
      case 43, 45, 46, 48...57, 65...90, 97...122: skipWord()
      default: throw fault("a value is missing")
      }
    } while depth > 0
  }

  private mutating func skipString() throws(JSONFault) {
    place += 1
    while bytes[place] != 34 {
      guard bytes[place] >= 32 else { throw fault("a string is not closed") }
      place += bytes[place] == 92 && bytes[place + 1] != 0 ? 2 : 1
    }
    place += 1
  }

  /// A number, `true`, `false` or `null`.
  private mutating func skipWord() {
    while true {
      switch bytes[place] {
      case 43, 45, 46, 48...57, 65...90, 97...122: place += 1
      default: return
      }
    }
  }
}
