import Model

/// Where the requests file keeps what is used of it.
private struct RequestColumns {
  let key: Int
  let person: Int
  let received: Int
  let outcome: Int
  let decided: Int?
  let exported: Int?

  init(_ source: inout ReturnTable) throws(InputError) {
    key = try source.required(["requeststableid", "requestsrecordid"])
    person = try source.required(["persontableid", "personid"])
    received = try source.required(["receiveddate", "daterequestwasreceived"])
    outcome = try source.required(["requestoutcome"])
    decided = source.optional(["requestoutcomedate"])
    exported = source.optional(["exported", "exportedchildoryoungpersonmoves"])
  }
}

/// Puts the files of a return together, one case for each request.
struct RequestReader {
  let people: People?
  let assessments: Assessments
  let snapshot: Day
  /// A later day than this cannot be known yet when the return was written.
  let lastPossible: Day
  /// Stands for the day of a request that has none which can be used.
  let placeholder: Day

  private var cases = Cases()
  private var unknownPeople: [String: Int32] = [:]
  private var seen: Set<String> = []
  private var found: [Problem] = []

  init(
    people: People?, assessments: Assessments, snapshot: Day, lastPossible: Day, placeholder: Day
  ) {
    self.people = people
    self.assessments = assessments
    self.snapshot = snapshot
    self.lastPossible = lastPossible
    self.placeholder = placeholder
  }

  mutating func read(_ table: consuming ReturnTable) throws(InputError) -> Read<Cases> {
    var source = table
    let columns = try RequestColumns(&source)
    while try source.advance() {
      let key = try source.key(columns.key) ?? ""
      guard key.isEmpty || seen.insert(key).inserted else {
        source.add(
          .error, "key-repeated", column: columns.key,
          "the request stands more than once; this row was left out.")
        continue
      }
      try append(&source, columns, key: key)
    }
    try source.refuseMonthFirst()
    guard cases.count > 0 else {
      throw .unusable(
        SourceLocation(file: source.table.file),
        "the return holds no request. Check that the right export is in the folder.")
    }
    let strays = assessments.byRequest.filter { !seen.contains($0.key) }.map(\.value.row).sorted()
    found += strays.map { row in
      Problem(
        location: SourceLocation(file: assessments.file, row: row), severity: .error,
        reason: "request-missing",
        message: "the assessment belongs to no request of the return and was left out.")
    }
    return Read(
      cases, problems: source.problems + found, rowsRead: [source.rowsRead],
      completeness: source.completeness)
  }

  private mutating func append(
    _ source: inout ReturnTable, _ columns: RequestColumns, key: String
  ) throws(InputError) {
    let person = try source.key(columns.person) ?? ""
    let number = people?.numbers[person]
    if people != nil, number == nil {
      source.add(
        .error, "person-missing", column: columns.person,
        "the request belongs to no person of the return: it counts, in no area.")
    }
    let assessment = assessments.byRequest[key]
    var days = CaseDays(
      received: source.date(columns.received), decided: source.date(columns.decided),
      concluded: (assessment?.concluded, assessment?.isBad ?? false))
    let (decision, isUnknown) = source.decision(columns.outcome)
    if decision == nil, !isUnknown {
      source.add(
        .error, "outcome-missing", column: columns.outcome,
        "no outcome is recorded, not even A for awaited; the case counts in no wait.")
    }
    check(&days, &source, columns, assessment)
    let born = number.flatMap { people?.birth[$0] }
    let isImplausible = isAgeImplausible(born, days.received.day, &source, columns)
    let isDecisionDayNeeded = decision == .no && days.decided.isBad
    cases.row.append(Int32(source.table.row))
    cases.child.append(child(number, person))
    cases.received.append(
      days.received.day ?? days.decided.day ?? days.concluded.day ?? placeholder)
    cases.decision.append(decision ?? .awaited)
    cases.decided.append(days.decided.day)
    cases.result.append(assessment?.result)
    cases.concluded.append(days.concluded.day)
    cases.exception.append(assessment?.exception)
    cases.exported.append(isExported(source.table, columns))
    cases.postcode.append(number.flatMap { people?.postcode[$0] })
    cases.postcodeUnreadable.append(number.map { people?.postcodeUnreadable[$0] ?? false } ?? false)
    cases.route.append(nil)
    cases.appeals.append([])
    cases.characteristics.append(age: nil, sex: nil, ethnicity: nil, need: nil)
    cases.isUnusable.append(
      days.received.day == nil || decision == nil || isDecisionDayNeeded || days.concluded.isBad
        || isImplausible)
  }

