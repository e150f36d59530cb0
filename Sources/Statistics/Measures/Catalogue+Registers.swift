import Model

extension Catalogue {
  /// Children who are not at school, from the council's registers.
  static let registers: [Definition] = [
    Definition(
      Wording(
        "missing_education", "Children missing education",
        "Children on the register of children missing education on its day, for every 1,000 residents aged 5 to "
          + "15.",
        numerator: "children missing education", denominator: "residents aged 5 to 15"
      ).perThousand(
        .lowerIsBetter, .snapshot, of: "residents_5_15", events: "children_missing_education"),
      by: [.deprivation],
      .register(.missingEducation) { $0.isOn ? .present : nil }
    ).with(\.residents, 5...15),
    count(
      "missing_education_count", "Children missing education, number",
      "Children on the register of children missing education on its day.",
      "children missing education", .missingEducation, of: "children_missing_education"),
    Definition(
      Wording(
        "missing_education_weeks", "Weeks missing from education",
        "Half of the children missing education on the day of the register had been missing for longer than this.",
        numerator: "children missing education", denominator: "children missing education"
      ).weeks(.quantile(0.5), .snapshot, of: "children_missing_education"), by: ofOthers,
      .register(.missingEducation) { view in
        view.days.map { .wait(entry: 0, exit: $0, isCompleted: true) }
      }),
    count(
      "home_educated_count", "Home-educated children",
      "Children on the register of home education on its day, with a plan or without.",
      "home-educated children", .homeEducated, of: "home_educated_children"),
    Definition(
      Wording(
        "home_educated_with_send", "Home-educated children with a plan or a request for one",
        "Of children on the register of home education on its day, the share with a plan, or for whom one was "
          + "asked.",
        numerator: "home-educated children with a plan or a request",
        denominator: "home-educated children of whom it is known"
      ).share(.neutral, .snapshot, of: "home_educated_children_known"), by: ofOthers,
      .register(.homeEducated) { view in
        let hasPlan = view.register.hasPlan[view.row]
        let isOnPathway = view.register.isOnPathway[view.row]
        guard view.isOn, hasPlan != nil || isOnPathway != nil else { return nil }
        return .share(hasPlan == true || isOnPathway == true)
      }),
    count(
      "eotas_count", "Children educated otherwise than at school",
      "Children on the register of education otherwise than at school on its day.",
      "children educated otherwise than at school", .otherwiseThanAtSchool, of: "eotas_children"),
  ]

  private static func count(
    _ id: String, _ title: String, _ definition: String, _ who: String, _ kind: Register.Kind,
    of population: String
  ) -> Definition {
    Definition(
      Wording(id, title, definition, numerator: who, denominator: who)
        .count(.neutral, .snapshot, of: population),
      by: ofOthers, .register(kind) { $0.isOn ? .present : nil })
  }
}
