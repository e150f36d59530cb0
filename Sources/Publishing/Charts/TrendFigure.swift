import Disclosure
import Model

/// Change over time (C6): points with whiskers, one panel an area, all on one scale, the partnership repeated in each.
struct TrendPanel {
  let plot: Plot
  let periods: [String]

  /// The first period after a change of borders, where there was one.
  var firstAfterChange: Int?

  /// The points of one series. The line breaks where a period has no figure and where borders changed.
  func series(_ texts: [FigureText?], width: Double, dashes: HTML = "", hasMarks: Bool) -> HTML {
    var drawing = HTML()
    var run: [(Double, Double)] = []
    for (place, text) in texts.enumerated() {
      guard let value = text?.drawn else {
        drawing += plot.line(run, width: width, dashes: dashes)
        run = []
        continue
      }
      if place == firstAfterChange {
        drawing += plot.line(run, width: width, dashes: dashes)
        run = []
      }
      run.append((Double(place), value))
      guard hasMarks else { continue }
      let (x, y) = (plot.x(Double(place)), plot.y(value))
      if let limits = text?.drawnLimits, let lower = limits.lower, let upper = limits.upper {
        drawing += "<path d=\"M\(x) \(plot.y(lower))V\(plot.y(upper))\" stroke=\"#0B0C0C\"/>"
      }
      drawing += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4\" fill=\"#0B0C0C\"/>"
    }
    return drawing + plot.line(run, width: width, dashes: dashes)
  }
}

extension Report {
  /// Whether the year of these figures ends after the borders of its level last changed.
  func isComparable(_ year: Figures) -> Bool {
    guard let change = look.notes.changedBoundaries[year.table.level] else { return true }
    return year.table.period.suffix(10) >= change.description
  }

  /// Small multiples of the largest areas, with the table of the same figures; nil without earlier years. Without
  /// `areas` all of the level are drawn.
  func trendFigures(
    _ id: String, level: Int, areas: [Int]? = nil, _ body: inout PageBody, root: String
  ) -> HTML? {
    let years = levels[level].years(id)
    guard let latest = years.last else { return nil }
    let layer = levels[level].layer
    let number = body.numberOfFigure()
    let end = years.map(\.scaleEnd).max() ?? 1
    let periods = years.map { PeriodText($0.table.period).words(strings) }
    let plot = Plot(xEnd: Double(years.count - 1), yEnd: end, height: 120)
    let firstAfterChange = years.firstIndex { isComparable($0) }.flatMap { $0 > 0 ? $0 : nil }
    let unit = latest.unit
    func panel(_ area: Int) -> HTML {
      let panel = TrendPanel(plot: plot, periods: periods, firstAfterChange: firstAfterChange)
      let content =
        plot.axes(
          x: [(0, periods[0]), (plot.xEnd, periods[periods.count - 1])],
          y: [(0, unit.printed(0)), (end, unit.printed(end))], below: "")
        + panel.series(years.map(\.total), width: 2, dashes: "2 3", hasMarks: false)
        + panel.series(years.map { $0.text(area) }, width: 3, hasMarks: true)
      let name = layer.areas[area].name
      let values = zip(periods, years).map { "\($0): \($1.text(area).value)" }
      return "<li><strong>\(name)</strong>"
        + plot.svg(
          id: "trend-\(number)-\(area)", title: strings["Trend: \(name)"],
          description: values.joined(separator: ", ") + ".", content) + "</li>"
    }
    let shown = areas ?? Array(layer.areas.indices)
    let panels = shown.prefix(12).map(panel).joined()
    // The sentence is about the one area that is drawn, or about all together.
    func subject(_ year: Figures) -> FigureText {
      if let areas, areas.count == 1 { return year.text(areas[0]) }
      return year.total
    }
    let caption =
      strings[
        "\(latest.indicator.title) by year. Solid line: the \(strings.one(layer.level)), with likely ranges. "
          + "Dotted line: \(comparatorHeading)."]
    let words = body.paragraph([trendSentence(years.filter(isComparable(_:)).map { subject($0) })])
    let table = trendTable(years, level: level, shown, &body, root: root)
    return chart("<ul class=\"panels\">\(panels)</ul>", number: number, caption: caption)
      + words
      + (areas == nil ? onScreen(table) : table)
  }

  /// No word of rise or fall without five periods (reports need as many to tell a trend from chance).
  func trendSentence(_ texts: [FigureText]) -> Sentence {
    let words = Words(report: self)
    let shown = texts.filter { $0.drawn != nil }
    guard shown.count >= 5, let first = shown.first, let last = shown.last,
      let from = first.drawnLimits, let to = last.drawnLimits
    else { return words.plain(.trendSoon) }
    let since = first.source.map { PeriodText($0.period).words(strings) } ?? ""
    let inputs = [("first", since), ("from", first.value), ("to", last.value)]
    // Two ranges that stand apart differ by more than chance is likely to explain.
    if let upper = from.upper, let lower = to.lower, lower > upper {
      return words.plain(.trendUp, inputs)
    }
    if let lower = from.lower, let upper = to.upper, upper < lower {
      return words.plain(.trendDown, inputs)
    }
    return words.plain(.trendNone, inputs)
  }

  private func trendTable(
    _ years: [Figures], level: Int, _ areas: [Int], _ body: inout PageBody, root: String
  ) -> HTML {
    let layer = levels[level].layer
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "\(years[0].indicator.title) by \(strings.one(layer.level)) and year, in order of code"],
      [.text(strings.one(layer.level).capitalizedFirst)]
        + years.map { .number(PeriodText($0.table.period).words(strings)) }, strings)
    for area in areas {
      let texts = years.map { $0.text(area) }
      for text in texts { table.uses(text) }
      table.row(link(Address(level: level, area: area), root: root), texts.map(\.html))
    }
    table.row(
      HTML(escaping: comparatorHeading), years.map(\.total).map(\.html), kind: .total)
    return table.html
  }
}
