public import Model

/// A table with a row a case, and its columns.
public struct CaseSource: Sendable, Hashable {
  /// The path of a CSV file, packed with gzip or not; `-` is standard input.
  public var path: String
  public var columns: Columns

  public init(path: String, columns: Columns) {
    self.path = path
    self.columns = columns
  }

  /// The headings of the columns that are read.
  public struct Columns: Sendable, Hashable {
    public var postcode: String
    /// The day from which the child waits.
    public var start: String
    /// The day on which the wait ended; blank while the child waits.
    public var stop: String

    public init(postcode: String, start: String, stop: String) {
      self.postcode = postcode
      self.start = start
      self.stop = stop
    }
  }
}

/// Counts of cases by area and length of wait: all that is kept of a table of any length.
public struct CaseTally: Sendable {
  /// Rows by how their postcode was placed.
  public private(set) var matches: [Match: Int] = [:]
  public let areaCount: Int
  /// Rows of each place and slot; place 0 is not known, 1 outside, and then come the areas.
  private var counts: [UInt32]
  /// Waits beyond the slots, by place.
  private var long: [[Int32]]

  init(areaCount: Int) {
    self.areaCount = areaCount
    counts = Array(repeating: 0, count: (areaCount + 2) * Int(CasePlan.slots))
    long = Array(repeating: [], count: areaCount + 2)
  }

  /// What was counted in one place.
  public struct Place: Sendable, Hashable {
    /// Rows, those with dates that cannot be used among them.
    public var cases: Int
    /// Rows whose wait has ended.
    public var finished: Int
    /// Half of the finished waits were shorter, in days; the middle of the two in the middle of an even number.
    public var medianDays: Double?
  }

  /// What was counted in an area.
  public func area(_ number: Int) -> Place { place(number + 2) }
  /// What was counted outside every area.
  public var outside: Place { place(1) }
  /// What was counted of rows whose place is not known.
  public var unknown: Place { place(0) }

  /// How many finished waits of an area, of `outside` for -1 or of unknown places for -2, took at most `days`.
  public func finished(_ number: Int, within days: Int) -> Int {
    let slots = slots(number + 2)
    let most = min(days, Int(CasePlan.longest))
    guard most >= 0 else { return 0 }
    let within = counts[slots][(slots.lowerBound + 1)...(slots.lowerBound + 1 + most)]
    return within.reduce(0) { $0 + Int($1) }
      + long[number + 2].count { $0 <= Int32(clamping: days) }
  }

  private func slots(_ place: Int) -> Range<Int> {
    place * Int(CasePlan.slots)..<(place + 1) * Int(CasePlan.slots)
  }

  private func place(_ place: Int) -> Place {
    let slots = slots(place)
    let all = counts[slots].reduce(0) { $0 + Int($1) } + long[place].count
    let without = Int(counts[slots.lowerBound]) + Int(counts[slots.upperBound - 1])
    let finished = all - without
    return Place(cases: all, finished: finished, medianDays: median(place, of: finished))
  }

  /// The median of the finished waits of a place (an even number has the mean of the two in the middle).
  private func median(_ place: Int, of finished: Int) -> Double? {
    guard finished > 0 else { return nil }
    let (low, high) = ((finished - 1) / 2, finished / 2)
    return Double(wait(place, ranked: low) + wait(place, ranked: high)) / 2
  }

  /// The wait in days that `rank` others do not exceed.
  private func wait(_ place: Int, ranked rank: Int) -> Int {
    let first = place * Int(CasePlan.slots) + 1
    var before = 0
    for days in 0...Int(CasePlan.longest) {
      before += Int(counts[first + days])
      if before > rank { return days }
    }
    return Int(long[place].sorted()[rank - before])
  }

  mutating func add(_ piece: CaseCells) {
    for cell in piece.cells where cell != .max { counts[Int(cell)] &+= 1 }
    for (place, days) in piece.long { long[Int(place)].append(days) }
    for match in Match.allCases {
      matches[match, default: 0] += piece.matches[CaseScan.index(match)]
    }
  }
}

