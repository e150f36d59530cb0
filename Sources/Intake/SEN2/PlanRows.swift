import Model

/// The rows of the named plan module: what was issued, and how it ended.
struct NamedPlanRows: ModuleRows {
  private(set) var row: [Int32] = []
  private(set) var assessment: [RowKey?] = []
  private(set) var request: [RowKey?] = []
  private(set) var person: [RowKey?] = []
  private(set) var started: [ReadDay] = []
  private(set) var ceased: [ReadDay] = []
  private(set) var reason: [Plans.CeaseReason?] = []
  private var byKey = KeyIndex()

  var count: Int { row.count }

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    if let own = try table.key(.namedPlanKey) { byKey.add(own, count) }
    row.append(Int32(table.row))
    assessment.append(try table.key(.assessmentKey))
    request.append(try table.key(.requestKey))
    person.append(try table.key(.personKey))
    started.append(table.date(.planStart))
    let end = table.date(.ceaseDate, counts: false)
    ceased.append(end)
    reason.append(
      table.code(.ceaseReason, expected: "1 to 9", counts: end.day != nil) { bytes in
        wholeNumber(bytes).flatMap { Plans.CeaseReason(rawValue: $0) }
      })
  }

  /// The plan with this key of its own.
  func index(_ key: RowKey?) -> Int? { key.flatMap { byKey[$0] } }
}

/// The rows of the module of active plans: plans that were live on census day, and their reviews.
struct ActivePlanRows: ModuleRows {
  private(set) var row: [Int32] = []
  private(set) var request: [RowKey?] = []
  private(set) var person: [RowKey?] = []
  private(set) var isTransferredIn: [Bool] = []
  private(set) var reviewMeeting: [ReadDay] = []
  private(set) var reviewOutcome: [Plans.ReviewOutcome?] = []
  private(set) var reviewDecided: [ReadDay] = []
  private(set) var phaseTransferDue: [ReadDay] = []
  private(set) var phaseTransferFinal: [ReadDay] = []
  private var byKey = KeyIndex()

  var count: Int { row.count }

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    if let own = try table.key(.activePlanKey) {
      guard byKey.add(own, count) else {
        table.add(
          .error, "key-repeated", .activePlanKey,
          "the plan stands more than once; this row was left out.")
        return
      }
    }
    row.append(Int32(table.row))
    request.append(try table.key(.requestKey))
    person.append(try table.key(.personKey))
    // Anything but a word for no is the authority that the plan came from.
    let mark = table.bytes(.transferredFrom)
    isTransferredIn.append(!mark.isEmpty && truthValue(mark) != false)
    let meeting = table.date(.reviewMeeting)
    reviewMeeting.append(meeting)
    reviewOutcome.append(
      table.code(
        .reviewOutcome, expected: "M, A and C", counts: meeting.day != nil, reviewOutcomeCode))
    reviewDecided.append(
      table.date(.lastReview, counts: meeting.day != nil || !table.has(.reviewMeeting)))
    let due = table.date(.phaseTransferDue, counts: false)
    phaseTransferDue.append(due)
    phaseTransferFinal.append(table.date(.phaseTransferFinal, counts: due.day != nil))
  }

  /// The plan with this key of its own.
  func index(_ key: RowKey?) -> Int? { key.flatMap { byKey[$0] } }

  /// Puts right what was read under each other's heading: the template writes the two days of reviews so.
  ///
  /// A decision cannot come before the meeting that it is about, so the days themselves tell.
  mutating func unswapReviews(_ table: inout ModuleTable) {
    var (inOrder, reversed) = (0, 0)
    for plan in 0..<count {
      guard let meeting = reviewMeeting[plan].day, let decided = reviewDecided[plan].day else {
        continue
      }
      if decided > meeting { inOrder += 1 }
      if decided < meeting { reversed += 1 }
    }
    if reversed > inOrder {
      swap(&reviewMeeting, &reviewDecided)
      table.add(
        .warning, "review-headings-swapped", .reviewMeeting, row: 1,
        "most decisions would lie before their meeting: the two headings are taken as swapped, "
          + "as the submission template has them.")
    }
    for plan in 0..<count {
      guard let meeting = reviewMeeting[plan].day, let decided = reviewDecided[plan].day,
        decided < meeting
      else { continue }
      reviewDecided[plan].refuse()
      table.add(
        .error, "decision-before-meeting", .lastReview, row: Int(row[plan]),
        "the decision lies before the review meeting; its date is not used.")
    }
  }

  /// Drops days that lie after the return was written.
  mutating func refuseFuture(after last: Day, _ table: inout ModuleTable) {
    for plan in 0..<count {
      for (field, path) in Self.pastDays {
        guard let day = self[keyPath: path][plan].day, day > last else { continue }
        self[keyPath: path][plan].refuse()
        table.add(
          .error, "date-in-future", field, row: Int(row[plan]),
          "the day lies in the future and is not used.")
      }
    }
  }

  private static var pastDays: [(ReturnField, WritableKeyPath<Self, [ReadDay]>)] {
    [
      (.reviewMeeting, \.reviewMeeting), (.lastReview, \.reviewDecided),
      (.phaseTransferFinal, \.phaseTransferFinal),
    ]
  }
}

/// Maintain, amend or cease, as a letter or as a word.
private func reviewOutcomeCode(_ bytes: ArraySlice<UInt8>) -> Plans.ReviewOutcome? {
  switch decoded(bytes).lowercased() {
  case "m", "maintain", "maintained": .maintain
  case "a", "amend", "amended": .amend
  case "c", "cease", "ceased": .cease
  default: nil
  }
}
