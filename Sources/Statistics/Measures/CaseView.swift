import Model

/// The case that an indicator looks at, and the time that the figures are about.
struct CaseView {
  let cases: Cases
  var row: Int
  let state: CaseState
  let period: Period
  let snapshot: Day
  var clock: StatutoryClock
  let rules: CountingRules

  var received: Day { cases.received[row] }
  var isOpen: Bool { state.isOpen[row] }
  var openDays: Int { snapshot - received }

  /// Whether the child waits on the snapshot day because of an earlier request.
  private var isShadowed: Bool {
    !isOpen && cases.isUnfinished(row, at: snapshot) && received <= snapshot
  }

  /// The days from request to plan of a plan issued in the period by whatever route.
  var daysToAnyPlan: Int? {
    guard let issued = cases.planIssued(row), period.contains(issued) else { return nil }
    return issued - received
  }

  /// The days from request to plan of a plan issued in the period and held to 20 weeks.
  var daysToPlan: Int? {
    guard rules.timelinessCountsAppeals || cases.appeals[row].isDisjoint(with: .aboutThePlan)
    else { return nil }
    return daysToAnyPlan
  }

  /// The decision to assess or not, made and told to the family in the period.
  var decisionInPeriod: (isYes: Bool, days: Int)? {
    let decision = cases.decision[row]
    guard decision == .yes || decision == .no, !cases.isUnusable[row],
      let decided = cases.decided[row], period.contains(decided)
    else { return nil }
    return (decision == .yes, decided - received)
  }

  /// Whether a decision that a family can appeal against was made in the period.
  var isDecidedInPeriod: Bool {
    if decisionInPeriod != nil { return true }
    guard !cases.isUnusable[row], cases.result[row] == .yes || cases.result[row] == .no,
      let concluded = cases.concluded[row]
    else { return false }
    return period.contains(concluded)
  }

  /// Whether the request was made here in the period.
  var isRequestInPeriod: Bool {
    period.contains(received) && cases.decision[row] != .historic
      && (rules.requestsCountExported || !cases.exported[row])
  }

  /// The part of the wait for a plan that lies inside the period.
  var waitInsidePeriod: Observation? {
    // Watched from the end of the day before: a plan issued on the first day counts.
    let entry = max(0, period.first - received - 1)
    let issued = cases.planIssued(row)
    let ended = cases.endedWithoutPlan(row)
    // Without the day of a withdrawal nobody knows how long the child was waiting.
    guard issued != nil || ended != nil || cases.isUnfinished(row, at: snapshot) else { return nil }
    guard !cases.isUnusable[row], !isShadowed else { return nil }
    let close = issued ?? ended
    let last = min(close ?? period.last, period.last)
    let exit = last - received
    guard exit >= entry, received <= period.last, last >= period.first else { return nil }
    let isCompleted = issued.map { $0 >= period.first && $0 <= period.last } ?? false
    return .wait(entry: entry, exit: exit, isCompleted: isCompleted)
  }

  /// How and when the wait of a request of the period ended, seen from the snapshot day.
  var outcomeSoFar: Observation? {
    guard isRequestInPeriod, !cases.isUnusable[row], received <= snapshot else { return nil }
    if let issued = cases.planIssued(row), issued <= snapshot {
      return .exit(issued - received, cause: .planIssued)
    }
    if let ended = cases.endedWithoutPlan(row), ended <= snapshot {
      return .exit(ended - received, cause: .refused)
    }
    // The return gives no day of withdrawal.
    return cases.isUnfinished(row, at: snapshot) ? .exit(openDays, cause: nil) : nil
  }

  /// The case on the list of waiting children, over the whole period or its last weeks.
  ///
  /// A withdrawal or a move has no day in a return. It came in the year of the return: over the period it is a departure,
  /// and over the last weeks alone it is left out.
  func flow(overLastWeeks weeks: Int?) -> Observation? {
    guard !cases.isUnusable[row], !isShadowed, received <= period.last, let end = listEnd else {
      return nil
    }
    let first = weeks.map { period.last + (1 - 7 * $0) } ?? period.first
    let left: Day?
    switch end {
    case .never: left = nil
    case .on(let day): left = day
    case .someDay where weeks == nil: left = max(received, first)
    case .someDay: return nil
    }
    if let left, left < first { return nil }
    let isGone = left.map { $0 <= period.last } ?? false
    return .flow(
      ListFlow(
        atStart: received < first ? 1 : 0, atEnd: isGone ? 0 : 1,
        arrivals: received >= first ? 1 : 0, departures: isGone ? 1 : 0,
        weeks: weeks ?? (period.last - period.first + 1) / 7))
  }

  private enum ListEnd {
    case never
    case on(Day)
    /// In the year of the return, on a day that it does not tell.
    case someDay
  }

  /// When the case left the list; nil where it was never on the list of this return.
  private var listEnd: ListEnd? {
    if let day = cases.planIssued(row) ?? cases.endedWithoutPlan(row) { return .on(day) }
    if cases.isUnfinished(row, at: period.last) { return .never }
    if cases.decision[row] == .historic && cases.result[row] != .withdrawn { return nil }
    if cases.result[row] == .historic { return nil }
    return cases.exported[row] || cases.decision[row] == .withdrawn
      || cases.result[row] == .withdrawn ? .someDay : nil
  }
}

extension Cases.Appeals {
  /// Mediation and appeals about whether to assess and whether to issue a plan.
  static let aboutThePlan: Cases.Appeals = [
    .mediationOnAssessing, .tribunalOnAssessing, .mediationOnIssuing, .tribunalOnIssuing,
  ]
}
