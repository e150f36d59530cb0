import Disclosure
import Model

extension Report {
  /// The page of an area, seen from a page with `root`.
  func path(_ address: Address) -> String {
    "\(levels[address.level].layer.level.folder)/\(area(address).code).html"
  }

  /// A link to an area's page in words that make sense alone.
  func link(_ address: Address, root: String, text: String? = nil) -> HTML {
    "<a href=\"\(root)\(path(address))\">\(text ?? label(address))</a>"
  }

  /// The table-with-chart of some areas for one indicator, worst first, the partnership at the end.
  func areaTable(
    _ figures: Figures, level: Int, areas: [Int], root: String, number: Int, caption: String,
    here: Int? = nil, numbers: [Int: Int] = [:]
  ) -> HTML {
    let reference = figures.total
    let chart = RowChart(figures)
    // A number of children is no level: it is neither drawn nor compared.
    let isLevel = figures.unit != .children
    var table = TableHTML(number, caption, columns(figures, level, chart), strings)
    func cells(_ text: FigureText, meaning: String) -> [HTML] {
      guard isLevel else { return [text.html] }
      return [text.html, chart.cell(text), "\(text.denominator)", HTML(escaping: meaning)]
    }
    for area in areas {
      let text = figures.text(area)
      let address = Address(level: level, area: area)
      let prefix: HTML = numbers[area].map { "\($0). " } ?? ""
      let name: HTML =
        area == here ? HTML(escaping: label(address)) : link(address, root: root)
      table.uses(text)
      table.row(
        prefix + name, cells(text, meaning: text.meaning(strings)),
        kind: area == here ? .here : .plain)
    }
    table.row(HTML(escaping: comparatorHeading), cells(reference, meaning: ""), kind: .total)
    return table.html
  }

  private func columns(_ figures: Figures, _ level: Int, _ chart: RowChart) -> [TableHTML.Column] {
    let name = TableHTML.Column.text(strings.one(levels[level].layer.level).capitalizedFirst)
    switch figures.unit {
    case .children: return [name, .number(strings(.children))]
    case .percent, .weeks, .perThousand, .kilometres, .ratio:
      let figure = figures.unit.columnHeading(strings)
      return [
        name, .number(strings(.withRange, [.init("figure", figure)])),
        .chart(chart.scale(figures.unit)),
        .optional(strings(.basedOn)), .words(strings(.means)),
      ]
    }
  }

  /// The words for a table's caption: what, which areas, when.
  func caption(_ figures: Figures, _ areas: String) -> String {
    let order: Word = figures.indicator.direction == .neutral ? .highest : .worst
    return strings(
      .areasCaption,
      [
        .init("title", figures.indicator.title), .init("areas", areas),
        .init("period", PeriodText(figures.table.period).words(strings)),
        .init("order", strings(order)),
      ])
  }

  /// The indicators of a table in which each row is another indicator.
  func profileTable(
    _ address: Address, ids: [String]?, number: Int, caption: String, root: String
  ) -> HTML {
    let level = levels[address.level]
    let parent = parent(of: address)
    let chosen = level.figures.filter { figures in
      ids.map { $0.contains(figures.indicator.id) } ?? true
    }
    var columns: [TableHTML.Column] = [
      .text(strings(.what)), .number(strings(.here)), .chart("\(strings(.scaleFrom))"),
    ]
    if let parent { columns.append(.optional(area(parent).name)) }
    columns += [.number(comparatorHeading), .words(strings(.meansHere))]
    var table = TableHTML(number, caption, columns, strings)
    for figures in chosen {
      let text = figures.text(address.area)
      let reference = figures.total
      let chart = RowChart(figures)
      var cells = [text.html, chart.cellWithEnd(text)]
      if let parent { cells.append(HTML(escaping: value(of: figures, at: parent))) }
      cells += [HTML(escaping: reference.value), HTML(escaping: text.meaning(strings))]
      table.uses(text)
      table.row(
        "<a href=\"\(root)indicators/\(figures.indicator.id).html\">\(figures.indicator.title)</a>\(figures.unit.heading(strings))",
        cells)
    }
    return table.html
  }

  /// The figure of the area above, with its period where that differs.
  private func value(of figures: Figures, at parent: Address) -> String {
    guard let above = levels[parent.level].figures(figures.indicator.id) else { return "[x]" }
    let value = above.text(parent.area).value
    if above.table.period == figures.table.period { return value }
    return "\(value) (\(PeriodText(above.table.period).words(strings)))"
  }
}
