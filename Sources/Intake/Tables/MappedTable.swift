import Model

/// A table that the configuration names: its file, what its columns are called, and which of its rows count.
public struct TableSource: Sendable {
  public var path: String
  /// The heading of each role that the configuration names; other roles are looked for under their usual headings.
  public var columns: [(role: String, heading: String)]
  /// Only rows whose cells have these values are read; a column named several times may have any of its values.
  public var rows: [(column: String, value: String)]

  public init(
    path: String, columns: [(role: String, heading: String)] = [],
    rows: [(column: String, value: String)] = []
  ) {
    self.path = path
    self.columns = columns
    self.rows = rows
  }

  /// The heading that the configuration gives to a role.
  func heading(_ role: String) -> String? { columns.first { $0.role == role }?.heading }
}

/// A table read by roles: `start`, `postcode` and the like, under the headings the configuration names or the usual ones.
struct MappedTable: ~Copyable {
  let source: TableSource
  var reader: CSVReader
  private var problems: [Problem] = []
  private var rows = 0
  private var conditions = RowConditions()
  private var excluded = 0
  private var filling = FieldFilling()
  private var dateOrders = DateOrders()

  static func open(_ source: TableSource) throws(InputError) -> MappedTable {
    var table = MappedTable(source, try CSVReader.open(source.path))
    for (heading, value) in source.rows {
      table.conditions.add(try table.reader.requiredColumn(heading), value)
    }
    return table
  }

  private init(_ source: TableSource, _ reader: consuming CSVReader) {
    self.source = source
    self.reader = reader
  }

  /// The column of a role: the one the configuration names, which must be there, or one under a usual heading.
  mutating func column(_ role: String, or usual: [String] = []) throws(InputError) -> Int? {
    let found: Int?
    if let named = source.heading(role) {
      found = try reader.requiredColumn(named)
    } else {
      found = reader.headings.place(of: usual)
    }
    if let found, let problem = reader.repeatedHeading(found), !problems.contains(problem) {
      problems.append(problem)
    }
    return found
  }

  /// The column of a role without which the table cannot be used.
  mutating func required(_ role: String, or usual: [String] = []) throws(InputError) -> Int {
    if let column = try column(role, or: usual) { return column }
    throw missing(role, usual.first ?? role)
  }

  /// Says that no column has the role, under which heading it was looked for, and how to name it.
  func missing(_ role: String, _ heading: String) -> InputError {
    reader.unusable(
      noColumn(heading, among: reader.headings) + " Say columns: { \(role): HEADING }.")
  }

  /// Moves to the next row that is whole and fits `rows`.
  mutating func advance() throws(InputError) -> Bool {
    while try reader.advance() {
      rows += 1
      if reader.isRagged {
        problems.append(reader.raggedRow)
      } else if conditions.fit(reader) {
        return true
      } else {
        excluded += 1
      }
    }
    return false
  }

  var row: Int32 { Int32(reader.row) }

  func text(_ column: Int?) -> String { column.map { reader.text($0) } ?? "" }

  func field(_ column: Int?) -> ArraySlice<UInt8> { column.map { reader.field($0) } ?? [] }

  /// Notes for the quality page whether the column says something in this row.
  mutating func count(_ column: Int?, isFilled: Bool) {
    guard let column else { return }
    filling.start(column)
    if isFilled { filling.count(column) }
  }

  /// The date in the column, with a problem where there is none that can be used.
  mutating func date(_ column: Int?) -> (day: Day?, isBad: Bool) {
    guard let column else { return (nil, false) }
    let field = reader.field(column)
    switch readDate(field) {
    case .blank:
      count(column, isFilled: false)
      return (nil, false)
    case .day(let day):
      count(column, isFilled: true)
      dateOrders.note(column, dayOrder(field))
      return (day, false)
    case .refused(let fault):
      count(column, isFilled: false)
      if fault == .monthFirst { dateOrders.noteMonthFirst(column) }
      reject(fault.rawValue, column, fault.message)
      return (nil, true)
    }
  }

