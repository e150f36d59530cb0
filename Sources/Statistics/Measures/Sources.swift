import Model

/// The observations of one indicator, year by year, the latest first.
struct Counted {
  var years: [[Part]]
  /// The time that the figures of the latest year are about, and the first day of each year.
  let latest: String
  let firstDays: [Day]
  let lastDay: Day?
  /// Whether any row has a place: without one the figure is the partnership's alone.
  var hasPlaces: Bool
  /// The time of each year by itself, where several returns were read.
  var yearPeriods: [String] = []

  func period(years: Int) -> String {
    guard years > 1, let lastDay, let first = firstDays.prefix(years).min() else { return latest }
    return "\(first)..\(lastDay)"
  }
}

/// The inputs with what is worked out once for all indicators.
struct Sources {
  let inputs: PlacedInputs
  let options: MeasuringOptions
  /// The levels in order, as the first input has them.
  let levels: [Placement]
  /// The pieces into which the levels cut each other; rows have them behind their areas.
  let atoms: Atoms
  private let returns: [PreparedReturn]
  private let schools: Schools
  private let services: [String]

  init(_ inputs: PlacedInputs, _ options: MeasuringOptions) {
    levels = inputs.levels
    atoms = inputs.atoms
    let inputs = inputs.withPieces(atoms)
    self.inputs = inputs
    self.options = options
    let schools = Schools(inputs.provision)
    self.schools = schools
    returns = inputs.returns.map { PreparedReturn($0, schools) }
    services = Set(inputs.waits.flatMap(\.source.services)).sorted()
  }

  /// What the rows of the definition's input add; nil where the input is not there.
  func observed(_ definition: Definition) -> Counted? {
    guard has(definition.needs) else { return nil }
    var residents: [Part] = []
    if let ages = definition.residents {
      guard let people = population(ages) else { return nil }
      residents = [people]
    }
    switch definition.rule {
    case .cases(let observe):
      return ofReturns(definition) { [$0.cases(definition, options, observe)] + residents }
    case .plans(let observe):
      return ofReturns(definition) { [plans($0, observe)] + residents }
    case .referrals(let observe): return referrals(definition, observe)
    case .register(let kind, let observe):
      return registers(kind, definition, residents, observe)
    case .contacts(let kind): return contacts(kind)
    case .provision(let observe): return provision(observe)
    }
  }

  private func has(_ needs: Definition.Need) -> Bool {
    (!needs.contains(.schools) || schools.isKnown)
      && (!needs.contains(.authority) || inputs.authority != nil)
      && (!needs.contains(.points)
        || (schools.hasPoints && inputs.returns.first?.planRows.points != nil))
      && (!needs.contains(.placements) || plansHold { !$0.placement[$1].isBlank })
      && (!needs.contains(.reviewMeetings) || plansHold { $0.reviewMeeting[$1] != nil })
  }

  /// Whether a plan of the latest return holds something.
  private func plansHold(_ isThere: (Plans, Int) -> Bool) -> Bool {
    guard let plans = inputs.returns.first?.plans else { return false }
    return (0..<plans.count).contains { isThere(plans, $0) }
  }

  private func ofReturns(
    _ definition: Definition, _ parts: (PreparedReturn) -> [Part]
  ) -> Counted? {
    guard let latest = returns.first?.source else { return nil }
    let isPeriod = definition.indicator.timing == .period
    return Counted(
      years: (isPeriod && definition.pools ? returns : Array(returns.prefix(1))).map(parts),
      latest: isPeriod ? latest.period.description : latest.snapshot.description,
      firstDays: returns.map(\.source.period.first), lastDay: latest.period.last,
      hasPlaces: !levels.isEmpty,
      yearPeriods: isPeriod ? returns.map(\.source.period.description) : [])
  }

