import Disclosure
import Model

extension Report {
  /// Every difference worth a sentence, most children affected first, with what luck alone would show above them.
  func findingsPage() -> Page {
    let findings = release.findings.findings
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

  /// Areas outside the limits against those that redraws without a lottery put there (M36), for each indicator and level.
  private func luckAudit(_ body: inout PageBody) -> HTML {
    let findings = release.findings
    guard findings.luck.compared > 0 else { return .paragraph("No areas were compared.") }
    var table = TableHTML(
      body.numberOfTable(),
      "Areas outside the 95% limits, beside the number that chance alone would put there",
      [
        .text("Indicator"), .text("Areas"), .number("Compared"), .number("Outside"),
        .number("By chance, about"), .number("Probability of so many by chance"),
      ], strings)
    for family in findings.families {
      table.row(
        "<a href=\"indicators/\(family.indicator.id).html\">\(family.indicator.title)</a>",
        [
          HTML(escaping: family.level.plural.capitalizedFirst),
          HTML(escaping: NumberText.count(family.luck.compared)),
          HTML(escaping: NumberText.count(family.luck.shown)),
          HTML(escaping: NumberText.fixed(family.luck.expected, decimals: 1)),
          HTML(
            escaping: family.luck.p < 0.001
              ? "<0.001" : NumberText.fixed(family.luck.p, decimals: 3)),
        ])
    }
    let audit = Words(report: self).audit(
      findings.luck, draws: findings.draws, seed: findings.seed)
    return body.paragraph([audit])
      + .paragraph(
        "The findings below are those that stay after allowing for the number compared.")
      + table.html
  }

  private func findingsTable(_ findings: [Finding], _ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), "Findings, most children affected first",
      [
        .text("Area"), .text("What"), .number("Here"), .number(comparatorHeading),
        .number("Children affected, likely range"), .number("Holds on other borders"),
      ], strings)
    for finding in findings {
      let unit = finding.indicator.unit
      let statement = body.span(Words(report: self).finding(finding, in: placeName(finding)))
      table.row(
        placeLink(finding),
        [
          "<a href=\"indicators/\(finding.indicator.id).html\">\(finding.indicator.title)</a><span class=\"ci\">\(groupWords(finding))</span>\(statement)",
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
