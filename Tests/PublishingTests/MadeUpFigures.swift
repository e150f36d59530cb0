import Disclosure
import Model

extension MadeUpReport {
  static let headline = Indicator(
    id: "plan_by_week_20", title: "Children with a plan by week 20",
    definition: "Of children whose plan was asked for, the share whose plan came within 20 weeks.",
    numerator: "children with a plan within 20 weeks", denominator: "children who asked",
    statistic: .share, unit: .percent, direction: .higherIsBetter, timing: .period)

  static let openCount = Indicator(
    id: "open_count", title: "Children waiting", definition: "Children waiting on the day.",
    numerator: "children waiting", denominator: "children waiting", statistic: .count,
    unit: .children, direction: .neutral, timing: .snapshot)

  static let openOver = Indicator(
    id: "open_over_20_weeks", title: "Waiting over 20 weeks",
    definition: "Of children waiting, the share who had waited more than 20 weeks.",
    numerator: "children waiting over 20 weeks", denominator: "children waiting",
    statistic: .share, unit: .percent, direction: .lowerIsBetter, timing: .snapshot)

  /// Those that cut the list into bands, in large areas alone.
  static let bands = [6, 16, 52].map { weeks in
    Indicator(
      id: "open_over_\(weeks)_weeks", title: "Waiting over \(weeks) weeks",
      definition: "Of children waiting, the share who had waited more than \(weeks) weeks.",
      numerator: "children waiting over \(weeks) weeks", denominator: "children waiting",
      statistic: .share, unit: .percent, direction: .neutral, timing: .snapshot)
  }

  static let weeks = Indicator(
    id: "weeks_to_plan", title: "Typical wait for a plan", definition: "Half wait longer.",
    numerator: "plans issued", denominator: "children waiting", statistic: .survivalQuantile(0.5),
    unit: .weeks, direction: .lowerIsBetter, timing: .period)

  /// Numerators and denominators of the headline by ward: one far under the others, one far over, one empty.
  static let shares: [Count] = [
    Count(5, of: 60), Count(20, of: 40), Count(18, of: 38), Count(3, of: 9), Count(21, of: 41),
    Count(19, of: 42), Count(40, of: 44), Count(22, of: 45), Count(0, of: 0), Count(17, of: 36),
    Count(13, of: 30), Count(20, of: 39),
  ]
  static let waiting: [Count] = [
    Count(31, of: 44), Count(11, of: 25), Count(9, of: 24), Count(1, of: 6), Count(18, of: 22),
    Count(12, of: 26), Count(2, of: 19), Count(13, of: 27), Count(0, of: 0), Count(8, of: 21),
    Count(10, of: 20), Count(14, of: 31),
  ]

  static var measures: [Measure] {
    [headline, openCount, openOver, weeks].flatMap { indicator in
      [(Level.ward, wards), (.division, divisions), (.district, districts)].map { level, blocks in
        measure(indicator, level, blocks)
      }
    } + bands.map { measure($0, .district, districts) }
  }

  private static func measure(_ indicator: Indicator, _ level: Level, _ blocks: [Block]) -> Measure
  {
    let isPeriod = indicator.timing == .period
    let pooled = isPeriod && level != .district ? 3 : 1
    let period =
      isPeriod ? (pooled == 3 ? "2023-01-01..2025-12-31" : "2025-01-01..2025-12-31") : "2026-01-15"
    func counted(_ wards: [Int]) -> Tally { tally(indicator, wards) }
    var measure = Measure(
      indicator: indicator, level: level, group: .all, period: period, pooledPeriods: pooled,
      areas: blocks.map(\.area.code), tallies: blocks.map { counted(members(level, $0)) },
      partnership: counted(Array(wards.indices)), unknown: counted([1]), outside: counted([]))
    measure.atoms = wards.indices.map { counted([$0]) } + [counted([1])]
    return measure
  }

  private static func tally(_ indicator: Indicator, _ wards: [Int]) -> Tally {
    switch indicator.id {
    case "plan_by_week_20": return .count(wards.map { shares[$0] }.reduce(Count(0, of: 0), +))
    case "open_over_20_weeks": return .count(wards.map { waiting[$0] }.reduce(Count(0, of: 0), +))
    case "open_over_6_weeks", "open_over_16_weeks", "open_over_52_weeks":
      return .count(wards.map { beyond(indicator.id, waiting[$0]) }.reduce(Count(0, of: 0), +))
    case "open_count": return .total(wards.map { waiting[$0].denominator }.reduce(0, +))
    default:
      var waits = Waits()
      for ward in wards {
        for child in 0..<shares[ward].denominator {
          waits.append(
            entry: 0, exit: Int32(7 * (12 + (child * 7 + ward * 3) % 24)), completed: true)
        }
      }
      return .waits(waits)
    }
  }

  /// Two thirds of those who wait up to 20 weeks wait over 6 and one third over 16; a third of the others over 52.
  private static func beyond(_ id: String, _ waiting: Count) -> Count {
    let (long, short) = (waiting.numerator, waiting.denominator - waiting.numerator)
    let over =
      switch id {
      case "open_over_6_weeks": long + 2 * short / 3
      case "open_over_16_weeks": long + short / 3
      default: long / 3
      }
    return Count(over, of: waiting.denominator)
  }

  // MARK: - Figures

