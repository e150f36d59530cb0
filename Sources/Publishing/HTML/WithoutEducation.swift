import Disclosure
import Model

extension Report {
  /// Children without a place or outside school, by the largest areas; nil where no such figures are there.
  func withoutEducation(_ body: inout PageBody) -> HTML? {
    let ids = ["awaiting_place", "home_educated", "eotas", "missing_education"]
    guard let top else { return nil }
    let found = ids.compactMap { levels[top].figures($0) }
    let words = Words(report: self)
    let sentences = found.filter { $0.total.spoken != nil }.map {
      [words.level($0.total, edition.partnership)]
    }
    guard !sentences.isEmpty else { return nil }
    let content = body.list(sentences)
    guard levels[top].layer.areas.count <= 40 else { return content }
    let level = levels[top].layer.level
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "Children without a place or outside school, by \(strings.one(level)), in order of code"],
      [.text(strings.one(level).capitalizedFirst)]
        + found.enumerated().map { place, figures in
          let heading = "\(figures.indicator.title)\(figures.unit.heading(strings))"
          return place < 3 ? .number(heading) : .optional(heading)
        }, strings)
    func cells(_ text: (Figures) -> FigureText) -> [HTML] {
      found.map { figures in
        let figure = text(figures)
        table.uses(figure)
        return figure.html
      }
    }
    for area in levels[top].layer.areas.indices {
      let row = cells { $0.text(area) }
      table.row(link(Address(level: top, area: area), root: ""), row)
    }
    let total = cells(\.total)
    table.row(HTML(escaping: comparatorHeading), total, kind: .total)
    return content + onScreen(table.html)
  }
}
