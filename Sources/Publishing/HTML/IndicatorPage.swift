import Disclosure
import Model

extension Report {
  /// Everything about one indicator: what it counts, how areas compare, and every area's figure.
  func indicatorPage(_ indicator: Indicator) -> Page {
    var body = PageBody(strings)
    body.section(strings["What it counts"], definition(indicator))
    let levels = levels.indices.filter { self.levels[$0].figures(indicator.id) != nil }.sorted {
      (self.levels[$0].layer.areas.count, $0) < (self.levels[$1].layer.areas.count, $1)
    }
    partnershipSection(indicator, &body)
    // A few large areas come before the maps, the long tables after them.
    let few = levels.filter { self.levels[$0].layer.areas.count <= 40 && $0 != finest }.prefix(1)
    for level in few { allAreas(indicator, level, &body) }
    pictures(indicator, &body)
    if let equity = equityPanel(of: indicator, &body) {
      body.section(strings["How much it matters where children live"], equity)
    }
    for level in levels where !few.contains(level) { allAreas(indicator, level, &body) }
    groupSections(indicator, &body)
    body.section(strings["Download these figures"], downloads(indicator))
    return Page(
      path: "indicators/\(indicator.id).html", name: indicator.title, lede: indicator.definition,
      notes: boundaryNotes(levels),
      body: body.html, sentences: body.sentences)
  }

  private func partnershipSection(_ indicator: Indicator, _ body: inout PageBody) {
    guard let figures = partnership(indicator.id) else { return }
    let words = Words(report: self)
    let sentence =
      figures.total.spoken == nil
      ? words.plain(
        .unavailable, [("title", indicator.title), ("area", edition.partnership)])
      : words.level(figures.total, edition.partnership)
    let range = figures.total.range == nil ? [] : [words.plain(.range)]
    body.section(
      strings["\(comparatorHeading) figure"], body.paragraph([sentence]) + body.paragraph(range))
  }

  /// Maps, funnel and change, of indicators that areas can be compared by.
  private func pictures(_ indicator: Indicator, _ body: inout PageBody) {
    if let finest, let figures = levels[finest].figures(indicator.id), indicator.unit != .children {
      let level = levels[finest].layer.level
      let evidence = body.numberOfFigure()
      body.section(
        strings["Where \(strings.many(level)) differ"],
        body.paragraph(Words(report: self).luck(figures, level))
          + evidenceFigure(figures, level: finest, number: evidence, isShared: true)
          + (tileFigure(figures, level: finest) { body.numberOfFigure() } ?? ""))
      if let map = valueFigure(figures, level: finest, after: evidence, &body) {
        body.section(strings["How high the figures are"], map)
      }
      if let funnel = funnelFigure(figures, level: finest, &body) {
        body.section(strings["Size and chance"], funnel)
      }
    }
    if let top, let trend = trendFigures(indicator.id, level: top, &body, root: "../") {
      body.section(strings["Change"], trend)
    }
  }

  private func allAreas(_ indicator: Indicator, _ level: Int, _ body: inout PageBody) {
    guard let figures = levels[level].figures(indicator.id) else { return }
    let areas = figures.worstFirst(Array(levels[level].layer.areas.indices))
    body.section(
      strings["All \(strings.many(levels[level].layer.level))"],
      areaTable(
        figures, level: level, areas: areas, root: "../", number: body.numberOfTable(),
        caption: caption(figures, strings.one(levels[level].layer.level))))
  }

  /// The files that hold the page's figures.
  private func downloads(_ indicator: Indicator) -> HTML {
    guard isPublic else {
      return .paragraph(strings["Rows with \(indicator.id) in the file of exact figures:"])
        + .list(["<a href=\"../estimates.csv\">\(strings["All figures"]) (estimates.csv)</a>"])
    }
    let topic = Topic.of(indicator)
    let title = strings[topic.title]
    let table: HTML = "<a href=\"../data/\(topic.id).csv\">\(title) (\(strings["CSV table"]))</a>"
    let maps = levels.filter { $0.figures(indicator.id) != nil }.map { level -> HTML in
      let folder = level.layer.level.folder
      return
        "<a href=\"../data/\(folder)-\(topic.id).geojson\">\(strings["\(title) by \(strings.one(level.layer.level))"]) (\(strings["GeoJSON map"]))</a>"
    }
    return .paragraph(strings["Rows with \(indicator.id) in these files:"]) + .list([table] + maps)
  }

  private func definition(_ indicator: Indicator) -> HTML {
    let direction =
      switch indicator.direction {
      case .higherIsBetter: strings["Higher is better."]
      case .lowerIsBetter: strings["Lower is better."]
      case .neutral: strings["Neither higher nor lower is better in itself."]
      }
    let kind =
      switch indicator.statistic {
      case .share, .incidence:
        strings["Counted: \(indicator.numerator). Out of: \(indicator.denominator)."]
      case .count: strings["Number of \(indicator.numerator)."]
      case .ratio, .rate:
        strings["Counted: \(indicator.numerator). Set against: \(indicator.denominator)."]
      case .speed:
        strings["\(indicator.numerator.capitalizedFirst) over those expected at the pace of all."]
      case .change: strings["Children, at the end less at the start."]
      case .quantile, .survivalQuantile, .restrictedMean, .clearance:
        strings["\(indicator.unit.columnHeading(strings)), for \(indicator.denominator)."]
      }
    let periods = levels.compactMap { level -> String? in
      level.figures(indicator.id).map {
        "\(strings.many(level.layer.level).capitalizedFirst): \(PeriodText($0.table.period).words(strings))."
      }
    }
    return .list(
      ofSentences: [kind, direction] + periods + [strings["In files: \(indicator.id)."]])
  }

  /// The partnership's figures by need, age or other breakdowns, where the release has any.
  private func groupSections(_ indicator: Indicator, _ body: inout PageBody) {
    for breakdown in breakdowns(of: indicator.id) {
      let heading = GroupWords.heading(breakdown, strings)
      body.section(heading, groupTable(groups(breakdown, of: indicator.id), of: heading, &body))
    }
  }
}
