import Disclosure
import Model

extension Report {
  /// Everything about one indicator: what it counts, how areas compare, and every area's figure.
  func indicatorPage(_ indicator: Indicator) -> Page {
    var body = PageBody(strings)
    body.section("What it counts", definition(indicator))
    let levels = levels.indices.filter { self.levels[$0].figures(indicator.id) != nil }.sorted {
      (self.levels[$0].layer.areas.count, $0) < (self.levels[$1].layer.areas.count, $1)
    }
    partnershipSection(indicator, &body)
    // A few large areas come before the maps, the long tables after them.
    let few = levels.filter { self.levels[$0].layer.areas.count <= 40 && $0 != finest }.prefix(1)
    for level in few { allAreas(indicator, level, &body) }
    pictures(indicator, &body)
    for level in levels where !few.contains(level) { allAreas(indicator, level, &body) }
    groupSections(indicator, &body)
    body.section("Download these figures", downloads(indicator))
    return Page(
      path: "indicators/\(indicator.id).html", name: indicator.title, lede: indicator.definition,
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
    body.section("\(comparatorHeading) figure", body.paragraph([sentence]) + body.paragraph(range))
  }

  /// Maps, funnel and change, of indicators that areas can be compared by.
  private func pictures(_ indicator: Indicator, _ body: inout PageBody) {
    if let finest, let figures = levels[finest].figures(indicator.id), indicator.unit != .children {
      let level = levels[finest].layer.level
      let evidence = body.numberOfFigure()
      body.section(
        "Where \(level.plural) differ",
        body.paragraph(Words(report: self).luck(figures, level))
          + evidenceFigure(figures, level: finest, number: evidence, isShared: true)
          + (tileFigure(figures, level: finest) { body.numberOfFigure() } ?? ""))
      if let map = valueFigure(figures, level: finest, after: evidence, &body) {
        body.section("How high the figures are", map)
      }
      if let funnel = funnelFigure(figures, level: finest, &body) {
        body.section("Size and chance", funnel)
      }
    }
    if let top, let trend = trendFigures(indicator.id, level: top, &body, root: "../") {
      body.section("Change", trend)
    }
  }

  private func allAreas(_ indicator: Indicator, _ level: Int, _ body: inout PageBody) {
    guard let figures = levels[level].figures(indicator.id) else { return }
    let areas = figures.worstFirst(Array(levels[level].layer.areas.indices))
    body.section(
      "All \(levels[level].layer.level.plural)",
      areaTable(
        figures, level: level, areas: areas, root: "../", number: body.numberOfTable(),
        caption: caption(figures, levels[level].layer.level.singular)))
  }

  /// The files that hold the page's figures.
  private func downloads(_ indicator: Indicator) -> HTML {
    guard isPublic else {
      return .paragraph("Rows with \(indicator.id) in the file of exact figures:")
        + .list(["<a href=\"../estimates.csv\">All figures (estimates.csv)</a>"])
    }
    let topic = Topic.of(indicator)
    let table: HTML = "<a href=\"../data/\(topic.id).csv\">\(topic.title) (CSV table)</a>"
    let maps = levels.filter { $0.figures(indicator.id) != nil }.map { level -> HTML in
      let folder = level.layer.level.folder
      return
        "<a href=\"../data/\(folder)-\(topic.id).geojson\">\(topic.title) by \(level.layer.level.singular) (GeoJSON map)</a>"
    }
    return .paragraph("Rows with \(indicator.id) in these files:") + .list([table] + maps)
  }

  private func definition(_ indicator: Indicator) -> HTML {
    let direction =
      switch indicator.direction {
      case .higherIsBetter: "Higher is better."
      case .lowerIsBetter: "Lower is better."
      case .neutral: "Neither higher nor lower is better in itself."
      }
    let kind =
      switch indicator.statistic {
      case .share, .incidence:
        "Counted: \(indicator.numerator). Out of: \(indicator.denominator)."
      case .count: "Number of \(indicator.numerator)."
      case .ratio, .rate:
        "Counted: \(indicator.numerator). Set against: \(indicator.denominator)."
      case .speed: "\(indicator.numerator.capitalizedFirst) over those expected at the pace of all."
      case .change: "Children, at the end less at the start."
      case .quantile, .survivalQuantile, .restrictedMean, .clearance:
        "\(indicator.unit == .kilometres ? "Kilometres" : "Weeks"), for \(indicator.denominator)."
      }
    let periods = levels.compactMap { level -> String? in
      level.figures(indicator.id).map {
        "\(level.layer.level.plural.capitalizedFirst): \(PeriodText($0.table.period).words(strings))."
      }
    }
    return .list(ofSentences: [kind, direction] + periods + ["In files: \(indicator.id)."])
  }

  /// The partnership's figures by need, age or other breakdowns, where the release has any.
  private func groupSections(_ indicator: Indicator, _ body: inout PageBody) {
    for breakdown in breakdowns(of: indicator.id) {
      let heading = GroupWords.heading(breakdown)
      body.section(heading, groupTable(groups(breakdown, of: indicator.id), of: heading, &body))
    }
  }
}
