import Model

/// The days of one case, and whether something stood in their place that cannot be used.
private struct CaseDays {
  var received: ReadDay
  var decided: ReadDay
  var concluded: ReadDay
}

extension ReturnJoin {
  /// Makes a case of each request. Needs are filled in when plans are known.
  mutating func joinCases() {
    let assessment = assessmentOfRequests()
    for request in 0..<modules.requests.count {
      append(request, assessment: assessment[request])
    }
    reportSeveralOpen()
  }

  /// The assessment of each request; those of none, and second ones, are reported.
  private mutating func assessmentOfRequests() -> [Int?] {
    var found = [Int?](repeating: nil, count: modules.requests.count)
    let assessments = modules.assessments
    for number in 0..<assessments.count {
      let request = modules.requests.index(
        assessments.request[number], assessments.person[number])
      guard let request else {
        modules.add(
          .assessment, .error, "request-missing", nil, row: assessments.row[number],
          "the assessment belongs to no request of the return and was left out.")
        continue
      }
      guard found[request] == nil else {
        modules.add(
          .assessment, .error, "assessment-repeated", .requestKey, row: assessments.row[number],
          "the request has more than one assessment; the first is used.")
        continue
      }
      found[request] = number
    }
    return found
  }

  private mutating func append(_ request: Int, assessment: Int?) {
    let (requests, assessments) = (modules.requests, modules.assessments)
    let person = person(requests.person[request])
    if modules.has(.person), person == nil {
      modules.add(
        .requests, .error, "person-missing", .personKey, row: requests.row[request],
        "the request belongs to no person of the return: it counts, in no area.")
    }
    var days = CaseDays(
      received: requests.received[request], decided: requests.decided[request],
      concluded: assessment.map { assessments.concluded[$0] } ?? ReadDay())
    check(&days, request, assessment)
    let decision = requests.decision[request]
    let isImplausible = isAgeImplausible(person, days.received.day, request)
    let isResultUnknown = assessment.map { assessments.isUnknown[$0] } ?? false
    cases.row.append(requests.row[request])
    cases.child.append(child(person, key: requests.person[request]))
    cases.received.append(
      days.received.day ?? days.decided.day ?? days.concluded.day ?? placeholder)
    cases.decision.append(decision ?? .awaited)
    cases.decided.append(days.decided.day)
    cases.result.append(assessment.flatMap { assessments.result[$0] })
    cases.concluded.append(days.concluded.day)
    cases.exception.append(assessment.flatMap { assessments.exception[$0] })
    cases.exported.append(requests.exported[request])
    cases.postcode.append(person.flatMap { modules.people.postcode[$0] })
    cases.postcodeUnreadable.append(
      person.map { modules.people.postcodeUnreadable[$0] } ?? false)
    cases.route.append(requests.route[request])
    cases.appeals.append(
      requests.appeals[request].union(assessment.map { assessments.appeals[$0] } ?? []))
    characteristics(of: person, on: days.received.day, need: nil, into: &cases.characteristics)
    cases.isUnusable.append(
      days.received.day == nil || decision == nil || (decision == .no && days.decided.isBad)
        || days.concluded.isBad || isResultUnknown || isImplausible)
  }

  /// Drops days that contradict each other or lie in the future, each with a problem.
  private mutating func check(_ days: inout CaseDays, _ request: Int, _ assessment: Int?) {
    let row = modules.requests.row[request]
    if days.received.day == nil, !days.received.isBad {
      modules.add(
        .requests, .error, "date-missing", .receivedDate, row: row,
        "the day of the request is missing: the case counts in no wait.")
    }
    if let day = days.received.day, day > lastPossible {
      days.received.refuse()
      modules.add(
        .requests, .error, Self.future, .receivedDate, row: row,
        "the request lies in the future: the case counts in no wait.")
    }
    if let fault = fault(days.decided.day, after: days.received.day) {
      days.decided.refuse()
      modules.add(
        .requests, .error, fault, .requestOutcomeDate, row: row,
        fault == Self.future
          ? "the decision lies in the future; its date is not used."
          : "the decision lies before the request; its date is not used.")
    }
    if let assessment, let fault = fault(days.concluded.day, after: days.received.day) {
      days.concluded.refuse()
      modules.add(
        .assessment, .error, fault, .assessmentOutcomeDate,
        row: modules.assessments.row[assessment],
        fault == Self.future
          ? "the outcome lies in the future: the case counts in no wait."
          : "the outcome lies before the request: the case counts in no wait.")
    }
  }

  static var future: String { "date-in-future" }

  private func fault(_ day: Day?, after received: Day?) -> String? {
    guard let day else { return nil }
    if day > lastPossible { return Self.future }
    guard let received, day < received else { return nil }
    return "outcome-before-received"
  }

  /// Whether the child would be born after the request, or be 26 or older on the snapshot day.
  private mutating func isAgeImplausible(
    _ person: Int?, _ received: Day?, _ request: Int
  ) -> Bool {
    guard let born = person.flatMap({ modules.people.birth[$0] }) else { return false }
    if let received, received < born {
      modules.add(
        .requests, .error, "received-before-birth", .receivedDate,
        row: modules.requests.row[request],
        "the request lies before the child's birth: the case counts in no wait.")
      return true
    }
    guard wholeYears(from: born, to: snapshot) > 25 else { return false }
    modules.add(
      .requests, .warning, "age-over-25", nil, row: modules.requests.row[request],
      "the person is over 25 on the snapshot day: the case counts in no wait.")
    return true
  }

  /// Of a child with several open requests the earliest one counts as waiting; the others are reported.
  private mutating func reportSeveralOpen() {
    var earliest = [Int?](repeating: nil, count: childCount)
    for row in 0..<cases.count where isOpen(row) {
      let child = Int(cases.child[row])
      guard let other = earliest[child] else {
        earliest[child] = row
        continue
      }
      let isLater = cases.received[other] <= cases.received[row]
      if !isLater { earliest[child] = row }
      modules.add(
        .requests, .warning, "request-double", .personKey, row: cases.row[isLater ? row : other],
        "the child has several open requests; the earliest counts as waiting.")
    }
  }

  private func isOpen(_ row: Int) -> Bool {
    guard !cases.exported[row], !cases.isUnusable[row] else { return false }
    switch cases.decision[row] {
    case .awaited: return true
    case .yes: return cases.result[row] == nil || cases.result[row] == .awaited
    case .historic: return cases.result[row] == .awaited
    case .no, .withdrawn: return false
    }
  }
}
