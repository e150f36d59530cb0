import Foundation
import Model

/// A measure's lottery index, or why it has none.
typealias Lottery = Result<LotteryIndex, StatisticsError>

/// What the tables of equity figures are made of.
struct EquityTables {
  /// What was counted, those of one indicator together.
  let measures: [Measure]
  /// The figures and lottery indices of measures of all children, by the number of the measure.
  let figures: [Int: [EquityFigure]]
  let indices: [Int: Lottery]
  /// The same indicators in single earlier years, with their lottery indices.
  let earlier: [(measure: Measure, index: Lottery)]

  /// Those of areas, those of children by the deprivation of their homes, and the lottery index of earlier years.
  var tables: [EquityTable] {
    var tables: [EquityTable] = []
    var indicator: String?
    for (index, measure) in measures.enumerated() {
      if measure.indicator.id != indicator {
        indicator = measure.indicator.id
        if let table = fifthsTable(measures, from: index) { tables.append(table) }
      }
      guard let own = figures[index] else { continue }
      let years = years(before: index)
      tables += years.tables
      tables.append(EquityTable(measure, own + years.changes))
    }
    return tables
  }

  /// The lottery index of one measure's earlier years, and how it has changed since each (M33).
  private func years(before latest: Int) -> (tables: [EquityTable], changes: [EquityFigure]) {
    let measure = measures[latest]
    guard measure.pooledPeriods == 1, let now = indices[latest] else { return ([], []) }
    func isSameKind(_ other: Measure) -> Bool {
      other.indicator.id == measure.indicator.id && other.level == measure.level
        && other.group == measure.group && other.pooledPeriods == 1
        && other.period < measure.period
    }
    let before = earlier.filter { isSameKind($0.measure) }
    let beside = measures.indices.filter { isSameKind(measures[$0]) }.compactMap { index in
      indices[index].map { (measure: measures[index], index: $0) }
    }
    let years = (before + beside).sorted { $0.measure.period < $1.measure.period }
    // Years of an aggregated table have tables of their own.
    return (
      before.map { EquityTable($0.measure, lottery($0.index)) },
      years.map { change(from: $0.index, to: now, since: $0.measure.period) }
    )
  }

  private func change(from then: Lottery, to now: Lottery, since period: String) -> EquityFigure {
    let change = attempt { () throws(StatisticsError) in
      try Change(from: then.get(), to: now.get())
    }
    return EquityFigure(
      statistic: "lottery_change",
      outcome: outcome(change) {
        Bounded(exp($0.value), Interval(exp($0.limits.lower), exp($0.limits.upper)))
      }, p: nil, luckFloor: nil, method: "M33 since \(period)")
  }
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

extension LotteryIndex {
  /// The index of a measure of shares, waits or rates.
  init(of measure: Measure) throws(StatisticsError) {
    switch AreaOutcomes(measure) {
    case .shares(let areas, _): try self.init(areas)
    case .ratios(_, .waits(let waits, let all)):
      let order = measure.areas.indices.sorted { measure.areas[$0] < measure.areas[$1] }
      try self.init(order.map { waits[$0] }, all: all)
    case .ratios(let areas, .events): try self.init(areas)
    case nil: throw .none(.notApplicable)
    }
  }
}
