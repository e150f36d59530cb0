public import Model

/// A table of published or aggregated counts and how to read it.
public struct CountsSource: Sendable {
  public var path: String
  public var columns: Columns
  /// Only rows whose cells have these values are read.
  public var rows: [(column: String, value: String)]
  public var indicator: String
  public var level: Level

  /// The headings of what is read.
  public struct Columns: Sendable, Hashable {
    public var area: String
    public var period: String
    public var numerator: String
    public var denominator: String

    public init(area: String, period: String, numerator: String, denominator: String) {
      self.area = area
      self.period = period
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  public init(
    path: String, columns: Columns, rows: [(column: String, value: String)], indicator: String,
    level: Level
  ) {
    self.path = path
    self.columns = columns
    self.rows = rows
    self.indicator = indicator
    self.level = level
  }
}

/// Counts by area and period, as the file gives them.
public struct CountsTable: Sendable, Hashable {
  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows }

  /// The counts of one area and period; `Tally.unavailable` where the file gives none.
  public struct Row: Sendable, Hashable {
    public var area: AreaCode
    public var period: String
    public var tally: Tally

    public init(area: AreaCode, period: String, tally: Tally) {
      self.area = area
      self.period = period
      self.tally = tally
    }
  }
}

/// Reads counts by area and period, in the layout of Explore Education Statistics or any other with these columns.
///
/// Symbols for figures that are not given become reasons: `c` and `low` are suppressed, `z` does not apply, `x`, `k`, `u`
/// and blanks are not available. A denominator of zero gives no figure either.
///
/// - Throws: `InputError` where a column is missing, no row fits `rows`, or an area has two rows for one period.
public func readCounts(_ source: CountsSource) throws(InputError) -> Read<CountsTable> {
  var table = try CSVReader.open(source.path)
  var reader = CountsReader(source)
  try reader.findColumns(table)
  while try table.advance() { try reader.read(table) }
  guard !reader.rows.isEmpty else { throw reader.nothingFits(table) }
  return Read(
    CountsTable(rows: reader.rows), problems: reader.closingProblems(table),
    rowsRead: [RowsRead(file: table.file, rows: reader.rowCount)])
}

private struct CountsReader {
  let source: CountsSource
  var rows: [CountsTable.Row] = []
  var rowCount = 0
  private var problems: [Problem] = []
  private var area = 0
  private var period = 0
  private var numerator = 0
  private var denominator = 0
  private var conditions: [(column: Int, value: String)] = []
  private var excluded = 0
  private var withoutArea = 0
  private var seen: [Key: Int] = [:]

  private struct Key: Hashable {
    let area: AreaCode
    let period: String
  }

  init(_ source: CountsSource) { self.source = source }

  mutating func findColumns(_ table: borrowing CSVReader) throws(InputError) {
    area = try table.requiredColumn(source.columns.area)
    period = try table.requiredColumn(source.columns.period)
    numerator = try table.requiredColumn(source.columns.numerator)
    denominator = try table.requiredColumn(source.columns.denominator)
    for (column, value) in source.rows {
      conditions.append((try table.requiredColumn(column), value))
    }
    for column in [area, period, numerator, denominator] + conditions.map(\.column) {
      if let problem = table.repeatedHeading(column), !problems.contains(problem) {
        problems.append(problem)
      }
    }
  }

  mutating func read(_ table: borrowing CSVReader) throws(InputError) {
    rowCount += 1
    guard !table.isRagged else {
      problems.append(table.raggedRow)
      return
    }
    for (column, value) in conditions where table.text(column) != value {
      excluded += 1
      return
    }
    let text = table.text(area)
    guard let code = AreaCode(text) else {
      // Rows of other levels leave the column blank; codes for an unknown place are single letters.
      if text.isEmpty || text.utf8.count <= 2 {
        withoutArea += 1
      } else {
        add(table, .error, "code-unusable", area, "this is no area code; the row was left out.")
      }
      return
    }
    let key = Key(area: code, period: table.text(period))
    if let first = seen[key] {
      throw table.unusable(
        "\(code) has a second row for \(key.period), after row \(first). "
          + "Choose one of them with rows, for instance by breakdown.", column: area)
    }
    seen[key] = table.row
    rows.append(CountsTable.Row(area: code, period: key.period, tally: tally(table)))
  }

  private mutating func tally(_ table: borrowing CSVReader) -> Tally {
    let parts = [numerator, denominator].map { Figure(table.field($0)) }
    for (part, column) in zip(parts, [numerator, denominator]) where part == .unreadable {
      add(
        table, .error, "number-unreadable", column,
        "this is neither a whole number nor a known symbol; the figure is not used.")
    }
    guard case .number(let top) = parts[0], case .number(let bottom) = parts[1] else {
      return .unavailable(parts.lazy.compactMap(\.reason).first ?? .notAvailable)
    }
    guard bottom > 0 else { return .unavailable(.notAvailable) }
    guard top <= bottom else {
      add(
        table, .error, "numerator-too-large", numerator,
        "the numerator is larger than the denominator; the figure is not used.")
      return .unavailable(.notAvailable)
    }
    return .count(Count(top, of: bottom))
  }

  private mutating func add(
    _ table: borrowing CSVReader, _ severity: Severity, _ reason: String, _ column: Int,
    _ message: String
  ) {
    problems.append(
      Problem(
        location: table.location(column), severity: severity, reason: reason, message: message))
  }

  func nothingFits(_ table: borrowing CSVReader) -> InputError {
    let wanted = source.rows.map { "\($0.column) is \($0.value)" }.joined(separator: ", ")
    return .unusable(
      SourceLocation(file: table.file),
      wanted.isEmpty
        ? "no row has an area code in column \(source.columns.area)."
        : "no row has an area code and fits rows (\(wanted)). Compare the cells with these values.")
  }

  func closingProblems(_ table: borrowing CSVReader) -> [Problem] {
    var all = problems
    func note(_ reason: String, _ message: String) {
      all.append(
        Problem(
          location: SourceLocation(file: table.file), severity: .note, reason: reason,
          message: message))
    }
    if excluded > 0 { note("rows-excluded", "\(excluded) rows do not fit rows and were not read.") }
    if withoutArea > 0 {
      note("area-blank", "\(withoutArea) rows are about no single area and were not read.")
    }
    return all
  }
}

/// What a cell of counts holds.
private enum Figure: Equatable {
  case number(Int)
  case withheld(Reason)
  case unreadable

  init(_ field: ArraySlice<UInt8>) {
    if let number = wholeNumber(field) {
      self = .number(number)
      return
    }
    switch decoded(field).lowercased() {
    case "c", "low", "*", "supp", "suppressed": self = .withheld(.suppressedInput)
    case "z": self = .withheld(.notApplicable)
    case "", "x", "k", "u", ":", ".", "..", "-", "~", "n/a", "na", "null":
      self = .withheld(.notAvailable)
    default: self = .unreadable
    }
  }

  var reason: Reason? {
    switch self {
    case .number: nil
    case .withheld(let reason): reason
    case .unreadable: .notAvailable
    }
  }
}
