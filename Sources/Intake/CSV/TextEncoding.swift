/// The order of the bytes of UTF-16.
enum ByteOrder {
  case littleEndian
  case bigEndian
}

/// How a file in UTF-16 orders its bytes, by its mark or by the zeros beside its first letters; nil for other files.
func utf16Order(_ bytes: [UInt8]) -> ByteOrder? {
  guard bytes.count >= 4 else { return nil }
  if bytes[0] == 0xFF, bytes[1] == 0xFE { return .littleEndian }
  if bytes[0] == 0xFE, bytes[1] == 0xFF { return .bigEndian }
  if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return .littleEndian }
  if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return .bigEndian }
  return nil
}

/// The text of a UTF-16 file as UTF-8, without its mark.
func utf8(fromUTF16 bytes: [UInt8], _ order: ByteOrder) -> [UInt8] {
  var units = stride(from: 0, to: bytes.count - 1, by: 2).map { i in
    let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
    return order == .littleEndian ? second << 8 | first : first << 8 | second
  }
  if units.first == 0xFEFF { units.removeFirst() }
  return Array(String(decoding: units, as: UTF16.self).utf8)
}

/// The text of the bytes: UTF-8, or Windows-1252 where they are not UTF-8.
func decoded(_ bytes: ArraySlice<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  for byte in bytes {
    let scalar = (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt16(byte)
    text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
  }
  return text
}

/// What bytes 0x80 to 0x9F mean in Windows-1252 (code page of Microsoft, as in the WHATWG Encoding Standard).
private let windows1252: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
  0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]

/// The bytes without blanks at both ends.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var rest = bytes
  while let last = rest.last, last == 32 || last == 9 { rest.removeLast() }
  return rest.drop { $0 == 32 || $0 == 9 }
}

/// The text of a field with quotes inside: doubled ones stand for one, single ones for nothing.
func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var text: [UInt8] = []
  var i = bytes.startIndex
  while i < bytes.endIndex {
    let isQuote = bytes[i] == 34
    if !isQuote { text.append(bytes[i]) }
    if isQuote, i + 1 < bytes.endIndex, bytes[i + 1] == 34 {
      text.append(34)
      i += 1
    }
    i += 1
  }
  return text
}
