import Disclosure
import Model

extension Report {
  /// What was done so that nobody can work out a child: rules, what was tried, and how much is hidden; never why a number is.
  func disclosurePage(_ summary: DisclosureSummary) -> Page {
    var body = PageBody(strings)
    body.section("Rules", .list(ofSentences: release.rules))
    body.section("What was tried", .list(ofSentences: Self.attempts(summary)))
    body.section("How much is hidden", hiddenTable(summary, &body))
    if !summary.coarsened.isEmpty {
      body.section("What was made coarser", .list(ofSentences: summary.coarsened))
    }
    if !summary.leftOut.isEmpty {
      body.section(
        "What is not published",
        .list(ofSentences: summary.leftOut.map { "\($0.indicator): \($0.reason)." }))
    }
    body.section("What stays uncertain", .list(ofSentences: Self.residualRisks))
    return Page(
      path: "disclosure.html", name: "How children are protected",
      lede: "What was done so that nobody can work out a child from these figures.",
      body: body.html)
  }

  private static func attempts(_ summary: DisclosureSummary) -> [String] {
    func words(_ count: Int) -> String { NumberText.count(count) }
    let values = summary.policy.minimumValues
    var sentences = [
      "All figures of this release were taken together as one set of linked tables: areas, areas that overlap, "
        + "groups, parts of wholes, years and waits. A reader is taken to know every one of the "
        + "\(words(summary.statements)) sums and limits that tie them.",
      "\(words(summary.protected)) small numbers, complements and differences were attacked from all figures at once. "
        + "Each keeps at least \(values) possible values.",
      "For \(words(summary.proved)) of them other whole-number tables were built that would print exactly these "
        + "figures, and checked by printing them again.",
    ]
    sentences.append(
      summary.earlierReleases.isEmpty
        ? "No earlier release is on record."
        : "Earlier releases set against this one: \(summary.earlierReleases.joined(separator: ", "))."
    )
    return sentences
  }

  private func hiddenTable(_ summary: DisclosureSummary, _ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), "Share of figures that are hidden, by table",
      [
        .text("Figure"), .text("By area"), .text("By group"), .number("Hidden (%)"),
        .text("What would hide less"),
      ], strings)
    for share in summary.shares {
      table.row(
        HTML(escaping: share.indicator),
        [
          HTML(escaping: share.level.singular),
          HTML(
            escaping: share.breakdown == "all" ? "All" : GroupWords.heading(share.breakdown)),
          HTML(escaping: NumberText.count(share.percent)), HTML(escaping: share.advice ?? ""),
        ])
    }
    return .paragraph(
      "Of \(NumberText.count(summary.numbers)) numbers of children behind these figures, "
        + "\(NumberText.count(summary.numbersHidden)) are hidden.") + table.html
  }
}
