import Model

/// The indicators that can be counted from a SEN2 return, in the order of pages and files.
public enum Catalogue {
  /// The indicator that pages lead with.
  public static let headline = "plan_by_week_20"

  public static let definitions: [Definition] =
    [cohort] + issuedPlans + [decisions] + openCases + waitsToPlan

  /// The definition with this identifier.
  public static func definition(_ id: String) -> Definition? {
    definitions.first { $0.indicator.id == id }
  }

  /// Methods, section 2, T2: refusals and withdrawals leave the cohort, children still waiting stay in it.
  private static let cohort = Definition.share(
    "plan_by_week_20", "Children with a plan by week 20",
    "Of children whose plan was asked for in the period and at least 20 weeks before the snapshot day, "
      + "the share whose plan was issued within 20 weeks. Children still waiting count as not in time; "
      + "children refused or withdrawn are left out.",
    numerator: "children with a plan within 20 weeks",
    denominator: "children who asked at least 20 weeks ago and were not refused or withdrawn",
    direction: .higherIsBetter, timing: .period
  ) { view in
    let limit = view.clock.plan
    guard view.period.contains(view.received), view.snapshot - view.received >= limit else {
      return nil
    }
    if let issued = view.cases.planIssued(view.row) { return issued - view.received <= limit }
    return view.cases.isUnfinished(view.row, at: view.snapshot) ? false : nil
  }

  private static let issuedPlans: [Definition] = [
    .share(
      "plans_issued_20_weeks", "Plans issued within 20 weeks",
      "Of plans issued in the period, the share issued within 20 weeks of the request. "
        + "Children still waiting are not in this figure.",
      numerator: "plans issued within 20 weeks", denominator: "plans issued",
      direction: .higherIsBetter, timing: .period
    ) { view in view.daysToPlanIssuedInPeriod.map { $0 <= view.clock.plan } },
    .share(
      "plans_issued_20_weeks_excluding_exceptions",
      "Plans issued within 20 weeks, leaving out exceptions",
      "Of plans issued in the period to which no permitted exception applied, "
        + "the share issued within 20 weeks of the request.",
      numerator: "plans issued within 20 weeks, no exception",
      denominator: "plans issued, no exception",
      direction: .higherIsBetter, timing: .period
    ) { view in
      guard view.cases.exception[view.row] != true else { return nil }
      return view.daysToPlanIssuedInPeriod.map { $0 <= view.clock.plan }
    },
    .share(
      "plans_issued_over_52_weeks", "Plans issued after more than 52 weeks",
      "Of plans issued in the period, the share issued more than 52 weeks after the request.",
      numerator: "plans issued after more than 52 weeks", denominator: "plans issued",
      direction: .lowerIsBetter, timing: .period
    ) { view in view.daysToPlanIssuedInPeriod.map { $0 > view.clock.year } },
    .share(
      "exceptions_share", "Plans with a permitted exception",
      "Of plans issued in the period, the share to which a permitted exception to the 20 weeks applied.",
      numerator: "plans issued with an exception", denominator: "plans issued",
      direction: .neutral, timing: .period
    ) { view in
      view.daysToPlanIssuedInPeriod.map { _ in view.cases.exception[view.row] == true }
    },
  ]

  private static let decisions = Definition.share(
    "decision_6_weeks", "Decisions to assess within 6 weeks",
    "Of decisions in the period to assess a child or not, the share made and told to the family "
      + "within 6 weeks of the request.",
    numerator: "decisions within 6 weeks", denominator: "decisions to assess or not",
    direction: .higherIsBetter, timing: .period
  ) { view in
    let decision = view.cases.decision[view.row]
    guard decision == .yes || decision == .no, !view.cases.isUnusable[view.row] else { return nil }
    guard let decided = view.cases.decided[view.row], view.period.contains(decided) else {
      return nil
    }
    return decided - view.received <= view.clock.decision
  }

