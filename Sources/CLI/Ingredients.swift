import Statistics

/// What a figure is made of: an indicator touched by a gap in one of these cannot be read without knowing of the gap.
enum Ingredient: String, CaseIterable, Sendable {
  case received
  case requestOutcome
  case requestOutcomeDate
  case assessmentOutcome
  case assessmentDate
  case exception
  case appeals
  /// Whether and when a case left for another authority.
  case transfer
  /// Where the child lives: figures of areas, never the partnership's own.
  case home
  /// What links the rows of one child.
  case identity
  case age
  case sex
  case ethnicity
  case need
  case route
  case plan
  case placement
  case review
  case phaseTransfer
  case population
  case deprivation
  case places
  case register
  case contacts
  case serviceWaits
  case published

  /// What the headings of returns and other inputs hold, by their letters and digits alone.
  private static let headings: [(ingredient: Ingredient, names: Set<String>)] = [
    (.received, ["receiveddate", "daterequestwasreceived"]),
    (.requestOutcome, ["requestoutcome"]),
    (.requestOutcomeDate, ["requestoutcomedate", "daterequestoutcome"]),
    (.assessmentOutcome, ["assessmentoutcome", "assessmentoutcometoissueehcp"]),
    (.assessmentDate, ["assessmentoutcomedate"]),
    (.exception, ["week20", "twentyweekstimelimitexceptionsapply"]),
    (
      .appeals,
      [
        "requestmediation", "requesttribunal", "assessmentmediation", "assessmenttribunal",
        "othermediation", "othertribunal",
      ]
    ),
    (.transfer, ["exported", "exportedchildoryoungpersonmoves", "transferla", "import"]),
    (.home, ["postcode", "x", "y", "lsoa", "easting", "northing"]),
    (
      .identity,
      [
        "upn", "uniquelearnernumber", "uln", "persontableid", "personid", "requeststableid",
        "requestsrecordid",
      ]
    ),
    (.age, ["personbirthdate", "dobccyymmdd", "dateofbirth", "dob", "age", "ageband"]),
    (.sex, ["sex", "gender", "personsex"]),
    (.ethnicity, ["ethnicity"]),
    (.need, ["senneed", "sentype", "primaryneed", "needtype", "need"]),
    (.route, ["requestsource", "rquestsource"]),
    (.plan, ["startdate", "ehcplanstartdate", "ceasedate", "dateehcplanceased", "plantransfer"]),
    (
      .placement,
      [
        "urn", "ukprn", "sensetting", "entrydate", "leavingdate", "placementrank",
        "sensettingother",
        "senunitindicator", "resourcedprovisionindicator", "elective",
      ]
    ),
    (.review, ["reviewmeeting", "lastreview", "reviewoutcome"]),
    (.phaseTransfer, ["phasetransferduedate", "phasetransferfinaldate"]),
  ]

  /// What a heading holds, or nil for one that no figure needs.
  init?(heading: String) {
    let letters = heading.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let found = Self.headings.first(where: { $0.names.contains(letters) }) else {
      return nil
    }
    self = found.ingredient
  }

  /// What a reason is about where its line names no heading.
  init?(reason: String) {
    switch reason {
    case "person-double", "person-missing", "person-unknown", "request-repeated": self = .identity
    case "area-without-boundary", "area-without-row", "no-ward", "no-grid-reference": self = .home
    default:
      guard reason.hasPrefix("editions-differ") || reason.hasPrefix("coordinates-transformed")
      else { return nil }
      self = .home
    }
  }
}

extension Ingredient {
  private static let toDecision: Set<Ingredient> = [
    .received, .requestOutcome, .requestOutcomeDate,
  ]
  private static let toPlan: Set<Ingredient> = [.received, .assessmentOutcome, .assessmentDate]
  private static let wholeCase = toDecision.union(toPlan).union([.transfer])

