import Disclosure
import Model

extension Report {
  /// Children waiting by how long, for the areas of one level and the partnership; nil without the indicators.
  func bandsTable(_ level: Int, areas: [Int], _ body: inout PageBody, root: String) -> HTML? {
    guard let open = levels[level].figures("open_count") else { return nil }
    func bands(_ limits: BandLimits, _ text: (Figures) -> FigureText) -> Bands? {
      let bands = Bands(all: text(open), over: limits.over.map(text))
      // The difference of two rounded numbers tells nothing new, but a small one would be taken for exact.
      if isPublic, let bands, bands.parts.contains(where: { $0 < 10 }) { return nil }
      return bands
    }
    let texts = areas.map { area in { (figures: Figures) in figures.text(area) } }
    let limits = BandLimits.finest(levels[level].figures(_:)) { limits in
      texts.count { bands(limits, $0) != nil }
    }
    guard let limits else { return nil }
    let names = bandNames(limits.weeks)
    let typical = levels[level].figures("open_wait")
    let rows = zip(areas, texts).map { area, text in (area: area, bands: bands(limits, text)) }
    let end = rows.compactMap { $0.bands?.total }.max() ?? 1
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "Children waiting by how long, \(PeriodText(open.table.period).words(strings)), in order of code"
      ],
      [
        .text(strings.one(levels[level].layer.level).capitalizedFirst),
        .chart("<span class=\"scale\">\(strings(.children))</span>"),
      ]
        // On a narrow screen the long waits and all stay; the pages of the areas have the others.
        + names.enumerated().map { place, name in
          place < names.count - 2 ? .optional(name) : .number(name)
        } + [.number(strings["All"])]
        + (typical == nil ? [] : [.optional(strings["Typical wait so far (weeks)"])]), strings)
    func cells(_ bands: Bands?, _ text: (Figures) -> FigureText, hasBar: Bool) -> [HTML] {
      let all = text(open)
      table.uses(all)
      let wait = typical.map { typical -> HTML in
        table.uses(text(typical))
        return HTML(escaping: text(typical).value)
      }
      guard let bands else {
        table.uses(.hidden)
        return [HTML()] + names.map { _ in "[c]" } + [HTML(escaping: all.value)]
          + [wait].compactMap(\.self)
      }
      return [hasBar ? bands.bar(end: end) : HTML()]
        + (bands.parts + [bands.total]).map { HTML(escaping: NumberText.count($0)) }
        + [wait].compactMap(\.self)
    }
    for (row, text) in zip(rows, texts) {
      table.row(
        link(Address(level: level, area: row.area), root: root),
        cells(row.bands, text, hasBar: true))
    }
    table.row(
      HTML(escaping: comparatorHeading),
      cells(bands(limits) { $0.total }, { $0.total }, hasBar: false),
      kind: .total)
    return bandKeys(names) + table.html
  }

  private func bandNames(_ limits: [Int]) -> [String] {
    let between = zip(limits, limits.dropFirst()).map { strings["\($0) to \($1) weeks"] }
    return [strings["Up to \(limits[0]) weeks"]] + between
      + [strings["Over \(limits[limits.count - 1]) weeks"]]
  }

  private func bandKeys(_ names: [String]) -> HTML {
    let keys = zip(Bands.shades(names.count), names).map { shade, words -> HTML in
      """
      <li><svg class="key" viewBox="0 0 28 20" aria-hidden="true" focusable="false"><rect x="0.5" \
      y="0.5" width="27" height="19" fill="\(shade)" stroke="#505A5F"/></svg>\(words)</li>
      """
    }
    return "<ul class=\"legend opt\">\(keys.joined())</ul>\n"
  }
}
