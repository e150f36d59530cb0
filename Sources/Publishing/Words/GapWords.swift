import Disclosure
import Model

/// The gap between the two ends of a level as it is said: from printed figures alone, so that whoever has the table can work
/// it out again.
struct SaidGap: Equatable {
  /// The places of the worst and the best area, of neutral indicators of the highest and the lowest.
  let worst: Int
  let best: Int
  let value: String
  let low: String
  let high: String
  /// Whether chance is unlikely to explain it.
  let isReal: Bool
  /// How many areas the ends were picked from.
  let count: Int

  /// Nil for figures whose differences are no plain numbers, and where `Gap` has none.
  init?(
    _ figures: [(value: Double, limits: Outcome.Limits)?], _ unit: Indicator.Unit,
    _ direction: Indicator.Direction, _ strings: Strings
  ) {
    guard unit == .percent || unit == .weeks else { return nil }
    let printed = figures.map { figure in
      figure.map {
        (
          value: unit.snapped($0.value),
          limits: Outcome.Limits(
            lower: $0.limits.lower.map(unit.snapped(_:)),
            upper: $0.limits.upper.map(unit.snapped(_:)))
        )
      }
    }
    guard let gap = Gap(printed) else { return nil }
    let isLowWorse = direction == .higherIsBetter
    worst = isLowWorse ? gap.lowest : gap.highest
    best = isLowWorse ? gap.highest : gap.lowest
    func whole(_ number: Double) -> String { NumberText.fixed(number, decimals: 0) }
    low = whole(max(0, gap.limits.lower))
    high = whole(unit == .percent ? min(100, gap.limits.upper) : gap.limits.upper)
    isReal = low != "0"
    count = printed.count { $0 != nil }
    let size = whole(gap.difference)
    value =
      switch (unit, size) {
      case (.percent, "1"): strings["1 percentage point"]
      case (.percent, _): strings["\(size) percentage points"]
      default: unit.spoken(gap.difference, strings)
      }
  }
}

extension Words {
  /// "The gap between Bolsover and Erewash is 12 percentage points (likely range 3 to 21)."
  ///
  /// - Returns: nothing for an area alone, for many, and where a figure has an open range.
  func gap(_ figures: Figures, level: Int, areas: [Int], isExplained: Bool) -> [Sentence] {
    let shown = areas.map { area -> (value: Double, limits: Outcome.Limits)? in
      guard case .value(let value, let limits) = figures.table.cells[area].estimate?.outcome else {
        return nil
      }
      return (value, limits)
    }
    let said = SaidGap(shown, figures.unit, figures.indicator.direction, report.strings)
    guard let said else { return [] }
    func name(_ place: Int) -> String {
      report.label(Report.Address(level: level, area: areas[place]))
    }
    let ends = [("worst", name(said.worst)), ("best", name(said.best))]
    let source = figures.text(areas[said.worst]).source
    guard said.isReal else { return [sentence(.gapOfAreasNone, ends, about: source)] }
    let range = [("value", said.value), ("low", said.low), ("high", said.high)]
    let gap = sentence(.gapOfAreas, ends + range, about: source)
    guard isExplained, said.count > 2 else { return [gap] }
    let kind = report.strings.many(report.levels[level].layer.level)
    let count = [("count", report.strings.inWords(said.count)), ("areas", kind)]
    return [gap, sentence(.gapEnds, count, about: source)]
  }
}