  /// What the indicator is made of, apart from where children live, who they are and how rows are linked; nil for one that is
  /// not known here.
  static func own(of indicator: String) -> Set<Ingredient>? {
    switch indicator {
    case "plan_by_week_20", "speed_to_plan", "weeks_to_plan", "weeks_to_plan_p92",
      "weeks_waited_restricted_52", "incidence_plan_20_weeks", "incidence_refused_20_weeks",
      "open_count", "open_over_6_weeks", "open_over_16_weeks", "open_over_20_weeks",
      "open_over_52_weeks", "open_undecided_over_6_weeks",
      "open_wait", "open_wait_longest", "backlog_change", "clearance_weeks":
      wholeCase
    case "plans_issued_20_weeks_every_route", "refusal_notice_16_weeks": toPlan
    // Plans by way of mediation or a tribunal are left out of these, so that they need to know which those are.
    case "plans_issued_20_weeks", "plans_issued_over_52_weeks", "weeks_to_plan_finished_only",
      "weeks_to_plan_finished_only_p90":
      toPlan.union([.appeals])
    case "plans_issued_20_weeks_excluding_exceptions", "exceptions_share":
      toPlan.union([.appeals, .exception])
    case "decision_6_weeks": toDecision
    case "refusal_to_assess": [.requestOutcome, .requestOutcomeDate]
    case "request_rate": [.received, .population]
    case "mediation_or_tribunal": toDecision.union([.appeals])
    default: ofPlansAndOthers(indicator)
    }
  }

  private static func ofPlansAndOthers(_ indicator: String) -> Set<Ingredient>? {
    switch indicator {
    case "plans_per_population": [.plan, .population]
    case "placement_mix", "independent_special_share", "placed_outside_authority",
      "distance_to_placement", "placed_over_20_miles", "awaiting_place":
      [.plan, .placement]
    case "home_educated", "eotas": [.plan, .placement, .register]
    case "missing_education": [.register, .population]
    case "missing_education_count", "missing_education_weeks", "home_educated_count",
      "home_educated_with_send", "eotas_count":
      [.register]
    case "places_within_reach": [.plan, .places]
    case "occupancy": [.places]
    case "review_decision_4_weeks", "review_decided_by_week_4", "reviews_overdue",
      "reviews_overdue_24_months":
      [.plan, .review]
    case "phase_transfer_on_time": [.plan, .phaseTransfer]
    case "calls_answered", "emails_answered": [.contacts]
    case _ where indicator.hasPrefix("service_"): [.serviceWaits]
    default: nil
    }
  }

  /// What is counted from tables of their own and from no return.
  private static let ofOtherTables: Set<Ingredient> = [
    .register, .contacts, .serviceWaits, .places, .population,
  ]

  /// Those of `indicators` that a gap in this touches, in their order.
  ///
  /// `source` is what the indicators of the gap's input have in common, `received` for a return; nil for an input that all
  /// are placed by.
  func touched(of indicators: [String], from source: Ingredient? = nil) -> [String] {
    indicators.filter { indicator in
      guard let own = Self.own(of: indicator) else { return self == .published }
      if let source {
        let isOfSource =
          source == .received ? !own.isSubset(of: Self.ofOtherTables) : own.contains(source)
        guard isOfSource else { return false }
      }
      switch self {
      // Where children live and which rows are one child's matters for everything counted from people.
      case .home, .identity: return own != [.places] && own != [.contacts]
      case .age, .sex, .ethnicity, .need, .route, .deprivation:
        return own.contains(self) || isBreakdown(of: indicator)
      default: return own.contains(self)
      }
    }
  }

  /// Whether the indicator is broken down by it.
  private func isBreakdown(of indicator: String) -> Bool {
    Catalogue.definition(indicator)?.breakdowns.contains { $0.rawValue == rawValue } ?? false
  }

  /// How far the gap reaches, as the end of a sentence.
  var reach: String {
    switch self {
    case .home: "in the figures of areas, not of the partnership"
    case .identity: "where one child could count twice"
    case .age, .sex, .ethnicity, .need, .route, .deprivation: "in breakdowns alone"
    default: Self.everywhere
    }
  }

  static let everywhere = "in every figure"
}
