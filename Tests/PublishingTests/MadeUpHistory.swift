import Model

extension MadeUpReport {
  /// Single years of the districts before the latest: North Fen is low in all but one, South Fen high in the last of them.
  static var earlierYears: [Measure] {
    let shares: [(year: Int, north: Int, south: Int)] = [
      (2021, 86, 110), (2022, 120, 126), (2023, 86, 126), (2024, 80, 132),
    ]
    return shares.map { year, north, south in
      Measure(
        indicator: headline, level: .district, group: .all,
        period: "\(year)-01-01..\(year)-12-31", pooledPeriods: 1, areas: districts.map(\.area.code),
        tallies: [.count(Count(north, of: 230)), .count(Count(south, of: 194))],
        partnership: .count(Count(north + south, of: 424)), unknown: .count(Count(0, of: 0)),
        outside: .count(Count(0, of: 0)))
    }
  }

  private static let meanWeeks = Indicator(
    id: "weeks_waited_restricted_52", title: "Average wait in the first year", definition: "",
    numerator: "plans issued", denominator: "children waiting",
    statistic: .restrictedMean(day: 364), unit: .weeks, direction: .lowerIsBetter,
    timing: .period)

  static var equity: [EquityTable] {
    func figure(
      _ statistic: String, _ value: Double, _ low: Double?, _ high: Double?, method: String = "M15",
      luck: Double? = nil
    ) -> EquityFigure {
      EquityFigure(
        statistic: statistic,
        outcome: .value(value, Outcome.Limits(lower: low, upper: high)), p: nil, luckFloor: luck,
        method: method)
    }
    func table(_ indicator: Indicator, _ period: String, _ figures: [EquityFigure]) -> EquityTable {
      EquityTable(
        indicator: indicator, level: .ward, group: .all, period: period, figures: figures)
    }
    return [
      table(headline, "2023-01-01..2023-12-31", [figure("lottery_index", 9, 8, 10)]),
      table(
        headline, "2025-01-01..2025-12-31",
        [
          figure("lottery_index", 7, 6, 8),
          figure("lottery_change", 1.5, 1.2, 1.9, method: "M33 since 2024-01-01..2024-12-31"),
          figure("lottery_change", 1.4, 1.1, 1.8, method: "M33 since 2023-01-01..2023-12-31"),
        ]),
      table(
        headline, "2023-01-01..2025-12-31",
        [
          figure("lottery_index", 1.87, 1.41, 2.5), figure("achievable_benchmark", 65.6, nil, nil),
          figure("expected_shortfall", 41, 35, 48), figure("flags_shown", 2, nil, nil),
          figure("flags_expected_by_luck", 0.55, nil, nil),
          figure("lottery_explained", 0.137, nil, nil, method: "M15 districts"),
          figure("lottery_explained", -0.021, nil, nil, method: "M15 deprivation"),
        ]),
      table(weeks, "2023-01-01..2025-12-31", [figure("lottery_index", 1.5, 1.2, 1.9)]),
      table(
        meanWeeks, "2023-01-01..2025-12-31",
        [
          figure("expected_shortfall", 39, 30, 48, method: "M39 observed over expected"),
          figure("expected_shortfall", 612, 480, 745, method: "M39 weeks over the average"),
        ]),
      table(openOver, "2026-01-15", [figure("expected_shortfall", 12, 8, 17)]),
    ]
  }

  static var findings: Findings {
    func finding(
      _ indicator: Indicator, _ place: String, _ level: Level, _ value: Double,
      _ comparator: Double,
      _ comparison: Comparison, children: Double, period: String = "2023-01-01..2025-12-31"
    ) -> Finding {
      var made = Finding(
        level: level, place: .area(code(place)), indicator: indicator, group: .all,
        period: period, value: value, comparator: comparator, comparison: comparison, q: 0.01)
      made.childrenAffected = children
      made.childrenLimits = Interval(children - 6, children + 7)
      made.holdsInRedrawnMaps = 0.92
      return made
    }
    // What analysts alone need has most children here, and is not what is said first.
    let speed = Indicator(
      id: "speed_to_plan", title: "Speed of plans", definition: "", numerator: "plans issued",
      denominator: "plans expected", statistic: .speed, unit: .ratio, direction: .higherIsBetter,
      timing: .period)
    let found = [
      finding(speed, "Z05000001", .ward, 0.41, 1, .wellBelow, children: 31),
      finding(headline, "Z05000001", .ward, 8.3, 46.7, .wellBelow, children: 23),
      // Of a year that the tables do not have: they compare no waits.
      finding(
        weeks, "Z05000003", .ward, 64, 24, .wellAbove, children: 19,
        period: "2025-01-01..2025-12-31"),
      finding(headline, "Z07000001", .district, 37.4, 46.7, .below, children: 12),
      finding(openOver, "Z05000001", .ward, 70.5, 41, .above, children: 9),
      finding(openOver, "Z05000002", .ward, 65, 41, .above, children: 8),
    ]
    let luck = LuckSummary(compared: 17, shown: 4, expected: 0.85, p: 0.012)
    let family = Findings.Family(
      indicator: headline, level: .ward, period: "2023-01-01..2025-12-31", luck: luck)
    return Findings(findings: found, families: [family], luck: luck, draws: 2000, seed: 1)
  }
}
