import Model

/// What a field that should hold a date holds.
enum DateReading: Equatable {
  case blank
  case day(Day)
  case refused(DateFault)
}

/// Why a date cannot be used; the raw value is the reason of its problem.
enum DateFault: String {
  case unreadable = "date-unreadable"
  case impossible = "date-impossible"
  case twoDigitYear = "date-two-digit-year"
  case monthFirst = "date-month-first"

  var message: String {
    switch self {
    case .unreadable: "this is not a date. Write it as 2025-02-28."
    case .impossible: "the calendar has no such day. Correct it in the case system."
    case .twoDigitYear: "the year has two digits. Write it with four."
    case .monthFirst: "the month seems to stand before the day. Write the date as 2025-02-28."
    }
  }
}

/// Whether a date in numbers could be read with its month first too.
enum DayOrder {
  case dayFirst
  case either
}

/// How sure the order of a date in numbers is that was read with its day first; nil for dates in other forms.
func dayOrder(_ field: ArraySlice<UInt8>) -> DayOrder? {
  let numbers = field.split(maxSplits: 2) { $0 == 47 || $0 == 45 || $0 == 46 }
  guard numbers.count == 3, numbers[0].count <= 2 else { return nil }
  guard let first = wholeNumber(numbers[0]), let second = wholeNumber(numbers[1]) else {
    return nil
  }
  if first > 12 { return .dayFirst }
  return first == second ? nil : .either
}

/// Reads a date in any of the forms that exports, templates, spreadsheets and councils use.
///
/// These are `2025-Sep-28 00:00:00`, `2025-09-28`, `2025-09-28T00:00:00`, `20250928`, `28/09/2025`, `28-Sep-2025`,
/// `September 28, 2025` and Excel's serial numbers. Names of months are English. A date in numbers has its day first or its
/// year first, never its month.
func readDate(_ field: ArraySlice<UInt8>) -> DateReading {
  if field.isEmpty { return .blank }
  var scanner = DateScanner(rest: field)
  guard let first = scanner.part() else { return .refused(.unreadable) }
  if first.isNumber, let serial = serialDate(first, scanner.rest) { return serial }
  guard scanner.separator(), let second = scanner.part(), scanner.separator(),
    let third = scanner.part(), third.isNumber, scanner.endsInTime
  else { return .refused(.unreadable) }
  switch (first.isNumber, second.isNumber) {
  case (false, true):
    guard let month = monthNumber(first.bytes) else { return .refused(.unreadable) }
    return day(third, month, second)
  case (true, false):
    guard let month = monthNumber(second.bytes) else { return .refused(.unreadable) }
    return first.bytes.count == 4 ? day(first, month, third) : day(third, month, first)
  case (true, true):
    if first.bytes.count == 4 { return day(first, second.value, third) }
    if second.value > 12, first.value <= 12 { return .refused(.monthFirst) }
    return day(third, second.value, first)
  case (false, false): return .refused(.unreadable)
  }
}

/// The day, where the year has four digits and the calendar has it.
private func day(_ year: DatePart, _ month: Int, _ day: DatePart) -> DateReading {
  guard day.bytes.count <= 2 else { return .refused(.unreadable) }
  guard year.bytes.count != 2 else { return .refused(.twoDigitYear) }
  guard year.bytes.count == 4 else { return .refused(.unreadable) }
  guard let found = Day(year: year.value, month: month, day: day.value) else {
    return .refused(.impossible)
  }
  return .day(found)
}

/// A date in one run of digits: Excel's days since 30 December 1899, its time of day dropped, or `yyyymmdd`.
private func serialDate(_ digits: DatePart, _ rest: ArraySlice<UInt8>) -> DateReading? {
  let isFraction = rest.first == 46 && rest.dropFirst().allSatisfy { (48...57).contains($0) }
  guard rest.isEmpty || isFraction else { return nil }
  if digits.bytes.count == 5 { return .day(Day(number: Int32(digits.value - 25_569))) }
  guard digits.bytes.count == 8, rest.isEmpty else { return .refused(.unreadable) }
  let (year, month) = (digits.value / 10_000, digits.value / 100 % 100)
  let found = Day(year: year, month: month, day: digits.value % 100)
  return found.map { .day($0) } ?? .refused(.impossible)
}

/// A run of digits or of letters.
private struct DatePart {
  let bytes: ArraySlice<UInt8>
  let isNumber: Bool

  /// The number of up to eight digits.
  var value: Int { bytes.reduce(0) { $0 * 10 + Int($1 & 15) } }
}

private struct DateScanner {
  var rest: ArraySlice<UInt8>

  mutating func part() -> DatePart? {
    guard let first = rest.first else { return nil }
    let isNumber = isDigit(first)
    let bytes = rest.prefix { isNumber ? isDigit($0) : isLetter($0) }
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    rest = rest.dropFirst(bytes.count)
    return DatePart(bytes: bytes, isNumber: isNumber)
  }

  /// Moves past what stands between parts; false where nothing does.
  mutating func separator() -> Bool {
    let before = rest.count
    rest = rest.drop { $0 == 45 || $0 == 47 || $0 == 46 || $0 == 32 || $0 == 44 }
    return rest.count < before
  }

  /// Whether nothing but a time of day is left.
  var endsInTime: Bool {
    guard let first = rest.first else { return true }
    guard first == 32 || first | 0x20 == 116 else { return false }
    return rest.allSatisfy { isDigit($0) || " :.TtZz+-AaPpMm".utf8.contains($0) }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
