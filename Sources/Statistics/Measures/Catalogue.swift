import Model

/// The indicators that can be counted, in the order of pages and files.
public enum Catalogue {
  /// The indicator that pages lead with.
  public static let headline = "plan_by_week_20"

  public static let definitions: [Definition] =
    requests + issuedPlans + decisions + openCases + waitsToPlan + list + services
    + placements + reviews + registers + contacts

  /// The definition with this identifier.
  public static func definition(_ id: String) -> Definition? {
    definitions.first { $0.indicator.id == id }
  }

  /// Breakdowns of what is known of a child on the day of a request.
  ///
  /// Need and placement are not among them: a return records both with the plan, so that children who wait or were refused
  /// have none, and a figure by need would be about children with a plan alone.
  static let ofRequests: [Breakdown] = [.age, .sex, .ethnicity, .route, .deprivation]
  /// Breakdowns of plans issued, which have a need and a placement recorded.
  static let ofIssuedPlans: [Breakdown] = [.need] + ofRequests + [.placement]
  /// Breakdowns of children with a plan.
  static let ofPlans: [Breakdown] = [
    .need, .age, .sex, .ethnicity, .placement, .route, .deprivation,
  ]
  /// Breakdowns of requests among residents, whose sex and ethnic group no table of residents tells.
  static let ofRequestRates: [Breakdown] = [.age, .route, .deprivation]
  /// Breakdowns of children with a plan among residents.
  static let ofPlanRates: [Breakdown] = [.need, .age, .placement, .route, .deprivation]
  /// Breakdowns of children on registers and lists of other services.
  static let ofOthers: [Breakdown] = [.age, .sex, .ethnicity, .deprivation]
}
