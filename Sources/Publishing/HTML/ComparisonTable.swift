import Disclosure
import Model

extension Report {
  /// The page of an area, seen from a page with `root`.
  func path(_ address: Address) -> String {
    "\(levels[address.level].layer.level.folder)/\(area(address).code).html"
  }

  /// A link to an area's page in words that make sense alone.
  func link(_ address: Address, root: String, text: String? = nil) -> HTML {
    "<a href=\"\(root)\(path(address))\">\(text ?? area(address).name)</a>"
  }

  /// The table-with-chart of some areas for one indicator, worst first, the partnership at the end.
  func areaTable(
    _ figures: Figures, level: Int, areas: [Int], root: String, number: Int, caption: String,
    here: Int? = nil, numbers: [Int: Int] = [:]
  ) -> HTML {
    let texts = areas.map { FigureText(figures.table.cells[$0], figures.indicator) }
    let reference = FigureText(figures.table.partnership, figures.indicator)
    let chart = RowChart(figures)
    let singular = levels[level].layer.level.singular
    let unit = figures.unit.heading
    var table = TableHTML(
      number, caption,
      [
        .text(singular.prefix(1).uppercased() + singular.dropFirst()),
        .number("\(figures.unit == .percent ? "Share" : "Figure")\(unit), likely range"),
        .chart(chart.scale(figures.unit)), .optional("Based on"), .words("What it means"),
      ])
    for (area, text) in zip(areas, texts) {
      let address = Address(level: level, area: area)
      let prefix: HTML = numbers[area].map { "\($0). " } ?? ""
      let name: HTML =
        area == here ? HTML(escaping: self.area(address).name) : link(address, root: root)
      table.uses(text)
      table.row(
        prefix + name,
        [text.html, chart.cell(text), "\(text.denominator)", HTML(escaping: text.meaning)],
        kind: area == here ? .here : .plain)
    }
    table.row(
      HTML(escaping: comparatorHeading),
      [reference.html, chart.cell(reference), "\(reference.denominator)", ""], kind: .total)
    return table.html
  }

  /// The words for a table's caption: what, which areas, when.
  func caption(_ figures: Figures, _ areas: String) -> String {
    "\(figures.indicator.title) by \(areas), \(PeriodText(figures.table.period).words). Worst first; "
      + "areas without a figure last."
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
      .text("What"), .number("Here, likely range"), .chart("From 0 to"),
    ]
    if let parent { columns.append(.optional(area(parent).name)) }
    columns += [.number(comparatorHeading), .words("What it means here")]
    var table = TableHTML(number, caption, columns)
    for figures in chosen {
      let text = FigureText(figures.table.cells[address.area], figures.indicator)
      let reference = FigureText(figures.table.partnership, figures.indicator)
      let chart = RowChart(figures)
      var cells = [text.html, chart.cellWithEnd(text)]
      if let parent { cells.append(HTML(escaping: value(of: figures, at: parent))) }
      cells += [HTML(escaping: reference.value), HTML(escaping: text.meaning)]
      table.uses(text)
      table.row(
        "<a href=\"\(root)indicators/\(figures.indicator.id).html\">\(figures.indicator.title)</a>\(figures.unit.heading)",
        cells)
    }
    return table.html
  }

  /// The figure of the area above, with its period where that differs.
  private func value(of figures: Figures, at parent: Address) -> String {
    guard let above = levels[parent.level].figures(figures.indicator.id) else { return "[x]" }
    let value = FigureText(above.table.cells[parent.area], figures.indicator).value
    if above.table.period == figures.table.period { return value }
    return "\(value) (\(PeriodText(above.table.period).words))"
  }
}
