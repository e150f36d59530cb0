import Disclosure
import Model

extension Report {
  /// Every difference worth a sentence, most children affected first, with what luck alone would show above them.
  func findingsPage(_ findings: [Finding]) -> Page {
    var body = PageBody(strings)
    body.section("What luck alone would show", luckAudit(&body))
    body.section(
      "Findings",
      findings.isEmpty
        ? .paragraph("No area stands out by more than chance is likely to explain.")
        : findingsTable(findings, &body))
    return Page(
      path: "findings.html", name: "Findings",
      lede: "Areas that stand out by more than chance, those that touch most children first.",
      body: body.html, sentences: body.sentences)
  }

  /// Areas outside the limits against those expected by chance, for each indicator and level.
  private func luckAudit(_ body: inout PageBody) -> HTML {
    let tables = levels.flatMap(\.figures).map(\.table).filter { $0.compared > 0 }
    guard !tables.isEmpty else { return .paragraph("No areas were compared.") }
    var table = TableHTML(
      body.numberOfTable(),
      "Areas outside the 95% limits, beside the number that chance alone would put there",
      [
        .text("Indicator"), .text("Areas"), .number("Compared"), .number("Outside"),
        .number("By chance, about"),
      ], strings)
    for part in tables {
      table.row(
        "<a href=\"indicators/\(part.indicator.id).html\">\(part.indicator.title)</a>",
        [
          HTML(escaping: part.level.plural.capitalizedFirst),
          HTML(escaping: NumberText.count(part.compared)),
          HTML(escaping: NumberText.count(part.flagsShown)),
          HTML(escaping: NumberText.fixed(part.flagsExpectedByLuck, decimals: 1)),
        ])
    }
    let total = tables.reduce(0) { $0 + $1.flagsShown }
    let luck = tables.reduce(0.0) { $0 + $1.flagsExpectedByLuck }
    return .paragraph(
      "\(NumberText.count(total)) figures lie outside the 95% limits. Chance alone would put about "
        + "\(NumberText.fixed(luck, decimals: 0)) there. The findings below are those that stay after allowing for "
        + "the number compared.") + table.html
  }

  private func findingsTable(_ findings: [Finding], _ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), "Findings, most children affected first",
      [
        .text("Area"), .text("What"), .number("Here"), .number("The rest"),
        .number("Children affected, likely range"), .number("Holds on other borders"),
      ], strings)
    for finding in findings {
      let unit = finding.indicator.unit
      table.row(
        placeLink(finding),
        [
          "<a href=\"indicators/\(finding.indicator.id).html\">\(finding.indicator.title)</a><span class=\"ci\">\(groupWords(finding))</span>\(finding.statement)",
          HTML(escaping: unit.printed(finding.value)),
          HTML(escaping: unit.printed(finding.comparator)), affected(finding),
          HTML(
            escaping: finding.holdsInRedrawnMaps.map {
              "\(NumberText.fixed(100 * $0, decimals: 0))%"
            } ?? ""),
        ])
    }
    return table.html
      + .paragraph(
        "Holds on other borders: the share of maps with borders drawn anew at random in which the finding stays."
      )
  }

  private func groupWords(_ finding: Finding) -> String {
    let period = PeriodText(finding.period).words(strings)
    return finding.group == .all ? period : "\(GroupWords(finding.group).words), \(period)"
  }

  private func placeLink(_ finding: Finding) -> HTML {
    guard case .area(let code) = finding.place, let address = address(code) else {
      return HTML(escaping: finding.place.description)
    }
    return link(address, root: "", text: place(address))
  }

  private func affected(_ finding: Finding) -> HTML {
    guard let children = finding.childrenAffected else { return HTML() }
    let range = finding.childrenLimits.map {
      "\(NumberText.fixed($0.lower, decimals: 0)) to \(NumberText.fixed($0.upper, decimals: 0))"
    }
    return
      "<strong>\(NumberText.fixed(children, decimals: 0))</strong><span class=\"ci\">\(range ?? "")</span>"
  }
}
