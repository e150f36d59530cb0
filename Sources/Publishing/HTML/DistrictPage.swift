import Disclosure
import Model

extension Report {
  /// The page of an area that holds others, for leads and district members.
  func districtPage(_ address: Address) -> Page {
    let area = area(address)
    var body = PageBody(strings)
    body.section(
      strings(.mainFindings), class: "glance",
      glance(address, &body) + heldFindings(address, &body))
    body.section(
      "All figures for \(area.name)",
      profileTable(
        address, ids: nil, number: body.numberOfTable(),
        caption: "\(area.name) compared with \(comparator), every indicator", root: "../"))
    if let spine = spineTable(address, &body) {
      body.section("From worst to best", spine)
    }
    if let curve = curveFigure(address, &body) { body.section("How long children wait", curve) }
    for level in levels.indices where level != address.level {
      let members = children(of: address, at: level)
      guard !members.isEmpty, let figures = telling(level, members) else { continue }
      let plural = levels[level].layer.level.plural
      body.section(
        "\(plural.prefix(1).uppercased() + plural.dropFirst()) in \(area.name)",
        numberedMap(figures, level, members, &body))
    }
    body.section(strings(.questionsToAsk), body.list(questions(address).map { [$0] }))
    body.section(strings(.limits), limitsOfFigures)
    let singular = levels[address.level].layer.level.singular
    return Page(
      path: path(address), name: area.name, above: nil, heading: "\(area.name) \(singular)",
      lede:
        "How long children and young people in \(area.name) wait for support, and where waits differ.",
      trail: [("Areas", "areas.html")], facts: [(strings(.areaCode), area.code.text)],
      body: body.html, sentences: body.sentences)
  }

  /// What can be said of the areas inside, by the headline indicator.
  private func heldFindings(_ address: Address, _ body: inout PageBody) -> HTML {
    let words = Words(report: self)
    var findings = HTML()
    for level in levels.indices where level != address.level {
      let members = children(of: address, at: level)
      guard !members.isEmpty, let figures = headlineFigures(level) else { continue }
      findings += body.paragraph(words.counted(figures, members, levels[level].layer.level))
    }
    return findings
  }

  private func numberedMap(
    _ figures: Figures, _ level: Int, _ members: [Int], _ body: inout PageBody
  ) -> HTML {
    let ordered = figures.worstFirst(members)
    var numbers: [Int: Int] = [:]
    for (place, area) in ordered.enumerated() { numbers[area] = place + 1 }
    let shapes = MapShapes(levels[level].layer, areas: members)
    let map = locatorFigure(
      figures, level: level, areas: members, shapes: shapes, number: body.numberOfFigure(),
      numbers: members.map { numbers[$0] ?? 0 })
    let table = areaTable(
      figures, level: level, areas: ordered, root: "../", number: body.numberOfTable(),
      caption: caption(figures, levels[level].layer.level.singular), numbers: numbers)
    return "<p>The numbers on the map are those in the table.</p>\n\(map)\n\(table)"
  }
}

extension String {
  /// The words as the start of a sentence has them.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
