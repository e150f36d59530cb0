/// The nine-character code of a statistical area, as the Office for National Statistics forms them: a letter and eight digits.
public struct AreaCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The code as written, such as `E05000932`.
  public let text: String

  /// The code in `text`, or nil where it is not one upper-case letter followed by eight digits.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard bytes.count == 9, let first = bytes.first, (65...90).contains(first) else { return nil }
    guard bytes.dropFirst().allSatisfy({ (48...57).contains($0) }) else { return nil }
    self.text = String(text)
  }

  public var description: String { text }

  public static func < (left: AreaCode, right: AreaCode) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