  private static let openCases: [Definition] = [
    Definition(
      indicator: Indicator(
        id: "open_count", title: "Children waiting",
        definition:
          "Children who were waiting on the snapshot day for a decision to assess or for a plan.",
        numerator: "children waiting", denominator: "children waiting", statistic: .count,
        unit: .children, direction: .neutral, timing: .snapshot)
    ) { $0.isOpen ? .present : nil },
    openShare(
      "open_over_20_weeks", "Waiting over 20 weeks",
      "Of children waiting on the snapshot day, the share who had waited more than 20 weeks without a plan.",
      numerator: "children waiting over 20 weeks"
    ) { $0.openDays > $0.clock.plan },
    openShare(
      "open_over_52_weeks", "Waiting over 52 weeks",
      "Of children waiting on the snapshot day, the share who had waited more than 52 weeks without a plan.",
      numerator: "children waiting over 52 weeks"
    ) { $0.openDays > $0.clock.year },
    openShare(
      "open_undecided_over_6_weeks", "Waiting over 6 weeks for a decision",
      "Of children waiting on the snapshot day, the share who had waited more than 6 weeks without a decision "
        + "whether to assess.",
      numerator: "children waiting over 6 weeks for a decision"
    ) { $0.cases.decision[$0.row] == .awaited && $0.openDays > $0.clock.decision },
    .duration(
      "open_wait", "Typical wait so far",
      "Half of the children waiting on the snapshot day had waited longer than this.",
      quantile: 0.5, ends: "children waiting", who: "children waiting", timing: .snapshot
    ) { $0.isOpen ? $0.openDays : nil },
    .duration(
      "open_wait_longest", "Longest wait so far",
      "The longest wait of a child waiting on the snapshot day. It is about one child and never published.",
      quantile: 1, ends: "children waiting", who: "children waiting", timing: .snapshot
    ) { $0.isOpen ? $0.openDays : nil },
  ]

  private static func openShare(
    _ id: String, _ title: String, _ definition: String, numerator: String,
    _ isOver: @escaping @Sendable (CaseView) -> Bool
  ) -> Definition {
    .share(
      id, title, definition, numerator: numerator, denominator: "children waiting",
      direction: .lowerIsBetter, timing: .snapshot
    ) { $0.isOpen ? isOver($0) : nil }
  }

  private static let waitsToPlan: [Definition] = [
    survival("weeks_to_plan", "Typical wait for a plan", quantile: 0.5, share: "half"),
    survival(
      "weeks_to_plan_p92", "Wait for a plan that 92 in 100 children stay under", quantile: 0.92,
      share: "92 in 100"),
    .duration(
      "weeks_to_plan_finished_only", "Typical wait of finished plans",
      "Half of the plans issued in the period had taken longer than this. "
        + "It leaves out every child still waiting, and looks too good while a queue grows.",
      quantile: 0.5, ends: "plans issued", who: "plans issued", timing: .period
    ) { $0.daysToPlanIssuedInPeriod },
    .duration(
      "weeks_to_plan_finished_only_p90", "Wait that 9 in 10 finished plans stayed under",
      "Nine in ten of the plans issued in the period had taken no longer than this. "
        + "It leaves out every child still waiting.",
      quantile: 0.9, ends: "plans issued", who: "plans issued", timing: .period
    ) { $0.daysToPlanIssuedInPeriod },
  ]

  /// Methods M21: only waiting inside the period counts, and a refusal ends the watching, not the wait.
  private static func survival(
    _ id: String, _ title: String, quantile: Double, share: String
  ) -> Definition {
    let definition =
      "At the speed of the period, \(share) of the children whose case goes on have their plan within this wait. "
      + "Children still waiting are counted for the time they have waited."
    return Definition(
      indicator: Indicator(
        id: id, title: title, definition: definition, numerator: "plans issued",
        denominator: "children waiting during the period",
        statistic: .survivalQuantile(quantile), unit: .weeks, direction: .lowerIsBetter,
        timing: .period)
    ) { $0.waitInsidePeriod }
  }
}

extension CaseView {
  /// The part of the wait for a plan that lies inside the period.
  var waitInsidePeriod: Observation? {
    // Watched from the end of the day before: a plan issued on the first day counts.
    let entry = max(0, period.first - received - 1)
    let issued = cases.planIssued(row)
    let ended = cases.endedWithoutPlan(row)
    // Without the day of a withdrawal nobody knows how long the child was waiting.
    guard issued != nil || ended != nil || cases.isUnfinished(row, at: snapshot) else { return nil }
    guard !cases.isUnusable[row] else { return nil }
    let close = issued ?? ended
    let last = min(close ?? period.last, period.last)
    let exit = last - received
    guard exit >= entry, received <= period.last, last >= period.first else { return nil }
    let isCompleted = issued.map { $0 >= period.first && $0 <= period.last } ?? false
    return .wait(entry: entry, exit: exit, isCompleted: isCompleted)
  }
}
