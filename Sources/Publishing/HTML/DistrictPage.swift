import Disclosure
import Model

extension Report {
  /// The page of an area that holds others, for leads and district members.
  func districtPage(_ address: Address) -> Page {
    let area = area(address)
    var body = PageBody()
    body.section("Main findings", class: "glance", glance(address) + heldFindings(address))
    body.section(
      "All figures for \(area.name)",
      profileTable(
        address, ids: nil, number: body.numberOfTable(),
        caption: "\(area.name) compared with \(comparator), every indicator", root: "../"))
    for level in levels.indices where level != address.level {
      let members = children(of: address, at: level)
      guard !members.isEmpty, let figures = headlineFigures(level) else { continue }
      let plural = levels[level].layer.level.plural
      body.section(
        "\(plural.prefix(1).uppercased() + plural.dropFirst()) in \(area.name)",
        numberedMap(figures, level, members, &body))
    }
    body.section("Questions you could ask", .list(ofSentences: questions(address)))
    body.section("What these figures cannot tell you", Self.limitsOfFigures)
    let singular = levels[address.level].layer.level.singular
    return Page(
      path: path(address), name: area.name, above: nil, heading: "\(area.name) \(singular)",
      lede:
        "How long children and young people in \(area.name) wait for support, and where waits differ.",
      trail: [("Areas", "areas.html")], facts: [("Area code", area.code.text)], body: body.html)
  }

  /// What can be said of the areas inside, by the headline indicator.
  private func heldFindings(_ address: Address) -> HTML {
    var sentences: [String] = []
    for level in levels.indices where level != address.level {
      let members = children(of: address, at: level)
      guard !members.isEmpty, let figures = headlineFigures(level) else { continue }
      sentences.append(countSentence(figures, members, levels[level].layer.level))
    }
    return sentences.map { HTML.paragraph($0) }.joined()
  }

  /// "Of 12 wards, 3 were lower than the council figure by more than chance is likely to explain, and 1 was higher."
  func countSentence(_ figures: Figures, _ areas: [Int], _ level: Level) -> String {
    let verdicts = areas.map { figures.verdict($0) }
    let higher = verdicts.count { if case .higher = $0 { true } else { false } }
    let lower = verdicts.count { if case .lower = $0 { true } else { false } }
    let missing = verdicts.count { $0.shorthand != nil }
    let (up, down) = figures.unit == .weeks ? ("longer", "shorter") : ("higher", "lower")
    func was(_ count: Int) -> String {
      "\(NumberText.inWords(count) == "no" ? "none" : NumberText.inWords(count)) "
        + (count == 1 ? "was" : "were")
    }
    let counted = "\(figures.indicator.title): of \(areas.count) \(level.plural), "
    var text =
      lower + higher == 0
      ? "\(counted)none differs from \(comparatorFigure) by more than chance is likely to explain."
      : "\(counted)\(was(lower)) \(down) and \(was(higher)) \(up) than \(comparatorFigure) "
        + "by more than chance is likely to explain."
    if missing > 0 {
      text +=
        " \(NumberText.inWords(missing).capitalizedFirst) "
        + "\(missing == 1 ? "has" : "have") no figure to show."
    }
    return text
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