  private func plans(
    _ prepared: PreparedReturn, _ observe: @Sendable (PlanView) -> Observation?
  ) -> Part {
    let source = prepared.source
    let points = source.planRows.points
    var view = PlanView(
      plans: source.plans, row: 0, state: prepared.planState, period: source.period,
      snapshot: source.snapshot, rules: options.rules, schools: schools,
      authority: inputs.authority, home: nil)
    let observed = (0..<source.plans.count).compactMap { row -> Observed? in
      view.row = row
      view.home = points.flatMap { $0.x[row].isFinite ? ($0.x[row], $0.y[row]) : nil }
      return observe(view).map { Observed(row: Int32(row), observation: $0) }
    }
    return Part(observed: observed, rows: source.planRows, groups: prepared.planGroups)
  }

  private func referrals(
    _ definition: Definition, _ observe: (ReferralView) -> Observation?
  ) -> Counted? {
    guard let first = inputs.waits.first?.source else { return nil }
    let parts = inputs.waits.map { input -> Part in
      let list = input.source
      var view = ReferralView(list: list, row: 0)
      var groups = GroupColumns(list.characteristics, input.rows)
      groups.add(service(of: list))
      return Part(
        observed: (0..<list.count).compactMap { row in
          view.row = row
          return observe(view).map { Observed(row: Int32(row), observation: $0) }
        }, rows: input.rows, groups: groups)
    }
    let snapshot = first.snapshot
    let isPeriod = definition.indicator.timing == .period
    return Counted(
      years: [parts],
      latest: isPeriod ? "\(snapshot.yearsBefore(1) + 1)..\(snapshot)" : snapshot.description,
      firstDays: [], lastDay: nil, hasPlaces: hasPlaces(parts))
  }

  private func service(of list: WaitingList) -> GroupColumn {
    let numbers = list.services.map { services.firstIndex(of: $0) }
    return GroupColumn(
      .service, services,
      codes: list.service.lazy.map { numbers.indices.contains(Int($0)) ? numbers[Int($0)] : nil })
  }

  private func registers(
    _ kind: Register.Kind, _ definition: Definition, _ residents: [Part],
    _ observe: (RegisterView) -> Observation?
  ) -> Counted? {
    let own = inputs.registers.filter { $0.source.kind == kind }
    guard let first = own.first?.source else { return nil }
    let parts = own.map { input -> Part in
      var view = RegisterView(register: input.source, row: 0)
      return Part(
        observed: (0..<input.source.count).compactMap { row in
          view.row = row
          return observe(view).map { Observed(row: Int32(row), observation: $0) }
        }, rows: input.rows, groups: GroupColumns(input.source.characteristics, input.rows))
    }
    return Counted(
      years: [parts + residents], latest: first.snapshot.description, firstDays: [], lastDay: nil,
      hasPlaces: hasPlaces(parts))
  }

  private func contacts(_ kind: Contacts.Kind) -> Counted? {
    let own = inputs.contacts.filter { $0.source.kind == kind }
    guard !own.isEmpty, let period = inputs.period else { return nil }
    let parts = own.map { input in
      let source = input.source
      return Part(
        observed: (0..<source.count).compactMap { row in
          let (part, whole) = (source.answered[row], source.offered[row])
          guard whole > 0, part >= 0, part <= whole else { return nil }
          return Observed(row: Int32(row), observation: .counts(part, of: whole))
        }, rows: input.rows, groups: GroupColumns(input.rows))
    }
    return Counted(
      years: [parts], latest: period.description, firstDays: [], lastDay: nil,
      hasPlaces: hasPlaces(parts))
  }

  private func provision(_ observe: (ProvisionView) -> Observation?) -> Counted? {
    guard let input = inputs.provision, let period = inputs.period else { return nil }
    let source = input.source
    var view = ProvisionView(provision: source, row: 0)
    let observed = (0..<source.count).compactMap { row -> Observed? in
      view.row = row
      return observe(view).map { Observed(row: Int32(row), observation: $0) }
    }
    guard !observed.isEmpty else { return nil }
    var groups = GroupColumns(input.rows)
    groups.add(GroupColumn(.provision, source.kind.map(Optional.init)) { $0.rawValue })
    let parts = [Part(observed: observed, rows: input.rows, groups: groups)]
    let day = inputs.returns.first?.snapshot ?? period.last
    return Counted(
      years: [parts], latest: day.description, firstDays: [], lastDay: nil,
      hasPlaces: hasPlaces(parts))
  }

