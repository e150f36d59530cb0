/// A United Kingdom postcode as a key: upper case, without spaces, five to seven characters.
///
/// It never prints itself, so that no log, error or test failure can carry one.
public struct Postcode: Hashable, Comparable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The characters as base-37 digits, the last character in the lowest place.
  public let packed: UInt64

  public init(packed: UInt64) { self.packed = packed }

  /// The postcode in `bytes`, whatever its spacing and case, or nil where the shape is not that of a postcode.
  @inlinable
  public init?(_ bytes: some Sequence<UInt8>) {
    var packed: UInt64 = 0
    var count = 0
    // Bit n tells whether the n-th character, counted from the front, is a digit.
    var digits: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 48...57:
        digits |= 1 << UInt8(truncatingIfNeeded: count)
        packed = packed * 37 + UInt64(byte - 47)
      case 65...90: packed = packed * 37 + UInt64(byte - 54)
      case 97...122: packed = packed * 37 + UInt64(byte - 86)
      case 9, 32, 0xA0, 0xC2: continue
      default: return nil
      }
      count += 1
      if count > 7 { return nil }
    }
    guard count >= 5 else { return nil }
    // Inward part: digit, letter, letter. Outward part: starts with a letter and has a digit.
    guard (digits >> UInt8(count - 3)) == 1, digits & 1 == 0 else { return nil }
    guard digits & ((1 << UInt8(count - 3)) - 1) != 0 else { return nil }
    self.packed = packed
  }

  public init?(_ text: some StringProtocol) { self.init(text.utf8) }

  public static func < (left: Postcode, right: Postcode) -> Bool { left.packed < right.packed }

  public var description: String { "(postcode)" }
  public var debugDescription: String { "(postcode)" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
