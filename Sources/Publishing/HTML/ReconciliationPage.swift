import Model

extension Report {
  /// The partnership's own totals beside those published for it.
  func reconciliationPage(_ reconciliation: Reconciliation) -> Page {
    var body = PageBody(strings)
    if !reconciliation.rows.isEmpty {
      body.section("Do the totals tie?", .paragraph(verdict(of: reconciliation)))
      body.section("Every number", reconciliationTable(reconciliation, &body))
    } else {
      body.section(
        "Nothing to compare with",
        .paragraph(
          "Name a published table under \u{201C}counts\u{201D} in the settings and say published: true. Its totals then stand here beside yours."
        ))
    }
    return Page(
      path: "reconciliation.html", name: "Do our totals tie to published ones",
      lede: "Our totals beside the published ones, number by number, and why they differ.",
      body: body.html)
  }

  private func verdict(of reconciliation: Reconciliation) -> String {
    let rows = reconciliation.rows
    func count(_ verdict: Reconciliation.Verdict) -> Int { rows.count { $0.verdict == verdict } }
    let sentences = [
      "\(NumberText.count(count(.equal))) of \(NumberText.count(rows.count)) numbers are equal.",
      "\(NumberText.count(count(.explained))) differ for a known reason.",
      "\(NumberText.count(count(.unexplained))) differ and no known rule says why.",
    ]
    return sentences.joined(separator: " ")
  }

  private func reconciliationTable(
    _ reconciliation: Reconciliation, _ body: inout PageBody
  ) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), "Our totals beside the published ones",
      [
        .text("Indicator"), .text("Number"), .number("Ours"), .number("Published"),
        .number("Ours less published"), .text("What follows"),
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
        "\(row.title), \(row.period)",
        [
          HTML(escaping: row.cell.rawValue.capitalizedFirst), printed(row.ours),
          printed(row.published), printed(row.difference),
          row.verdict == .equal
            ? "Equal." : "<strong>\(Self.words(row.verdict))</strong> \(row.explanation)",
        ])
    }
    return table.html
  }

  private static func words(_ verdict: Reconciliation.Verdict) -> String {
    switch verdict {
    case .equal: "Equal."
    case .explained: "Explained."
    case .unexplained: "Not explained."
    case .notComparable: "Not comparable."
    }
  }
}
