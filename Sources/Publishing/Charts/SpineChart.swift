import Disclosure
import Model

/// The chart cell of a row whose scale runs from the worst area to the best, the partnership in the middle (C1b).
struct SpineChart {
  /// The worst and the best printed value, and the printed value of the partnership between them.
  let worst: Double
  let best: Double
  private let centre: Double
  /// The printed values between which the middle half of the areas lie.
  private let middle: (Double, Double)

  /// Nil for fewer than eight areas with figures, for neutral indicators, and where all are alike.
  init?(_ figures: Figures) {
    let values = figures.table.cells.indices.compactMap { figures.text($0).drawn }.sorted()
    guard values.count >= 8, let centre = figures.total.drawn, let least = values.first,
      let most = values.last, figures.indicator.direction != .neutral
    else { return nil }
    self.centre = centre
    let isHighBetter = figures.indicator.direction == .higherIsBetter
    worst = isHighBetter ? min(least, centre) : max(most, centre)
    best = isHighBetter ? max(most, centre) : min(least, centre)
    guard worst != best else { return nil }
    let quarter = values.count / 4
    middle = (values[quarter], values[values.count - 1 - quarter])
  }

  func cell(_ figure: FigureText) -> HTML {
    let (low, high) = (min(x(middle.0), x(middle.1)), max(x(middle.0), x(middle.1)))
    let mark = figure.drawn.map { Mark.point(figure.verdict, x: x($0), y: 15) } ?? HTML()
    return """
      <svg class="cell" viewBox="0 0 200 30" aria-hidden="true" focusable="false">\
      <rect x="6" y="9" width="188" height="12" fill="#D0D3D5"/>\
      <rect x="\(low)" y="9" width="\(high - low)" height="12" fill="#F3F2F1"/>\
      <path d="M100 3V27" stroke="#0B0C0C" stroke-width="2"/>\(mark)</svg>
      """
  }

  /// Each half has its own scale, so that worst, partnership and best stand at left, middle and right.
  private func x(_ value: Double) -> Double {
    let isWorseSide = (value - centre) * (worst - centre) > 0
    let end = isWorseSide ? worst : best
    guard end != centre else { return 100 }
    let part = min(abs(value - centre) / abs(end - centre), 1)
    return 100 + 94 * part * (isWorseSide ? -1 : 1)
  }
}

extension Report {
  /// Every indicator of an area from worst to best among its level, or nil where none has eight areas with figures.
  func spineTable(_ address: Address, _ body: inout PageBody) -> HTML? {
    let plain = levels[address.level].figures.filter { !$0.indicator.isVariant }
    let charts = plain.compactMap { figures in
      SpineChart(figures).map { (figures, $0) }
    }
    guard !charts.isEmpty else { return nil }
    let level = levels[address.level].layer.level
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "\(area(address).name) between the worst and the best \(strings.one(level)) of each indicator"
      ],
      [
        .text(strings["What"]), .number(strings["Here"]), .number(strings["Worst"]),
        .chart(
          "<span class=\"scale\"><span>\(strings["Worst"])</span><span>\(comparatorHeading)</span><span>\(strings["Best"])</span></span>"
        ),
        .number(strings["Best"]), .words(strings["What it means here"]),
      ], strings)
    for (figures, chart) in charts {
      let text = figures.text(address.area)
      table.uses(text)
      table.row(
        "<a href=\"../indicators/\(figures.indicator.id).html\">\(figures.indicator.title)</a>\(figures.unit.heading(strings))",
        [
          HTML(escaping: text.value), HTML(escaping: figures.unit.printed(chart.worst)),
          chart.cell(text), HTML(escaping: figures.unit.printed(chart.best)),
          HTML(escaping: text.meaning(strings)),
        ])
    }
    return table.html
      + .paragraph(
        strings[
          "The pale part of each bar holds the middle half of the \(strings.many(level)). "
            + "The upright line is the figure for \(comparator)."])
  }
}
