/// What a published count counts. Indicators about the same children share it, so that what one hides another may show.
struct Quantity: Hashable, Sendable {
  var name: String

  static func numerator(_ indicator: String) -> Quantity {
    Quantity(name: shared[indicator + " numerator"] ?? indicator + " numerator")
  }

  static func denominator(_ indicator: String) -> Quantity {
    if let name = shared[indicator + " denominator"] { return Quantity(name: name) }
    // Bands and limits of one waiting list are about everybody on it.
    if indicator.hasPrefix("service_weeks_"), Band(indicator) != nil {
      return Quantity(name: "children waiting for a service")
    }
    if indicator.hasPrefix("service_over_") {
      return Quantity(name: "children waiting for a service")
    }
    return Quantity(name: indicator + " denominator")
  }

  /// Those of the denominator who are not in the numerator.
  static func rest(_ indicator: String) -> Quantity { Quantity(name: indicator + " rest") }

  /// As the method page and the titles of the indicators say it.
  private static let shared: [String: String] = {
    var shared: [String: String] = [:]
    func same(_ name: String, numerators: [String] = [], denominators: [String] = []) {
      for indicator in numerators { shared[indicator + " numerator"] = name }
      for indicator in denominators { shared[indicator + " denominator"] = name }
    }
    same(
      "children waiting", numerators: ["open_count", "open_wait"],
      denominators: [
        "open_count", "open_wait", "open_over_6_weeks", "open_over_16_weeks", "open_over_20_weeks",
        "open_over_52_weeks", "open_undecided_over_6_weeks",
      ])
    same(
      "children waiting for a service", numerators: ["service_waiting", "service_wait"],
      denominators: ["service_waiting", "service_wait"])
    let finished = ["weeks_to_plan_finished_only", "weeks_to_plan_finished_only_p90"]
    same(
      "plans issued", numerators: finished + ["weeks_to_plan", "weeks_to_plan_p92"],
      denominators: finished + [
        "plans_issued_20_weeks", "plans_issued_20_weeks_every_route", "plans_issued_over_52_weeks",
        "exceptions_share",
      ])
    same("children waiting in the period", denominators: ["weeks_to_plan", "weeks_to_plan_p92"])
    same(
      "plans", numerators: ["placement_mix"],
      denominators: [
        "awaiting_place", "eotas", "home_educated", "independent_special_share", "placement_mix",
      ])
    same("decisions", denominators: ["decision_6_weeks", "refusal_to_assess"])
    same(
      "children educated at home", numerators: ["home_educated_count"],
      denominators: ["home_educated_count", "home_educated_with_send"])
    same(
      "children missing education",
      numerators: ["missing_education_count", "missing_education_weeks"],
      denominators: ["missing_education_count", "missing_education_weeks"])
    same("children educated otherwise", numerators: ["eotas_count"], denominators: ["eotas_count"])
    return shared
  }()

  /// Whether years can be added up. Who waits at some time of a year may wait in the next as well.
  var addsUpOverYears: Bool { name != "children waiting in the period" }
}

/// The identifier of a band of waits, such as `service_weeks_4_to_12`.
struct Band: Hashable {
  let family: String
  let from: Int
  let to: Int

  init?(_ indicator: String) {
    let parts = indicator.split(separator: "_").map(String.init)
    guard parts.count >= 5, parts[parts.count - 2] == "to", parts[parts.count - 4] == "weeks",
      let from = Int(parts[parts.count - 3]), let to = Int(parts[parts.count - 1])
    else { return nil }
    family = parts.dropLast(4).joined(separator: "_")
    (self.from, self.to) = (from, to)
  }
}

/// The identifier of a limit of waits, such as `open_over_52_weeks`.
struct Limit: Hashable {
  let family: String
  let weeks: Int

  init?(_ indicator: String) {
    let parts = indicator.split(separator: "_").map(String.init)
    guard parts.count >= 4, parts[parts.count - 1] == "weeks", parts[parts.count - 3] == "over",
      let weeks = Int(parts[parts.count - 2])
    else { return nil }
    family = parts.dropLast(3).joined(separator: "_")
    self.weeks = weeks
  }
}

/// A typical wait beside the share of the same children who waited longer than a limit, or not.
struct TypicalWait {
  let wait: String
  let share: String
  let weeks: Int
  /// Whether the share is that of the longer waits.
  let isOver: Bool

  static let known = [
    TypicalWait(
      wait: "weeks_to_plan_finished_only", share: "plans_issued_20_weeks", weeks: 20, isOver: false),
    TypicalWait(
      wait: "weeks_to_plan_finished_only", share: "plans_issued_20_weeks_every_route", weeks: 20,
      isOver: false),
    TypicalWait(
      wait: "weeks_to_plan_finished_only", share: "plans_issued_over_52_weeks", weeks: 52,
      isOver: true),
    TypicalWait(wait: "open_wait", share: "open_over_6_weeks", weeks: 6, isOver: true),
    TypicalWait(wait: "open_wait", share: "open_over_16_weeks", weeks: 16, isOver: true),
    TypicalWait(wait: "open_wait", share: "open_over_20_weeks", weeks: 20, isOver: true),
    TypicalWait(wait: "open_wait", share: "open_over_52_weeks", weeks: 52, isOver: true),
    TypicalWait(wait: "service_wait", share: "service_over_18_weeks", weeks: 18, isOver: true),
    TypicalWait(wait: "service_wait", share: "service_over_52_weeks", weeks: 52, isOver: true),
    TypicalWait(wait: "service_wait", share: "service_over_104_weeks", weeks: 104, isOver: true),
  ]
}
