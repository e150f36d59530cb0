public import Model

/// The area of each postcode of a directory, found with three loads and no search.
///
/// An outward code (`DE56`) leads to its sectors (`DE56 1`), and a sector has a place for each pair of the twenty letters
/// that Royal Mail uses there: 800 bytes, 10 MB for all sectors of the United Kingdom. For inputs of millions of rows, where
/// a binary search a row costs more than the rest of the row.
public struct PostcodeTable: Sendable {
  /// The most sectors that a table takes: three times those of the United Kingdom.
  static let mostSectors = 40_000
  /// The most areas that a table tells apart.
  public static let mostAreas = 32_765
  /// Stands for a postcode that the directory does not know.
  static let unknown: UInt16 = 0
  static let noGridReference: UInt16 = 1
  /// How many letters the second half of a postcode is made of: all but C, I, K, M, O and V.
  static let letterCount = 20
  static let pairCount = letterCount * letterCount

  /// How many areas the numbers go up to.
  public let areaCount: Int
  /// The outward code as its text, right-aligned in four bytes, and its number above; open addressing.
  private(set) var outwards: [UInt64] = Array(repeating: 0, count: 1 << 14)
  /// The place in `values` of each sector of each outward code; 0 where it has none.
  private(set) var sectors: [UInt32] = []
  /// For each sector and pair of letters: `unknown`, `noGridReference`, or twice the area's number and four, with 1 added
  /// where the postcode has ended.
  private(set) var values = [UInt16](repeating: 0, count: pairCount)
  /// The number of each byte that is such a letter, in either case; 255 for others.
  let letters: [UInt8] = (0...255).map { byte in
    // Bit 5 tells the cases apart; digits and marks have it too, but not bit 6.
    let place =
      byte & 0x40 == 0 ? nil : Array("ABDEFGHJLNPQRSTUWXYZ".utf8).firstIndex(of: UInt8(byte & 0xDF))
    return place.map { UInt8($0) } ?? 255
  }
  /// Postcodes with other letters in their second half, which no real one has.
  private var strange: [Postcode: UInt16] = [:]

  /// An empty table for areas numbered from 0 to `areaCount` - 1.
  ///
  /// - Precondition: there are at most `mostAreas`.
  public init(areaCount: Int) {
    precondition(areaCount <= Self.mostAreas, "A table tells \(Self.mostAreas) areas apart.")
    self.areaCount = areaCount
  }

  /// The table of a directory.
  ///
  /// `areas` has the area's number for each postcode, or `Assignment.outside`. It is nil for a directory with more sectors
  /// than any country has, and for more than `mostAreas`.
  public init?(_ directory: PostcodeDirectory, areas: [Int32], areaCount: Int) {
    precondition(areas.count == directory.count, "Each postcode has an area.")
    guard areaCount <= Self.mostAreas else { return nil }
    self.init(areaCount: areaCount)
    for number in 0..<directory.count {
      let isAdded = add(
        directory.postcodes[number], state: directory.states[number], area: areas[number])
      guard isAdded else { return nil }
    }
  }

  /// Adds a postcode, or changes what was added before; false where the table is full.
  public mutating func add(
    _ postcode: Postcode, state: PostcodeDirectory.State, area: Int32
  ) -> Bool {
    let value =
      switch state {
      case .noGridReference: Self.noGridReference
      case .live: UInt16(area + 2) * 2
      case .terminated: UInt16(area + 2) * 2 + 1
      }
    let key = PostcodeKey(postcode)
    guard let pair = pair(key) else {
      strange[postcode] = value
      return strange.count <= Self.mostSectors
    }
    guard let outward = number(addingOutward: key.outward) else { return false }
    let sector = outward * 10 + key.sector
    if sectors[sector] == 0 {
      guard values.count / Self.pairCount < Self.mostSectors else { return false }
      sectors[sector] = UInt32(values.count)
      values.append(contentsOf: repeatElement(Self.unknown, count: Self.pairCount))
    }
    values[Int(sectors[sector]) + pair] = value
    return true
  }

  /// What the table holds for a postcode in any spelling.
  func value(of postcode: Postcode) -> UInt16 {
    let key = PostcodeKey(postcode)
    guard let pair = pair(key) else { return strange[postcode] ?? Self.unknown }
    guard let outward = number(ofOutward: key.outward) else { return Self.unknown }
    return values[Int(sectors[outward * 10 + key.sector]) + pair]
  }

