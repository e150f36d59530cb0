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
    var columns: [TableHTML.Column] = [
      .text("Children"),
      .number("\(first.unit.columnHeading(strings))\(isLevel ? ", likely range" : "")"),
    ]
    if isLevel { columns += [.chart(chart.scale(first.unit)), .number("Based on")] }
    var table = TableHTML(
      body.numberOfTable(),
      "\(first.indicator.title) by \(heading.lowercasedFirst), \(PeriodText(first.table.period).words(strings))",
      columns, strings)
    func row(_ name: String, _ text: FigureText, kind: TableHTML.Kind) {
      table.uses(text)
      let cells = [text.html] + (isLevel ? [chart.cell(text), "\(text.denominator)"] : [])
      table.row(HTML(escaping: name), cells, kind: kind)
    }
    for group in groups { row(GroupWords(group.table.group).words, group.total, kind: .plain) }
    if let all { row("All children", all.total, kind: .total) }
    return table.html
  }

  /// The sentence on the most and least deprived fifths, with the word that their difference has earned.
  func fairSentence(_ indicator: String) -> Sentence? {
    let fifths = groups("deprivation", of: indicator)
    guard fifths.count > 1, let first = fifths.first, let last = fifths.last,
      let most = first.total.spoken, let least = last.total.spoken
    else { return nil }
    let inputs = [("title", first.indicator.title), ("first", most), ("last", least)]
    return Words(report: self).plain(.fair, inputs)
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
