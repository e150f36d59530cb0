import Files

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
    bytes.append(csvField: text)
  }

  /// Text from outside. Where a spreadsheet would take it for a formula, an apostrophe stands before it.
  mutating func text(_ text: String) {
    separate()
    bytes.append(csvText: text)
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
}
