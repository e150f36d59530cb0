import Model

extension Catalogue {
  /// Plans issued in the period: the figures that the Department for Education publishes of them.
  static let issuedPlans: [Definition] = [
    issued(
      "plans_issued_20_weeks", "Plans issued within 20 weeks",
      "Of plans issued in the period, the share issued within 20 weeks of the request. "
        + "Children still waiting are not in this figure, and plans that followed mediation or an appeal, "
        + "which have limits of their own, are left out.",
      numerator: "plans issued within 20 weeks", denominator: "plans issued", .higherIsBetter,
      of: "plans_issued"
    ) { view in view.daysToPlan.map { $0 <= view.clock.plan } },
    issued(
      "plans_issued_20_weeks_excluding_exceptions",
      "Plans issued within 20 weeks, leaving out exceptions",
      "Of plans issued in the period to which no permitted exception applied, the share issued within "
        + "20 weeks of the request. Plans that followed mediation or an appeal are left out.",
      numerator: "plans issued within 20 weeks, no exception",
      denominator: "plans issued, no exception", .higherIsBetter,
      of: "plans_issued_without_exception"
    ) { view in
      guard view.cases.exception[view.row] != true else { return nil }
      return view.daysToPlan.map { $0 <= view.clock.plan }
    },
    issued(
      "plans_issued_20_weeks_every_route", "Plans issued within 20 weeks, by every route",
      "Of all plans issued in the period, those that followed mediation or an appeal among them, "
        + "the share issued within 20 weeks of the request.",
      numerator: "plans issued within 20 weeks", denominator: "plans issued by every route",
      .higherIsBetter, of: "plans_issued_by_every_route"
    ) { view in view.daysToAnyPlan.map { $0 <= view.clock.plan } },
    issued(
      "plans_issued_over_52_weeks", "Plans issued after more than 52 weeks",
      "Of plans issued in the period, the share issued more than 52 weeks after the request. "
        + "Plans that followed mediation or an appeal are left out.",
      numerator: "plans issued after more than 52 weeks", denominator: "plans issued",
      .lowerIsBetter, of: "plans_issued"
    ) { view in view.daysToPlan.map { $0 > view.clock.year } },
    issued(
      "exceptions_share", "Plans with a permitted exception",
      "Of plans issued in the period, the share to which a permitted exception to the 20 weeks applied. "
        + "Plans that followed mediation or an appeal are left out.",
      numerator: "plans issued with an exception", denominator: "plans issued", .neutral,
      of: "plans_issued"
    ) { view in view.daysToPlan.map { _ in view.cases.exception[view.row] == true } },
  ]

  private static func issued(
    _ id: String, _ title: String, _ definition: String, numerator: String, denominator: String,
    _ direction: Indicator.Direction, of population: String,
    _ isIn: @escaping @Sendable (CaseView) -> Bool?
  ) -> Definition {
    Definition(
      Wording(id, title, definition, numerator: numerator, denominator: denominator)
        .share(direction, .period, of: population),
      by: ofIssuedPlans, .cases { isIn($0).map(Observation.share) }
    ).adjusted(for: [.age, .need, .route])
  }
}
