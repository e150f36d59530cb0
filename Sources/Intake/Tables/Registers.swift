public import Model

/// A register of children who are not at school and how to read it.
public struct RegisterSource: Sendable {
  public var table: TableSource
  public var place: PlaceOptions
  public var kind: Register.Kind
  /// The words that the reason column uses for each kind of reason.
  public var reasons: [(reason: Register.Reason, words: [String])]
  /// The end of this day is what the register is counted on.
  public var snapshot: Day

  public init(
    table: TableSource, place: PlaceOptions, kind: Register.Kind,
    reasons: [(reason: Register.Reason, words: [String])], snapshot: Day
  ) {
    self.table = table
    self.place = place
    self.kind = kind
    self.reasons = reasons
    self.snapshot = snapshot
  }

  /// The words of the Department for Education's census of home education, and plain ones, for each kind of reason.
  public static let usualReasons: [(reason: Register.Reason, words: [String])] = [
    (
      .choice,
      ["philosophical or preferential reasons", "religious reasons", "lifestyle", "choice"]
    ),
    (
      .dissatisfied,
      ["dissatisfaction with school: send", "dissatisfaction with send support", "dissatisfied"]
    ),
    (
      .noPlace,
      [
        "did not get school preference", "did not get a suitable place", "awaiting a place",
        "no place",
      ]
    ),
    (.health, ["mental health", "physical health", "health"]),
    (.other, ["other", "unknown", "bullying", "exclusion", "moved", "new arrival"]),
  ]

  /// The roles that `columns` may name.
  public static let roles =
    ["id", "start", "end", "reason", "has_plan", "sen_support", "on_pathway"] + HomeColumns.roles
    + ChildColumns.roles
}

/// Reads a register of home education, of children missing education or of education otherwise than at school.
///
/// An end before its start and days after the snapshot keep the row out, with a problem. A child with two open rows counts
/// once. A reason that is in no list counts as not recorded.
///
/// - Throws: `InputError` where the file or a column is missing, or dates have their month first.
public func readRegister(_ source: RegisterSource) throws(InputError) -> Read<Register> {
  var table = try MappedTable.open(source.table)
  var reader = try RegisterReader(source, &table)
  while try table.advance() { reader.read(&table) }
  return try table.finished(reader.register)
}

private struct RegisterReader {
  private let source: RegisterSource
  private(set) var register: Register
  private let columns: RegisterColumns
  private let reasons: [String: Register.Reason]
  /// Children with an open row, forgotten when the file is read.
  private var open: Set<String> = []

  init(_ source: RegisterSource, _ table: inout MappedTable) throws(InputError) {
    self.source = source
    register = Register(kind: source.kind, snapshot: source.snapshot)
    columns = try RegisterColumns(source, &table)
    var reasons: [String: Register.Reason] = [:]
    for (reason, words) in source.reasons {
      for word in words { reasons[word.lowercased()] = reason }
    }
    self.reasons = reasons
  }

  mutating func read(_ table: inout MappedTable) {
    let start = table.date(columns.start)
    let end = table.date(columns.end)
    guard !start.isBad, !end.isBad, isPossible(start.day, end.day, &table) else { return }
    let child = table.text(columns.id)
    if end.day == nil, !child.isEmpty, !open.insert(child).inserted {
      table.warn(
        "child-repeated", columns.id, "the child has an open row before this one and counts once.")
      return
    }
    // Ages are those of the snapshot, or of the day the child left the register.
    var kinds = register.characteristics
    guard columns.child.append(&table, on: end.day ?? source.snapshot, to: &kinds) else { return }
    register.characteristics = kinds
    register.row.append(table.row)
    register.started.append(start.day)
    register.ended.append(end.day)
    register.reason.append(reason(&table))
    register.hasPlan.append(table.flag(columns.hasPlan))
    register.hasSupport.append(table.flag(columns.hasSupport))
    register.isOnPathway.append(table.flag(columns.onPathway))
    register.home.append(columns.home.home(&table))
  }

  private func isPossible(_ start: Day?, _ end: Day?, _ table: inout MappedTable) -> Bool {
    if let start, start > source.snapshot {
      table.reject(
        "start-in-future", columns.start, "the start is after the snapshot; the row is left out.")
      return false
    }
    guard let end else { return true }
    if let start, end < start {
      table.reject(
        "end-before-start", columns.end, "the end is before the start; the row is left out.")
      return false
    }
    if end > source.snapshot {
      table.reject(
        "end-in-future", columns.end, "the end is after the snapshot; the row is left out.")
      return false
    }
    return true
  }

  private func reason(_ table: inout MappedTable) -> Register.Reason? {
    let word = table.text(columns.reason)
    let reason = reasons[word.lowercased()]
    table.count(columns.reason, isFilled: reason != nil)
    if reason == nil, !word.isEmpty {
      table.warn(
        "reason-unknown", columns.reason,
        "this reason is in no list of reasons and counts as not recorded. Add it to reasons.")
    }
    return reason
  }
}

private struct RegisterColumns {
  let id: Int?
  let start: Int?
  let end: Int?
  let reason: Int?
  let hasPlan: Int?
  let hasSupport: Int?
  let onPathway: Int?
  let home: HomeColumns
  let child: ChildColumns

  init(_ source: RegisterSource, _ table: inout MappedTable) throws(InputError) {
    id = try table.column("id", or: ["child_ref"])
    let startNames = ["start_date", "date_added", "start"]
    // How long children have been missing is what that register is asked for.
    start =
      source.kind == .missingEducation
      ? try table.required("start", or: startNames) : try table.column("start", or: startNames)
    end = try table.column("end", or: ["end_date", "date_removed", "end"])
    reason = try table.column("reason", or: ["reason"])
    hasPlan = try table.column("has_plan", or: ["has_ehcp", "has_plan"])
    hasSupport = try table.column("sen_support", or: ["sen_support"])
    onPathway = try table.column("on_pathway", or: ["on_request_pathway"])
    home = try HomeColumns(&table, source.place)
    child = try ChildColumns(&table)
    // Rows of which nothing is known are no children: the headings are missing, or all are called otherwise.
    guard id != nil || start != nil || end != nil || reason != nil else {
      throw table.missing("start", "start_date")
    }
  }
}
