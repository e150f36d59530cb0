/// The number that fills the field: digits with an optional sign and point, and nothing else.
func decimal(_ field: ArraySlice<UInt8>) -> Double? {
  var place = field.first == 43 ? 1 : 0
  guard field.count > place, field[field.startIndex + place] != 45 || place == 0 else {
    return nil
  }
  guard let value = scanDecimal(field.span, &place), place == field.count else { return nil }
  return value
}

/// The whole number from 0 that fills the field: `1253`, `1253.0` or, with commas in their places, `1,253`.
func wholeNumber(_ field: ArraySlice<UInt8>) -> Int? {
  var value = 0
  var digits = 0
  var sinceComma: Int?
  var rest = field[...]
  while let byte = rest.first {
    if (48...57).contains(byte) {
      guard digits < 15 else { return nil }
      value = value * 10 + Int(byte - 48)
      digits += 1
      sinceComma = sinceComma.map { $0 + 1 }
    } else if byte == 44 {
      guard digits > 0, sinceComma == 3 || (sinceComma == nil && digits <= 3) else { return nil }
      sinceComma = 0
    } else {
      break
    }
    rest = rest.dropFirst()
  }
  guard digits > 0, sinceComma == nil || sinceComma == 3 else { return nil }
  if rest.isEmpty { return value }
  let isZeroFraction =
    rest.count >= 2 && rest.first == 46 && rest.dropFirst().allSatisfy { $0 == 48 }
  return isZeroFraction ? value : nil
}

/// The number of an English month, written out or shortened to three letters or more, in any case.
func monthNumber(_ word: some Collection<UInt8>) -> Int? {
  guard word.count >= 3 else { return nil }
  let lower = word.map { $0 | 0x20 }
  // "Sept" is common too, and a beginning of its month's name.
  return englishMonths.firstIndex { $0.starts(with: lower) }.map { $0 + 1 }
}

private let englishMonths: [[UInt8]] = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
].map { Array($0.utf8) }