  /// Yes or no in any spelling; nil where blank, or where it is neither, with a problem.
  mutating func flag(_ column: Int?) -> Bool? {
    let text = text(column).lowercased()
    let flag: Bool? =
      switch text {
      case "1", "1.0", "true", "t", "y", "yes": true
      case "0", "0.0", "false", "f", "n", "no": false
      default: nil
      }
    count(column, isFilled: flag != nil)
    if flag == nil, !text.isEmpty {
      warn(
        "flag-unknown", column,
        "this is neither yes nor no and counts as not recorded. Write 1 or 0.")
    }
    return flag
  }

  /// The whole number in the column; nil where blank, or where it is none, with a problem.
  mutating func number(_ column: Int?) -> (value: Int?, isBad: Bool) {
    let field = field(column)
    let value = field.isEmpty ? nil : wholeNumber(field)
    count(column, isFilled: value != nil)
    if value == nil, !field.isEmpty {
      reject("number-unreadable", column, "this is no whole number from 0; it is not used.")
    }
    return (value, value == nil && !field.isEmpty)
  }

  /// A problem that keeps a value or a row out.
  mutating func reject(_ reason: String, _ column: Int?, _ message: String) {
    add(.error, reason, column, message)
  }

  mutating func warn(_ reason: String, _ column: Int?, _ message: String) {
    add(.warning, reason, column, message)
  }

  /// Something that is as it should be and still leaves the row out of a figure.
  mutating func note(_ reason: String, _ column: Int?, _ message: String) {
    add(.note, reason, column, message)
  }

  private mutating func add(
    _ severity: Severity, _ reason: String, _ column: Int?, _ message: String
  ) {
    problems.append(
      Problem(
        location: reader.location(column), severity: severity, reason: reason, message: message))
  }

  /// What was read, with everything that is to be said of the table.
  ///
  /// - Throws: `InputError.unusable` where dates have their month first, or where no row fits `rows`.
  func finished<Value: Sendable>(_ value: Value) throws(InputError) -> Read<Value> {
    if let column = dateOrders.doubtful {
      throw .unusable(
        SourceLocation(file: reader.file, column: reader.headings[column]),
        "dates seem to have their month first. Export them again as 2025-02-28 or 28/02/2025.")
    }
    if !conditions.isEmpty, excluded == rows {
      let wanted = RowConditions.words(source.rows)
      throw .unusable(
        SourceLocation(file: reader.file),
        "no row fits rows (\(wanted)). Compare the cells with these values.")
    }
    var problems = problems
    if excluded > 0 {
      problems.append(
        Problem(
          location: SourceLocation(file: reader.file), severity: .note, reason: "rows-excluded",
          message: "\(excluded) rows do not fit rows and were not read."))
    }
    return Read(
      value, problems: problems, rowsRead: [RowsRead(file: reader.file, rows: rows)],
      completeness: filling.completeness(file: reader.file, headings: reader.headings))
  }
}

/// What the dates in numbers of each column tell about the order of day and month.
private struct DateOrders {
  private var columns: [(column: Int, dayFirst: Bool, either: Bool, monthFirst: Bool)] = []

  mutating func note(_ column: Int, _ order: DayOrder?) {
    guard let order else { return }
    let place = place(of: column)
    if order == .dayFirst { columns[place].dayFirst = true } else { columns[place].either = true }
  }

  mutating func noteMonthFirst(_ column: Int) { columns[place(of: column)].monthFirst = true }

  private mutating func place(of column: Int) -> Int {
    if let place = columns.firstIndex(where: { $0.column == column }) { return place }
    columns.append((column, false, false, false))
    return columns.count - 1
  }

  /// A column with dates that only fit with the month first, others that fit both ways, and none that proves the opposite:
  /// read with their day first, those others would be wrong without a sign.
  var doubtful: Int? {
    columns.first { $0.monthFirst && $0.either && !$0.dayFirst }?.column
  }
}