  /// Residents of some ages; nil where the input's bands do not end where the ages do.
  private func population(_ ages: ClosedRange<Int>) -> Part? {
    guard let input = inputs.population else { return nil }
    let source = input.source
    var observed: [Observed] = []
    for row in 0..<source.count where source.ages[row].overlaps(ages) {
      guard source.ages[row].lowerBound >= ages.lowerBound,
        source.ages[row].upperBound <= ages.upperBound
      else { return nil }
      observed.append(Observed(row: Int32(row), observation: .residents(source.residents[row])))
    }
    guard !observed.isEmpty else { return nil }
    var groups = GroupColumns(input.rows)
    if let bands = AgeGroup.numbers(source.ages) {
      groups.add(GroupColumn(.age, AgeGroup.names, codes: bands))
    }
    return Part(observed: observed, rows: input.rows, groups: groups)
  }

  private func hasPlaces(_ parts: [Part]) -> Bool {
    parts.contains { part in
      // A row without a place has a piece all the same, so only the levels tell.
      part.rows.placements.prefix(levels.count).contains { level in
        level.area.contains { $0 != Placement.unknown }
      }
    }
  }
}

/// A return with the state and the groups of its rows.
struct PreparedReturn {
  let source: PlacedReturn
  let caseState: CaseState
  let planState: PlanState
  let caseGroups: GroupColumns
  let planGroups: GroupColumns

  init(_ source: PlacedReturn, _ schools: Schools) {
    self.source = source
    caseState = CaseState(source.cases, snapshot: source.snapshot)
    planState = PlanState(source.plans)
    var cases = GroupColumns(source.cases.characteristics, source.caseRows)
    cases.add(GroupColumn(.route, source.cases.route) { $0.word })
    var plans = GroupColumns(source.plans.characteristics, source.planRows)
    plans.add(GroupColumn(.route, source.routesOfPlans) { $0.word })
    if schools.isKnown {
      cases.add(
        GroupColumn(.placement, source.placementsOfCases(schools)) { $0.rawValue })
      plans.add(
        GroupColumn(.placement, source.plans.placement.map { schools.category($0) }) { $0.rawValue }
      )
    }
    caseGroups = cases
    planGroups = plans
  }

  func cases(
    _ definition: Definition, _ options: MeasuringOptions,
    _ observe: @Sendable (CaseView) -> Observation?
  ) -> Part {
    let cases = source.cases
    guard cases.count > 0 else {
      return Part(observed: [], rows: source.caseRows, groups: caseGroups)
    }
    var view = CaseView(
      cases: cases, row: 0, state: caseState, period: source.period, snapshot: source.snapshot,
      clock: options.clocks[cases.received[0]], rules: options.rules)
    var observed: [Observed] = []
    for row in 0..<cases.count where caseState.isFirst[row] {
      view.row = row
      view.clock = options.clocks[cases.received[row]]
      if let observation = observe(view) {
        observed.append(Observed(row: Int32(row), observation: observation))
      }
    }
    if definition.isOncePerChild { observed = cases.earliestOfEachChild(observed) }
    return Part(observed: observed, rows: source.caseRows, groups: caseGroups)
  }
}

extension Cases {
  /// Of several observations of one child, that of the earliest request, and of one day's the first.
  fileprivate func earliestOfEachChild(_ observed: [Observed]) -> [Observed] {
    var kept: [Int32: Int32] = [:]
    for one in observed {
      let number = child[Int(one.row)]
      if let other = kept[number], received[Int(other)] <= received[Int(one.row)] { continue }
      kept[number] = one.row
    }
    return observed.filter { kept[child[Int($0.row)]] == $0.row }
  }
}
