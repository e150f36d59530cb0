public import Model

/// A rule by which others may count where we do not.
public enum CountingRule: String, Sendable, Hashable, CaseIterable {
  /// Requests that went to mediation or a tribunal, which have clocks of their own, are left out.
  case otherRoutesLeftOut
  /// The same are counted, where the configuration leaves them out.
  case otherRoutesCounted
  /// Plans whose dates cannot be used stay in the denominator.
  case unusableDatesKept
  /// Cases that left for another authority are left out.
  case transfersLeftOut

  /// The rule as the end of a sentence.
  var words: String {
    switch self {
    case .otherRoutesLeftOut: "plans by way of mediation or a tribunal are left out"
    case .otherRoutesCounted: "plans by way of mediation or a tribunal are counted too"
    case .unusableDatesKept: "plans whose dates cannot be used stay in the denominator"
    case .transfersLeftOut: "cases that moved to another authority are left out"
    }
  }

  /// The rules that differ from those of the configuration.
  static func others(than rules: CountingRules) -> [CountingRule] {
    [
      rules.timelinessCountsAppeals ? .otherRoutesLeftOut : .otherRoutesCounted,
      .unusableDatesKept, .transfersLeftOut,
    ]
  }
}

/// What a return gives for a share when some rules of counting are changed.
public struct CountedWay: Sendable, Hashable {
  public let rules: [CountingRule]
  public let count: Count

  public init(rules: [CountingRule], count: Count) {
    self.rules = rules
    self.count = count
  }
}

/// Counts the share of one definition over the whole partnership in every way that the rules allow, the usual one first.
///
/// - Returns: nothing for a definition that is no share of cases.
public func countedWays(
  _ definition: Definition, _ source: PlacedReturn, _ options: MeasuringOptions
) -> [CountedWay] {
  guard definition.indicator.statistic == .share, case .cases(let observe) = definition.rule else {
    return []
  }
  let state = CaseState(source.cases, snapshot: source.snapshot)
  return subsets(of: CountingRule.others(than: options.rules)).map { changed in
    var rules = options.rules
    let others: Set<CountingRule> = [.otherRoutesLeftOut, .otherRoutesCounted]
    if !others.isDisjoint(with: changed) { rules.timelinessCountsAppeals.toggle() }
    let isIn = (0..<source.cases.count).map { row -> Bool? in
      guard state.isFirst[row] else { return nil }
      let view = CaseView(
        cases: source.cases, row: row, state: state, period: source.period,
        snapshot: source.snapshot, clock: options.clocks[source.cases.received[row]],
        rules: rules)
      guard case .share(let isIn) = observe(view) else { return nil }
      return isIn
    }
    var count = source.cases.count(
      isIn, state, leavingTransfers: !changed.contains(.transfersLeftOut))
    if changed.contains(.unusableDatesKept) {
      count.denominator += source.cases.plansWithoutDates(definition.indicator, state, rules)
    }
    return CountedWay(rules: changed, count: count)
  }
}

/// Every choice among the rules, fewer rules first.
private func subsets(of rules: [CountingRule]) -> [[CountingRule]] {
  let all = (0..<1 << rules.count).map { bits in
    rules.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
  }
  return all.enumerated().sorted {
    ($0.element.count, $0.offset) < ($1.element.count, $1.offset)
  }.map(\.element)
}

extension Cases {
  /// The share over all rows, or those that were not handed to another authority; `isIn` is nil outside the denominator.
  fileprivate func count(_ isIn: [Bool?], _ state: CaseState, leavingTransfers: Bool) -> Count {
    var count = Count(0, of: 0)
    for row in isIn.indices where leavingTransfers || !exported[row] {
      guard let isIn = isIn[row] else { continue }
      count.numerator += isIn ? 1 : 0
      count.denominator += 1
    }
    return count
  }

  /// Plans that a timeliness figure leaves out because a date cannot be used; the year of some is not known.
  fileprivate func plansWithoutDates(
    _ indicator: Indicator, _ state: CaseState, _ rules: CountingRules
  ) -> Int {
    guard indicator.id.hasPrefix("plans_issued") else { return 0 }
    let leavesExceptionsOut = indicator.id.hasSuffix("excluding_exceptions")
    return (0..<count).count { row in
      state.isFirst[row] && isUnusable[row] && result[row] == .yes
        && (!leavesExceptionsOut || exception[row] != true)
        && (rules.timelinessCountsAppeals || appeals[row].isDisjoint(with: .aboutThePlan))
    }
  }
}

