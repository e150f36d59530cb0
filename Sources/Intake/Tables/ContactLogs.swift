public import Model

/// A log of calls or messages and how to read it.
public struct ContactSource: Sendable {
  public var table: TableSource
  public var place: PlaceOptions
  public var kind: Contacts.Kind
  /// Working days within which a message is to be answered, and its receipt acknowledged.
  public var answerDays: Int
  public var acknowledgeDays: Int
  /// Messages are followed to the end of this day.
  public var snapshot: Day
  public var workingDays: WorkingDays

  public init(
    table: TableSource, place: PlaceOptions, kind: Contacts.Kind, answerDays: Int,
    acknowledgeDays: Int, snapshot: Day, workingDays: WorkingDays
  ) {
    self.table = table
    self.place = place
    self.kind = kind
    self.answerDays = answerDays
    self.acknowledgeDays = acknowledgeDays
    self.snapshot = snapshot
    self.workingDays = workingDays
  }

  /// The roles that `columns` may name for logs of a kind.
  public static func roles(_ kind: Contacts.Kind) -> [String] {
    switch kind {
    case .calls: ["date", "offered", "answered", "abandoned", "in_threshold"]
    case .emails: ["received", "acknowledged", "replied", "closed"] + HomeColumns.roles
    }
  }
}

/// Reads calls by interval or messages one by one.
///
/// Calls have no place: they count for the partnership alone. A message is answered in time where its first full answer, or
/// failing that its closing, comes within the working days of the standard; one that is open and still has time is left out
/// with a note.
///
/// - Throws: `InputError` where the file or a column is missing, or dates have their month first.
public func readContacts(_ source: ContactSource) throws(InputError) -> Read<Contacts> {
  var table = try MappedTable.open(source.table)
  switch source.kind {
  case .calls:
    let columns = try CallColumns(&table)
    var contacts = Contacts(kind: .calls, standardDays: nil)
    while try table.advance() { columns.read(&table, source, into: &contacts) }
    return try table.finished(contacts)
  case .emails:
    let columns = try MessageColumns(&table, source.place)
    var contacts = Contacts(kind: .emails, standardDays: source.answerDays)
    while try table.advance() { columns.read(&table, source, into: &contacts) }
    return try table.finished(contacts)
  }
}

private struct CallColumns {
  let date: Int
  let offered: Int
  let answered: Int
  let abandoned: Int?
  let prompt: Int?

  init(_ table: inout MappedTable) throws(InputError) {
    date = try table.required("date", or: ["date", "interval", "interval_start"])
    offered = try table.required("offered", or: ["offered", "calls_offered"])
    answered = try table.required("answered", or: ["answered", "calls_answered", "handled"])
    abandoned = try table.column("abandoned", or: ["abandoned", "calls_abandoned"])
    prompt = try table.column(
      "in_threshold", or: ["answered_in_threshold", "answered_within_threshold"])
  }

  func read(
    _ table: inout MappedTable, _ source: ContactSource, into contacts: inout Contacts
  ) {
    let day = table.date(date)
    let calls = [offered, answered].map { table.number($0) }
    let lost = table.number(abandoned)
    let quick = table.number(prompt)
    guard !day.isBad, !(calls + [lost, quick]).contains(where: \.isBad) else { return }
    guard let day = day.day, let offered = calls[0].value, let answered = calls[1].value else {
      table.reject("interval-incomplete", nil, "the interval lacks its day, calls or answers.")
      return
    }
    guard day <= source.snapshot else {
      table.reject("date-in-future", date, "the day is after the snapshot; the row is left out.")
      return
    }
    guard answered + (lost.value ?? 0) <= offered, (quick.value ?? 0) <= answered,
      offered <= 1_000_000
    else {
      table.reject(
        "calls-impossible", self.answered,
        "more calls were answered or given up than offered, or sooner than answered; the row is left out."
      )
      return
    }
    contacts.append(
      row: table.row, day: day, offered: offered, answered: answered, abandoned: lost.value,
      prompt: quick.value, workingDays: nil, home: .missing)
  }
}

private struct MessageColumns {
  let received: Int
  let acknowledged: Int?
  let replied: Int?
  let closed: Int?
  let home: HomeColumns

  init(_ table: inout MappedTable, _ place: PlaceOptions) throws(InputError) {
    received = try table.required("received", or: ["received", "received_date", "date_received"])
    acknowledged = try table.column("acknowledged", or: ["acknowledged", "acknowledged_date"])
    replied = try table.column("replied", or: ["first_reply", "first_reply_date", "replied"])
    closed = try table.column("closed", or: ["closed", "closed_date"])
    guard replied != nil || closed != nil else {
      throw table.missing("replied", "first_reply")
    }
    home = try HomeColumns(&table, place)
  }

  func read(
    _ table: inout MappedTable, _ source: ContactSource, into contacts: inout Contacts
  ) {
    let stages = [received, acknowledged, replied, closed].map { table.date($0) }
    guard !stages.contains(where: \.isBad) else { return }
    guard let came = stages[0].day else {
      table.reject("received-missing", received, "no day is recorded; the message is left out.")
      return
    }
    let answer = stages[2].day ?? stages[3].day
    guard isPossible(&table, came, stages.compactMap(\.day), source) else { return }
    let days = answer.map { source.workingDays.count(after: came, through: $0) }
    if answer == nil,
      source.workingDays.count(after: came, through: source.snapshot) <= source.answerDays
    {
      table.note(
        "answer-not-due", replied ?? closed,
        "the message is open and its time has not run out: not counted yet.")
      return
    }
    contacts.append(
      row: table.row, day: came, offered: 1,
      answered: days.map { $0 <= source.answerDays ? 1 : 0 } ?? 0, abandoned: nil,
      prompt: prompt(came, stages[1].day, source), workingDays: days, home: home.home(&table))
  }

  private func isPossible(
    _ table: inout MappedTable, _ came: Day, _ days: [Day], _ source: ContactSource
  ) -> Bool {
    if let last = days.max(), last > source.snapshot {
      table.reject(
        "date-in-future", received, "a day is after the snapshot; the message is left out.")
      return false
    }
    if let first = days.min(), first < came {
      table.reject(
        "answer-before-received", received,
        "a step is before the message came in; the message is left out.")
      return false
    }
    if let last = days.max(), !source.workingDays.covers(came) || !source.workingDays.covers(last) {
      table.warn(
        "bank-holidays-unknown", received,
        "the bank holidays of this year are not known: its days count as working days.")
    }
    return true
  }

  private func prompt(_ came: Day, _ acknowledged: Day?, _ source: ContactSource) -> Int? {
    guard self.acknowledged != nil else { return nil }
    guard let acknowledged else { return 0 }
    let days = source.workingDays.count(after: came, through: acknowledged)
    return days <= source.acknowledgeDays ? 1 : 0
  }
}

extension Contacts {
  fileprivate mutating func append(
    row: Int32, day: Day, offered: Int, answered: Int, abandoned: Int?, prompt: Int?,
    workingDays: Int?, home: Home
  ) {
    self.row.append(row)
    self.day.append(day)
    self.offered.append(Int32(offered))
    self.answered.append(Int32(answered))
    self.abandoned.append(abandoned.map { Int32($0) })
    self.prompt.append(prompt.map { Int32($0) })
    self.workingDays.append(workingDays.map { Int32($0) })
    self.home.append(home)
  }
}
