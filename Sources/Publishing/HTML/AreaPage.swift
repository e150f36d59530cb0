import Disclosure
import Model

extension Report {
  /// The rows of a ward's or division's comparison table: what matters locally, and what is headline elsewhere.
  private var localIndicators: [String] {
    let ids = [
      "plan_by_week_20", "plans_issued_20_weeks", "weeks_to_plan", "decision_6_weeks", "open_count",
      "open_over_20_weeks", "open_wait",
    ]
    // Two shares about 20 weeks are taken for each other: the one that pages lead with is enough.
    let twins = ids.prefix(2)
    guard let headline, twins.contains(headline.id) else { return ids }
    return ids.filter { $0 == headline.id || !twins.contains($0) }
  }

  /// The page of an area that holds no others: two sides of A4 for a councillor.
  func areaPage(_ address: Address, siblings: [Int], map local: LocalMap) -> Page {
    let level = levels[address.level]
    let area = area(address)
    let above = parent(of: address)
    var body = PageBody(strings)
    let named = Sentence.Input("area", spokenName(address))
    // On a small screen two long tables stand before the questions and the address.
    let jump: HTML =
      "<p class=\"screen\"><a href=\"#ask\">\(strings(.questionsToAsk))</a></p>\n"
    body.section(strings(.atAGlance), class: "glance", glance(address, &body) + jump)
    body.section(strings(.compares, [named]), comparison(address, &body))
    if let figures = telling(address.level, siblings, of: address.area) {
      let number = body.numberOfFigure()
      let map = locatorFigure(
        figures, level: address.level, areas: local.areas, shapes: local.shapes, number: number,
        highlighted: address.area)
      body.section(strings(.whereIs, [named]), class: "locator", map)
      let areas = Sentence.Input("areas", strings.many(level.layer.level))
      let others = above.map {
        strings(.othersIn, [areas, Sentence.Input("holder", self.area($0).name)])
      }
      body.section(
        others ?? strings(.others, [areas]), class: "whole",
        siblingTable(figures, address, siblings, number: body.numberOfTable()))
    }
    body.section(
      strings(.questionsToAsk), class: "half", id: "ask",
      body.list(questions(address).map { [$0] }) + whomToAsk)
    body.section(strings(.limits), class: "half", limitsOfFigures)
    if let actions = look.actions { body.section(strings(.actions), .paragraph(actions)) }
    if let covering = coveringAreas(address) { body.section(covering.heading, covering.content) }
    var trail: [(name: String, path: String)] = [(strings(.areas), "areas.html")]
    if let above { trail.append((self.area(above).name, path(above))) }
    return Page(
      path: path(address), name: area.name, above: above.map { place($0) },
      heading: place(address),
      lede: lede(address), trail: trail, facts: [(strings(.areaCode), area.code.text)],
      notes: boundaryNotes([address.level]), body: body.content, sentences: body.sentences)
  }

  /// Where questions go, as a link where it is an address.
  private var whomToAsk: HTML {
    guard let contact = edition.contact else { return HTML() }
    let words = strings(.whomToAsk, [.init("contact", contact)])
    guard contact.contains("@"), !contact.contains(" "), let place = words.firstRange(of: contact)
    else { return .paragraph(words) }
    let (before, after) = (String(words[..<place.lowerBound]), String(words[place.upperBound...]))
    return "<p>\(before)<a href=\"mailto:\(contact)\">\(contact)</a>\(after)</p>\n"
  }

  /// An area with its kind, such as "Amber Valley district".
  func place(_ address: Address) -> String {
    "\(spokenName(address)) \(strings.one(levels[address.level].layer.level))"
  }

  /// The name of an area in a sentence: official names of divisions end in "ED", which nobody says.
  func spokenName(_ address: Address) -> String {
    let name = area(address).name
    let isDivision = levels[address.level].layer.level == .division && name.hasSuffix(" ED")
    return isDivision ? String(name.dropLast(3)) : name
  }

  func headlineFigures(_ level: Int) -> Figures? {
    guard let headline else { return levels[level].figures.first }
    return levels[level].figures(headline.id)
      ?? levels[level].figures.first { $0.unit == .percent } ?? levels[level].figures.first
  }

