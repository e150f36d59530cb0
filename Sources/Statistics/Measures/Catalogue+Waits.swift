import Model

extension Catalogue {
  /// Children waiting on the snapshot day.
  static let openCases: [Definition] = [
    Definition(
      Wording(
        "open_count", "Children waiting",
        "Children who were waiting on the snapshot day for a decision to assess or for a plan.",
        numerator: "children waiting", denominator: "children waiting"
      ).count(.neutral, .snapshot, of: "children_waiting"), by: ofRequests,
      .cases { $0.isOpen ? .present : nil }),
    openBand(6, "the decision whether to assess is due") { $0.openDays > $0.clock.decision },
    openBand(16, "a family without a plan to come has to be told") {
      $0.openDays > $0.clock.refusalNotice
    },
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
    open(
      "open_wait", "Typical wait so far",
      "Half of the children waiting on the snapshot day had waited longer than this.",
      quantile: 0.5),
    open(
      "open_wait_longest", "Longest wait so far",
      "The longest wait of a child waiting on the snapshot day. It is about one child and never published.",
      quantile: 1),
  ]

  private static func openShare(
    _ id: String, _ title: String, _ definition: String, numerator: String,
    _ isOver: @escaping @Sendable (CaseView) -> Bool
  ) -> Definition {
    Definition(
      Wording(id, title, definition, numerator: numerator, denominator: "children waiting")
        .share(.lowerIsBetter, .snapshot, of: "children_waiting"),
      by: ofRequests, .cases { $0.isOpen ? .share(isOver($0)) : nil })
  }

  /// A share that cuts the waits of the list into bands. A wait beyond it is late only where the step was not taken, so that
  /// more is neither good nor bad.
  private static func openBand(
    _ weeks: Int, _ step: String, _ isOver: @escaping @Sendable (CaseView) -> Bool
  ) -> Definition {
    Definition(
      Wording(
        "open_over_\(weeks)_weeks", "Waiting over \(weeks) weeks",
        "Of children waiting on the snapshot day, the share who had waited more than \(weeks) weeks without a plan. "
          + "After \(weeks) weeks \(step).",
        numerator: "children waiting over \(weeks) weeks", denominator: "children waiting"
      ).share(.neutral, .snapshot, of: "children_waiting"),
      by: [], .cases { $0.isOpen ? .share(isOver($0)) : nil }
    ).with(\.isOfLargeAreas, true)
  }

  private static func open(
    _ id: String, _ title: String, _ definition: String, quantile: Double
  ) -> Definition {
    Definition(
      Wording(
        id, title, definition, numerator: "children waiting", denominator: "children waiting"
      ).weeks(.quantile(quantile), .snapshot, of: "children_waiting"), by: ofRequests,
      .cases { $0.isOpen ? .wait(entry: 0, exit: $0.openDays, isCompleted: true) : nil })
  }

  /// How long a plan takes, children still waiting counted for as long as they have waited.
  static let waitsToPlan: [Definition] = [
    survival("weeks_to_plan", "Typical wait for a plan", quantile: 0.5, share: "half"),
    survival(
      "weeks_to_plan_p92", "Wait for a plan that 92 in 100 children stay under", quantile: 0.92,
      share: "92 in 100"),
    Definition(
      inPeriod(
        "speed_to_plan", "Speed of plans",
        "Plans issued in the period, over the plans there would have been had children here waited as long as "
          + "children across the whole area: 1.20 means a fifth more, and so quicker. "
          + "Children still waiting are counted for the time they have waited.",
        numerator: "plans issued"
      ).indicator(.speed, .ratio, .higherIsBetter, .period, population: waitingInPeriod),
      by: ofRequests, .cases(\.waitInsidePeriod)
    ).adjusted(for: [.age, .route]),
    Definition(
      inPeriod(
        "weeks_waited_restricted_52", "Average wait in the first year",
        "At the speed of the period, the weeks that a child waits for a plan on average, "
          + "a wait of more than 52 weeks counting as 52.",
        numerator: "plans issued"
      ).weeks(.restrictedMean(day: 364), .period, of: waitingInPeriod), by: ofRequests,
      .cases(\.waitInsidePeriod)),
    incidence(
      "incidence_plan_20_weeks", "Plan within 20 weeks, recent requests too",
      "Of children who asked in the period, the share with a plan within 20 weeks, worked out from every "
        + "child, recent requests too. Children refused stay among those without a plan.",
      numerator: "children with a plan within 20 weeks", .planIssued, .higherIsBetter),
    incidence(
      "incidence_refused_20_weeks", "Refused within 20 weeks, recent requests too",
      "Of children who asked in the period, the share refused an assessment or a plan within 20 weeks, "
        + "worked out from every child, recent requests too.",
      numerator: "children refused within 20 weeks", .refused, .neutral),
    finished(
      "weeks_to_plan_finished_only", "Typical wait of finished plans",
      "Half of the plans issued in the period had taken longer than this. "
        + "It leaves out every child still waiting, and looks too good while a queue grows.",
      quantile: 0.5),
    finished(
      "weeks_to_plan_finished_only_p90", "Wait that 9 in 10 finished plans stayed under",
      "Nine in ten of the plans issued in the period had taken no longer than this. "
        + "It leaves out every child still waiting.",
      quantile: 0.9),
  ]

