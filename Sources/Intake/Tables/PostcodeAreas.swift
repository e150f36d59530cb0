import Model

/// The areas of one kind in which a directory puts its postcodes, as numbers of a table of codes.
struct PostcodeAreas {
  let name: String
  private(set) var vintage: String?
  /// The number of each row's area, in the order of the rows.
  private(set) var rows: [Int32]
  private var codes: [UInt32] = []
  private var numbers: [UInt32: Int32] = [:]
  /// Neighbouring rows are mostly in one area.
  private var last: (code: UInt32, number: Int32)?

  /// The column of rows that came before it knows nothing of.
  init(name: String, vintage: String?, rowsBefore: Int) {
    self.name = name
    self.vintage = vintage
    rows = Array(repeating: PostcodeDirectory.AreaColumn.none, count: rowsBefore)
  }

  /// Adds a row; a blank, and the code that stands for no area, are none.
  mutating func append(_ field: ArraySlice<UInt8>) {
    guard let code = packedCode(field) else {
      rows.append(PostcodeDirectory.AreaColumn.none)
      return
    }
    if let last, last.code == code {
      rows.append(last.number)
      return
    }
    let number = numbers[code] ?? Int32(codes.count)
    if number == codes.count {
      codes.append(code)
      numbers[code] = number
    }
    last = (code, number)
    rows.append(number)
  }

  /// The column for the postcodes that come from the rows `order`, with the codes ascending.
  func column(_ order: [Int]) -> PostcodeDirectory.AreaColumn {
    let sorted = codes.indices.sorted { codes[$0] < codes[$1] }
    var places = [Int32](repeating: 0, count: codes.count)
    for (place, number) in sorted.enumerated() { places[number] = Int32(place) }
    return PostcodeDirectory.AreaColumn(
      name: name, vintage: vintage, codes: sorted.compactMap { areaCode(codes[$0]) },
      numbers: order.map { rows[$0] < 0 ? rows[$0] : places[Int(rows[$0])] })
  }
}

/// A letter and eight digits as one number, in the order of the codes; nil for other text and for the code of no area,
/// whose digits are all nine.
private func packedCode(_ field: ArraySlice<UInt8>) -> UInt32? {
  guard field.count == 9, let letter = field.first, (65...90).contains(letter) else { return nil }
  var digits: UInt32 = 0
  for byte in field.dropFirst() {
    guard (48...57).contains(byte) else { return nil }
    digits = digits * 10 + UInt32(byte - 48)
  }
  guard digits != 99_999_999 else { return nil }
  return UInt32(letter - 65) * 100_000_000 + digits
}

private func areaCode(_ packed: UInt32) -> AreaCode? {
  let digits = String(packed % 100_000_000)
  let letter = Character(Unicode.Scalar(UInt8(packed / 100_000_000) + 65))
  return AreaCode(String(letter) + String(repeating: "0", count: 8 - digits.count) + digits)
}
