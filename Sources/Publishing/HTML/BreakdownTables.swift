import Disclosure
import Model

extension Report {
  /// The partnership's tables of one breakdown of an indicator, in the order of the categories.
  func groups(_ breakdown: String, of indicator: String) -> [Figures] {
    partnershipTables.groups(breakdown, of: indicator)
  }

  /// The children of one breakdown beside all children, on one scale (C8).
  func groupTable(
    _ groups: [Figures], of heading: String, _ body: inout PageBody
  ) -> HTML {
    guard let first = groups.first else { return HTML() }
    let all = partnershipTables.whole(first.indicator.id, period: first.table.period)
    let chart = RowChart(groups, reference: all)
    let isLevel = first.unit != .children
    let unit = first.unit.columnHeading(strings)
    var columns: [TableHTML.Column] = [
      .text(strings(.children)),
      .number(
        isLevel ? strings(.withRange, [.init("figure", unit)]) : unit),
    ]
    if isLevel { columns += [.chart(chart.scale(first.unit)), .number(strings["Based on"])] }
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "\(first.indicator.title) by \(heading.lowercasedFirst), \(PeriodText(first.table.period).words(strings))"
      ],
      columns, strings)
    func row(_ name: String, _ text: FigureText, kind: TableHTML.Kind) {
      table.uses(text)
      let cells = [text.html] + (isLevel ? [chart.cell(text), "\(text.denominator)"] : [])
      table.row(HTML(escaping: name), cells, kind: kind)
    }
    for group in groups {
      row(GroupWords(group.table.group).words(strings), group.total, kind: .plain)
    }
    if let all { row(strings["All children"], all.total, kind: .total) }
    return table.html
  }

  /// The sentence on the most and least deprived fifths, and whether their ranges stand apart; none without such figures.
  func fairSentences(_ indicator: String) -> [Sentence] {
    // Places of unknown deprivation come after the least deprived fifth.
    let fifths = groups("deprivation", of: indicator).filter {
      GroupWords($0.table.group).category != "unknown"
    }
    guard fifths.count > 1, let first = fifths.first, let last = fifths.last,
      let most = first.total.spoken, let least = last.total.spoken
    else { return [] }
    let words = Words(report: self)
    let fair = words.plain(
      .fair, [("title", first.indicator.title), ("first", most), ("last", least)])
    guard let one = first.total.drawnLimits, let other = last.total.drawnLimits else {
      return [fair]
    }
    func isBelow(_ upper: Double?, _ lower: Double?) -> Bool {
      if let upper, let lower { upper < lower } else { false }
    }
    // Two ranges that stand apart differ by more than chance is likely to explain; two that overlap may or may not.
    let isApart = isBelow(one.upper, other.lower) || isBelow(other.upper, one.lower)
    return [fair, words.plain(isApart ? .gap : .gapNone)]
  }
}

extension Indicator.Unit {
  /// What a column of such figures is called.
  func columnHeading(_ strings: Strings) -> String {
    switch self {
    case .percent: strings(.share)
    case .weeks: strings(.weeks)
    case .children: strings(.children)
    case .perThousand: strings(.perThousand)
    case .kilometres: strings(.kilometres)
    case .ratio: strings(.ratio)
    }
  }
}
