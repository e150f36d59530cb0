import Model

extension ReturnJoin {
  /// Adds a plan that was live on census day.
  mutating func appendActive(
    _ plan: Int, named: Int?, _ placements: [Int], _ need: Need?, _ names: [Plans.Placement]
  ) {
    let active = modules.activePlans
    let request = modules.requests.index(active.request[plan], active.person[plan])
    let person = person(request.flatMap { modules.requests.person[$0] } ?? active.person[plan])
    let days = planDays(named)
    let hasCeased = days.ceased.map { $0 <= snapshot } ?? false
    if hasCeased, let named {
      modules.add(
        .namedPlan, .warning, "active-plan-ceased", .ceaseDate,
        row: modules.namedPlans.row[named],
        "the plan stands among the active plans and had ceased by census day: it counts as ceased.")
    }
    if active.isTransferredIn[plan], let request { countAsHistoric(request) }
    plans.row.append(active.row[plan])
    plans.child.append(
      child(person, key: key(of: request, active.person[plan], active.request[plan])))
    plans.isLive.append(!hasCeased)
    plans.isTransferredIn.append(active.isTransferredIn[plan])
    plans.reviewMeeting.append(active.reviewMeeting[plan].day)
    plans.reviewOutcome.append(active.reviewOutcome[plan])
    plans.reviewDecided.append(active.reviewDecided[plan].day)
    plans.phaseTransferDue.append(active.phaseTransferDue[plan].day)
    plans.phaseTransferFinal.append(active.phaseTransferFinal[plan].day)
    plans.placement.append(placement(placements, plan))
    append(request, person, named, need, days, names)
    let isReviewBad = active.reviewMeeting[plan].isBad || active.reviewDecided[plan].isBad
    plans.isUnusable.append(days.isBad || isReviewBad)
  }

  /// Adds a plan that is not among the active ones: ceased, or not live for a reason unknown.
  mutating func appendNamed(_ named: Int, _ names: [Plans.Placement]) {
    let request = requestOfNamedPlan(named)
    let person = person(
      request.flatMap { modules.requests.person[$0] } ?? modules.namedPlans.person[named])
    let days = planDays(named)
    let isOver = days.ceased.map { $0 <= snapshot } ?? false
    let isBegun = days.started.map { $0 <= snapshot } ?? true
    // Without the module of active plans, what has begun and not ceased is live.
    let isLive = !modules.has(.activePlans) && isBegun && !isOver
    if modules.has(.activePlans), isBegun, !isOver {
      modules.add(
        .namedPlan, .warning, "plan-not-active", nil, row: modules.namedPlans.row[named],
        "the plan has no end and is not among the active plans: it does not count as live.")
    }
    plans.row.append(modules.namedPlans.row[named])
    plans.child.append(
      child(
        person,
        key: key(of: request, modules.namedPlans.person[named], modules.namedPlans.request[named])))
    plans.isLive.append(isLive)
    plans.isTransferredIn.append(false)
    plans.reviewMeeting.append(nil)
    plans.reviewOutcome.append(nil)
    plans.reviewDecided.append(nil)
    plans.phaseTransferDue.append(nil)
    plans.phaseTransferFinal.append(nil)
    plans.placement.append(Plans.Placement())
    append(request, person, named, nil, days, names)
    plans.isUnusable.append(days.isBad)
  }

  /// Adds what plans of both kinds have.
  private mutating func append(
    _ request: Int?, _ person: Int?, _ named: Int?, _ need: Need?, _ days: PlanDays,
    _ names: [Plans.Placement]
  ) {
    plans.request.append(request.map(Int32.init))
    plans.started.append(days.started)
    plans.ceased.append(days.ceased)
    plans.ceaseReason.append(
      days.ceased == nil ? nil : named.flatMap { modules.namedPlans.reason[$0] })
    plans.named.append(named.map { names[$0] } ?? Plans.Placement())
    plans.postcode.append(person.flatMap { modules.people.postcode[$0] })
    plans.postcodeUnreadable.append(
      person.map { modules.people.postcodeUnreadable[$0] } ?? false)
    characteristics(of: person, on: endOfAugust, need: need, into: &plans.characteristics)
  }

