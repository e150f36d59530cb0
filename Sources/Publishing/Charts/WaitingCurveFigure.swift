import Disclosure
import Model

/// Waiting curves (C5): how many children still wait after each whole week, the partnership's beside an area's.
struct CurveChart {
  /// The area's first where there is one; the partnership's last.
  let curves: [(name: String, curve: WaitingCurve)]

  private static let dashes: [HTML] = ["", "2 3"]

  /// The last whole ten weeks that a curve reaches, at least sixty and at most 104.
  private var end: Double {
    let weeks = curves.map { $0.curve.stillWaiting.count - 1 }.max() ?? 60
    return Double(min(104, max(60, (weeks + 9) / 10 * 10)))
  }

  func svg(id: String, title: String, description: String, _ strings: Strings) -> HTML {
    let plot = Plot(xEnd: end, yEnd: 100)
    let weeks = stride(from: 0.0, through: end, by: 20).map { ($0, NumberText.count(Int($0))) }
    var content = plot.axes(
      x: weeks, y: [(0, "0%"), (50, "50%"), (100, "100%")],
      below: strings["Weeks since the request"])
    content += plot.limit(x: 20, strings["20-week limit"])
    for (number, part) in curves.enumerated() {
      let points = part.curve.points.filter { $0.0 <= end }
      let isLast = number == curves.count - 1
      content += plot.stair(
        points, width: isLast && curves.count > 1 ? 2 : 3,
        dashes: isLast && curves.count > 1 ? Self.dashes[1] : "")
    }
    return plot.svg(id: id, title: title, description: description, content)
  }
}

extension WaitingCurve {
  /// Whole weeks and whole percents: what is printed of the curve and what is drawn are the same.
  var points: [(Double, Double)] {
    stillWaiting.enumerated().map { (Double($0), Indicator.Unit.percent.snapped($1)) }
  }

  /// The printed share still waiting after some weeks, or nil where the curve has ended.
  func still(after weeks: Int) -> String? {
    guard stillWaiting.indices.contains(weeks) else { return nil }
    return Indicator.Unit.percent.printed(stillWaiting[weeks])
  }

  /// The first whole week by which half, or nine in ten, had a plan.
  func week(byWhich done: Double) -> Int? {
    stillWaiting.firstIndex { Indicator.Unit.percent.snapped($0) <= 100 - done }
  }
}

extension Report {
  /// The curve of an area beside the partnership's, or the partnership's alone; nil where neither may be drawn.
  func curveFigure(_ address: Address?, _ body: inout PageBody) -> HTML? {
    let figures =
      address.map { levels[$0.level].figures("weeks_to_plan") } ?? partnership("weeks_to_plan")
    guard let table = figures?.table else { return nil }
    var curves: [(name: String, curve: WaitingCurve)] = []
    if let address, let curve = table.curves.first(where: { $0.place == .area(area(address).code) })
    {
      curves.append((area(address).name, curve))
    }
    if address != nil, curves.isEmpty { return nil }
    if let curve = table.curves.first(where: {
      if case .partnership = $0.place { true } else { false }
    }) {
      curves.append((comparatorHeading, curve))
    }
    guard !curves.isEmpty else { return nil }
    let number = body.numberOfFigure()
    let sentence = curveSentence(curves[0].curve).map { body.paragraph([$0]) } ?? HTML()
    let period = PeriodText(table.period).words(strings)
    let place = address.map { area($0).name } ?? edition.partnership
    let tableNumber = body.numberOfTable()
    let svg = CurveChart(curves: curves).svg(
      id: "curve-\(number)",
      title: strings["Chart: share of children still waiting by week, \(place)"],
      description: strings[
        "The line falls from 100% as children get a plan. Table \(tableNumber) has "
          + "the weeks by which half and nine in ten had one."], strings)
    let lines =
      curves.count > 1
      ? strings[" Solid line: \(curves[0].name). Dotted line: \(curves[1].name)."] : ""
    return sentence
      + chart(
        svg, number: number,
        caption: strings[
          "Children still waiting for a plan by week since the request, \(period).\(lines)"])
      + curveTable(curves, number: tableNumber, period: period)
  }

  /// What the curve says at half, at 20 and at 52 weeks; nil where it ends before.
  private func curveSentence(_ curve: WaitingCurve) -> Sentence? {
    guard let half = curve.week(byWhich: 50), let twenty = curve.still(after: 20),
      let year = curve.still(after: 52)
    else { return nil }
    return Words(report: self).plain(
      .curve, [("half", "\(half)"), ("twenty", twenty), ("year", year)])
  }

  private func curveTable(
    _ curves: [(name: String, curve: WaitingCurve)], number: Int, period: String
  ) -> HTML {
    var table = TableHTML(
      number, strings["How long children wait for a plan, those still waiting counted, \(period)"],
      [
        .text(strings["Place"]), .number(strings["Half had a plan by week"]),
        .number(strings["9 in 10 by week"]),
        .number(strings["Waiting after 20 weeks"]), .number(strings["Waiting after 52 weeks"]),
      ], strings)
    for (name, curve) in curves {
      func week(_ done: Double) -> HTML {
        guard let week = curve.week(byWhich: done) else { return "\(strings["not yet"])" }
        return "\(week)"
      }
      func still(_ weeks: Int) -> HTML {
        guard let share = curve.still(after: weeks) else {
          table.uses(.notAvailable)
          return "[x]"
        }
        return HTML(escaping: share)
      }
      table.row(HTML(escaping: name), [week(50), week(90), still(20), still(52)])
    }
    return table.html
  }

  /// A chart with its caption.
  func chart(_ svg: HTML, number: Int, caption: String) -> HTML {
    """
    <div class="fig" role="group" aria-labelledby="figure-\(number)">\(svg)
    <p class="cap" id="figure-\(number)">\(strings(.figure, [.init("number", "\(number)"), .init("caption", caption)]))</p></div>

    """
  }
}
