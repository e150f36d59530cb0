import Disclosure
import Model

extension Report {
  /// What differs so far that chance is very unlikely to explain it, concern first, large areas before small ones.
  func standouts(_ body: inout PageBody) -> HTML {
    let found = standingOut
    let shown = found.prefix(20)
    // Where the release has no earlier years, the period is all that can be said.
    let hasYears = shown.contains { duration($0.figures, $0.address.area) != nil }
    var table = TableHTML(
      body.numberOfTable(),
      strings["Areas outside the 99.8% limits, areas of concern first"],
      [
        .text(strings["Area"]), .text(strings["Indicator"]), .number(strings["Figure"]),
        .optional(comparatorHeading),
        .words(strings["What it means"]),
        .optionalText(hasYears ? strings["Since when"] : strings(.period)),
      ], strings)
    for (address, figures) in shown {
      table.row(
        link(address, root: "", text: self.place(address)),
        [
          "<a href=\"indicators/\(figures.indicator.id).html\">\(figures.indicator.title)</a>\(figures.unit.heading(strings))",
          HTML(escaping: figures.text(address.area).value), HTML(escaping: figures.total.value),
          HTML(escaping: figures.text(address.area).meaning(strings)),
          HTML(
            escaping: hasYears
              ? sinceWhen(figures, address.area)
              : PeriodText(figures.table.period).words(strings)),
        ])
    }
    guard !found.isEmpty else {
      return .paragraph(strings["No area is outside the 99.8% limits."])
    }
    let more = found.count - 20
    let rest =
      more > 0 ? strings["\(NumberText.count(more)) more are on the indicators' pages."] + " " : ""
    return table.html
      + .paragraph(
        rest + strings["Other ways to count the same are on the indicators' pages alone."])
  }

  private var standingOut: [(address: Address, figures: Figures)] {
    let levels = levels.indices.sorted {
      (self.levels[$0].layer.areas.count, $0) < (self.levels[$1].layer.areas.count, $1)
    }
    var found: [(address: Address, figures: Figures)] = []
    for level in levels {
      for figures in self.levels[level].figures where !figures.indicator.isVariant {
        for area in self.levels[level].layer.areas.indices where figures.verdict(area).isStrong {
          found.append((Address(level: level, area: area), figures))
        }
      }
    }
    func order(_ place: Int) -> Int {
      found[place].figures.verdict(found[place].address.area).order
    }
    return found.indices.sorted { (order($0), $0) < (order($1), $1) }.map { found[$0] }
  }
}