  private static let waitingInPeriod = "children_waiting_in_period"

  private static func inPeriod(
    _ id: String, _ title: String, _ definition: String, numerator: String
  ) -> Wording {
    Wording(
      id, title, definition, numerator: numerator,
      denominator: "children waiting during the period")
  }

  /// Methods M21: only waiting inside the period counts, and a refusal ends the watching, not the wait.
  private static func survival(
    _ id: String, _ title: String, quantile: Double, share: String
  ) -> Definition {
    let made = Definition(
      inPeriod(
        id, title,
        "At the speed of the period, \(share) of the children whose case goes on have their plan within this "
          + "wait. Children still waiting are counted for the time they have waited.",
        numerator: "plans issued"
      ).weeks(
        .survivalQuantile(quantile), .period, of: waitingInPeriod,
        events: "plans_issued_while_waiting"), by: ofRequests,
      .cases(\.waitInsidePeriod))
    return quantile == 0.5 ? made.adjusted(for: [.age, .route]) : made
  }

  /// Methods M24, over the children who asked in the period, seen from the snapshot day.
  private static func incidence(
    _ id: String, _ title: String, _ definition: String, numerator: String,
    _ cause: Exits.Cause, _ direction: Indicator.Direction
  ) -> Definition {
    Definition(
      Wording(
        id, title, definition, numerator: numerator,
        denominator: "children who asked in the period"
      ).indicator(
        .incidence(cause: cause, day: 140), .percent, direction, .period,
        population: "children_asked_in_period"), by: ofRequests, .cases(\.outcomeSoFar)
    ).oncePerChild()
  }

  private static func finished(
    _ id: String, _ title: String, _ definition: String, quantile: Double
  ) -> Definition {
    Definition(
      Wording(id, title, definition, numerator: "plans issued", denominator: "plans issued")
        .weeks(.quantile(quantile), .period, of: "plans_issued"), by: ofIssuedPlans,
      .cases { view in view.daysToPlan.map { .wait(entry: 0, exit: $0, isCompleted: true) } })
  }

  /// The list of waiting children as a whole, methods M26.
  static let list: [Definition] = [
    Definition(
      Wording(
        "backlog_change", "Change of the waiting list",
        "Children waiting for a decision or a plan at the end of the period, less those who were waiting "
          + "at its start. Above 0 the list has grown.",
        numerator: "children waiting at the end", denominator: "children waiting at the start"
      ).indicator(.change, .children, .lowerIsBetter, .period, population: "list_in_period"),
      by: ofRequests, .cases { $0.flow(overLastWeeks: nil) }
    ).with(\.pools, false),
    Definition(
      Wording(
        "clearance_weeks", "Weeks to clear the waiting list",
        "The weeks it would take to finish every case that was open at the end of the period, without new "
          + "requests, at the pace of its last 12 weeks. Withdrawals, whose day is not recorded, are left out.",
        numerator: "children waiting at the end", denominator: "cases finished in the last 12 weeks"
      ).weeks(.clearance, .period, of: "list_in_last_weeks"), by: ofRequests,
      .cases { $0.flow(overLastWeeks: 12) }
    ).with(\.pools, false),
  ]
}
