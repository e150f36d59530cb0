import Disclosure
import Model

/// How long the children of one area have waited, from numbers that are shown (C7).
private struct Bands {
  /// Children waiting up to 20 weeks, 20 to 52, and over 52.
  let parts: [Int]

  /// Nil where a number is hidden or not there; the bands are differences of what is printed and tell no more.
  init?(all: FigureText?, over20: FigureText?, over52: FigureText?) {
    guard let all = all?.cell.estimate?.numerator ?? all?.cell.estimate?.outcome.whole,
      let over20 = over20?.cell.estimate?.numerator, let over52 = over52?.cell.estimate?.numerator,
      all >= over20, over20 >= over52
    else { return nil }
    parts = [all - over20, over20 - over52, over52]
  }

  var total: Int { parts.reduce(0, +) }

  static let shades: [HTML] = ["#DCEBF7", "#62A0D8", "#0B2F54"]

  /// One bar on a scale that all rows share.
  func bar(end: Int) -> HTML {
    var left = 0.0
    var bar = HTML()
    for (part, shade) in zip(parts, Self.shades) {
      let width = 200 * Double(part) / Double(max(end, 1))
      bar +=
        "<rect x=\"\(left)\" y=\"6\" width=\"\(max(0, width - 1))\" height=\"18\" fill=\"\(shade)\"/>"
      left += width
    }
    return
      "<svg class=\"cell\" viewBox=\"0 0 200 30\" aria-hidden=\"true\" focusable=\"false\">\(bar)</svg>"
  }
}

extension Report {
  /// Children waiting by how long, for the areas of one level and the partnership; nil without the three indicators.
  func bandsTable(_ level: Int, areas: [Int], _ body: inout PageBody, root: String) -> HTML? {
    let ids = ["open_count", "open_over_20_weeks", "open_over_52_weeks"]
    let figures = ids.compactMap { levels[level].figures($0) }
    guard figures.count == 3, let open = figures.first else { return nil }
    func bands(_ text: (Figures) -> FigureText) -> Bands? {
      let bands = Bands(all: text(figures[0]), over20: text(figures[1]), over52: text(figures[2]))
      // The difference of two rounded numbers tells nothing new, but a small one would be taken for exact.
      if isPublic, let bands, bands.parts.contains(where: { $0 < 10 }) { return nil }
      return bands
    }
    let typical = levels[level].figures("open_wait")
    let rows = areas.map { area in (area, bands { $0.text(area) }) }
    let end = rows.compactMap { $0.1?.total }.max() ?? 1
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "Children waiting by how long, \(PeriodText(open.table.period).words(strings)), in order of code"
      ],
      [
        .text(strings.one(levels[level].layer.level).capitalizedFirst),
        .chart("<span class=\"scale\">\(strings(.children))</span>"),
        .number(strings["Up to 20 weeks"]), .number(strings["20 to 52 weeks"]),
        .number(strings["Over 52 weeks"]),
        .number(strings["All"]),
      ] + (typical == nil ? [] : [.number(strings["Typical wait so far (weeks)"])]), strings)
    func cells(_ bands: Bands?, _ text: (Figures) -> FigureText, hasBar: Bool) -> [HTML] {
      let all = text(open)
      table.uses(all)
      let wait = typical.map { typical -> HTML in
        table.uses(text(typical))
        return HTML(escaping: text(typical).value)
      }
      guard let bands else {
        table.uses(.hidden)
        return [HTML(), "[c]", "[c]", "[c]", HTML(escaping: all.value)] + [wait].compactMap(\.self)
      }
      return [hasBar ? bands.bar(end: end) : HTML()]
        + (bands.parts + [bands.total]).map { HTML(escaping: NumberText.count($0)) }
        + [wait].compactMap(\.self)
    }
    for (area, bands) in rows {
      table.row(
        link(Address(level: level, area: area), root: root),
        cells(bands, { $0.text(area) }, hasBar: true))
    }
    table.row(
      HTML(escaping: comparatorHeading), cells(bands { $0.total }, { $0.total }, hasBar: false),
      kind: .total)
    let keys = zip(
      Bands.shades,
      [strings["Up to 20 weeks"], strings["20 to 52 weeks"], strings["Over 52 weeks"]]
    ).map {
      shade, words -> HTML in
      """
      <li><svg class="key" viewBox="0 0 28 20" aria-hidden="true" focusable="false"><rect x="0.5" \
      y="0.5" width="27" height="19" fill="\(shade)" stroke="#505A5F"/></svg>\(words)</li>
      """
    }
    return "<ul class=\"legend opt\">\(keys.joined())</ul>\n" + table.html
  }
}