  /// The headline figures, or where most of these areas' are hidden, or that of the one the page is about, those of the
  /// first indicator that tells of more.
  func telling(_ level: Int, _ areas: [Int], of area: Int? = nil) -> Figures? {
    let headline = headlineFigures(level)
    func isShown(_ figures: Figures, _ area: Int) -> Bool { figures.text(area).drawn != nil }
    func shown(_ figures: Figures) -> Int { areas.count { isShown(figures, $0) } }
    func tellsOfArea(_ figures: Figures) -> Bool { area.map { isShown(figures, $0) } ?? true }
    if let headline, 3 * shown(headline) >= areas.count, tellsOfArea(headline) { return headline }
    let others = localIndicators.compactMap { levels[level].figures($0) }.filter {
      $0.unit != .children && 2 * shown($0) >= areas.count
    }
    return others.first(where: tellsOfArea) ?? others.first ?? headline
  }

  private func lede(_ address: Address) -> String {
    let opening = strings(.areaLede)
    guard let years = levels[address.level].figures.map(\.table.pooledPeriods).max(), years > 1
    else { return opening }
    return
      "\(opening) \(strings(.pooledLede, [.init("years", strings.inWords(years))]))"
  }

  /// Is it better or worse here, and how sure is that? Then what the figure is, the queue, and the change.
  func glance(_ address: Address, _ body: inout PageBody) -> HTML {
    let words = Words(report: self)
    let name = spokenName(address)
    let level = levels[address.level]
    var content = HTML()
    var hidden: [Sentence] = []
    if let figures = headlineFigures(address.level) {
      // Where the headline is hidden, what can be shown of the area answers, and is worth sentences besides.
      let isShown = figures.text(address.area).drawn != nil
      let other = isShown ? nil : firstShown(address)
      let answered = (other ?? figures).verdict(address.area)
      let answer = body.paragraph([words.answer(other ?? figures, area: address.area)])
      content += "<div class=\"answer\">\(answer)</div>\n"
      let change = [change(other ?? figures, address)]
      if let other {
        let about = words.about(
          other, area: address.area, in: name, holder: holderSentence(other, address))
        content += body.paragraph(about + change)
      }
      // What is hidden comes last: the queue is what people ask for next.
      let main = words.about(
        figures, area: address.area, in: name, holder: holderSentence(figures, address))
      if isShown { content += body.paragraph(main + change) } else { hidden = main }
      let said = [figures.indicator.id, other?.indicator.id]
      let others = localIndicators.filter { !said.contains($0) }.compactMap {
        level.figures($0)
      }
      content += body.paragraph(
        [words.also(others, area: address.area, isFirst: !answered.isConcern)].compactMap(\.self))
    }
    content += body.paragraph(
      words.waiting(
        level.figures("open_count")?.text(address.area),
        over: level.figures("open_over_20_weeks")?.text(address.area),
        over52: level.figures("open_over_52_weeks")?.text(address.area), on: edition.snapshot,
        in: name))
    return content + body.paragraph(hidden)
  }

  /// Whether a figure of an area rises or falls, or that it is too soon to say.
  private func change(_ figures: Figures, _ address: Address) -> Sentence {
    let years = levels[address.level].years(figures.indicator.id)
    return trendSentence(years.filter(isComparable(_:)).map { $0.text(address.area) })
  }

  private func firstShown(_ address: Address) -> Figures? {
    localIndicators.lazy.compactMap { levels[address.level].figures($0) }.first {
      $0.unit != .children && $0.text(address.area).drawn != nil
    }
  }

  /// "For Amber Valley as a whole it was 47%."
  private func holderSentence(_ figures: Figures, _ address: Address) -> Sentence? {
    guard let above = parent(of: address),
      let held = levels[above.level].figures(figures.indicator.id)
    else { return nil }
    return Words(report: self).holder(
      held.text(above.area), area(above).name, beside: figures.table.period)
  }

