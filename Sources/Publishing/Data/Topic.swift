import Model

/// The indicators that stand together in one open table.
struct Topic {
  /// The name of its files.
  let id: String
  let title: PageText
  /// What the identifiers of its indicators begin with.
  private let beginnings: [String]

  /// In the order of a child's way through the system.
  static let all = [
    Topic(
      id: "requests", title: "Requests and plans",
      beginnings: [
        "request_rate", "refusal_to_assess", "mediation_or_tribunal", "plans_per_population",
      ]),
    Topic(
      id: "timeliness", title: "Statutory time limits",
      beginnings: [
        "plans_issued", "plan_by_week_20", "decision_6_weeks", "refusal_notice_16_weeks",
        "incidence_", "exceptions_share", "phase_transfer_on_time",
      ]),
    Topic(
      id: "waits", title: "How long children wait",
      beginnings: [
        "weeks_to_plan", "speed_to_plan", "weeks_waited", "open_", "backlog_change",
        "clearance_weeks",
      ]),
    Topic(
      id: "placements", title: "Places and placements",
      beginnings: [
        "placement_mix", "independent_special_share", "placed_",
        "distance_to_placement", "places_within_reach", "occupancy", "awaiting_place",
      ]),
    Topic(
      id: "out-of-school", title: "Children not in school",
      beginnings: ["home_educated", "eotas", "missing_education"]),
    Topic(
      id: "reviews", title: "Annual reviews", beginnings: ["review"]),
    Topic(
      id: "communication", title: "Calls and emails",
      beginnings: ["calls_answered", "emails_answered"]),
    Topic(id: "services", title: "Health services", beginnings: ["service_"]),
    // What a council names itself in the configuration.
    Topic(id: "other", title: "Other indicators", beginnings: [""]),
  ]

  /// Whether the indicator stands in this topic: in the first one that knows its identifier.
  func holds(_ indicator: Indicator) -> Bool { Topic.of(indicator).id == id }

  static func of(_ indicator: Indicator) -> Topic {
    all.first { topic in topic.beginnings.contains { indicator.id.hasPrefix($0) } } ?? all[0]
  }
}
