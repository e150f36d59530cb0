import Model

/// One module of a return while it is read: the fields of the row at hand, and what is wrong with the rows so far.
struct ModuleTable {
  let module: ReturnModule
  let file: String
  /// The heading of each field, as the file writes it; nil where there is no such column.
  let headings: [String?]
  /// The row at hand, counted with the headings in row 1; in XML the number of the element.
  var row = 0
  var rows = 0
  /// The bytes of each field of the row at hand, by the field's number.
  var values: [ArraySlice<UInt8>]
  private(set) var problems: [Problem] = []
  /// What the dates in numbers of each column tell about their order.
  private var dateOrders = [DateOrders](
    repeating: DateOrders(), count: ReturnField.allCases.count)
  private var filling = FieldFilling()

  private struct DateOrders {
    var dayFirst = 0
    var either = 0
    var monthFirst = 0
  }

  init(_ module: ReturnModule, file: String, headings: [String?]) {
    self.module = module
    self.file = file
    self.headings = headings
    values = Array(repeating: [], count: ReturnField.allCases.count)
  }

  var rowsRead: RowsRead { RowsRead(file: file, rows: rows) }

  var completeness: [FieldCompleteness] {
    filling.completeness(
      file: file, headings: ReturnField.allCases.map { headings[$0.rawValue] ?? $0.name })
  }

  func has(_ field: ReturnField) -> Bool { headings[field.rawValue] != nil }

  func bytes(_ field: ReturnField) -> ArraySlice<UInt8> { values[field.rawValue] }

  func text(_ field: ReturnField) -> String { decoded(values[field.rawValue]) }

  mutating func add(
    _ severity: Severity, _ reason: String, _ field: ReturnField?, row: Int? = nil,
    _ message: String
  ) {
    problems.append(problem(severity, reason, field, row: row ?? self.row, message))
  }

  /// A problem of a row that only another module brings to light.
  func problem(
    _ severity: Severity, _ reason: String, _ field: ReturnField?, row: Int?, _ message: String
  ) -> Problem {
    Problem(
      location: SourceLocation(
        file: file, row: row, column: field.map { headings[$0.rawValue] ?? $0.name }),
      severity: severity, reason: reason, message: message)
  }

  mutating func add(_ problem: Problem) { problems.append(problem) }

  /// Notes whether the field of the row at hand says something that can be used.
  mutating func count(_ field: ReturnField, isFilled: Bool) {
    guard has(field) else { return }
    filling.start(field.rawValue)
    if isFilled { filling.count(field.rawValue) }
  }

  /// A key, or nil where the field is blank.
  ///
  /// - Throws: `InputError.unusable` for `1.2E+05`, whose digits a spreadsheet has lost.
  func key(_ field: ReturnField) throws(InputError) -> RowKey? {
    let bytes = values[field.rawValue]
    guard !bytes.isEmpty else { return nil }
    guard !RowKey.isRounded(bytes) else {
      throw .unusable(
        SourceLocation(file: file, row: row, column: headings[field.rawValue] ?? field.name),
        "keys were rounded by a spreadsheet, as in 1.2E+05. Export the files again and do not "
          + "save them from a spreadsheet.")
    }
    return RowKey(bytes)
  }

  /// The date in the field, with a problem where there is none that can be used; `counts` tells whether the field should be
  /// filled in this row.
  mutating func date(_ field: ReturnField, counts: Bool = true) -> ReadDay {
    let bytes = values[field.rawValue]
    let reading = readDate(bytes)
    if counts { count(field, isFilled: reading.day != nil) }
    switch reading {
    case .blank: return ReadDay()
    case .day(let day):
      switch dayOrder(bytes) {
      case .dayFirst?: dateOrders[field.rawValue].dayFirst += 1
      case .either?: dateOrders[field.rawValue].either += 1
      case nil: break
      }
      return ReadDay(day: day)
    case .refused(let fault):
      if fault == .monthFirst { dateOrders[field.rawValue].monthFirst += 1 }
      add(.error, fault.rawValue, field, fault.message)
      return ReadDay(isBad: true)
    }
  }

  /// Refuses a file where one column has dates that only fit with the month first, others that fit both ways, and none
  /// that proves the opposite: read with their day first, those others would be wrong without a sign.
  func refuseMonthFirst() throws(InputError) {
    let doubtful = dateOrders.firstIndex {
      $0.monthFirst > 0 && $0.either > 0 && $0.dayFirst == 0
    }
    guard let doubtful else { return }
    throw .unusable(
      SourceLocation(file: file, column: headings[doubtful]),
      "dates seem to have their month first. Export them again as 2025-02-28 or 28/02/2025.")
  }

  /// Yes or no in any spelling; nil where blank, or where it is neither, with a problem.
  mutating func flag(_ field: ReturnField, counts: Bool = true) -> Bool? {
    let bytes = values[field.rawValue]
    let flag = bytes.isEmpty ? nil : truthValue(bytes)
    if counts { count(field, isFilled: flag != nil) }
    if flag == nil, !bytes.isEmpty {
      add(
        .warning, "flag-unknown", field,
        "this is neither yes nor no and counts as not recorded. Write 1 or 0.")
    }
    return flag
  }

  /// What the code in the field stands for; nil where blank, or where no code is known, with a problem.
  mutating func code<Value>(
    _ field: ReturnField, _ severity: Severity = .warning, expected: String, counts: Bool = true,
    _ value: (ArraySlice<UInt8>) -> Value?
  ) -> Value? {
    let bytes = values[field.rawValue]
    let found = bytes.isEmpty ? nil : value(bytes)
    if counts { count(field, isFilled: found != nil) }
    if found == nil, !bytes.isEmpty {
      add(
        severity, "code-unknown", field,
        "this is not one of \(expected) and counts as not recorded.")
    }
    return found
  }

  /// The outcome in the field; `isUnknown` tells whether something stood there that is no outcome.
  mutating func decision(_ field: ReturnField) -> (decision: Cases.Decision?, isUnknown: Bool) {
    let found = code(field, .error, expected: "Y, N, A, W and H") { bytes in
      bytes.count == 1
        ? Cases.Decision(rawValue: String(decoding: bytes, as: UTF8.self).uppercased()) : nil
    }
    return (found, found == nil && !values[field.rawValue].isEmpty)
  }
}

/// A day that was read, and whether something stood in its place that cannot be used.
struct ReadDay: Equatable {
  var day: Day?
  var isBad = false

  /// Drops a day that contradicts another.
  mutating func refuse() { self = ReadDay(isBad: true) }
}

extension DateReading {
  var day: Day? {
    if case .day(let day) = self { return day }
    return nil
  }
}

/// The truth value that a word stands for in returns, in any case.
func truthValue(_ field: ArraySlice<UInt8>) -> Bool? {
  guard field.count <= 5 else { return nil }
  switch String(decoding: field, as: UTF8.self).lowercased() {
  case "1", "1.0", "true", "t", "y", "yes": return true
  case "0", "0.0", "false", "f", "n", "no": return false
  default: return nil
  }
}
