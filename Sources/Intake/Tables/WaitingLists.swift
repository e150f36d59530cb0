public import Model

/// A list of referrals and how to read it.
public struct WaitingListSource: Sendable {
  public var table: TableSource
  public var place: PlaceOptions
  /// The service of all rows; nil where a column names it.
  public var service: String?
  /// The words that the reason column uses, by how the wait ended; nil stands for the child still waiting.
  public var reasons: [(end: WaitingList.End?, words: [String])]
  public var limitWeeks: Int
  /// Open referrals without activity for more than so many weeks do not count as waiting; nil where all count.
  public var staleWeeks: Int?
  /// The end of this day is what open waits are measured to.
  public var snapshot: Day

  public init(
    table: TableSource, place: PlaceOptions, service: String?,
    reasons: [(end: WaitingList.End?, words: [String])], limitWeeks: Int, staleWeeks: Int?,
    snapshot: Day
  ) {
    self.table = table
    self.place = place
    self.service = service
    self.reasons = reasons
    self.limitWeeks = limitWeeks
    self.staleWeeks = staleWeeks
    self.snapshot = snapshot
  }

  /// The roles that `columns` may name.
  public static let roles =
    [
      "id", "service", "start", "stop", "closed", "reason", "attendance", "last_activity",
      "snapshot",
    ] + HomeColumns.roles + ChildColumns.roles

  /// The words that stand for each end where the configuration names none.
  public static let usualReasons: [(end: WaitingList.End?, words: [String])] = [
    (.completed, ["completed", "seen", "attended", "assessed", "treated"]),
    (.refused, ["refused", "rejected", "not accepted", "declined"]),
    (.withdrawn, ["withdrawn", "moved", "discharged", "did not attend", "opted out"]),
    (nil, ["waiting", "open"]),
  ]
}

/// Reads referrals, waiting and ended; the names of the mental health and community data sets are known.
///
/// A stop before its start, a day after the snapshot, an end without a day and a reason that is in no list keep the row out,
/// each with a problem: nothing is moved to where it would fit. A blank stop is a child who still waits.
///
/// - Throws: `InputError` where the file or a column is missing, or dates have their month first.
public func readWaitingList(_ source: WaitingListSource) throws(InputError) -> Read<WaitingList> {
  var table = try MappedTable.open(source.table)
  var reader = try WaitingListReader(source, &table)
  while try table.advance() { reader.read(&table) }
  return try table.finished(reader.sorted())
}

private struct WaitingListReader {
  private let source: WaitingListSource
  private var list: WaitingList
  private let columns: WaitingListColumns
  private var services: [String: Int32] = [:]
  /// The entry of each referral by its identifier, forgotten when the file is read.
  private var entries: [String: Int] = [:]
  private let reasons: [String: WaitingList.End?]

  init(_ source: WaitingListSource, _ table: inout MappedTable) throws(InputError) {
    self.source = source
    list = WaitingList(snapshot: source.snapshot, limitWeeks: source.limitWeeks)
    columns = try WaitingListColumns(source, &table)
    var reasons: [String: WaitingList.End?] = [:]
    for (end, words) in source.reasons {
      for word in words { reasons[word.lowercased()] = .some(end) }
    }
    self.reasons = reasons
  }

  mutating func read(_ table: inout MappedTable) {
    guard isOfSnapshot(&table), let service = service(&table),
      let span = span(&table), !isStale(span, &table)
    else { return }
    guard let referral = repeated(span, &table) else { return }
    var kinds = list.characteristics
    guard columns.child.append(&table, on: span.start, to: &kinds) else { return }
    list.characteristics = kinds
    if !referral.isEmpty { entries[referral] = list.count }
    list.row.append(table.row)
    list.service.append(service)
    list.started.append(span.start)
    list.stopped.append(span.stop)
    list.end.append(span.end)
    list.home.append(columns.home.home(&table))
  }

  /// The list with its services sorted.
  func sorted() -> WaitingList {
    var list = list
    list.services = services.keys.sorted()
    let numbers = Dictionary(
      uniqueKeysWithValues: list.services.enumerated().map { (services[$1] ?? 0, Int32($0)) })
    list.service = list.service.map { numbers[$0] ?? 0 }
    return list
  }

  /// Whether the row belongs to the extract of the snapshot; an extract of many months holds a referral once a month.
  private func isOfSnapshot(_ table: inout MappedTable) -> Bool {
    guard let column = columns.snapshot else { return true }
    let stated = table.date(column)
    guard let day = stated.day, day != source.snapshot else { return !stated.isBad }
    table.note(
      "snapshot-other", column, "the row is of another snapshot than \(source.snapshot).")
    return false
  }

  private mutating func service(_ table: inout MappedTable) -> Int32? {
    let name = source.service ?? table.text(columns.service)
    guard !name.isEmpty else {
      table.reject("service-missing", columns.service, "no service is named; the row is left out.")
      return nil
    }
    if let number = services[name] { return number }
    services[name] = Int32(services.count)
    return services[name]
  }

  private struct Span {
    var start: Day
    var stop: Day?
    var end: WaitingList.End?
  }

  /// When the wait began and ended, or nil with a problem where that cannot be.
  private func span(_ table: inout MappedTable) -> Span? {
    let start = table.date(columns.start)
    let attended = table.date(columns.stop)
    let closed = table.date(columns.closed)
    guard !start.isBad, !attended.isBad, !closed.isBad else { return nil }
    guard let started = start.day else {
      table.reject("start-missing", columns.start, "no start is recorded; the row is left out.")
      return nil
    }
    let seen = columns.attended(table) ? attended.day : nil
    let stop = seen ?? closed.day
    guard isPossible(started, stop, column: seen == nil ? columns.closed : columns.stop, &table)
    else { return nil }
    guard let end = end(&table, isSeen: seen != nil, isClosed: closed.day != nil) else {
      return nil
    }
    return Span(start: started, stop: end == .waiting ? nil : stop, end: end.value)
  }

