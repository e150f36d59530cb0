import Disclosure
import Model

extension Report {
  /// What was done so that nobody can work out a child: rules, what was tried, and how much is hidden; never why a number is.
  func disclosurePage(_ summary: DisclosureSummary) -> Page {
    var body = PageBody(strings)
    body.section(strings["Rules"], .list(ofSentences: release.rules.map(strings.said)))
    body.section(strings["What was tried"], .list(ofSentences: attempts(summary)))
    body.section(strings["How much is hidden"], hiddenTable(summary, &body))
    if !summary.keptBack.isEmpty {
      body.section(strings["What is kept back whole"], keptBackTable(summary, &body))
    }
    if !summary.coarsened.isEmpty {
      body.section(
        strings["What was made coarser"], .list(ofSentences: summary.coarsened.map(strings.said)))
    }
    if !summary.leftOut.isEmpty {
      body.section(
        strings["What is not published"],
        .list(
          ofSentences: summary.leftOut.map {
            "\(strings.said($0.indicator)): \(strings.said($0.reason))."
          }))
    }
    body.section(strings["What stays uncertain"], .list(ofSentences: strings[Self.residualRisks]))
    return Page(
      path: "disclosure.html", name: strings["How children are protected"],
      lede: strings["What was done so that nobody can work out a child from these figures."],
      body: body.html)
  }

  private func attempts(_ summary: DisclosureSummary) -> [String] {
    func words(_ count: Int) -> String { NumberText.count(count) }
    let values = summary.policy.minimumValues
    var sentences = [
      strings[
        "All figures of this release were taken together as one set of linked tables: areas, areas that overlap, "
          + "groups, parts of wholes, years and waits. A reader is taken to know every one of the "
          + "\(words(summary.statements)) sums and limits that tie them."],
      strings[
        "\(words(summary.protected)) small numbers, complements and differences were attacked from all figures at once. "
          + "Each keeps at least \(values) possible values."],
      strings[
        "For \(words(summary.proved)) of them other whole-number tables were built that would print exactly these "
          + "figures, and checked by printing them again."],
    ]
    sentences.append(
      summary.earlierReleases.isEmpty
        ? strings["No earlier release is on record."]
        : strings[
          "Earlier releases set against this one: \(summary.earlierReleases.joined(separator: ", "))."
        ]
    )
    return sentences
  }

  private func hiddenTable(_ summary: DisclosureSummary, _ body: inout PageBody) -> HTML {
    var levels: [Level] = []
    for share in summary.shares where !levels.contains(share.level) { levels.append(share.level) }
    var table = TableHTML(
      body.numberOfTable(), strings["Share of figures that are hidden, in percent"],
      [.text(strings["Figure"]), .text(strings["By group"])]
        + levels.map { .number(strings.many($0).capitalizedFirst) } + [
          .text(strings["What would hide less"])
        ],
      strings)
    for row in HiddenRow.all(summary.shares) {
      let cells = levels.map { level -> HTML in
        guard let share = row.shares.first(where: { $0.level == level }) else {
          table.uses(.notCompared)
          return "[z]"
        }
        return HTML(escaping: NumberText.count(share.percent))
      }
      table.row(
        HTML(escaping: strings.said(row.indicator)),
        [
          HTML(
            escaping: row.breakdown == "all"
              ? strings["All"] : GroupWords.heading(row.breakdown, strings))
        ]
          + cells + [HTML(escaping: row.advice.map(strings.said).joined(separator: " "))])
    }
    return .paragraph(
      strings[
        "Of \(NumberText.count(summary.numbers)) numbers of children behind these figures, "
          + "\(NumberText.count(summary.numbersHidden)) are hidden."]) + table.html
  }

  /// The sets of which a level shows nothing. A reader cannot tell from it whether any number is small.
  private func keptBackTable(_ summary: DisclosureSummary, _ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), strings["Sets of which no number is shown at one level"],
      [
        .text(strings["Figure"]), .text(strings["By area"]), .text(strings["Group"]),
        .text(strings["Period"]), .number(strings["Numbers"]),
      ], strings)
    for kept in summary.keptBack {
      let titles =
        kept.titles.count > 3 ? kept.titles.prefix(3) + [strings["others"]] : kept.titles[...]
      let group = GroupWords(kept.group)
      table.row(
        HTML(escaping: titles.map(strings.said).joined(separator: "; ")),
        [
          HTML(escaping: strings.one(kept.level)),
          HTML(escaping: group.breakdown.isEmpty ? strings["All"] : group.words(strings)),
          HTML(escaping: PeriodText(kept.period).words(strings)),
          HTML(escaping: NumberText.count(kept.figures)),
        ])
    }
    return .paragraph(
      strings[
        "In these sets a number could have been worked out whatever else was hidden, so that all numbers of the level are "
          + "hidden, large ones and nothings as well."]) + table.html
  }
}

/// The shares of one figure and breakdown at all levels.
private struct HiddenRow {
  let indicator: String
  let breakdown: String
  let shares: [DisclosureSummary.Share]

  /// One for each figure and breakdown, in the order in which they first stand.
  static func all(_ shares: [DisclosureSummary.Share]) -> [HiddenRow] {
    var order: [[String]] = []
    var groups: [[String]: [DisclosureSummary.Share]] = [:]
    for share in shares {
      let key = [share.indicator, share.breakdown]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(share)
    }
    return order.map { HiddenRow(indicator: $0[0], breakdown: $0[1], shares: groups[$0] ?? []) }
  }

  /// What would hide less, each thing once.
  var advice: [String] {
    var said: [String] = []
    for advice in shares.compactMap(\.advice) where !said.contains(advice) { said.append(advice) }
    return said
  }
}
