import Disclosure
import Model

/// The chart cell of a table row: reference line, likely range and mark on a scale that the table's rows share.
struct RowChart {
  /// The value at the right end; the left end is 0.
  let end: Double
  /// The partnership's printed value.
  let reference: Double?

  init(_ figures: Figures) {
    end = figures.scaleEnd
    reference = figures.total.drawn
  }

  /// One scale for several tables of an indicator, with the line at the figure of all children.
  init(_ groups: [Figures], reference: Figures?) {
    let all = groups + [reference].compactMap(\.self)
    end = Self.end(
      all.map(\.table.partnership), reference: reference?.table.partnership, all.first?.indicator)
    self.reference = reference?.total.drawn
  }

  /// Shares go from 0 to 100%, waits from 0 to a round number above most areas.
  static func end(of table: Table) -> Double {
    end(table.cells + [table.partnership], reference: table.partnership, table.indicator)
  }

  private static func end(_ cells: [Cell], reference: Cell?, _ indicator: Indicator?) -> Double {
    guard let indicator else { return 100 }
    if indicator.unit == .percent, indicator.statistic != .ratio { return 100 }
    var most = 0.0
    for cell in cells {
      let figure = FigureText(cell, indicator, .english)
      let value = figure.drawn ?? 0
      // A far upper limit must not squeeze the values.
      most = max(most, value, min(figure.drawnLimits?.upper ?? 0, 2 * value))
    }
    // Nor may the wait of two children in one small area: what lies beyond is drawn at the end.
    let reference = reference.flatMap { FigureText($0, indicator, .english).drawn } ?? 0
    return Axis.niceEnd(reference > 0 ? min(most, 3 * reference) : most)
  }

  /// The chart with the end of its own scale beside it, for tables whose rows have several units.
  func cellWithEnd(_ figure: FigureText) -> HTML {
    let unit = figure.indicator.unit
    // A number of children is no level: a larger area has more.
    guard unit != .children else { return HTML() }
    return "<span class=\"to\">\(cell(figure))<span>\(unit.printed(end))</span></span>"
  }

  func cell(_ figure: FigureText) -> HTML {
    """
    <svg class="cell" viewBox="0 0 200 30" aria-hidden="true" focusable="false">\
    <path d="M6 0V30M100 0V30M194 0V30" stroke="#D0D3D5"/>\(referenceLine)\(mark(figure))</svg>
    """
  }

  private var referenceLine: HTML {
    guard let reference else { return HTML() }
    return "<path d=\"M\(x(reference)) 0V30\" stroke=\"#0B0C0C\" stroke-width=\"2\"/>"
  }

  private func mark(_ figure: FigureText) -> HTML {
    guard let value = figure.drawn else { return HTML() }
    var mark = HTML()
    if let limits = figure.drawnLimits {
      let left = x(limits.lower ?? 0)
      let right = x(limits.upper ?? end)
      mark += "<path d=\"M\(left) 15H\(right)\" stroke=\"#0B0C0C\" stroke-width=\"2\"/>"
    }
    return mark + Mark.point(figure.verdict, x: x(value), y: 15)
  }

  private func x(_ value: Double) -> Double { 6 + 188 * min(max(value / end, 0), 1) }

  /// The ends of the scale, for the heading of the column.
  func scale(_ unit: Indicator.Unit) -> HTML {
    let middle = unit.printed(end / 2)
    return
      "<span class=\"scale\"><span>\(unit.printed(0))</span><span>\(middle)</span><span>\(unit.printed(end))</span></span>"
  }
}

extension Report {
  /// What the signs of chart cells are, for pages that are read alone; a phone leaves the charts out.
  var chartKey: HTML {
    "<p class=\"signs opt\">\(strings["In the charts the upright line is \(comparator), the mark is here, and the line through it is the likely range."])</p>\n"
  }
}
