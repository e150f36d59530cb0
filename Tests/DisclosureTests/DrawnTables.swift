import Disclosure
import Model

/// Tables to protect, and statistics that stand in for the real ones.
enum DrawnTables {
  static let codes = (1...60).map { number in
    AreaCode("Z05\(String(repeating: "0", count: 4))\(number < 10 ? "0" : "")\(number)")
  }.compactMap(\.self)
  static let partnership = AreaCode("Z10000001")

  static func indicator(
    _ id: String, _ statistic: Indicator.Statistic = .share, of population: String? = nil,
    timing: Indicator.Timing = .period
  ) -> Indicator {
    let unit: Indicator.Unit =
      switch statistic {
      case .share: .percent
      case .count: .children
      case .rate: .perThousand
      default: .weeks
      }
    return Indicator(
      id: id, title: id, definition: id, numerator: "children in time", denominator: "children",
      statistic: statistic, unit: unit, direction: .higherIsBetter, timing: timing,
      population: population)
  }

  static func measure(
    _ indicator: Indicator, _ tallies: [Tally], level: Level = .ward, group: Group = .all,
    period: String = "2025-01-01..2025-12-31", years: Int = 1, unknown: Tally? = nil,
    outside: Tally? = nil
  ) -> Measure {
    let none = tallies.first?.none ?? .total(0)
    let unplaced = [unknown ?? none, outside ?? none]
    return Measure(
      indicator: indicator, level: level, group: group, period: period, pooledPeriods: years,
      areas: Array(codes.prefix(tallies.count)), tallies: tallies,
      partnership: (tallies + unplaced).reduce(none) { $0.plus($1) }, unknown: unplaced[0],
      outside: unplaced[1])
  }

  static func counts(_ pairs: [(Int, Int)]) -> [Tally] {
    pairs.map { .count(Count($0.0, of: $0.1)) }
  }

  /// The share, number or median of each tally that it is given.
  static func analyse(_ measures: [Measure]) -> [Analysis] {
    measures.map { measure in
      let whole = partnership ?? codes[0]
      return Analysis(
        indicator: measure.indicator, level: measure.level, group: measure.group,
        period: measure.period, pooledPeriods: measure.pooledPeriods,
        partnership: estimate(.partnership(whole), measure.partnership),
        estimates: zip(measure.areas, measure.tallies).map { estimate(.area($0), $1) },
        unknown: estimate(.unknown, measure.unknown), outside: estimate(.outside, measure.outside),
        compared: 0, flagsShown: 0, flagsExpectedByLuck: 0)
    }
  }

  private static func estimate(_ place: Place, _ tally: Tally) -> Estimate {
    let none = Outcome.Limits(lower: nil, upper: nil)
    func made(_ part: Int, _ whole: Int, _ value: Double?) -> Estimate {
      Estimate(
        place: place, numerator: part, denominator: whole,
        outcome: value.map { .value($0, none) } ?? .none(.noCases), method: "M01")
    }
    switch tally {
    case .count(let count):
      let share = 100 * Double(count.numerator) / Double(max(count.denominator, 1))
      return made(count.numerator, count.denominator, count.denominator == 0 ? nil : share)
    case .total(let total): return made(total, total, Double(total))
    case .rate(let rate): return made(rate.events, 0, 1000 * Double(rate.events) / rate.population)
    case .waits(let waits):
      let sorted = waits.exit.sorted().map { Double($0) / 7 }
      let middle =
        sorted.isEmpty ? nil : (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
      return made(sorted.count, sorted.count, middle)
    case .unavailable(let reason):
      return Estimate(place: place, outcome: .none(reason), method: "M01")
    default: return Estimate(place: place, outcome: .none(.notApplicable), method: "M01")
    }
  }

  static func protected(
    _ measures: [Measure], policy: Policy = .standard, linkage: Linkage = Linkage()
  ) throws(Refusal) -> Release {
    try protect(
      measures, analyse(measures), quality: [], policy: policy, linkage: linkage,
      analyse: analyse)
  }
}

extension Tally {
  var none: Tally {
    switch self {
    case .count: .count(Count(0, of: 0))
    case .waits: .waits(Waits())
    case .rate: .rate(Rate(0, of: 0))
    default: .total(0)
    }
  }

  func plus(_ other: Tally) -> Tally {
    switch (self, other) {
    case (.count(let left), .count(let right)): .count(left + right)
    case (.waits(let left), .waits(let right)): .waits(left + right)
    case (.rate(let left), .rate(let right)): .rate(left + right)
    case (.total(let left), .total(let right)): .total(left + right)
    default: self
    }
  }
}

extension Cell {
  /// What is printed of the numerator, or of what is counted: nil where it is hidden.
  var number: Int? { estimate?.numerator }
  var whole: Int? { estimate?.denominator }
}