  private func isPossible(
    _ start: Day, _ stop: Day?, column: Int?, _ table: inout MappedTable
  ) -> Bool {
    if start > source.snapshot {
      table.reject(
        "start-in-future", columns.start, "the start is after the snapshot; the row is left out.")
      return false
    }
    guard let stop else { return true }
    if stop < start {
      table.reject(
        "stop-before-start", column, "the stop is before the start; the row is left out.")
      return false
    }
    if stop > source.snapshot {
      table.reject(
        "stop-in-future", column, "the stop is after the snapshot; the row is left out.")
      return false
    }
    return true
  }

  /// How a row ends.
  private enum Ending: Equatable {
    case waiting
    case ended(WaitingList.End)

    var value: WaitingList.End? {
      guard case .ended(let end) = self else { return nil }
      return end
    }
  }

  /// The end by the reason where one stands there, else by which day is filled.
  private func end(_ table: inout MappedTable, isSeen: Bool, isClosed: Bool) -> Ending? {
    let word = table.text(columns.reason)
    table.count(columns.reason, isFilled: !word.isEmpty)
    guard !word.isEmpty else {
      // Closed without having been seen: the child is not served and does not wait any more.
      return isSeen ? .ended(.completed) : isClosed ? .ended(.withdrawn) : .waiting
    }
    guard let known = reasons[word.lowercased()] else {
      table.reject(
        "reason-unknown", columns.reason,
        "this reason is in no list of reasons; the row is left out. Add it to completed, refused, "
          + "withdrawn or waiting.")
      return nil
    }
    guard let end = known else {
      if !isSeen, !isClosed { return .waiting }
      table.reject(
        "reason-contradicts", columns.reason,
        "the reason says that the child waits and a stop is filled; the row is left out.")
      return nil
    }
    guard isSeen || isClosed else {
      table.reject(
        "stop-missing", columns.stop,
        "the reason says that the wait ended and no day is filled; the row is left out.")
      return nil
    }
    return .ended(end)
  }

  /// Whether the health service would not count an open referral any more, since nothing happened to it for so long.
  private func isStale(_ span: Span, _ table: inout MappedTable) -> Bool {
    guard let weeks = source.staleWeeks, span.stop == nil else { return false }
    guard let last = table.date(columns.lastActivity).day else { return false }
    guard source.snapshot - last > weeks * 7 else { return false }
    table.note(
      "referral-stale", columns.lastActivity,
      "nothing has happened to the open referral for more than \(weeks) weeks: not counted as waiting."
    )
    return true
  }

  /// The identifier of a referral that is new, empty where rows have none; nil where the row adds to one read before.
  ///
  /// Extracts of contacts hold a referral once a contact: the first that was attended ends the wait.
  private mutating func repeated(_ span: Span, _ table: inout MappedTable) -> String? {
    let referral = table.text(columns.id)
    guard !referral.isEmpty, let entry = entries[referral] else { return referral }
    table.note(
      "referral-repeated", columns.id,
      "the referral stands in an earlier row too: it counts once, to the first day it was ended.")
    if let stop = span.stop, list.stopped[entry].map({ stop < $0 }) ?? true {
      list.stopped[entry] = stop
      list.end[entry] = span.end
    }
    return nil
  }
}

/// Where a list of referrals keeps what is needed of it.
private struct WaitingListColumns {
  let id: Int?
  let service: Int?
  let start: Int
  let stop: Int?
  let closed: Int?
  let reason: Int?
  let attendance: Int?
  let lastActivity: Int?
  let snapshot: Int?
  let home: HomeColumns
  let child: ChildColumns

  init(_ source: WaitingListSource, _ table: inout MappedTable) throws(InputError) {
    start = try table.required(
      "start", or: ["referral_date", "ReferralRequestReceivedDate", "referral_received_date"])
    stop = try table.column("stop", or: ["first_attended_date", "CareContDate"])
    closed = try table.column("closed", or: ["closed_date", "ServDischDate"])
    guard stop != nil || closed != nil else {
      // Without it every child would seem to wait.
      throw table.missing("stop", "first_attended_date")
    }
    reason = try table.column("reason", or: ["closed_reason"])
    attendance = try table.column("attendance", or: ["AttendStatus"])
    lastActivity = try table.column("last_activity", or: ["last_activity_date"])
    if source.staleWeeks != nil, lastActivity == nil {
      _ = try table.required("last_activity", or: ["last_activity_date"])
    }
    snapshot = try table.column("snapshot", or: ["snapshot_date"])
    let serviceNames = ["service", "ServiceTypeReferredTo", "ServTeamTypeRefToMH"]
    service =
      source.service == nil
      ? try table.required("service", or: serviceNames) : nil
    id = try table.column("id", or: ["referral_id", "ServiceRequestId"])
    home = try HomeColumns(&table, source.place)
    child = try ChildColumns(&table)
  }

  /// Whether the contact of the row took place: 5 and 6 are attended on time and late in the health service's data sets.
  func attended(_ table: borrowing MappedTable) -> Bool {
    guard let attendance else { return true }
    let code = table.text(attendance)
    return code == "5" || code == "6" || code == "05" || code == "06"
  }
}
