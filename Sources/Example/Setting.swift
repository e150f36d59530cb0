import Model

/// Where a child is educated: a made-up establishment, or the code of somewhere that is none.
enum Setting: Sendable, Equatable {
  case establishment(number: Int, hasUnit: Bool, hasResourcedProvision: Bool)
  /// A college known by its provider number alone.
  case provider(number: Int)
  /// A code of the return, such as `EHE`.
  case elsewhere(String)
  case notRecorded

  /// A setting for a child of this age, in the proportions of a real county's caseload.
  static func draw(age: Int, _ random: inout Random) -> Setting {
    if age < 4 {
      return random.chance(0.5) ? .elsewhere("EYP") : school(random.below(220), &random)
    }
    if age >= 17 {
      return random.pick([
        (Setting.provider(number: 90_000_001 + random.below(6)), 0.58),
        (special(&random), 0.12), (.elsewhere("NEET"), 0.14), (.elsewhere("NIEO"), 0.05),
        (.elsewhere("OTH"), 0.06), (.notRecorded, 0.05),
      ])
    }
    return random.pick([
      (school(random.below(340), &random), 0.635), (special(&random), 0.275),
      (establishment(980_000 + random.below(3)), 0.012), (.elsewhere("EHE"), 0.024),
      (.elsewhere("OLA"), 0.013), (.elsewhere("OTH"), 0.022), (.elsewhere("OPA"), 0.004),
      (.notRecorded, 0.015),
    ])
  }

  /// A mainstream school; one in twelve has a unit or resourced provision.
  private static func school(_ number: Int, _ random: inout Random) -> Setting {
    let isSpecialist = number % 12 == 0 && random.chance(0.7)
    return .establishment(
      number: 960_000 + number, hasUnit: isSpecialist && number % 24 == 0,
      hasResourcedProvision: isSpecialist && number % 24 != 0)
  }

  private static func special(_ random: inout Random) -> Setting {
    establishment(970_000 + random.below(24))
  }

  private static func establishment(_ number: Int) -> Setting {
    .establishment(number: number, hasUnit: false, hasResourcedProvision: false)
  }
}
