import Model

extension Catalogue {
  /// The cohort of methods section 2, T2, and how many ask.
  static let requests: [Definition] = [cohort, requestRate]

  /// Refusals and withdrawals leave the cohort, children still waiting stay in it.
  private static let cohort = Definition(
    Wording(
      "plan_by_week_20", "Children with a plan by week 20",
      "Of children whose plan was asked for in the period and at least 20 weeks before the snapshot day, "
        + "the share whose plan was issued within 20 weeks. Children still waiting count as not in time; "
        + "children refused or withdrawn are left out.",
      numerator: "children with a plan within 20 weeks",
      denominator: "children who asked at least 20 weeks ago and were not refused or withdrawn"
    ).share(.higherIsBetter, .period, of: "children_asked_20_weeks_ago"), by: ofRequests,
    .cases { view in
      let limit = view.clock.plan
      guard view.period.contains(view.received), view.snapshot - view.received >= limit else {
        return nil
      }
      if let issued = view.cases.planIssued(view.row) {
        return .share(issued - view.received <= limit)
      }
      return view.cases.isUnfinished(view.row, at: view.snapshot) ? .share(false) : nil
    }
  ).oncePerChild().adjusted(for: [.age, .route])

  private static let requestRate = Definition(
    Wording(
      "request_rate", "Requests for a plan",
      "Requests in the period to assess a child for a plan, for every 1,000 residents aged 0 to 24.",
      numerator: "requests for a plan", denominator: "residents aged 0 to 24"
    ).perThousand(.neutral, .period, of: "residents_0_24", events: "requests"), by: ofRequestRates,
    .cases { $0.isRequestInPeriod ? .present : nil }
  ).with(\.residents, 0...24)

  /// Decisions to assess, to issue, and what families did about them.
  static let decisions: [Definition] = [
    Definition(
      Wording(
        "decision_6_weeks", "Decisions to assess within 6 weeks",
        "Of decisions in the period to assess a child or not, the share made and told to the family "
          + "within 6 weeks of the request.",
        numerator: "decisions within 6 weeks", denominator: "decisions to assess or not"
      ).share(.higherIsBetter, .period, of: "decisions_to_assess"), by: ofRequests,
      .cases { view in view.decisionInPeriod.map { .share($0.days <= view.clock.decision) } }
    ).adjusted(for: [.age, .route]),
    Definition(
      Wording(
        "refusal_to_assess", "Requests refused",
        "Of decisions in the period to assess a child or not, the share that were not to assess. "
          + "A refusal that was changed later stays a refusal here.",
        numerator: "decisions not to assess", denominator: "decisions to assess or not"
      ).share(.neutral, .period, of: "decisions_to_assess"), by: ofRequests,
      .cases { view in view.decisionInPeriod.map { .share(!$0.isYes) } }
    ).adjusted(for: [.age, .route]),
    Definition(
      Wording(
        "refusal_notice_16_weeks", "Told within 16 weeks that there will be no plan",
        "Of decisions in the period not to issue a plan after an assessment, the share told to the family "
          + "within 16 weeks of the request.",
        numerator: "decisions not to issue a plan, told within 16 weeks",
        denominator: "decisions not to issue a plan"
      ).share(.higherIsBetter, .period, of: "refusals_to_issue"), by: ofRequests,
      .cases { view in
        guard view.cases.result[view.row] == .no, !view.cases.isUnusable[view.row],
          let told = view.cases.concluded[view.row], view.period.contains(told)
        else { return nil }
        return .share(told - view.received <= view.clock.refusalNotice)
      }),
    Definition(
      Wording(
        "mediation_or_tribunal", "Mediation or appeal",
        "Of cases in which the council decided in the period to assess or not, or to issue a plan or not, "
          + "the share in which the family went to mediation or appealed to the tribunal.",
        numerator: "cases with mediation or an appeal", denominator: "cases decided"
      ).share(.lowerIsBetter, .period, of: "cases_decided"), by: ofRequests,
      .cases { view in
        view.isDecidedInPeriod ? .share(!view.cases.appeals[view.row].isEmpty) : nil
      }),
  ]
}
