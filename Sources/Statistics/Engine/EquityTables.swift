import Foundation
import Model

/// The tables of equity figures: those of areas, those of children by the deprivation of their homes, and the lottery index of
/// earlier years.
///
/// - Parameters:
///   - measures: what was counted, those of one indicator together.
///   - figures: those made of measures of all children, by the number of the measure.
///   - earlier: the same indicators in single earlier years.
/// - Returns: tables in the order of measures.
func equityTables(
  _ measures: [Measure], _ figures: [Int: [EquityFigure]], _ earlier: [Measure]
) -> [EquityTable] {
  var tables: [EquityTable] = []
  var indicator: String?
  for (index, measure) in measures.enumerated() {
    if measure.indicator.id != indicator {
      indicator = measure.indicator.id
      if let table = fifthsTable(measures, from: index) { tables.append(table) }
    }
    guard let own = figures[index] else { continue }
    let years = YearsOfLottery(measure, measures, earlier)
    tables += years.tables
    tables.append(EquityTable(measure, own + years.changes))
  }
  return tables
}

extension EquityTable {
  fileprivate init(_ measure: Measure, level: Level? = nil, _ figures: [EquityFigure]) {
    self.init(
      indicator: measure.indicator, level: level ?? measure.level, group: measure.group,
      period: measure.period, figures: figures)
  }
}

/// The gradient over children's own fifths, where an indicator is broken down by deprivation; `start` is its first measure.
private func fifthsTable(_ measures: [Measure], from start: Int) -> EquityTable? {
  let own = measures[start...].prefix { $0.indicator.id == measures[start].indicator.id }
  let prefix = "deprivation="
  guard let first = own.first(where: { $0.group.description.hasPrefix(prefix) }) else { return nil }
  let fifths = (1...5).map { fifth -> Measure in
    let group = Group("\(prefix)\(fifth)")
    let found = own.first {
      $0.group == group && $0.level == first.level && $0.period == first.period
    }
    if let found { return found }
    var empty = first
    empty.partnership = Tally.empty(for: first.indicator)
    return empty
  }
  let figures = deprivationEquity(ofFifths: fifths)
  guard !figures.isEmpty else { return nil }
  var whole = EquityTable(first, level: .partnership, figures)
  whole.group = .all
  return whole
}

/// The lottery index of one measure's earlier years, and how it has changed since each (M33).
private struct YearsOfLottery {
  var tables: [EquityTable] = []
  var changes: [EquityFigure] = []

  init(_ latest: Measure, _ measures: [Measure], _ earlier: [Measure]) {
    guard latest.pooledPeriods == 1 else { return }
    func isSameKind(_ other: Measure) -> Bool {
      other.indicator.id == latest.indicator.id && other.level == latest.level
        && other.group == latest.group && other.pooledPeriods == 1
    }
    let before = earlier.filter { isSameKind($0) && $0.period < latest.period }
    let beside = measures.filter { isSameKind($0) && $0.period < latest.period }
    let years = (before + beside).sorted { $0.period < $1.period }
    guard !years.isEmpty else { return }
    let now = attempt { () throws(StatisticsError) in try LotteryIndex(of: latest) }
    for (number, year) in years.enumerated() {
      let then = attempt { () throws(StatisticsError) in try LotteryIndex(of: year) }
      let change = attempt { () throws(StatisticsError) in
        try Change(from: then.get(), to: now.get())
      }
      changes.append(
        EquityFigure(
          statistic: "lottery_change",
          outcome: outcome(change) {
            Bounded(exp($0.value), Interval(exp($0.limits.lower), exp($0.limits.upper)))
          }, p: nil, luckFloor: nil, method: "M33 since \(year.period)"))
      // Years of an aggregated table have tables of their own.
      guard number < before.count, before.contains(where: { $0.period == year.period }) else {
        continue
      }
      tables.append(EquityTable(year, lottery(then)))
    }
  }
}

extension LotteryIndex {
  /// The index of a measure of shares, waits or rates.
  init(of measure: Measure) throws(StatisticsError) {
    switch AreaOutcomes(measure) {
    case .shares(let areas, _): try self.init(areas)
    case .ratios(let areas, _): try self.init(areas)
    case nil: throw .none(.notApplicable)
    }
  }
}
