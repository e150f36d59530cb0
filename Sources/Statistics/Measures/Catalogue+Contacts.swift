import Model

extension Catalogue {
  /// Whether families are answered, and how full special places are.
  static let contacts: [Definition] = [
    Definition(
      Wording(
        "calls_answered", "Calls answered",
        "Of calls that families made in the period, the share answered.",
        numerator: "calls answered", denominator: "calls"
      ).share(.higherIsBetter, .period, of: "calls"), by: [], .contacts(.calls)),
    Definition(
      Wording(
        "emails_answered", "Messages answered in time",
        "Of messages from families in the period, the share with a full reply within the standard time.",
        numerator: "messages answered in time", denominator: "messages"
      ).share(.higherIsBetter, .period, of: "messages"), by: [], .contacts(.emails)),
    Definition(
      Wording(
        "occupancy", "How full special places are",
        "Children on roll in special schools, units, resourced provision and alternative provision, for every 100 "
          + "places there, by the area where the school stands. Above 100 there are more children than places.",
        numerator: "children on roll", denominator: "places"
      ).indicator(.ratio, .percent, .neutral, .snapshot, population: "special_places"),
      by: [.provision], .provision(\.roll)),
  ]
}