  /// Drops days that contradict each other or lie in the future, each with a problem.
  private mutating func check(
    _ days: inout CaseDays, _ source: inout ReturnTable, _ columns: RequestColumns,
    _ assessment: Assessments.Entry?
  ) {
    if days.received.day == nil, !days.received.isBad {
      source.add(
        .error, "date-missing", column: columns.received,
        "the day of the request is missing: the case counts in no wait.")
    }
    if let day = days.received.day, day > lastPossible {
      days.received = (nil, true)
      source.add(
        .error, "date-in-future", column: columns.received,
        "the request lies in the future: the case counts in no wait.")
    }
    if let fault = fault(days.decided.day, after: days.received.day) {
      days.decided = (nil, true)
      source.add(
        .error, fault, column: columns.decided,
        fault == Self.future
          ? "the decision lies in the future; its date is not used."
          : "the decision lies before the request; its date is not used.")
    }
    if let fault = fault(days.concluded.day, after: days.received.day) {
      days.concluded = (nil, true)
      found.append(
        Problem(
          location: SourceLocation(
            file: assessments.file, row: assessment?.row, column: "assessmentoutcomedate"),
          severity: .error, reason: fault,
          message: fault == Self.future
            ? "the outcome lies in the future: the case counts in no wait."
            : "the outcome lies before the request: the case counts in no wait."))
    }
  }

  private static let future = "date-in-future"

  private func fault(_ day: Day?, after received: Day?) -> String? {
    guard let day else { return nil }
    if day > lastPossible { return Self.future }
    guard let received, day < received else { return nil }
    return "outcome-before-received"
  }

  /// Whether the child would be born after the request, or be 26 or older on the snapshot day.
  private func isAgeImplausible(
    _ born: Day?, _ received: Day?, _ source: inout ReturnTable, _ columns: RequestColumns
  ) -> Bool {
    guard let born else { return false }
    if let received, received < born {
      source.add(
        .error, "received-before-birth", column: columns.received,
        "the request lies before the child's birth: the case counts in no wait.")
      return true
    }
    let parts = born.parts
    // Born on 29 February, a person turns 26 on 1 March.
    let birthday =
      Day(year: parts.year + 26, month: parts.month, day: parts.day)
      ?? Day(year: parts.year + 26, month: 3, day: 1)
    guard let birthday, birthday <= snapshot else { return false }
    source.add(
      .warning, "age-over-25", column: nil,
      "the person is over 25 on the snapshot day: the case counts in no wait.")
    return true
  }

  /// The child's number; a person who is not in the return gets one of its own.
  private mutating func child(_ number: Int?, _ person: String) -> Int32 {
    if let number, let people { return people.child[number] }
    let next = Int32((people?.count ?? 0) + unknownPeople.count)
    // Requests without any key are each of a child of their own.
    let key = person.isEmpty ? "|\(unknownPeople.count)" : person
    let child = unknownPeople[key] ?? next
    unknownPeople[key] = child
    return child
  }

  /// Anything but a word for no means that the child moved to another authority.
  private func isExported(_ table: borrowing CSVReader, _ columns: RequestColumns) -> Bool {
    guard let column = columns.exported else { return false }
    let text = table.text(column).lowercased()
    return !text.isEmpty && truthValue(text) != false
  }
}

/// The days of one case, and whether something stood in their place that cannot be used.
private struct CaseDays {
  var received: (day: Day?, isBad: Bool)
  var decided: (day: Day?, isBad: Bool)
  var concluded: (day: Day?, isBad: Bool)
}
