/// A key that joins the files of a return; it means nothing outside that return.
enum RowKey: Hashable {
  case number(UInt64)
  case text(String)

  /// A spreadsheet's `12345.0` is 12345. Digits that begin with a nought stay as they are written.
  init(_ field: ArraySlice<UInt8>) {
    let digits = Self.wholePart(field)
    if digits.first != 48 || digits.count == 1, digits.count <= 18, digits.allSatisfy(isDigit) {
      self = .number(digits.reduce(0) { $0 * 10 + UInt64($1 & 15) })
    } else {
      self = .text(decoded(digits))
    }
  }

  /// The digits before a point behind which there are only noughts, or the whole field.
  private static func wholePart(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let point = field.firstIndex(of: 46), point > field.startIndex else { return field }
    let isWhole =
      field[(point + 1)...].allSatisfy { $0 == 48 } && field[..<point].allSatisfy(isDigit)
    return isWhole ? field[..<point] : field
  }

  /// Whether digits are followed by `E` and a signed power, or by `E` and a power behind a point, as in `1.2E+05`.
  static func isRounded(_ field: ArraySlice<UInt8>) -> Bool {
    guard let mark = field.firstIndex(where: { $0 | 0x20 == 101 }) else { return false }
    let (front, power) = (field[..<mark], field[(mark + 1)...])
    let isSigned = power.first == 43 || power.first == 45
    let digits = isSigned ? power.dropFirst() : power
    guard !front.isEmpty, !digits.isEmpty, isSigned || front.contains(46) else { return false }
    return front.allSatisfy { isDigit($0) || $0 == 46 } && digits.allSatisfy(isDigit)
  }
}

func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
