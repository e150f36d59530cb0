public import Model

/// A table of published or aggregated counts and how to read it.
public struct CountsSource: Sendable {
  public var path: String
  public var columns: Columns
  /// Only rows whose cells have these values are read; a column named several times may have any of its values.
  public var rows: [(column: String, value: String)]
  public var indicator: String
  public var level: Level
  public var suppression: Suppression

  /// What the publisher's ways of hiding mean in this table.
  public struct Suppression: Sendable, Hashable {
    /// What a suppressed cell may hold, such as 1 to 7; nil where nobody says.
    public var suppressed: ClosedRange<Int>?
    /// The number to whose multiples all cells are rounded, 5 or 10; nil where they are exact.
    public var rounded: Int?

    public init(suppressed: ClosedRange<Int>? = nil, rounded: Int? = nil) {
      self.suppressed = suppressed
      self.rounded = rounded
    }
  }

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
    level: Level, suppression: Suppression = Suppression()
  ) {
    self.path = path
    self.columns = columns
    self.rows = rows
    self.indicator = indicator
    self.level = level
    self.suppression = suppression
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
    /// What each of the two numbers can be: one value where it is given exactly, nil where nothing is known.
    public var numerator: ClosedRange<Int>?
    public var denominator: ClosedRange<Int>?

    public init(
      area: AreaCode, period: String, tally: Tally, numerator: ClosedRange<Int>? = nil,
      denominator: ClosedRange<Int>? = nil
    ) {
      self.area = area
      self.period = period
      self.tally = tally
      self.numerator = numerator
      self.denominator = denominator
    }
  }
}

/// Reads counts by area and period, in the layout of Explore Education Statistics or any other with these columns.
///
/// Symbols for figures that are not given become reasons, each of its own kind (`CountSymbol`), and are counted by kind. A
/// suppressed or rounded cell keeps the range that it can lie in. A denominator of zero gives no figure either.
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
  private var conditions = RowConditions()
  private var excluded = 0
  private var withoutArea = 0
  private var seen: [Key: Int] = [:]
  private var symbols: [CountSymbol: Int] = [:]

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
      conditions.add(try table.requiredColumn(column), value)
    }
    for column in [area, period, numerator, denominator] + conditions.columns.map(\.column) {
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
    guard conditions.fit(table) else {
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
    rows.append(row(table, code, key.period))
  }

  private mutating func row(
    _ table: borrowing CSVReader, _ area: AreaCode, _ period: String
  ) -> CountsTable.Row {
    let cells = [numerator, denominator].map { cell(table, $0) }
    let ranges = cells.map { $0.range(source.suppression) }
    var row = CountsTable.Row(
      area: area, period: period, tally: .unavailable(.notAvailable), numerator: ranges[0],
      denominator: ranges[1])
    row.tally = tally(table, cells)
    // A numerator is a part of its denominator, whatever hides it.
    if let top = ranges[0], let bottom = ranges[1], top.lowerBound <= bottom.upperBound {
      row.numerator = top.lowerBound...min(top.upperBound, bottom.upperBound)
      row.denominator = max(bottom.lowerBound, top.lowerBound)...bottom.upperBound
    }
    return row
  }

  private mutating func cell(_ table: borrowing CSVReader, _ column: Int) -> CountCell {
    let cell = CountCell(table.field(column))
    switch cell {
    case .number: break
    case .symbol(let symbol): symbols[symbol, default: 0] += 1
    case .unreadable:
      add(
        table, .error, "number-unreadable", column,
        "this is neither a whole number nor a known symbol; the figure is not used.")
    }
    return cell
  }

  private mutating func tally(_ table: borrowing CSVReader, _ cells: [CountCell]) -> Tally {
    guard case .number(let top) = cells[0], case .number(let bottom) = cells[1] else {
      return .unavailable(cells.lazy.compactMap(\.reason).first ?? .notAvailable)
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
    let wanted = RowConditions.words(source.rows)
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
    for symbol in CountSymbol.allCases {
      guard let count = symbols[symbol] else { continue }
      note("cells-\(symbol)", "\(count) cells \(symbol.meaning).")
    }
    return all
  }
}
