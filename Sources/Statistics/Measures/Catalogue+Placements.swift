import Model

extension Catalogue {
  /// Children with a plan, and where they are educated.
  static let placements: [Definition] = [
    Definition(
      Wording(
        "plans_per_population", "Children with a plan",
        "Children with a plan on census day, for every 1,000 residents aged 0 to 24.",
        numerator: "children with a plan", denominator: "residents aged 0 to 24"
      ).perThousand(.neutral, .snapshot, of: "residents_0_24", events: withPlan),
      by: ofPlanRates,
      .plans { $0.isLive ? .present : nil }
    ).with(\.residents, 0...24),
    Definition(
      live(
        "placement_mix", "Where children with a plan are educated",
        "Of children with a plan on census day, the share in this kind of placement.",
        numerator: "children in this kind of placement"
      ).share(.neutral, .snapshot, of: withPlan), by: [],
      .plans { $0.isLive ? .share(true) : nil }
    ).with(\.split, .placement).needing(.schools),
    share(
      "independent_special_share", "In independent or non-maintained special schools",
      "Of children with a plan on census day, the share in independent or non-maintained special schools.",
      numerator: "children in independent or non-maintained special schools", .lowerIsBetter,
      events: "placement_mix placement=special_independent"
    ) { $0.category == .specialIndependent }.needing([.schools, .placements]),
    Definition(
      Wording(
        "placed_outside_authority", "Educated outside the area",
        "Of children with a plan on census day at a school or college, the share whose school or college stands "
          + "in another authority's area.",
        numerator: "children educated outside the area",
        denominator: "children with a plan at a school or college"
      ).share(.lowerIsBetter, .snapshot, of: "children_with_plan_at_known_school"), by: ofPlans,
      .plans { view in view.isLive ? view.isOutsideAuthority.map(Observation.share) : nil }
    ).needing([.schools, .authority]),
    Definition(
      withDistance(
        "distance_to_placement", "Typical distance to school",
        "Half of the children with a plan live further from their school or college than this, in a straight "
          + "line."
      ).indicator(
        .quantile(0.5), .kilometres, .lowerIsBetter, .snapshot,
        population: "children_with_plan_and_distance"), by: ofPlans,
      .plans { view in view.isLive ? view.distance.map(Observation.metres) : nil }
    ).needing(.points),
    Definition(
      withDistance(
        "placed_over_20_miles", "Over 20 miles from school",
        "Of children with a plan on census day, the share who live more than 20 miles from their school or "
          + "college, in a straight line.",
        numerator: "children over 20 miles from school"
      ).share(.lowerIsBetter, .snapshot, of: "children_with_plan_and_distance"), by: ofPlans,
      // 20 miles are 32,186.88 metres.
      .plans { view in view.isLive ? view.distance.map { .share($0 > 32_186) } : nil }
    ).needing(.points),
    share(
      "awaiting_place", "Waiting for a school place",
      "Of children with a plan on census day, the share for whom no school or other education is recorded, "
        + "or only a type of school.",
      numerator: "children waiting for a place", .lowerIsBetter
    ) { $0.isAwaitingPlace }.needing(.placements),
    share(
      "home_educated", "Home educated with a plan",
      "Of children with a plan on census day, the share whose parents educate them at home by their own choice.",
      numerator: "children educated at home", .lowerIsBetter
    ) { $0.placement.isSetting(.homeEducated) }.needing(.placements),
    share(
      "eotas", "Educated otherwise than at school",
      "Of children with a plan on census day, the share for whom the council arranges education "
        + "otherwise than at school.",
      numerator: "children educated otherwise than at school", .neutral
    ) { $0.placement.isSetting(.arrangedByAuthority) }.needing(.placements),
  ]

  private static let withPlan = "children_with_plan"

  private static func live(
    _ id: String, _ title: String, _ definition: String, numerator: String
  ) -> Wording {
    Wording(id, title, definition, numerator: numerator, denominator: "children with a plan")
  }

  private static func withDistance(
    _ id: String, _ title: String, _ definition: String,
    numerator: String = "children with a plan whose home and school are placed"
  ) -> Wording {
    Wording(
      id, title, definition, numerator: numerator,
      denominator: "children with a plan whose home and school are placed")
  }

  private static func share(
    _ id: String, _ title: String, _ definition: String, numerator: String,
    _ direction: Indicator.Direction, events: String? = nil,
    _ isIn: @escaping @Sendable (PlanView) -> Bool
  ) -> Definition {
    Definition(
      live(id, title, definition, numerator: numerator)
        .indicator(
          .share, .percent, direction, .snapshot, population: withPlan, events: events),
      by: ofPlans, .plans { $0.isLive ? .share(isIn($0)) : nil })
  }
}

extension Plans.Placement {
  /// Whether the child is educated in this way, and at no school or college.
  func isSetting(_ wanted: Plans.Setting) -> Bool {
    urn == nil && ukprn == nil && setting == wanted
  }
}
