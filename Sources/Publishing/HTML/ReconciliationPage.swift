import Model

extension Report {
  /// The partnership's own totals beside those published for it.
  func reconciliationPage(_ reconciliation: Reconciliation) -> Page {
    var body = PageBody(strings)
    if !reconciliation.rows.isEmpty {
      body.section(strings["Do the totals tie?"], .paragraph(verdict(of: reconciliation)))
      body.section(strings["Every number"], reconciliationTable(reconciliation, &body))
    } else {
      body.section(
        strings["Nothing to compare with"],
        .paragraph(
          strings[
            "Name a published table under \u{201C}counts\u{201D} in the settings and say published: true. Its totals then stand here beside yours."
          ]
        ))
    }
    return Page(
      path: "reconciliation.html", name: strings["Do our totals tie to published ones"],
      lede: strings["Our totals beside the published ones, number by number, and why they differ."],
      body: body.html)
  }

  private func verdict(of reconciliation: Reconciliation) -> String {
    let rows = reconciliation.rows
    func count(_ verdict: Reconciliation.Verdict) -> Int { rows.count { $0.verdict == verdict } }
    let sentences = [
      strings[
        "\(NumberText.count(count(.equal))) of \(NumberText.count(rows.count)) numbers are equal."],
      strings["\(NumberText.count(count(.explained))) differ for a known reason."],
      strings["\(NumberText.count(count(.unexplained))) differ and no known rule says why."],
    ]
    return sentences.joined(separator: " ")
  }

  private func reconciliationTable(
    _ reconciliation: Reconciliation, _ body: inout PageBody
  ) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), strings["Our totals beside the published ones"],
      [
        .text(strings["Indicator"]), .text(strings["Number"]), .number(strings["Ours"]),
        .number(strings["Published"]),
        .number(strings["Ours less published"]), .text(strings["What follows"]),
      ], strings)
    for row in reconciliation.rows {
      func printed(_ value: Double?) -> HTML {
        guard let value else {
          table.uses(.notAvailable)
          return "[x]"
        }
        let text =
          row.cell == .percentage
          ? NumberText.fixed(abs(value), decimals: 1) : NumberText.count(Int(abs(value)))
        let isNegative = value < 0 && text.contains { ("1"..."9").contains($0) }
        return HTML(escaping: (isNegative ? "\u{2212}" : "") + text)
      }
      table.row(
        "\(strings.said(row.title)), \(row.period)",
        [
          HTML(escaping: strings.said(row.cell.rawValue.capitalizedFirst)), printed(row.ours),
          printed(row.published), printed(row.difference),
          row.verdict == .equal
            ? HTML(escaping: words(.equal))
            : "<strong>\(words(row.verdict))</strong> \(strings.said(row.explanation))",
        ])
    }
    return table.html
  }

  private func words(_ verdict: Reconciliation.Verdict) -> String {
    switch verdict {
    case .equal: strings["Equal."]
    case .explained: strings["Explained."]
    case .unexplained: strings["Not explained."]
    case .notComparable: strings["Not comparable."]
    }
  }
}
