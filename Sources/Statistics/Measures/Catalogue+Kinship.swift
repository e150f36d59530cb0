public import Model

extension Catalogue {
  /// Which sets of children lie in which others, by the definitions of the catalogue.
  public static let kinship = Kinship(partitions: partitions, limits: limits)

  private static let partitions: [Kinship.Partition] = [
    // Plans issued.
    inside(
      "plans_issued", ["plans_issued_20_weeks", "plans_issued_over_52_weeks"]),
    whole("plans_issued", ["plans_issued_without_exception", "exceptions_share"]),
    inside("plans_issued_20_weeks", ["plans_issued_20_weeks_excluding_exceptions"]),
    inside(
      "plans_issued_without_exception",
      ["plans_issued_20_weeks_excluding_exceptions"]),
    inside("plans_issued_by_every_route", ["plans_issued"]),
    // Nearly everywhere the same children.
    whole("plans_issued", ["plans_issued_while_waiting"]),
    inside("plans_issued_by_every_route", ["plans_issued_while_waiting"]),
    inside("plans_issued_20_weeks_every_route", ["plans_issued_20_weeks"]),
    // Decisions.
    inside("cases_decided", ["decisions_to_assess"]),
    inside("cases_decided", ["refusals_to_issue"]),
    // Children waiting.
    inside("open_over_6_weeks", ["open_over_16_weeks"]),
    inside("open_over_6_weeks", ["open_undecided_over_6_weeks"]),
    inside("open_over_16_weeks", ["open_over_20_weeks"]),
    inside("open_over_20_weeks", ["open_over_52_weeks"]),
    // Children with a plan.
    inside(
      "children_with_plan",
      ["placement_mix placement=special_independent", "home_educated", "eotas"]),
    inside("children_with_plan", ["awaiting_place", "home_educated", "eotas"]),
    inside("children_with_plan", ["children_with_plan_at_known_school"]),
    inside("children_with_plan", ["children_with_plan_and_distance"]),
    inside("children_with_plan", ["plans_over_12_months_old"]),
    inside("plans_over_12_months_old", ["plans_over_24_months_old"]),
    inside("reviews_overdue", ["reviews_overdue_24_months"]),
    // Registers. Of nearly every child educated at home it is known whether there is a plan.
    whole("home_educated_children", ["home_educated_children_known"]),
    inside("home_educated_children", ["home_educated_children_known"]),
    // Referrals to health services.
    whole(
      "referrals_waiting",
      [
        "service_weeks_0_to_1", "service_weeks_1_to_2", "service_weeks_2_to_4",
        "service_weeks_4_to_12", "service_weeks_12_to_18", "service_weeks_18_to_52",
        "service_over_52_weeks",
      ]),
    whole("service_over_18_weeks", ["service_weeks_18_to_52", "service_over_52_weeks"]),
    inside("service_over_52_weeks", ["service_over_104_weeks"]),
  ]

  private static let limits: [Kinship.WaitLimit] = [
    within("plans_issued", 20, ["plans_issued_20_weeks"]),
    beyond("plans_issued", 52, ["plans_issued_over_52_weeks"]),
    beyond("children_waiting", 6, ["open_over_6_weeks"]),
    beyond("children_waiting", 16, ["open_over_16_weeks"]),
    beyond("children_waiting", 20, ["open_over_20_weeks"]),
    beyond("children_waiting", 52, ["open_over_52_weeks"]),
    within("referrals_waiting", 1, ["service_weeks_0_to_1"]),
    within("referrals_waiting", 2, ["service_weeks_0_to_1", "service_weeks_1_to_2"]),
    within(
      "referrals_waiting", 4,
      ["service_weeks_0_to_1", "service_weeks_1_to_2", "service_weeks_2_to_4"]),
    within(
      "referrals_waiting", 12,
      [
        "service_weeks_0_to_1", "service_weeks_1_to_2", "service_weeks_2_to_4",
        "service_weeks_4_to_12",
      ]),
    beyond("referrals_waiting", 18, ["service_over_18_weeks"]),
    beyond("referrals_waiting", 52, ["service_over_52_weeks"]),
    beyond("referrals_waiting", 104, ["service_over_104_weeks"]),
  ]

  private static func inside(_ whole: String, _ parts: [String]) -> Kinship.Partition {
    Kinship.Partition(of: whole, into: parts, isComplete: false)
  }

  private static func whole(_ whole: String, _ parts: [String]) -> Kinship.Partition {
    Kinship.Partition(of: whole, into: parts, isComplete: true)
  }

  private static func within(
    _ population: String, _ weeks: Int, _ sets: [String]
  ) -> Kinship.WaitLimit {
    Kinship.WaitLimit(of: population, weeks: weeks, sets, isWithin: true)
  }

  private static func beyond(
    _ population: String, _ weeks: Int, _ sets: [String]
  ) -> Kinship.WaitLimit {
    Kinship.WaitLimit(of: population, weeks: weeks, sets, isWithin: false)
  }
}
