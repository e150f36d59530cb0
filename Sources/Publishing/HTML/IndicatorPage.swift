import Disclosure
import Model

extension Report {
  /// Everything about one indicator: what it counts, how areas compare, and every area's figure.
  func indicatorPage(_ indicator: Indicator) -> Page {
    var body = PageBody()
    body.section("What it counts", definition(indicator))
    if let figures = partnership(indicator.id) {
      let text = FigureText(figures.table.partnership, indicator)
      let words = Words(report: self)
      let sentence =
        text.spoken == nil
        ? "There is no figure for \(edition.partnership) as a whole."
        : words.level(text, edition.partnership)
      body.section(
        "\(comparatorHeading) figure", .paragraph(sentence) + breakdowns(indicator, &body))
    }
    if let finest, let figures = levels[finest].figures(indicator.id), indicator.unit != .children {
      let level = levels[finest].layer.level
      body.section(
        "Where \(level.plural) differ",
        .paragraph(luckSentence(figures, level))
          + evidenceFigure(figures, level: finest, number: body.numberOfFigure()))
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
    return Page(
      path: "indicators/\(indicator.id).html", name: indicator.title, lede: indicator.definition,
      body: body.html)
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
  private func breakdowns(_ indicator: Indicator, _ body: inout PageBody) -> HTML {
    let tables = partnershipTables.filter { $0.indicator.id == indicator.id && $0.group != .all }
    guard !tables.isEmpty else { return HTML() }
    var table = TableHTML(
      body.numberOfTable(), "\(indicator.title) by group, \(edition.partnership)",
      [.text("Group"), .number("Figure, likely range"), .optional("Based on")])
    for part in tables {
      let text = FigureText(part.partnership, indicator)
      table.uses(
        part.partnership.estimate?.outcome.value == nil
          ? text.verdict : .noClearDifference(.similar))
      table.row(
        "\(part.group.description.replacing("=", with: ": ")), \(PeriodText(part.period).words)",
        [text.html, "\(text.denominator)"])
    }
    return table.html
  }
}
