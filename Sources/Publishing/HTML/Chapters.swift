import Model

extension Topic {
  /// The topics under the headings that a leader reads them by, in the order of pages.
  static let chapters: [(heading: PageText, topics: Set<String>)] = [
    ("Waits", ["requests", "timeliness", "waits"]),
    ("Support and places", ["placements", "out-of-school"]),
    ("Reviews", ["reviews"]),
    ("Health services", ["services"]),
    ("Answers to families", ["communication"]),
    ("Other indicators", ["other"]),
  ]
}

extension Indicator {
  /// Whether it counts, in a way that analysts alone need, what a plainer indicator tells already.
  var isVariant: Bool {
    Self.variants.contains(id)
      || Self.variantBeginnings.contains { id.hasPrefix($0) }
  }

  private static let variants: Set<String> = [
    "plans_issued_20_weeks_excluding_exceptions", "plans_issued_20_weeks_every_route",
    "weeks_to_plan_p92", "weeks_to_plan_finished_only", "weeks_to_plan_finished_only_p90",
    "speed_to_plan", "open_wait_longest", "review_decided_by_week_4", "reviews_overdue_24_months",
    "service_over_limit", "service_over_104_weeks", "open_over_6_weeks", "open_over_16_weeks",
  ]

  // The bands of waiting lists, and ways to count the same waits.
  private static let variantBeginnings = [
    "incidence_", "weeks_waited_", "service_weeks_0", "service_weeks_1", "service_weeks_2",
    "service_weeks_4",
  ]
}
