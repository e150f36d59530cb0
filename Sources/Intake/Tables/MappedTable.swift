import Model

/// A table that the configuration names: its file, what its columns are called, and which of its rows count.
public struct TableSource: Sendable {
  public var path: String
  /// The heading of each role that the configuration names; other roles are looked for under their usual headings.
  public var columns: [(role: String, heading: String)]
  /// Only rows whose cells have these values are read.
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
  var base: ReturnTable
  private var conditions: [(column: Int, value: String)] = []
  private var excluded = 0
  private var filling = FieldFilling()
  private var repeated: [Problem] = []

  static func open(_ source: TableSource) throws(InputError) -> MappedTable {
    var table = MappedTable(source, try ReturnTable.open(source.path))
    try table.findConditions()
    return table
  }

  private init(_ source: TableSource, _ base: consuming ReturnTable) {
    self.source = source
    self.base = base
  }

  private mutating func findConditions() throws(InputError) {
    for (heading, value) in source.rows {
      conditions.append((try base.table.requiredColumn(heading), value))
    }
  }

  /// The column of a role: the one the configuration names, which must be there, or one under a usual heading.
  mutating func column(_ role: String, or usual: [String] = []) throws(InputError) -> Int? {
    let found: Int?
    if let named = source.heading(role) {
      found = try base.table.requiredColumn(named)
    } else {
      found = base.table.headings.place(of: usual)
    }
    if let found, let problem = base.table.repeatedHeading(found), !repeated.contains(problem) {
      repeated.append(problem)
    }
    return found
  }

  /// The column of a role without which the table cannot be used.
  mutating func required(_ role: String, or usual: [String] = []) throws(InputError) -> Int {
    if let column = try column(role, or: usual) { return column }
    let name = usual.first ?? role
    throw base.table.unusable(
      noColumn(name, among: base.table.headings) + " Say columns: { \(role): HEADING }.")
  }

  /// Moves to the next row that is whole and fits `rows`.
  mutating func advance() throws(InputError) -> Bool {
    while try base.advance() {
      if conditions.allSatisfy({ base.table.text($0.column) == $0.value }) { return true }
      excluded += 1
    }
    return false
  }

  var row: Int32 { Int32(base.table.row) }

  func text(_ column: Int?) -> String { column.map { base.table.text($0) } ?? "" }

  func field(_ column: Int?) -> ArraySlice<UInt8> { column.map { base.table.field($0) } ?? [] }

  mutating func date(_ column: Int?) -> (day: Day?, isBad: Bool) { base.date(column) }

  mutating func flag(_ column: Int?) -> Bool? { base.flag(column) }

  /// Notes for the quality page whether the column says something in this row.
  mutating func count(_ column: Int?, isFilled: Bool) {
    guard let column else { return }
    filling.start(column)
    if isFilled { filling.count(column) }
  }

  /// The whole number in the column; nil where blank, or where it is none, with a problem.
  mutating func number(_ column: Int?) -> (value: Int?, isBad: Bool) {
    let field = field(column)
    guard !field.isEmpty else {
      count(column, isFilled: false)
      return (nil, false)
    }
    let value = wholeNumber(field)
    count(column, isFilled: value != nil)
    if value == nil {
      reject("number-unreadable", column, "this is no whole number from 0.")
    }
    return (value, value == nil)
  }

  /// A problem that keeps a value or a row out.
  mutating func reject(_ reason: String, _ column: Int?, _ message: String) {
    base.add(.error, reason, column: column, message)
  }

  mutating func warn(_ reason: String, _ column: Int?, _ message: String) {
    base.add(.warning, reason, column: column, message)
  }

  /// Something that is as it should be and still leaves the row out of a figure.
  mutating func note(_ reason: String, _ column: Int?, _ message: String) {
    base.add(.note, reason, column: column, message)
  }

  /// What was read, with everything that is to be said of the table.
  ///
  /// - Throws: `InputError.unusable` where dates have their month first, or where no row fits `rows`.
  mutating func finished<Value: Sendable>(_ value: Value) throws(InputError) -> Read<Value> {
    try base.refuseMonthFirst()
    if !conditions.isEmpty, excluded == base.rows {
      let wanted = source.rows.map { "\($0.column) is \($0.value)" }.joined(separator: ", ")
      throw .unusable(
        SourceLocation(file: base.table.file),
        "no row fits rows (\(wanted)). Compare the cells with these values.")
    }
    var problems = repeated + base.problems
    if excluded > 0 {
      problems.append(
        Problem(
          location: SourceLocation(file: base.table.file), severity: .note,
          reason: "rows-excluded", message: "\(excluded) rows do not fit rows and were not read."))
    }
    return Read(
      value, problems: problems, rowsRead: [base.rowsRead],
      completeness: base.completeness
        + filling.completeness(file: base.table.file, headings: base.table.headings))
  }
}