/// Counts the cases of a table of any length by area and length of wait, in bounded memory.
///
/// Pieces of one mebibyte are read one after the other, worked on by as many tasks as there are cores, and put together in
/// their order. Rows that are written plainly, as nearly all rows of an export are, are read eight bytes at a time; every
/// other row by the rules of the other readers. Both give the same answers.
///
/// - Parameters:
///   - source: the table and its columns.
///   - places: the area of each postcode.
///   - width: how many pieces are worked on at once; it changes nothing in the answer.
/// - Returns: the counts, with a problem for each kind of row that is not counted whole.
/// - Throws: `InputError` for a table that cannot be read or has no such columns.
public func tallyCases(
  _ source: CaseSource, places: PostcodeTable, width: Int = 2
) async throws -> Read<CaseTally> {
  try await tallyCases(source, places: places, width: width, pieceSize: 1 << 20)
}

/// The same with pieces of another size, which changes nothing.
func tallyCases(
  _ source: CaseSource, places: PostcodeTable, width: Int, pieceSize: Int
) async throws -> Read<CaseTally> {
  var table = try CSVReader.open(source.path)
  let plan = CasePlan(
    fields: table.headings.count, postcode: try table.requiredColumn(source.columns.postcode),
    start: try table.requiredColumn(source.columns.start),
    stop: try table.requiredColumn(source.columns.stop), separator: table.separator)
  let scan = CaseScan(plan: plan, places: places)
  var joined = JoinedCells(file: table.file, row: table.row, areaCount: places.areaCount)
  try await withThrowingTaskGroup(of: (Int, CaseCells).self) { group in
    var running = 0
    var position = 0
    while let piece = try table.piece(about: pieceSize) {
      if running > width, let (place, cells) = try await group.next() {
        joined.add(cells, at: place)
        running -= 1
      }
      let place = position
      group.addTask { (place, scan.cells(of: piece)) }
      running += 1
      position += 1
    }
    for try await (place, cells) in group { joined.add(cells, at: place) }
  }
  return joined.read(headings: table.headings, plan)
}

/// The pieces of a table, put together in their order.
private struct JoinedCells {
  let file: String
  var row: Int
  var tally: CaseTally
  var rows = 0
  var faults: [CaseFault: RowSample] = [:]
  private var waiting: [Int: CaseCells] = [:]
  private var next = 0

  init(file: String, row: Int, areaCount: Int) {
    self.file = file
    self.row = row
    tally = CaseTally(areaCount: areaCount)
  }

  mutating func add(_ cells: CaseCells, at position: Int) {
    waiting[position] = cells
    while let ready = waiting.removeValue(forKey: next) {
      tally.add(ready)
      for fault in CaseFault.allCases {
        guard let sample = ready.faults[fault] else { continue }
        var whole = faults[fault] ?? RowSample()
        whole.rows = Array((whole.rows + sample.rows.map { $0 + row }).prefix(5))
        whole.count += sample.count
        faults[fault] = whole
      }
      row += ready.lines
      rows += ready.rows
      next += 1
    }
  }

  /// The tally with a problem for each kind of fault.
  func read(headings: [String], _ plan: CasePlan) -> Read<CaseTally> {
    let problems = CaseFault.allCases.compactMap { fault -> Problem? in
      guard let sample = faults[fault] else { return nil }
      return Problem(
        location: SourceLocation(
          file: file, row: sample.rows.first, column: fault.column(plan).map { headings[$0] }),
        severity: .error, reason: fault.rawValue,
        message: "\(sample.count) \(sample.count == 1 ? "row" : "rows"): \(fault.message)")
    }
    return Read(tally, problems: problems, rowsRead: [RowsRead(file: file, rows: rows)])
  }
}

extension CaseFault {
  fileprivate func column(_ plan: CasePlan) -> Int? {
    switch self {
    case .ragged, .zeroByte: nil
    case .startMissing, .startUnreadable: plan.start
    case .stopUnreadable, .stopBeforeStart: plan.stop
    }
  }

  fileprivate var message: String {
    switch self {
    case .ragged: "the row has not as many fields as there are headings and was left out."
    case .zeroByte: "the row holds zero bytes and was left out: the file is damaged."
    case .startMissing: "no start is recorded; the case is counted, its wait is not."
    case .startUnreadable: "the start is not a date that can be used; the wait is not counted."
    case .stopUnreadable: "the end is not a date that can be used; the wait is not counted."
    case .stopBeforeStart: "the wait ends before it starts; it is not counted."
    }
  }
}
