/// Whole numbers in as few bytes as their spread needs: the least, the width of a difference, then the differences.
enum PackedColumn {
  /// Appends the column to `bytes`, all numbers little-endian.
  static func append(_ values: [Int64], to bytes: inout [UInt8]) {
    let least = values.min() ?? 0
    let spread = values.max().map { UInt64(bitPattern: $0 &- least) } ?? 0
    let width = (UInt64.bitWidth - spread.leadingZeroBitCount + 7) / 8
    append(UInt64(bitPattern: least), width: 8, to: &bytes)
    bytes.append(UInt8(width))
    for value in values { append(UInt64(bitPattern: value &- least), width: width, to: &bytes) }
  }

  private static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
    for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))) }
  }

  /// The column of `count` values that starts at `position`, which moves past it; nil where the bytes end early.
  static func read(count: Int, from bytes: [UInt8], at position: inout Int) -> [Int64]? {
    guard count >= 0, position + 9 <= bytes.count else { return nil }
    let least = number(in: bytes, at: position, width: 8)
    let width = Int(bytes[position + 8])
    position += 9
    guard width <= 8, count <= bytes.count, width * count <= bytes.count - position else {
      return nil
    }
    defer { position += width * count }
    let start = position
    // The widths that occur, each a loop of its own.
    return switch width {
    case 0: Array(repeating: Int64(bitPattern: least), count: count)
    case 1: (0..<count).map { value(bytes, start + $0, 1, least) }
    case 2: (0..<count).map { value(bytes, start + 2 * $0, 2, least) }
    case 3: (0..<count).map { value(bytes, start + 3 * $0, 3, least) }
    default: (0..<count).map { value(bytes, start + width * $0, width, least) }
    }
  }

  @inline(__always)
  private static func value(
    _ bytes: [UInt8], _ position: Int, _ width: Int, _ least: UInt64
  ) -> Int64 {
    Int64(bitPattern: least &+ number(in: bytes, at: position, width: width))
  }

  @inline(__always)
  private static func number(in bytes: [UInt8], at position: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    var place = position + width
    while place > position {
      place -= 1
      value = value << 8 | UInt64(bytes[place])
    }
    return value
  }
}
