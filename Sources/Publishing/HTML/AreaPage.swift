import Disclosure
import Model

extension Report {
  /// The rows of a ward's or division's comparison table: what matters locally, and what is headline elsewhere.
  private static let localIndicators = [
    "plan_by_week_20", "plans_issued_20_weeks", "weeks_to_plan", "decision_6_weeks", "open_count",
    "open_over_20_weeks", "open_wait",
  ]

  /// The page of an area that holds no others: two sides of A4 for a councillor.
  func areaPage(_ address: Address, siblings: [Int], map local: LocalMap) -> Page {
    let level = levels[address.level]
    let area = area(address)
    let above = parent(of: address)
    var body = PageBody()
    body.section("At a glance", class: "glance", glance(address))
    body.section("How \(area.name) compares", comparison(address, &body))
    if let figures = headlineFigures(address.level) {
      let number = body.numberOfFigure()
      let map = locatorFigure(
        figures, level: address.level, areas: local.areas, shapes: local.shapes, number: number,
        highlighted: address.area)
      body.section("Where \(area.name) is", class: "locator", map)
      let others = above.map { "Other \(level.layer.level.plural) in \(self.area($0).name)" }
      body.section(
        others ?? "Other \(level.layer.level.plural)", class: "whole",
        siblingTable(figures, address, siblings, number: body.numberOfTable()))
    }
    body.section("Questions you could ask", class: "half", .list(ofSentences: questions(address)))
    body.section("What these figures cannot tell you", class: "half", Self.limitsOfFigures)
    if let covering = coveringAreas(address) { body.section(covering.heading, covering.content) }
    var trail: [(name: String, path: String)] = [("Areas", "areas.html")]
    if let above { trail.append((self.area(above).name, path(above))) }
    let singular = level.layer.level.singular
    return Page(
      path: path(address), name: area.name, above: above.map { place($0) },
      heading: "\(area.name) \(singular)",
      lede: lede(address), trail: trail, facts: [("Area code", area.code.text)], body: body.content)
  }

  /// An area with its kind, such as "Amber Valley district".
  func place(_ address: Address) -> String {
    "\(area(address).name) \(levels[address.level].layer.level.singular)"
  }

  func headlineFigures(_ level: Int) -> Figures? {
    guard let headline else { return levels[level].figures.first }
    return levels[level].figures(headline.id)
      ?? levels[level].figures.first { $0.unit == .percent } ?? levels[level].figures.first
  }

  private func lede(_ address: Address) -> String {
    let opening =
      "How long children and young people here wait for an education, health and care (EHC) plan."
    guard let years = levels[address.level].figures.map(\.table.pooledPeriods).max(), years > 1
    else { return opening }
    return
      "\(opening) Figures about a period put \(NumberText.inWords(years)) years together, because numbers are small."
  }

  /// Three to five sentences; the first says whether it is better or worse here, and how sure that is.
  func glance(_ address: Address) -> HTML {
    let words = Words(report: self)
    let name = area(address).name
    let level = levels[address.level]
    var sentences: [String] = []
    if let figures = headlineFigures(address.level) {
      sentences.append(
        words.about(
          figures, area: address.area, in: name, holder: holderSentence(figures, address)))
    }
    let open = level.figures("open_count")?.table.cells[address.area]
    let over = level.figures("open_over_20_weeks")?.table.cells[address.area]
    if let waiting = words.waiting(open, over: over, on: edition.snapshot, in: name) {
      sentences.append(waiting)
    }
    sentences.append("It is too soon to say whether this is changing.")
    let hasRange = headlineFigures(address.level).map {
      FigureText($0.table.cells[address.area], $0.indicator).range != nil
    }
    if hasRange == true { sentences.append(Self.rangeSentence) }
    return sentences.map { HTML.paragraph($0) }.joined()
  }

  static let rangeSentence =
    "The likely range in the tables shows how far the figure could be from the underlying level "
    + "because numbers are small."

  /// "For Amber Valley as a whole it was 47%."
  private func holderSentence(_ figures: Figures, _ address: Address) -> String? {
    guard let above = parent(of: address),
      let held = levels[above.level].figures(figures.indicator.id)
    else { return nil }
    let text = FigureText(held.table.cells[above.area], held.indicator)
    return text.spoken.map { "For \(area(above).name) as a whole it was \($0)." }
  }

  private func comparison(_ address: Address, _ body: inout PageBody) -> HTML {
    let available = levels[address.level].figures.map(\.indicator.id)
    var ids = Self.localIndicators.filter(available.contains)
    if ids.count < 4 { ids = Array(available.prefix(6)) }
    let periods = Set(
      levels[address.level].figures.filter { ids.contains($0.indicator.id) }.map(\.table.period)
    ).sorted().map { PeriodText($0).words }
    return profileTable(
      address, ids: ids, number: body.numberOfTable(),
      caption:
        "\(area(address).name) compared with \(comparator), \(periods.joined(separator: " and "))",
      root: "../")
  }

  /// The areas beside this one; of more than twenty this one, nine above and ten below.
  private func siblingTable(
    _ figures: Figures, _ address: Address, _ siblings: [Int], number: Int
  ) -> HTML {
    let ordered = figures.worstFirst(siblings)
    let place = ordered.firstIndex(of: address.area) ?? 0
    let start = max(0, min(place - 9, ordered.count - 20))
    let shown = Array(ordered[start..<min(start + 20, ordered.count)])
    let plural = levels[address.level].layer.level.plural
    let table = areaTable(
      figures, level: address.level, areas: shown, root: "../", number: number,
      caption: caption(figures, levels[address.level].layer.level.singular), here: address.area)
    guard shown.count < ordered.count else { return table }
    return table
      + "<p><a href=\"../indicators/\(figures.indicator.id).html\">All \(plural): \(figures.indicator.title.lowercasedFirst)</a></p>\n"
  }

  /// Two to four questions, chosen by what the figures say.
  func questions(_ address: Address) -> [String] {
    let level = levels[address.level]
    var questions: [String] = []
    let verdicts = level.figures.map { $0.verdict(address.area) }
    if verdicts.contains(where: \.isConcern) {
      questions.append("What is different about the slowest step here?")
    }
    let over = level.figures("open_over_20_weeks")?.table.cells[address.area].estimate?.numerator
    if let over, over > 0 {
      questions.append("When will the children already over 20 weeks get their plan?")
    }
    if headlineFigures(address.level)?.verdict(address.area) == .hidden {
      questions.append("How are small areas like this one checked?")
    }
    questions.append("Is this part of a longer pattern, or one unusual year?")
    if questions.count < 2 { questions.append("Where do children from here go to school?") }
    return Array(questions.prefix(4))
  }

  static let limitsOfFigures = HTML.list(ofSentences: [
    "Why waits differ.", "Anything about one child or one school.",
    "Where a child went to school: areas are by home address now, not when the request was made.",
  ])

  /// Wards and divisions cut across each other: the areas of the other kind that cover part of this one.
  private func coveringAreas(_ address: Address) -> (heading: String, content: HTML)? {
    let overlapping = levels[address.level].layer.overlapping
    guard overlapping.indices.contains(address.area) else { return nil }
    let others = overlapping[address.area].compactMap { self.address($0) }
    guard let first = others.first else { return nil }
    let plural = levels[first.level].layer.level.plural
    let links = others.map { link($0, root: "../") + " (\(area($0).code.text))" }
    return (
      "\(plural.prefix(1).uppercased() + plural.dropFirst()) that cover part of \(area(address).name)",
      "<p>\(links.joined(", "))</p>\n"
    )
  }
}
