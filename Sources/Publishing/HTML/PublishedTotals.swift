import Disclosure
import Model

extension Report {
  /// The public totals beside those that others have published of the same children; nil without any.
  ///
  /// Only what is printed is compared: that an exact total is equal to a published one would tell it.
  func publishedTable(_ body: inout PageBody) -> HTML? {
    let rows = edition.publishedTotals.flatMap(publishedRows(of:))
    guard !rows.isEmpty else { return nil }
    var table = TableHTML(
      body.numberOfTable(), strings["Our totals, rounded, beside the published ones"],
      [
        .text(strings["Indicator"]), .text(strings["Number"]), .number(strings["Ours, rounded"]),
        .number(strings["Published"]), .text(strings["What follows"]),
      ], strings)
    for row in rows {
      if row.ours == nil { table.uses(.hidden) }
      table.row(
        HTML(escaping: row.title),
        [
          HTML(escaping: row.counted), HTML(escaping: row.ours.map(NumberText.count) ?? "[c]"),
          HTML(escaping: NumberText.count(row.published)), HTML(escaping: words(for: row)),
        ])
    }
    return table.html
  }

  private struct PublishedRow {
    let title: String
    let counted: String
    let ours: Int?
    let published: Int
  }

  private func publishedRows(of total: PublishedTotal) -> [PublishedRow] {
    let table = release.tables.first {
      $0.indicator.id == total.indicator && $0.group == .all && $0.pooledPeriods == 1
        && $0.period == total.period
    }
    guard let table, let indicator = indicator(total.indicator) else { return [] }
    let ours = table.partnership.estimate
    return [
      (indicator.numerator, ours?.numerator, total.count.numerator),
      (indicator.denominator, ours?.denominator, total.count.denominator),
    ].map {
      PublishedRow(
        title: "\(indicator.title), \(PeriodText(total.period).words(strings))",
        counted: $0.0.capitalizedFirst, ours: $0.1, published: $0.2)
    }
  }

  private func words(for row: PublishedRow) -> String {
    guard let ours = row.ours else { return strings["Not comparable."] }
    let reach = (release.disclosure?.policy.base ?? 1) / 2
    return abs(ours - row.published) <= reach
      ? strings["The same, as far as rounded numbers tell."]
      : strings["Different by more than rounding."]
  }
}
