import Model

extension ReturnJoin {
  /// Makes a plan of each active plan, and of each named plan that is not among them.
  mutating func joinPlans() {
    let active = activePlansOfRequests()
    let named = namedPlansOfActivePlans(active)
    let places = placementsOfPlans(active)
    let needs = needsOfPlans(active)
    let names = namesOfNamedPlans()
    for plan in 0..<modules.activePlans.count {
      appendActive(plan, named: named.ofActive[plan], places[plan], needs[plan], names)
    }
    for plan in named.others { appendNamed(plan, names) }
    keepOneLivePlanAChild()
    fillNeedsOfCases()
  }

  /// Where the active plans stand.
  private struct ActiveIndex {
    /// The active plan of each request.
    var ofRequest: [Int?]
    /// By the key of the request, for a return without requests.
    var byRequestKey = KeyIndex()
  }

  /// Finds the active plan of each request, and reports those of none.
  private mutating func activePlansOfRequests() -> ActiveIndex {
    let plans = modules.activePlans
    var active = ActiveIndex(ofRequest: Array(repeating: nil, count: modules.requests.count))
    for plan in 0..<plans.count {
      guard modules.has(.requests) else {
        if let key = plans.request[plan] { active.byRequestKey.add(key, plan) }
        continue
      }
      guard let found = modules.requests.index(plans.request[plan], plans.person[plan]) else {
        modules.add(
          .activePlans, .error, "request-missing", .requestKey, row: plans.row[plan],
          "the plan belongs to no request of the return: it counts, in no area.")
        continue
      }
      if active.ofRequest[found] == nil { active.ofRequest[found] = plan }
    }
    return active
  }

  /// The active plan that a row of another module belongs to: by the plan's own key, else by the request's.
  private func activePlan(
    _ key: RowKey?, _ request: RowKey?, _ person: RowKey?, _ active: ActiveIndex
  ) -> Int? {
    if let own = modules.activePlans.index(key) { return own }
    guard key == nil else { return nil }
    if let found = modules.requests.index(request, person) { return active.ofRequest[found] }
    return request.flatMap { active.byRequestKey[$0] }
  }

  /// The named plan of each active plan, and the named plans of none.
  private mutating func namedPlansOfActivePlans(
    _ active: ActiveIndex
  ) -> (ofActive: [Int?], others: [Int]) {
    let (named, assessments) = (modules.namedPlans, modules.assessments)
    var ofActive = [Int?](repeating: nil, count: modules.activePlans.count)
    var others: [Int] = []
    for plan in 0..<named.count {
      let request = requestOfNamedPlan(plan)
      if request == nil, modules.has(.requests), modules.has(.assessment) || assessments.count > 0 {
        modules.add(
          .namedPlan, .error, "request-missing", nil, row: named.row[plan],
          "the plan belongs to no request of the return: it counts, in no area.")
      }
      let match =
        request.flatMap { active.ofRequest[$0] }
        ?? named.request[plan].flatMap { active.byRequestKey[$0] }
      guard let match else {
        others.append(plan)
        continue
      }
      guard let earlier = ofActive[match] else {
        ofActive[match] = plan
        continue
      }
      // A request has one plan at a time: the later start is the live one.
      let isLater =
        (named.started[plan].day ?? .distantPast) > (named.started[earlier].day ?? .distantPast)
      if isLater { ofActive[match] = plan }
      others.append(isLater ? earlier : plan)
    }
    return (ofActive, others)
  }

  /// The request that a named plan came of, by its assessment or, where the file says so, directly.
  func requestOfNamedPlan(_ plan: Int) -> Int? {
    let named = modules.namedPlans
    if let direct = modules.requests.index(named.request[plan], named.person[plan]) {
      return direct
    }
    guard let assessment = modules.assessments.index(named.assessment[plan]) else { return nil }
    return modules.requests.index(
      modules.assessments.request[assessment], modules.assessments.person[assessment])
  }

  /// The rows of placements of each active plan; rows of none are reported.
  private mutating func placementsOfPlans(_ active: ActiveIndex) -> [[Int]] {
    let rows = modules.placements
    var found = [[Int]](repeating: [], count: modules.activePlans.count)
    for number in 0..<rows.count {
      let plan = activePlan(rows.plan[number], rows.request[number], rows.person[number], active)
      guard let plan else {
        if modules.has(.activePlans) {
          modules.add(
            .placementDetail, .error, "plan-missing", .activePlanKey, row: rows.row[number],
            "the placement belongs to no active plan: no plan is made up for it.")
        }
        continue
      }
      found[plan].append(number)
    }
    return found
  }

  /// The primary need of each active plan: of the lowest rank that is recorded.
  private mutating func needsOfPlans(_ active: ActiveIndex) -> [Need?] {
    let rows = modules.needs
    var best = [(rank: Int, need: Need)?](repeating: nil, count: modules.activePlans.count)
    for number in 0..<rows.count {
      let plan = activePlan(rows.plan[number], rows.request[number], rows.person[number], active)
      guard let plan else {
        if modules.has(.activePlans) {
          modules.add(
            .senNeed, .error, "plan-missing", .activePlanKey, row: rows.row[number],
            "the need belongs to no active plan and was left out.")
        }
        continue
      }
      guard let need = rows.need[number] else { continue }
      if rows.rank[number] < best[plan]?.rank ?? Int.max {
        best[plan] = (rows.rank[number], need)
      }
    }
    reportNeeds(best.map { $0?.rank })
    return best.map { $0?.need }
  }

  private mutating func reportNeeds(_ ranks: [Int?]) {
    guard modules.has(.senNeed) else { return }
    for plan in ranks.indices {
      let row = modules.activePlans.row[plan]
      if ranks[plan] == nil {
        modules.add(
          .activePlans, .warning, "need-missing", .activePlanKey, row: row,
          "the plan has no need that can be used: it counts as not recorded.")
      } else if ranks[plan] != 1 {
        modules.add(
          .activePlans, .warning, "need-rank-1-missing", .activePlanKey, row: row,
          "no need of the plan has rank 1; that of the lowest rank is used.")
      }
    }
  }

  /// What each named plan names: of the lowest rank.
  private func namesOfNamedPlans() -> [Plans.Placement] {
    let rows = modules.planDetails
    var best = [Int?](repeating: nil, count: modules.namedPlans.count)
    var byRequest = [Int?](repeating: nil, count: modules.requests.count)
    for plan in 0..<modules.namedPlans.count {
      if let request = requestOfNamedPlan(plan) { byRequest[request] = plan }
    }
    for number in 0..<rows.count {
      let plan =
        modules.namedPlans.index(rows.plan[number])
        ?? modules.requests.index(rows.request[number], rows.person[number])
        .flatMap { byRequest[$0] }
      guard let plan else { continue }
      if let other = best[plan], rows.rank[other] <= rows.rank[number] { continue }
      best[plan] = number
    }
    return best.map { $0.map { rows.place[$0] } ?? Plans.Placement() }
  }

  /// The need of a child's live plan is the need of its requests too.
  private mutating func fillNeedsOfCases() {
    var needs = [Need?](repeating: nil, count: childCount)
    for plan in 0..<plans.count where plans.isLive[plan] {
      if let need = plans.characteristics.need[plan] { needs[Int(plans.child[plan])] = need }
    }
    for row in 0..<cases.count { cases.characteristics.need[row] = needs[Int(cases.child[row])] }
  }
}

extension Day {
  /// Before every day of a return: stands for a start that is not known when starts are compared.
  static var distantPast: Day { Day(number: .min) }
}
