extension String {
  /// The most letters that a name from somebody's file may have.
  public static let longestName = 200

  /// A name from somebody's file as it may be printed: without control characters and marks that turn the direction of
  /// writing, which could make one name look like another, and of at most 200 letters.
  public var printable: String {
    let isPlain = utf8.count <= Self.longestName && utf8.allSatisfy { (32..<127).contains($0) }
    if isPlain { return self }
    var text = String(unicodeScalars.filter { !$0.isControl })
    if text.count > Self.longestName { text = text.prefix(Self.longestName - 1) + "\u{2026}" }
    return text
  }
}

extension Unicode.Scalar {
  /// Control characters (C0, C1), and the bidirectional controls of Unicode, annex 9.
  fileprivate var isControl: Bool {
    switch value {
    case 0..<32, 127..<160, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