  /// The number of the pair of letters, or nil where it has a letter that no real postcode has.
  private func pair(_ key: PostcodeKey) -> Int? {
    let (first, second) = (Int(letters[Int(key.first)]), Int(letters[Int(key.second)]))
    guard first < Self.letterCount, second < Self.letterCount else { return nil }
    return first * Self.letterCount + second
  }

  /// How a postcode is placed, and its area where it has one.
  public func place(of postcode: Postcode) -> (match: Match, area: Int32) {
    let value = value(of: postcode)
    return (Self.match(value), value < 4 ? Assignment.outside : Int32(value >> 1) - 2)
  }

  /// The word for a value of the table.
  @inline(__always)
  static func match(_ value: UInt16) -> Match {
    switch value {
    case unknown: .postcodeUnknown
    case noGridReference: .noGridReference
    case 2, 3: .outside
    default: value & 1 == 0 ? .inside : .postcodeTerminated
    }
  }

  private func number(ofOutward key: UInt32) -> Int? {
    var slot = Self.slot(key, of: outwards.count)
    while outwards[slot] != 0 {
      if UInt32(truncatingIfNeeded: outwards[slot]) == key { return Int(outwards[slot] >> 32) }
      slot = (slot + 1) & (outwards.count - 1)
    }
    return nil
  }

  private mutating func number(addingOutward key: UInt32) -> Int? {
    if let known = number(ofOutward: key) { return known }
    let number = sectors.count / 10
    guard number < outwards.count / 2 else { return nil }
    var slot = Self.slot(key, of: outwards.count)
    while outwards[slot] != 0 { slot = (slot + 1) & (outwards.count - 1) }
    outwards[slot] = UInt64(number) << 32 | UInt64(key)
    sectors.append(contentsOf: repeatElement(0, count: 10))
    return number
  }

  /// Where the search for an outward code starts, by multiplication (Knuth, 1973, section 6.4).
  @inline(__always)
  static func slot(_ key: UInt32, of count: Int) -> Int {
    Int((key &* 2_654_435_769) >> 15) & (count &- 1)
  }
}

/// A postcode as the table looks for it.
struct PostcodeKey {
  /// The outward code's text, right-aligned in four bytes, its last character in the highest.
  let outward: UInt32
  /// The digit of the inward code.
  let sector: Int
  /// The letters behind it.
  let first: UInt8
  let second: UInt8

  init(_ postcode: Postcode) {
    var rest = postcode.packed
    func next() -> UInt8 {
      let digit = UInt8(rest % 37)
      rest /= 37
      return digit == 0 ? 0 : digit <= 10 ? digit + 47 : digit + 54
    }
    second = next()
    first = next()
    sector = Int(next()) - 48
    var outward: UInt32 = 0
    for place in 0..<4 { outward |= UInt32(next()) << UInt32(24 - place * 8) }
    self.outward = outward
  }
}

extension PostcodeTable {
  /// The place in `values` of the postcode in the first `length` bytes of `word`, written plainly with one blank or none;
  /// for what is not written so, and for sectors that the table does not know, a place that holds `unknown`.
  @inline(__always)
  static func place(
    _ word: UInt64, length: Int, outwards: Span<UInt64>, sectors: Span<UInt32>, letters: Span<UInt8>
  ) -> UInt32 {
    guard length >= 5, length <= 8 else { return 0 }
    // The last character comes into the highest byte.
    let text = word &<< UInt64((8 &- length) &* 8)
    let digit = (text >> 40) & 0xFF &- 48
    let first = letters[Int(UInt8(truncatingIfNeeded: text >> 48))]
    let second = letters[Int(UInt8(truncatingIfNeeded: text >> 56))]
    let hasBlank = (text >> 32) & 0xFF == 32
    guard digit <= 9, first | second < 32, hasBlank || length < 8 else { return 0 }
    var outward = UInt32(truncatingIfNeeded: hasBlank ? text : text >> 8)
    outward &= ~((outward & 0x4040_4040) >> 1)
    var slot = slot(outward, of: outwards.count)
    while outwards[slot] != 0 {
      if UInt32(truncatingIfNeeded: outwards[slot]) == outward {
        let sector = sectors[Int(outwards[slot] >> 32) &* 10 &+ Int(digit)]
        return sector &+ UInt32(first) &* UInt32(letterCount) &+ UInt32(second)
      }
      slot = (slot &+ 1) & (outwards.count &- 1)
    }
    return 0
  }
}
