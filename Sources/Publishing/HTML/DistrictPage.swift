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
    body.section(strings["All figures for \(area.name)"], profile(address, &body))
    if let spine = spineTable(address, &body) {
      body.section(strings["From worst to best"], class: onScreenAlone, spine)
    }
    if let curve = curveFigure(address, &body) {
      body.section(strings["How long children wait"], curve)
    }
    if let headline,
      let trend = trendFigures(
        headline.id, level: address.level, areas: [address.area], &body, root: "../")
    {
      body.section(strings["Is it changing"], trend)
    }
    if let fair = deprivationSection(address, &body) { body.section(strings["Is it fair"], fair) }
    let smaller = levels.indices.filter { $0 != address.level }
    for level in smaller {
      let members = children(of: address, at: level)
      guard !members.isEmpty, let figures = telling(level, members) else { continue }
      let plural = strings.many(levels[level].layer.level)
      body.section(
        "\(plural.capitalizedFirst) in \(area.name)",
        class: level == smaller.first ? "" : onScreenAlone,
        numberedMap(figures, level, members, &body))
    }
    if hasUnplaced {
      body.section(strings["What we could not place"], body.paragraph([unplacedSentence]))
    }
    body.section(strings(.questionsToAsk), body.list(questions(address).map { [$0] }))
    body.section(strings(.limits), limitsOfFigures)
    return Page(
      path: path(address), name: area.name, above: nil, heading: place(address),
      lede:
        strings[
          "How long children and young people in \(area.name) wait for support, and where waits differ."
        ],
      trail: [(strings(.areas), "areas.html")], facts: [(strings(.areaCode), area.code.text)],
      notes: boundaryNotes(levels.indices), body: body.html, sentences: body.sentences)
  }

  /// The class of a section that internal pages leave out on paper. They show every small area, so that with it they would
  /// be longer than their readers print.
  var onScreenAlone: HTML { isPublic ? "" : "screen" }

  /// A table that internal pages leave out on paper, because other pages have the same figures.
  func onScreen(_ table: HTML) -> HTML {
    isPublic ? table : "<div class=\"screen\">\(table)</div>\n"
  }

  /// Every figure of an area, by what it is about.
  private func profile(_ address: Address, _ body: inout PageBody) -> HTML {
    let name = area(address).name
    var content = body.paragraph([Words(report: self).plain(.range)]) + chartKey
    for chapter in Topic.chapters {
      let ids = levels[address.level].figures.map(\.indicator).filter {
        chapter.topics.contains(Topic.of($0).id)
      }.map(\.id)
      guard !ids.isEmpty else { continue }
      content += "<h3>\(strings[chapter.heading])</h3>\n"
      content += profileTable(
        address, ids: ids, number: body.numberOfTable(),
        caption: strings["\(strings[chapter.heading]): \(name) compared with \(comparator)"],
        root: "../")
    }
    return content
  }

  /// The headline indicator by deprivation fifth inside one area; nil where fewer than two of its fifths
  /// have a figure: one alone says nothing.
  private func deprivationSection(_ address: Address, _ body: inout PageBody) -> HTML? {
    guard let headline else { return nil }
    let fifths = release.tables.filter {
      $0.indicator.id == headline.id && $0.level == levels[address.level].layer.level
        && GroupWords($0.group).breakdown == "deprivation"
    }.map { Figures($0, strings) }.sorted {
      GroupWords($0.table.group).order < GroupWords($1.table.group).order
    }
    guard let first = fifths.first, fifths.count(where: { $0.text(address.area).drawn != nil }) > 1
    else { return nil }
    let all = levels[address.level].figures(headline.id)
    let chart = RowChart(fifths, reference: all)
    var table = TableHTML(
      body.numberOfTable(),
      strings[
        "\(headline.title) in \(area(address).name) by how deprived the place is, \(PeriodText(first.table.period).words(strings))"
      ],
      [
        .text(strings["Children"]),
        .number(strings["\(first.unit.columnHeading(strings)), likely range"]),
        .chart(chart.scale(first.unit)), .optional(strings["Based on"]),
      ], strings)
    func row(_ name: String, _ text: FigureText, kind: TableHTML.Kind) {
      table.uses(text)
      table.row(
        HTML(escaping: name), [text.html, chart.cell(text), "\(text.denominator)"], kind: kind)
    }
    for fifth in fifths {
      row(GroupWords(fifth.table.group).words(strings), fifth.text(address.area), kind: .plain)
    }
    if let all { row(strings["All children"], all.text(address.area), kind: .total) }
    return table.html + body.paragraph([Words(report: self).plain(.rangeOfFifths)])
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
      caption: caption(figures, strings.one(levels[level].layer.level)), numbers: numbers)
    return .paragraph(strings["The numbers on the map are those in the table."]) + map + table
  }
}

extension String {
  /// The words as the start of a sentence has them.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
