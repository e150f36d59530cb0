import Disclosure
import Model

extension Report {
  /// The strategic overview, for leads.
  func overviewPage() -> Page {
    var body = PageBody(strings)
    body.section(strings(.mainFindings), class: "findings", body.list(mainFindings()) + tiles())
    if let gaps = gaps(&body) {
      body.section(
        strings["The three gaps that touch most children"], class: "findings",
        gaps + "<p><a href=\"findings.html\">\(strings["Every area that stands out"])</a></p>\n")
    }
    if let waiting = waitingSection(&body) {
      body.section(strings["Who is still waiting"], waiting)
    }
    // Of one large level the map tells more than the long table after it.
    if top == finest {
      differences(&body)
      compared(&body)
    } else {
      compared(&body)
      differences(&body)
      body.section(strings["What stands out"], standouts(&body))
    }
    if let outside = withoutEducation(&body) {
      body.section(strings["Who is without education"], outside)
    }
    if let equity = equityPanel(release.equity, &body) {
      body.section(strings["How much it matters where children live"], equity)
    }
    if let fair = fairnessSection(&body) { body.section(strings["Is it fair"], fair) }
    if let headline, let top {
      let trend = trendFigures(headline.id, level: top, &body, root: "")
      body.section(
        strings["Is it changing"],
        trend ?? "<h3>\(headline.title)</h3>\n"
          + body.paragraph([Words(report: self).plain(.trendSoon)]))
    }
    if let unplaced = unplaced(&body) {
      body.section(strings["What we could not place"], class: onScreenAlone, unplaced)
    }
    body.section(strings["All indicators"], indicatorLinks)
    body.section(
      strings["Use with care"],
      .list(ofSentences: cautions)
        + "<p><a href=\"quality.html\">\(strings(.quality))</a></p>\n")
    let place = edition.partnership
    return Page(
      path: "index.html", name: strings(.overview),
      heading: strings["Where children wait longest for SEND support in \(place)"],
      lede:
        strings[
          "Special educational needs and disabilities (SEND): how long children wait for education, health and "
            + "care (EHC) plans, and whether that differs by where they live."],
      notes: boundaryNotes(levels.indices), body: body.html, sentences: body.sentences)
  }

  private func compared(_ body: inout PageBody) {
    guard let top else { return }
    let plural = strings.many(levels[top].layer.level).capitalizedFirst
    body.section(strings["\(plural) compared"], comparedTables(top, &body))
  }

  private func differences(_ body: inout PageBody) {
    guard let finest, let figures = headlineFigures(finest) else { return }
    let plural = strings.many(levels[finest].layer.level)
    let content: HTML = """
      \(body.paragraph(Words(report: self).luck(figures, levels[finest].layer.level)))\
      \(evidenceFigure(figures, level: finest, number: body.numberOfFigure()))
      \(tileFigure(figures, level: finest) { body.numberOfFigure() } ?? "")
      <p><a href="indicators/\(figures.indicator.id).html">\
      \(strings(.allAreas, [.init("areas", plural), .init("title", figures.indicator.title.lowercasedFirst)]))</a></p>

      """
    body.section(strings["Where \(plural) differ"], content)
  }

  private func mainFindings() -> [[Sentence]] {
    let words = Words(report: self)
    var findings: [[Sentence]] = []
    let queue = words.waiting(
      partnership("open_count")?.total, over: partnership("open_over_20_weeks")?.total,
      on: edition.snapshot, in: edition.partnership)
    if !queue.isEmpty { findings.append(queue) }
    if let headline, let figures = partnership(headline.id) {
      if figures.total.spoken != nil {
        findings.append([words.level(figures.total, edition.partnership)])
      }
    }
    if let figures = partnership("weeks_to_plan") {
      if figures.total.spoken != nil {
        findings.append([words.level(figures.total, edition.partnership)])
      }
    }
    if let top { findings += topFindings(top) }
    if let finest, finest != top, let figures = headlineFigures(finest) {
      findings.append(words.luck(figures, levels[finest].layer.level))
    }
    return Array(findings.prefix(6))
  }

  /// The two largest areas' worst headline differences in words, then how many differ.
  private func topFindings(_ top: Int) -> [[Sentence]] {
    guard let figures = headlineFigures(top) else { return [] }
    let layer = levels[top].layer
    let words = Words(report: self)
    let worst = figures.worstFirst(Array(layer.areas.indices)).filter {
      figures.verdict($0).isConcern
    }
    if layer.areas.count > 30 { return [words.luck(figures, layer.level)] }
    if worst.isEmpty {
      return [words.counted(figures, Array(layer.areas.indices), layer.level)]
    }
    let gap = words.gap(
      figures, level: top, areas: Array(layer.areas.indices), isExplained: false)
    return worst.prefix(gap.isEmpty ? 2 : 1).map { area in
      let text = figures.text(area)
      return [words.level(text, layer.areas[area].name)] + words.comparison(text, figures)
    } + (gap.isEmpty ? [] : [gap])
  }

  private func tiles() -> HTML {
    let choices = ["open_count", "open_over_20_weeks", "weeks_to_plan", headline?.id ?? ""]
    var tiles = HTML()
    for id in choices {
      guard let figures = partnership(id) else { continue }
      let text = figures.total
      guard text.spoken != nil else { continue }
      // The name above says what a number of children is of.
      let spoken = text.indicator.unit == .children ? text.value : text.spoken ?? ""
      let context = [
        PeriodText(figures.table.period).words(strings),
        text.range.map { strings["likely range \($0)"] },
      ]
      tiles +=
        "<li><span>\(figures.indicator.title)</span><strong>\(spoken)</strong><span>\(context.compactMap { $0 }.joined(separator: ", "))</span></li>"
    }
    tiles += tileOfGap ?? ""
    return tiles.isEmpty ? tiles : "<ul class=\"tiles\">\(tiles)</ul>\n"
  }

