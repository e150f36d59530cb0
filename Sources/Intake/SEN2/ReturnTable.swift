import Model

/// One file of a return: its columns by role, its rows, and what is wrong with them.
struct ReturnTable: ~Copyable {
  var table: CSVReader
  private(set) var problems: [Problem] = []
  private(set) var rows = 0
  /// What the dates in numbers of each column tell about their order.
  private var dateOrders: [DateOrder] = []
  private var filling = FieldFilling()

  private struct DateOrder {
    let column: Int
    var dayFirst = 0
    var either = 0
    var monthFirst = 0
  }

  static func open(_ path: String) throws(InputError) -> ReturnTable {
    ReturnTable(try CSVReader.open(path))
  }

  init(_ table: consuming CSVReader) { self.table = table }

  var rowsRead: RowsRead { RowsRead(file: table.file, rows: rows) }

  var completeness: [FieldCompleteness] {
    filling.completeness(file: table.file, headings: table.headings)
  }

  /// Moves to the next row that can be used.
  mutating func advance() throws(InputError) -> Bool {
    while try table.advance() {
      rows += 1
      if !table.isRagged { return true }
      problems.append(table.raggedRow)
    }
    return false
  }

  /// The column of a role under any of its headings.
  ///
  /// - Throws: `InputError.unusable` with the first of the names.
  func required(_ names: [String]) throws(InputError) -> Int {
    if let column = table.headings.place(of: names) { return column }
    throw table.unusable(noColumn(names[0], among: table.headings))
  }

  /// The column of a role; without it everything that needs it counts as not recorded.
  mutating func optional(_ names: [String]) -> Int? {
    if let column = table.headings.place(of: names) { return column }
    problems.append(
      Problem(
        location: SourceLocation(file: table.file, row: 1, column: names[0]), severity: .error,
        reason: "column-missing",
        message: "the column is missing; its values count as not recorded."))
    return nil
  }

  mutating func add(
    _ severity: Severity, _ reason: String, column: Int?, row: Int? = nil, _ message: String
  ) {
    let place = table.location(column)
    problems.append(
      Problem(
        location: SourceLocation(file: place.file, row: row ?? place.row, column: place.column),
        severity: severity, reason: reason, message: message))
  }

  /// A key that joins files, or nil where the field is blank.
  ///
  /// A spreadsheet's `12345.0` is 12345.
  ///
  /// - Throws: `InputError.unusable` for `1.2E+05`, whose digits the spreadsheet has lost.
  func key(_ column: Int) throws(InputError) -> String? {
    let field = table.field(column)
    guard !field.isEmpty else { return nil }
    guard !hasExponent(field) else {
      throw table.unusable(
        "keys were rounded by a spreadsheet, as in 1.2E+05. Export the files again and do not "
          + "save them from a spreadsheet.", column: column)
    }
    let point = field.firstIndex(of: 46)
    let fraction = point.map { field[($0 + 1)...] } ?? []
    let isWhole = point != nil && fraction.allSatisfy { $0 == 48 }
    let digits = point.map { field[..<$0] } ?? field
    guard isWhole, !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else {
      return decoded(field)
    }
    return decoded(digits)
  }

  /// Whether digits are followed by `E` and a signed power, or by `E` and a power behind a point.
  private func hasExponent(_ field: ArraySlice<UInt8>) -> Bool {
    guard let mark = field.firstIndex(where: { $0 | 0x20 == 101 }) else { return false }
    let (front, power) = (field[..<mark], field[(mark + 1)...])
    let isSigned = power.first == 43 || power.first == 45
    let digits = isSigned ? power.dropFirst() : power
    guard !front.isEmpty, !digits.isEmpty, isSigned || front.contains(46) else { return false }
    return front.allSatisfy { (48...57).contains($0) || $0 == 46 }
      && digits.allSatisfy { (48...57).contains($0) }
  }

  /// The date in the column, with a problem where there is none that can be used.
  mutating func date(_ column: Int?) -> (day: Day?, isBad: Bool) {
    guard let column else { return (nil, false) }
    let field = table.field(column)
    filling.start(column)
    switch readDate(field) {
    case .blank: return (nil, false)
    case .day(let day):
      filling.count(column)
      if let order = dayOrder(field) {
        note(column) { order == .dayFirst ? ($0.dayFirst += 1) : ($0.either += 1) }
      }
      return (day, false)
    case .refused(let fault):
      if fault == .monthFirst { note(column) { $0.monthFirst += 1 } }
      add(.error, fault.rawValue, column: column, fault.message)
      return (nil, true)
    }
  }

  private mutating func note(_ column: Int, _ change: (inout DateOrder) -> Void) {
    if let place = dateOrders.firstIndex(where: { $0.column == column }) {
      change(&dateOrders[place])
    } else {
      var order = DateOrder(column: column)
      change(&order)
      dateOrders.append(order)
    }
  }

  /// Refuses a file where one column has dates that only fit with the month first, others that fit both ways, and none
  /// that proves the opposite: read with their day first, those others would be wrong without a sign.
  func refuseMonthFirst() throws(InputError) {
    let doubtful = dateOrders.first { $0.monthFirst > 0 && $0.either > 0 && $0.dayFirst == 0 }
    guard let doubtful else { return }
    throw .unusable(
      SourceLocation(file: table.file, column: table.headings[doubtful.column]),
      "dates seem to have their month first. Export them again as 2025-02-28 or 28/02/2025.")
  }

  /// Yes or no in any spelling; nil where blank, or where it is neither, with a problem.
  mutating func flag(_ column: Int?) -> Bool? {
    guard let column else { return nil }
    let text = table.text(column).lowercased()
    filling.start(column)
    if text.isEmpty { return nil }
    if let flag = truthValue(text) {
      filling.count(column)
      return flag
    }
    add(
      .warning, "flag-unknown", column: column,
      "this is neither yes nor no and counts as not recorded. Write 1 or 0.")
    return nil
  }

  /// The outcome in the column; the second value tells whether something stood there that is no outcome.
  mutating func decision(_ column: Int?) -> (Cases.Decision?, isUnknown: Bool) {
    guard let column else { return (nil, false) }
    let text = table.text(column).uppercased()
    filling.start(column)
    if text.isEmpty { return (nil, false) }
    if let decision = Cases.Decision(rawValue: text) {
      filling.count(column)
      return (decision, false)
    }
    add(
      .error, "code-unknown", column: column,
      "this is not one of Y, N, A, W and H and counts as not recorded.")
    return (nil, true)
  }
}

/// The truth value that a lower-case word stands for in returns.
func truthValue(_ text: String) -> Bool? {
  switch text {
  case "1", "1.0", "true", "t", "y", "yes": true
  case "0", "0.0", "false", "f", "n", "no": false
  default: nil
  }
}
