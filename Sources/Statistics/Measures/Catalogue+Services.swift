import Model

extension Catalogue {
  /// Waits for assessment and support from health services, by service.
  static let services: [Definition] =
    [
      Definition(
        Wording(
          "service_waiting", "Waiting for a health service",
          "Referrals of children who were waiting on the snapshot day to be seen by the service.",
          numerator: "referrals waiting", denominator: "referrals waiting"
        ).count(.neutral, .snapshot, of: waiting), by: byService,
        .referrals { $0.openDays == nil ? nil : .present }),
      over("service_over_18_weeks", weeks: 18),
      over("service_over_52_weeks", weeks: 52),
      over("service_over_104_weeks", weeks: 104),
      share(
        "service_over_limit", "Waiting longer than the service's limit",
        "Of referrals waiting on the snapshot day, the share that had waited longer than the limit "
          + "that the service is held to.",
        numerator: "referrals waiting longer than the limit", .lowerIsBetter
      ) { $0 > $1.limitDays },
      Definition(
        Wording(
          "service_wait", "Typical wait so far for a health service",
          "Half of the referrals waiting on the snapshot day had waited longer than this.",
          numerator: "referrals waiting", denominator: "referrals waiting"
        ).weeks(.quantile(0.5), .snapshot, of: waiting), by: byService,
        .referrals { view in
          view.openDays.map { .wait(entry: 0, exit: $0, isCompleted: true) }
        }),
      Definition(
        Wording(
          "service_weeks_to_first_contact", "Typical wait for a health service",
          "At the speed of the year up to the snapshot day, half of the children referred are seen within this "
            + "wait. Children still waiting are counted for the time they have waited.",
          numerator: "children seen", denominator: "referrals waiting during the year"
        ).weeks(.survivalQuantile(0.5), .period, of: "referrals_waiting_in_year"), by: byService,
        .referrals(\.waitInLastYear)),
    ] + bands

  private static let waiting = "referrals_waiting"
  private static let byService: [Breakdown] = [.service] + ofOthers

  /// The bands of the NHS community services tables, in days waited; over 52 weeks stands above.
  private static let bands: [Definition] = [
    band("service_weeks_0_to_1", 0...7, "up to 1 week"),
    band("service_weeks_1_to_2", 8...14, "over 1 and up to 2 weeks"),
    band("service_weeks_2_to_4", 15...28, "over 2 and up to 4 weeks"),
    band("service_weeks_4_to_12", 29...84, "over 4 and up to 12 weeks"),
    band("service_weeks_12_to_18", 85...126, "over 12 and up to 18 weeks"),
    band("service_weeks_18_to_52", 127...364, "over 18 and up to 52 weeks"),
  ]

  private static func band(
    _ id: String, _ days: ClosedRange<Int>, _ words: String
  ) -> Definition {
    share(
      id, "Waiting \(words) for a health service",
      "Of referrals waiting on the snapshot day, the share that had waited \(words).",
      numerator: "referrals waiting \(words)", .neutral, by: [.service]
    ) { waited, _ in days.contains(waited) }
  }

  private static func over(_ id: String, weeks: Int) -> Definition {
    share(
      id, "Waiting over \(weeks) weeks for a health service",
      "Of referrals waiting on the snapshot day, the share that had waited more than \(weeks) weeks.",
      numerator: "referrals waiting over \(weeks) weeks", .lowerIsBetter
    ) { waited, _ in waited > 7 * weeks }
  }

  private static func share(
    _ id: String, _ title: String, _ definition: String, numerator: String,
    _ direction: Indicator.Direction, by breakdowns: [Breakdown] = byService,
    _ isIn: @escaping @Sendable (Int, ReferralView) -> Bool
  ) -> Definition {
    Definition(
      Wording(id, title, definition, numerator: numerator, denominator: "referrals waiting")
        .share(direction, .snapshot, of: waiting),
      by: breakdowns,
      .referrals { view in view.openDays.map { .share(isIn($0, view)) } })
  }
}