  /// The lowest and the highest printed figure of the largest areas; nil where there are not two, or too many to compare.
  private var tileOfGap: HTML? {
    guard let top, let figures = headlineFigures(top), levels[top].layer.areas.count <= 40 else {
      return nil
    }
    let shown = levels[top].layer.areas.indices.compactMap { area in
      figures.text(area).drawn.map { (area: area, value: $0) }
    }.sorted { ($0.value, $0.area) < ($1.value, $1.area) }
    guard let low = shown.first, let high = shown.last, low.value < high.value else { return nil }
    let names = [low, high].map { levels[top].layer.areas[$0.area].name }
    let what = strings[
      "\(strings.many(levels[top].layer.level).capitalizedFirst), lowest and highest"]
    return
      "<li><span>\(what)</span><strong>\(strings.span(figures.unit.printed(low.value), figures.unit.printed(high.value)))</strong><span>\(figures.indicator.title.lowercasedFirst): \(names.joined(separator: " \(strings(.listAnd)) "))</span></li>"
  }

  /// The queue by how long children have waited, and the curve of waits.
  private func waitingSection(_ body: inout PageBody) -> HTML? {
    var content = HTML()
    if let top, levels[top].layer.areas.count <= 40 {
      let areas = Array(levels[top].layer.areas.indices)
      content += bandsTable(top, areas: areas, &body, root: "") ?? waitingTable(&body) ?? HTML()
    }
    content += curveFigure(nil, &body) ?? HTML()
    return content.isEmpty ? nil : content
  }

  /// Open cases by the largest areas: a share of finished plans hides the queue.
  private func waitingTable(_ body: inout PageBody) -> HTML? {
    guard let top, let open = levels[top].figures("open_count"), levels[top].layer.areas.count <= 40
    else { return nil }
    let others = ["open_over_20_weeks", "open_over_52_weeks", "open_wait"].compactMap {
      levels[top].figures($0)
    }
    let level = levels[top].layer.level
    var columns: [TableHTML.Column] = [
      .text(strings.one(level).capitalizedFirst), .number(strings["Children waiting"]),
    ]
    columns += others.map {
      .number("\($0.indicator.title)\($0.unit == .weeks ? $0.unit.heading(strings) : "")")
    }
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "Children waiting by \(strings.one(level)), \(PeriodText(open.table.period).words(strings)), in order of code"
      ],
      columns, strings)
    func cells(_ text: (Figures) -> FigureText) -> [HTML] {
      ([open] + others).map { figures in
        let text = text(figures)
        table.uses(text)
        guard figures.unit == .percent, text.spoken != nil else {
          return HTML(escaping: text.value)
        }
        return "\(text.numerator) (\(text.value))"
      }
    }
    for area in levels[top].layer.areas.indices {
      let row = cells { $0.text(area) }
      table.row(link(Address(level: top, area: area), root: ""), row)
    }
    let total = cells(\.total)
    table.row(HTML(escaping: comparatorHeading), total, kind: .total)
    return table.html
  }

  /// The headline indicators by the largest areas; of many areas, those that differ.
  private func comparedTables(_ top: Int, _ body: inout PageBody) -> HTML {
    let ids = [headline?.id ?? "", "weeks_to_plan", "decision_6_weeks"]
    let level = levels[top].layer.level
    var seen: Set<String> = []
    var isExplained = false
    var content = body.paragraph([Words(report: self).plain(.range)])
    for id in ids where seen.insert(id).inserted {
      guard let figures = levels[top].figures(id) else { continue }
      var areas = figures.worstFirst(Array(levels[top].layer.areas.indices))
      var words = caption(figures, strings.one(level))
      if areas.count > 30 {
        areas = areas.filter { figures.verdict($0).isDifference }
        words +=
          strings[
            " \(strings.many(level).capitalizedFirst) outside the limits; the others are on the indicator's page."
          ]
      }
      content += "<h3>\(figures.indicator.title)</h3>\n"
      let gap = Words(report: self).gap(
        figures, level: top, areas: Array(levels[top].layer.areas.indices),
        isExplained: !isExplained)
      isExplained = isExplained || gap.count > 1
      content += body.paragraph(gap)
      content += areaTable(
        figures, level: top, areas: areas, root: "", number: body.numberOfTable(), caption: words)
    }
    return content
  }

  /// The pages of all indicators, by what they are about.
  private var indicatorLinks: HTML {
    let chapters = Topic.chapters.map { chapter -> HTML in
      let links = indicators.filter { chapter.topics.contains(Topic.of($0).id) }.map {
        "<a href=\"indicators/\($0.id).html\">\($0.title)</a>" as HTML
      }
      return links.isEmpty ? "" : "<h3>\(strings[chapter.heading])</h3>\n\(HTML.list(links))"
    }
    return
      "<div class=\"columns\">\(chapters.map { $0.isEmpty ? $0 : "<div>\($0)</div>" }.joined())</div>\n"
  }

  private var cautions: [String] {
    [
      strings["Figures say where waits differ, not why."],
      strings["Areas are by home address now, not when the request was made."],
      strings[
        "Small areas vary from year to year by chance. The words for a comparison allow for that."],
      isPublic
        ? strings["Numbers are rounded and small numbers are hidden, so totals may not add up."]
        : strings["These pages show small numbers. Keep them inside the partnership."],
    ]
  }
}
