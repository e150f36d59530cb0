extension [UInt8] {
  /// Adds a field of comma-separated values, between quotation marks where it needs them (RFC 4180).
  public mutating func append(csvField text: String, separator: UInt8 = 44) {
    let needsQuotes = text.utf8.contains {
      $0 == separator || $0 == 34 || $0 == 10 || $0 == 13
    }
    guard needsQuotes else {
      append(contentsOf: text.utf8)
      return
    }
    append(34)
    for byte in text.utf8 {
      if byte == 34 { append(34) }
      append(byte)
    }
    append(34)
  }

  /// Adds text from outside as such a field, an apostrophe before it where a spreadsheet would take it for a formula.
  public mutating func append(csvText text: String, separator: UInt8 = 44) {
    append(csvField: looksLikeFormula(text) ? "'\(text)" : text, separator: separator)
  }
}

/// Whether a spreadsheet may run the text: it begins with `=`, `+`, `-`, `@`, a wide form of these, a tab or a line end.
///
/// Source: OWASP, CSV Injection. A number below zero is text too where it comes from outside.
public func looksLikeFormula(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first else { return false }
  switch first {
  case "=", "+", "-", "@", "\t", "\r", "\n": return true
  case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
  default: return false
  }
}