extension Count {
  /// The share in tenths of a percent, half rounded up, as the Department for Education rounds; nil for a share of nothing.
  ///
  /// In whole numbers, so that 0.05 is a half exactly.
  public var tenthsOfPercent: Int? {
    denominator > 0 ? (2000 * numerator + denominator) / (2 * denominator) : nil
  }

  /// One of the three numbers of a published row.
  fileprivate subscript(cell: Reconciliation.Cell) -> Double? {
    switch cell {
    case .numerator: Double(numerator)
    case .denominator: Double(denominator)
    case .percentage: tenthsOfPercent.map { Double($0) / 10 }
    }
  }
}

/// Our count of an indicator beside a published one, cell by cell.
///
/// - Parameters:
///   - indicator: what is counted.
///   - period: the published table's word for the time.
///   - ways: what we count, the usual way first; empty where the return does not give the indicator.
///   - published: what the table gives; symbols are not comparable.
/// - Returns: a row for the numerator, the denominator and the percentage.
public func reconciled(
  _ indicator: Indicator, period: String, ways: [CountedWay], published: Tally
) -> [Reconciliation.Row] {
  guard case .count(let theirs) = published, let usual = ways.first else {
    let words =
      ways.isEmpty
      ? "The return gives no such figure." : "The published table gives no figure here."
    return Reconciliation.Cell.allCases.map { cell in
      Reconciliation.Row(
        indicator: indicator.id, title: indicator.title, period: period, cell: cell,
        ours: ways.first?.count[cell], published: published.count?[cell], verdict: .notComparable,
        explanation: words)
    }
  }
  let match = ways.first { $0.count == theirs }
  return Reconciliation.Cell.allCases.map { cell in
    let isEqual = usual.count[cell] == theirs[cell]
    let why =
      isEqual
      ? "The numbers are equal."
      : match.map { "They are equal once " + $0.rules.sentence + "." }
        ?? rounded(usual.count, theirs, cell) ?? alone(cell, ways, theirs)
    return Reconciliation.Row(
      indicator: indicator.id, title: indicator.title, period: period, cell: cell,
      ours: usual.count[cell], published: theirs[cell],
      verdict: isEqual ? .equal : why == nil ? .unexplained : .explained,
      explanation: why ?? unexplained(cell, ways))
  }
}

extension [CountingRule] {
  fileprivate var sentence: String { map(\.words).joined(separator: ", and ") }
}

/// Why a row of rounded numbers differs from ours: both published numbers are ours to the nearest 10 or 5, half up.
private func rounded(_ ours: Count, _ theirs: Count, _ cell: Reconciliation.Cell) -> String? {
  for base in [10, 5] {
    func nearest(_ number: Int) -> Int { (2 * number + base) / (2 * base) * base }
    guard nearest(ours.numerator) == theirs.numerator,
      nearest(ours.denominator) == theirs.denominator
    else { continue }
    return cell == .percentage
      ? "It is that of the published numbers, which are ours rounded to the nearest \(base)."
      : "The published number is ours rounded to the nearest \(base)."
  }
  return nil
}

/// Why one number of a row differs where no rule gives the whole row; a percentage alone may be equal by chance.
private func alone(
  _ cell: Reconciliation.Cell, _ ways: [CountedWay], _ theirs: Count
) -> String? {
  guard cell != .percentage,
    let way = ways.first(where: { $0.count[cell] == theirs[cell] && !$0.rules.isEmpty })
  else { return nil }
  return "This number alone is equal once \(way.rules.sentence)."
}

/// Says what each single rule would give.
private func unexplained(_ cell: Reconciliation.Cell, _ ways: [CountedWay]) -> String {
  let tries = ways.filter { $0.rules.count == 1 }.compactMap { way -> String? in
    guard let value = way.count[cell] else { return nil }
    let number = cell == .percentage ? "\(value)%" : "\(Int(value))"
    return "\(number) where \(way.rules[0].words)"
  }
  let start = "No known rule of counting gives the published number"
  return tries.isEmpty ? start + "." : start + ": we count " + tries.joined(separator: ", ") + "."
}
