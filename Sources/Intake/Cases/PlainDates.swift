import Files
import Model

/// Dates written `2025-03-31`, read from two words without a branch a digit.
struct PlainDates: Sendable {
  /// Stands for what is not such a date.
  static let none = Int32.min

  /// The first day of each month of the years that `Day` knows, and of the month behind them.
  let months: [Int32] = (0...400 * 12).map { month in
    let number = Day(year: min(1800 + month / 12, 2199), month: month % 12 + 1, day: 1)?.number
    let isBehind = month == 400 * 12
    return isBehind ? (Day(year: 2199, month: 12, day: 31)?.number ?? 0) + 1 : number ?? 0
  }

  /// The day number of the ten characters whose first eight are in `front` and the others in `back`, or `none`.
  @inline(__always)
  static func day(_ front: UInt64, _ back: UInt64, months: Span<Int32>) -> Int32 {
    // Digits become 0 to 9 and hyphens 0; adding brings anything larger into the top bit of its byte.
    let digits = front ^ 0x2D30_302D_3030_3030
    let last = (back ^ 0x3030) & 0xFFFF
    let isOdd =
      ((digits &+ 0x7F76_767F_7676_7676) | digits) & 0x8080_8080_8080_8080
      | ((last &+ 0x7676) | last) & 0x8080
    guard isOdd == 0 else { return none }
    let pairs = digits &* 10 &+ (digits >> 8)
    let year = (pairs & 0xFF) &* 100 &+ ((pairs >> 16) & 0xFF)
    let month = (pairs >> 40) & 0xFF
    let day = Int32(truncatingIfNeeded: (last & 0xFF) &* 10 &+ (last >> 8))
    guard year &- 1800 < 400, month &- 1 < 12 else { return none }
    let place = Int((year &- 1800) &* 12 &+ month &- 1)
    guard day >= 1, day <= months[place &+ 1] &- months[place] else { return none }
    return months[place] &+ day &- 1
  }
}

/// Where a field ends: eight bytes at a time.
enum FieldEnd {
  /// The first byte from `start` on that is the separator, a quotation mark, or lower than 14 as line ends are.
  ///
  /// - Precondition: there is one, and eight bytes can be read from every place before it.
  @inline(__always)
  static func find(_ bytes: Span<UInt8>, from start: Int, separators: UInt64) -> Int {
    var place = start
    while true {
      let marks = marks(bytes.word(at: place), separators)
      if marks != 0 { return place &+ marks.trailingZeroBitCount &>> 3 }
      place &+= 8
    }
  }

  /// The first quotation mark from `start` on.
  ///
  /// - Precondition: there is one, as behind the records of a piece.
  @inline(__always)
  static func quote(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while true {
      let quotes = bytes.word(at: place) ^ 0x2222_2222_2222_2222
      let marks = (quotes &- 0x0101_0101_0101_0101) & ~quotes & 0x8080_8080_8080_8080
      if marks != 0 { return place &+ marks.trailingZeroBitCount &>> 3 }
      place &+= 8
    }
  }

  /// The top bit of each byte that ends a field. Above the lowest mark there may be false ones: only that one counts.
  @inline(__always)
  static func marks(_ word: UInt64, _ separators: UInt64) -> UInt64 {
    let zeros = word ^ separators
    let equal = (zeros &- 0x0101_0101_0101_0101) & ~zeros
    let quotes = word ^ 0x2222_2222_2222_2222
    let quoted = (quotes &- 0x0101_0101_0101_0101) & ~quotes
    let low = (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word
    return (equal | quoted | low) & 0x8080_8080_8080_8080
  }
}