  private func comparison(_ address: Address, _ body: inout PageBody) -> HTML {
    let available = levels[address.level].figures.map(\.indicator.id)
    var ids = localIndicators.filter(available.contains)
    if ids.count < 4 { ids = Array(available.prefix(6)) }
    let periods = Set(
      levels[address.level].figures.filter { ids.contains($0.indicator.id) }.map(\.table.period)
    ).sorted().map { PeriodText($0).words(strings) }
    let table = profileTable(
      address, ids: ids, number: body.numberOfTable(),
      caption: strings(
        .profileCaption,
        [
          .init("area", spokenName(address)), .init("whole", comparator),
          .init("periods", periods.joined(separator: " \(strings(.listAnd)) ")),
        ]),
      root: "../")
    return table + chartKey + body.paragraph([Words(report: self).plain(.range)])
  }

  /// The areas beside this one; of more than twenty this one, nine above and ten below.
  private func siblingTable(
    _ figures: Figures, _ address: Address, _ siblings: [Int], number: Int
  ) -> HTML {
    let ordered = figures.worstFirst(siblings)
    let place = ordered.firstIndex(of: address.area) ?? 0
    let start = max(0, min(place - 9, ordered.count - 20))
    let shown = Array(ordered[start..<min(start + 20, ordered.count)])
    let level = levels[address.level].layer.level
    let table = areaTable(
      figures, level: address.level, areas: shown, root: "../", number: number,
      caption: caption(figures, strings.one(level)), here: address.area)
    guard shown.count < ordered.count else { return table }
    return table
      + "<p><a href=\"../indicators/\(figures.indicator.id).html\">\(strings(.allAreas, [.init("areas", strings.many(level)), .init("title", figures.indicator.title.lowercasedFirst)]))</a></p>\n"
  }

  /// Two to four questions, chosen by what the figures say.
  func questions(_ address: Address) -> [Sentence] {
    let level = levels[address.level]
    let headline = headlineFigures(address.level)
    var rules: [Sentence.Rule] = []
    func isConcern(_ id: String) -> Bool {
      level.figures(id)?.verdict(address.area).isConcern ?? false
    }
    if isConcern("decision_6_weeks") {
      rules.append(.asksDecision)
    } else if localIndicators.contains(where: isConcern) {
      rules.append(.asksPlan)
    }
    let over = level.figures("open_over_20_weeks")?.table.cells[address.area].estimate?.numerator
    if let over, over > 0 { rules.append(.asksQueue) }
    if headline?.verdict(address.area) == .hidden { rules.append(.asksHidden) }
    if let headline, hasWideRange(headline.text(address.area)) { rules.append(.asksPattern) }
    if Self.placeIndicators.contains(where: isConcern) { rules.append(.asksPlaces) }
    for rule in [Sentence.Rule.asksPattern, .asksPlaces]
    where rules.count < 2 && !rules.contains(rule) {
      rules.append(rule)
    }
    let words = Words(report: self)
    return rules.prefix(4).map { words.plain($0) }
  }

  /// Those that say whether places are within reach.
  private static let placeIndicators = [
    "places_within_reach", "awaiting_place", "placed_over_20_miles", "distance_to_placement",
  ]

  /// Whether the likely range is so wide that one year's chance may have made the figure.
  private func hasWideRange(_ figure: FigureText) -> Bool {
    guard let limits = figure.drawnLimits, let value = figure.drawn, let low = limits.lower,
      let high = limits.upper
    else { return false }
    return figure.indicator.unit == .percent ? high - low > 20 : high - low > value / 2
  }

  var limitsOfFigures: HTML {
    let words = Words(report: self)
    return .list(
      ofSentences: [.limitCause, .limitChild, .limitHome].map { words.plain($0).text })
  }

  /// Wards and divisions cut across each other: the areas of the other kind that cover part of this one.
  private func coveringAreas(_ address: Address) -> (heading: String, content: HTML)? {
    let overlapping = levels[address.level].layer.overlapping
    guard overlapping.indices.contains(address.area) else { return nil }
    let others = overlapping[address.area].compactMap { self.address($0) }
    guard let first = others.first else { return nil }
    let many = strings.many(levels[first.level].layer.level).capitalizedFirst
    let links = others.map { link($0, root: "../") + " (\(area($0).code.text))" }
    return (
      strings(.covering, [.init("areas", many), .init("area", spokenName(address))]),
      "<p>\(links.joined(", "))</p>\n"
    )
  }
}
