import Disclosure
import Model

/// Funnel charts (C9), for analysts: each area by its printed size and share, with the limits that chance sets.
struct FunnelChart {
  let figures: Figures
  let names: [String]
  /// What the size of an area is counted in, in one word.
  let base: String

  /// An area as it is printed.
  private struct Dot {
    let cases: Int
    let value: Double
    let verdict: Verdict
    let name: String
  }

  private var dots: [Dot] {
    figures.table.cells.indices.compactMap { area in
      let text = figures.text(area)
      guard let value = text.drawn, let cases = text.cell.estimate?.denominator, cases > 0 else {
        return nil
      }
      return Dot(cases: cases, value: value, verdict: text.verdict, name: names[area])
    }
  }

  /// Whether there are enough areas for a picture to tell more than the table.
  var isWorthDrawing: Bool { figures.table.funnel.cases.count > 1 && dots.count >= 8 }

  func svg(id: String, description: String, _ strings: Strings) -> HTML {
    let dots = dots
    let end = Axis.niceEnd(Double(dots.map(\.cases).max() ?? 1))
    let plot = Plot(xEnd: end, yEnd: 100, height: 260)
    var content = plot.axes(
      x: Axis.thirds(end) { NumberText.count(Int($0.rounded())) },
      y: [(0, "0%"), (50, "50%"), (100, "100%")],
      below: base.capitalizedFirst)
    if let reference = figures.total.drawn { content += plot.reference(y: reference) }
    content += limits(plot)
    // Those outside are drawn last, so that none of them is covered.
    for dot in dots.sorted(by: {
      (!$0.verdict.isDifference ? 0 : 1) < (!$1.verdict.isDifference ? 0 : 1)
    }) {
      content += mark(dot, plot)
    }
    content += labels(dots, plot)
    return plot.svg(
      id: id, title: strings["Funnel chart: \(figures.indicator.title.lowercasedFirst)"],
      description: description, content)
  }

  private func limits(_ plot: Plot) -> HTML {
    let funnel = figures.table.funnel
    func line(_ side: (Interval) -> Double, _ limits: [Interval], _ dashes: HTML) -> HTML {
      plot.line(
        zip(funnel.cases, limits).map { (Double($0), side($1)) }, width: 1.2, dashes: dashes)
    }
    return line(\.lower, funnel.limits95, "5 4") + line(\.upper, funnel.limits95, "5 4")
      + line(\.lower, funnel.limits998, "") + line(\.upper, funnel.limits998, "")
  }

  private func mark(_ dot: Dot, _ plot: Plot) -> HTML {
    let (x, y) = (plot.x(Double(dot.cases)), plot.y(dot.value))
    guard dot.verdict.isDifference else {
      return
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\" fill=\"#FFFFFF\" stroke=\"#505A5F\" stroke-width=\"1.2\"/>"
    }
    return
      "<g transform=\"translate(\(x) \(y)) scale(0.7)\">\(Mark.point(dot.verdict, x: 0, y: 0))</g>"
  }

  /// At most five names, of the largest areas outside, none over another.
  private func labels(_ dots: [Dot], _ plot: Plot) -> HTML {
    var taken: [(left: Double, right: Double, y: Double)] = []
    var text = HTML()
    let outside = dots.indices.filter { dots[$0].verdict.isDifference }
      .sorted { (-dots[$0].cases, $0) < (-dots[$1].cases, $1) }
    for place in outside where taken.count < 5 {
      let dot = dots[place]
      let half = Mark.halfWidth(of: dot.name)
      let x = min(max(plot.x(Double(dot.cases)), plot.left + half), 356 - half)
      let isAbove = if case .higher = dot.verdict { true } else { false }
      let y = min(max(plot.y(dot.value) + (isAbove ? -9 : 19), plot.top + 12), plot.bottom - 4)
      let isFree = taken.allSatisfy {
        abs($0.y - y) > 16 || $0.right < x - half || $0.left > x + half
      }
      guard isFree, half < 120 else { continue }
      taken.append((x - half, x + half, y))
      text += Mark.label(
        HTML(escaping: dot.name), x: x, y: y, size: 15, ink: "#0B0C0C", halo: "#FFFFFF")
    }
    return text
  }
}

extension Report {
  /// The funnel of one level with the list of areas outside its limits, or nil where too few areas have figures.
  func funnelFigure(_ figures: Figures, level: Int, _ body: inout PageBody) -> HTML? {
    let layer = levels[level].layer
    let chart = FunnelChart(
      figures: figures, names: layer.areas.map(\.name),
      base: phrase(figures.indicator)?.base ?? strings["cases"])
    guard chart.isWorthDrawing else { return nil }
    let number = body.numberOfFigure()
    let outside = figures.worstFirst(Array(layer.areas.indices)).filter {
      figures.verdict($0).isDifference
    }
    let svg = chart.svg(
      id: "funnel-\(number)",
      description: strings[
        "\(outside.count) of \(layer.areas.count) \(strings.many(layer.level)) are marked. "
          + "The list under the chart names them; the table of all \(strings.many(layer.level)) has their figures."
      ], strings)
    let names = outside.map { area -> HTML in
      "\(link(Address(level: level, area: area), root: "../")): \(figures.text(area).meaning(strings).lowercasedFirst)"
    }
    let list: HTML =
      names.isEmpty
      ? .paragraph(strings["No \(strings.one(layer.level)) is marked."]) : .list(names)
    return self.chart(
      svg, number: number,
      caption:
        strings[
          "Each mark is a \(strings.one(layer.level)), \(PeriodText(figures.table.period).words(strings)). Level line: "
            + "\(comparatorHeading). Dashed lines: 95% limits. Solid lines: 99.8% limits. A mark outside a line may still be "
            + "chance: so many are compared that some would be. The arrows allow for that."]) + list
  }
}