  static func analyse(_ measures: [Measure]) -> [Analysis] {
    measures.map { measure in
      let whole = estimate(measure.partnership, .partnership(partnership), nil, measure)
      let estimates = zip(measure.tallies, measure.areas).map {
        estimate($0, .area($1), whole.outcome.value, measure)
      }
      let flagged = estimates.count { $0.flag != .none && $0.flag != .within }
      return Analysis(
        indicator: measure.indicator, level: measure.level, group: measure.group,
        period: measure.period, pooledPeriods: measure.pooledPeriods, partnership: whole,
        estimates: estimates, unknown: estimate(measure.unknown, .unknown, nil, measure),
        outside: estimate(measure.outside, .outside, nil, measure), compared: estimates.count,
        flagsShown: flagged, flagsExpectedByLuck: 0.05 * Double(estimates.count))
    }
  }

  private static func estimate(
    _ tally: Tally, _ place: Place, _ reference: Double?, _ measure: Measure
  ) -> Estimate {
    switch tally {
    case .unavailable(let reason):
      return Estimate(place: place, outcome: .none(reason), method: "M01")
    case .total(let total):
      return Estimate(
        place: place, numerator: total, denominator: total,
        outcome: .value(Double(total), Outcome.Limits(lower: nil, upper: nil)), method: "M02")
    case .waits(let waits):
      let sorted = waits.exit.sorted().map { Double($0) / 7 }
      guard let median = sorted.dropFirst(sorted.count / 2).first else {
        return Estimate(
          place: place, numerator: 0, denominator: 0, outcome: .none(.noCases), method: "M21")
      }
      let limits = Outcome.Limits(lower: median - 4.3, upper: median + 6.4)
      return Estimate(
        place: place, numerator: sorted.count, denominator: sorted.count,
        outcome: .value(median, limits), method: "M21")
    case .count(let count): return share(count, place, reference, measure.indicator)
    default: return Estimate(place: place, outcome: .none(.notApplicable), method: "M01")
    }
  }

  /// Wilson's interval, and a comparison by whether it holds the partnership's share.
  private static func share(
    _ count: Count, _ place: Place, _ reference: Double?, _ indicator: Indicator
  ) -> Estimate {
    guard count.denominator > 0 else {
      return Estimate(
        place: place, numerator: 0, denominator: 0, outcome: .none(.noCases), method: "M01")
    }
    let n = Double(count.denominator)
    let p = Double(count.numerator) / n
    let z = 1.959964
    let middle = (p + z * z / 2 / n) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / 4 / n / n).squareRoot()
    let limits = Outcome.Limits(Interval(100 * (middle - half), 100 * (middle + half)))
    var estimate = Estimate(
      place: place, numerator: count.numerator, denominator: count.denominator,
      outcome: .value(100 * p, limits), method: "M01")
    guard let reference else { return estimate }
    let distance = (100 * p - reference) / (100 * half)
    estimate.flag = abs(distance) < 1 ? .within : distance < 0 ? .worse95 : .better95
    estimate.comparison =
      switch distance {
      case ..<(-1.6): .wellBelow
      case ..<(-1): .below
      case ..<(-0.8): .mayBeBelow
      case 1.6...: .wellAbove
      case 1...: .above
      default: abs(distance) < 0.1 ? .similar : .tooFewToTell
      }
    return estimate
  }

  static var quality: [QualityLine] {
    [
      QualityLine(
        input: "requests.csv", field: "postcode", reason: "postcode-unknown", count: 21,
        share: 0.0123456789012, exampleRows: [4, 17], effect: "In the total, in no ward."),
      QualityLine(
        input: "requests.csv", field: "receivedDate", reason: "date-unreadable", count: 3,
        share: nil, exampleRows: [9], effect: "Left out."),
      QualityLine(
        input: "requests.csv", field: "sex", reason: "not-recorded", count: 0, share: 0,
        exampleRows: [], effect: "The field is filled in every row."),
      QualityLine(
        input: "requests.csv", field: "ethnicity", reason: "not-recorded", count: 9, share: 0.001,
        exampleRows: [], effect: "The field is blank."),
    ]
  }

  static var releases: [Release] {
    get throws {
      let analyses = analyse(measures)
      return [
        exact(
          analyses + analyse(earlierYears), quality: quality, equity: equity, findings: findings),
        try protect(
          measures, analyses, quality: quality, policy: .standard, linkage: linkage,
          analyse: analyse),
      ]
    }
  }

  /// Every ward in one division and one district, and children whose place is not known.
  private static var linkage: Linkage {
    var linkage = Linkage()
    let levels = [(Level.ward, wards), (.division, divisions), (.district, districts)]
    linkage.atoms = Atoms(
      levels: levels.map(\.0),
      areas: wards.indices.map { ward in
        levels.map { level, blocks in
          let index = blocks.indices.first { members(level, blocks[$0]).contains(ward) }
          return index.map { Int32($0) } ?? Atoms.outside
        }
      } + [levels.map { _ in Atoms.unknown }])
    return linkage
  }

  /// The wards of an area, by the middle of each.
  private static func members(_ level: Level, _ block: Block) -> [Int] {
    wards.indices.filter {
      let middle = wards[$0].x + 0.5
      return block.x <= middle && middle < block.x + block.width
        && (level != .ward || wards[$0].area.code == block.area.code)
    }
  }
}