  /// What tells a child whose person is not in the return from others: the key of the person, else that of the request.
  private func key(of request: Int?, _ person: RowKey?, _ own: RowKey?) -> RowKey? {
    if let person = request.flatMap({ modules.requests.person[$0] }) ?? person { return person }
    return own.map { .text("request \($0)") }
  }

  /// The 31 August before the census, on which ages of the caseload are counted.
  private var endOfAugust: Day {
    let (year, month, _) = snapshot.parts
    return Day(year: month >= 9 ? year : year - 1, month: 8, day: 31) ?? snapshot
  }

  struct PlanDays {
    var started: Day?
    var ceased: Day?
    /// Whether a day cannot be used.
    var isBad: Bool
  }

  /// The start and the end of a plan, without days that cannot be.
  private mutating func planDays(_ named: Int?) -> PlanDays {
    guard let named else { return PlanDays(started: nil, ceased: nil, isBad: false) }
    let rows = modules.namedPlans
    var (start, end) = (rows.started[named], rows.ceased[named])
    if let day = start.day, day > lastPossible {
      start.refuse()
      modules.add(
        .namedPlan, .error, Self.future, .planStart, row: rows.row[named],
        "the start of the plan lies in the future and is not used.")
    }
    if let first = start.day, let last = end.day, last < first {
      end.refuse()
      modules.add(
        .namedPlan, .error, "ceased-before-start", .ceaseDate, row: rows.row[named],
        "the plan ceased before it started; its end is not used.")
    }
    return PlanDays(started: start.day, ceased: end.day, isBad: start.isBad || end.isBad)
  }

  /// A plan that was transferred in was not issued here, whatever the return says.
  private mutating func countAsHistoric(_ request: Int) {
    guard cases.result[request] == .yes else { return }
    cases.result[request] = .historic
    modules.add(
      .requests, .warning, "transferred-as-issued", nil, row: modules.requests.row[request],
      "the plan came from another authority and is recorded as issued here: it does not count as "
        + "issued. Its assessment outcome should be H.")
  }

  /// Where the child is on census day: the open placement of the lowest rank.
  private mutating func placement(_ rows: [Int], _ plan: Int) -> Plans.Placement {
    let (all, row) = (modules.placements, modules.activePlans.row[plan])
    let open = rows.filter { all.isOpen($0, on: snapshot) }
    guard let lowest = open.map({ all.rank[$0] }).min() else {
      reportNoPlacement(plan)
      return Plans.Placement()
    }
    if lowest != 1 {
      modules.add(
        .activePlans, .warning, "placement-rank-1-missing", .activePlanKey, row: row,
        "no open placement of the plan has rank 1; that of the lowest rank is used.")
    }
    let first = open.filter { all.rank[$0] == lowest }
    if first.count > 1 {
      modules.add(
        .activePlans, .warning, "placement-double", .activePlanKey, row: row,
        "several placements of the plan are open and of one rank; the latest to start is used.")
    }
    let latest = first.max {
      (all.place[$0].entered ?? .distantPast) < (all.place[$1].entered ?? .distantPast)
    }
    let found = latest.map { all.place[$0] } ?? Plans.Placement()
    if found.isBlank { reportNoPlacement(plan) }
    return found
  }

  /// Nothing is said plan by plan where no placement is recorded at all.
  private mutating func reportNoPlacement(_ plan: Int) {
    guard modules.placements.count > 0 else { return }
    modules.add(
      .activePlans, .warning, "placement-missing", .activePlanKey,
      row: modules.activePlans.row[plan],
      "no open placement is recorded for the plan: it counts as not recorded.")
  }

  /// Of a child with several live plans the one that started last counts; the others are reported.
  mutating func keepOneLivePlanAChild() {
    var latest = [Int?](repeating: nil, count: childCount)
    for plan in 0..<plans.count where plans.isLive[plan] {
      let child = Int(plans.child[plan])
      guard let other = latest[child] else {
        latest[child] = plan
        continue
      }
      let isLater = start(plan) >= start(other)
      let dropped = isLater ? other : plan
      if isLater { latest[child] = plan }
      plans.isLive[dropped] = false
      modules.add(
        modules.has(.activePlans) ? .activePlans : .namedPlan, .warning, "plan-double", nil,
        row: plans.row[dropped],
        "the child has several live plans; the one that started last counts.")
    }
  }

  private func start(_ plan: Int) -> Day {
    plans.started[plan] ?? plans.placement[plan].entered ?? .distantPast
  }
}
