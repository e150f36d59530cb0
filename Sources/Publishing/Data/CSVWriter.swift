/// Rows of comma-separated values as RFC 4180 has them: UTF-8 without a mark, CRLF, quotes only where they are needed.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []
  private var isRowStart = true

  init(header: String) {
    bytes.append(contentsOf: header.utf8)
    endRow()
  }

  /// A word of our own: a code, identifier or status.
  mutating func word(_ text: String?) {
    separate()
    guard let text else { return }
    append(text)
  }

  /// Text from outside. Where a spreadsheet would take it for a formula, an apostrophe stands before it.
  mutating func text(_ text: String) {
    separate()
    let formulaSigns: [UInt8] = [61, 43, 45, 64, 9]
    append(text.utf8.first.map(formulaSigns.contains) == true ? "'\(text)" : text)
  }

  mutating func number(_ number: Int?) { word(number.map { String($0) }) }

  /// A number with at most ten significant digits.
  mutating func exact(_ number: Double?) { word(number.map(NumberText.exact(_:))) }

  mutating func endRow() {
    bytes.append(contentsOf: [13, 10])
    isRowStart = true
  }

  private mutating func separate() {
    if !isRowStart { bytes.append(44) }
    isRowStart = false
  }

  private mutating func append(_ text: String) {
    let needsQuotes = text.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(34)
    for byte in text.utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }
}
