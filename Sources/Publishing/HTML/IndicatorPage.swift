import Disclosure
import Model

extension Report {
  /// Everything about one indicator: what it counts, how areas compare, and every area's figure.
  func indicatorPage(_ indicator: Indicator) -> Page {
    var body = PageBody(strings)
    body.section("What it counts", definition(indicator))
    if let figures = partnership(indicator.id) {
      let words = Words(report: self)
      let sentence =
        figures.total.spoken == nil
        ? words.plain(.unavailable, [("area", edition.partnership)])
        : words.level(figures.total, edition.partnership)
      body.section(
        "\(comparatorHeading) figure",
        body.paragraph([sentence]))
    }
    if let finest, let figures = levels[finest].figures(indicator.id), indicator.unit != .children {
      let level = levels[finest].layer.level
      body.section(
        "Where \(level.plural) differ",
        body.paragraph(Words(report: self).luck(figures, level))
          + evidenceFigure(figures, level: finest, number: body.numberOfFigure()))
    }
    if let finest, let figures = levels[finest].figures(indicator.id), indicator.unit != .children,
      let map = valueFigure(figures, level: finest, &body)
    {
      body.section("How high the figures are", map)
    }
    if let finest, let figures = levels[finest].figures(indicator.id),
      let funnel = funnelFigure(figures, level: finest, &body)
    {
      body.section("Size and chance", funnel)
    }
    if let top, let trend = trendFigures(indicator.id, level: top, &body, root: "../") {
      body.section("Change", trend)
    }
    let order = levels.indices.sorted {
      (levels[$0].layer.areas.count, $0) < (levels[$1].layer.areas.count, $1)
    }
    for level in order {
      guard let figures = levels[level].figures(indicator.id) else { continue }
      let areas = figures.worstFirst(Array(levels[level].layer.areas.indices))
      body.section(
        "All \(levels[level].layer.level.plural)",
        areaTable(
          figures, level: level, areas: areas, root: "../", number: body.numberOfTable(),
          caption: caption(figures, levels[level].layer.level.singular)))
    }
    groupSections(indicator, &body)
    return Page(
      path: "indicators/\(indicator.id).html", name: indicator.title, lede: indicator.definition,
      body: body.html, sentences: body.sentences)
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
      case .share: "Share of \(indicator.denominator) that are \(indicator.numerator)."
      case .count: "Number of \(indicator.numerator)."
      case .ratio, .rate: "\(indicator.numerator.capitalizedFirst), for \(indicator.denominator)."
      case .incidence: "Share of \(indicator.denominator) that are \(indicator.numerator)."
      case .speed: "\(indicator.numerator.capitalizedFirst) over those expected at the pace of all."
      case .change: "Children, at the end less at the start."
      case .quantile, .survivalQuantile, .restrictedMean, .clearance:
        "\(indicator.unit == .kilometres ? "Kilometres" : "Weeks"), for \(indicator.denominator)."
      }
    let periods = levels.compactMap { level -> String? in
      level.figures(indicator.id).map {
        "\(level.layer.level.plural.capitalizedFirst): \(PeriodText($0.table.period).words)."
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
