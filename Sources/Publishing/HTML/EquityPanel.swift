import Disclosure
import Model

extension Report {
  /// The indicators whose inequality leaders ask for first.
  private static let equityIndicators = ["plan_by_week_20", "weeks_to_plan", "open_over_20_weeks"]

  /// How far apart the smallest areas are and how much of that is luck; nil without such figures.
  func equityPanel(_ tables: [EquityTable], _ body: inout PageBody) -> HTML? {
    guard let finest else { return nil }
    let level = levels[finest].layer.level
    var seen: Set<String> = []
    let ids = ([headline?.id].compactMap(\.self) + Self.equityIndicators).filter {
      seen.insert($0).inserted
    }
    let chosen = ids.compactMap { id in latest(tables, of: id, level) }
    let parts = chosen.compactMap { table in
      equityTable(table, tables, &body).map {
        "<h3>\(strings.named(table.indicator).title)</h3>\n" + $0
      }
    }
    return explained(parts, of: chosen)
  }

  /// How far apart areas are by one indicator, of the smallest areas that have such figures; nil where none have.
  func equityPanel(of indicator: Indicator, _ body: inout PageBody) -> HTML? {
    let bySize = levels.map(\.layer).sorted { $0.areas.count > $1.areas.count }.map(\.level)
    for level in bySize {
      guard let table = latest(release.equity, of: indicator.id, level),
        let part = equityTable(table, release.equity, &body)
      else { continue }
      return explained([part], of: [table])
    }
    return nil
  }

  /// The latest table of all children, and of those the one of most years: one year of small areas is mostly chance.
  private func latest(_ tables: [EquityTable], of id: String, _ level: Level) -> EquityTable? {
    tables.filter { $0.indicator.id == id && $0.level == level && $0.group == .all }
      .min { ($1.days.last, $0.days.first) < ($0.days.last, $1.days.first) }
  }

  private func explained(_ parts: [HTML], of tables: [EquityTable]) -> HTML? {
    guard !parts.isEmpty else { return nil }
    let odds =
      tables.contains { $0.indicator.unit == .percent }
      ? [strings["Odds: the children something happened to, for each one it did not happen to."]]
      : []
    return parts.joined()
      + .list(
        ofSentences: odds + [
          strings[
            "By luck alone: what the same figure would be if every place shared one level. Only what goes beyond that "
              + "is a difference between places."]
        ] + EquityRow.explanation(of: tables, strings))
  }

  /// Whether the gap between areas has grown since the earliest year that was set against the latest; nil without such years.
  private func lotteryChange(_ table: EquityTable, _ tables: [EquityTable]) -> Sentence? {
    func isSameKind(_ other: EquityTable) -> Bool {
      other.indicator.id == table.indicator.id && other.level == table.level
        && other.group == table.group
    }
    let years = tables.filter { isSameKind($0) && $0.days.last == table.days.last }
    let changes = years.flatMap(\.figures).compactMap {
      figure -> (since: String, figure: EquityFigure)? in
      guard figure.statistic == "lottery_change", figure.outcome.limits != nil,
        let since = figure.method.split(separator: " ").last
      else { return nil }
      return (String(since), figure)
    }
    guard let first = changes.min(by: { $0.since < $1.since }) else { return nil }
    return Words(report: self).lotteryChange(
      first.figure, since: PeriodText(first.since).words(strings), of: table.level)
  }

  private func equityTable(
    _ table: EquityTable, _ tables: [EquityTable], _ body: inout PageBody
  ) -> HTML? {
    let rows =
      EquityRow.all(table, strings)
      + EquityRow.weeksBeyondAverage(beside: table, tables, strings)
    guard !rows.isEmpty else { return nil }
    let sentences = [Words(report: self).lottery(table), lotteryChange(table, tables)]
      .compactMap(\.self)
    let sentence = body.paragraph(sentences)
    var html = TableHTML(
      body.numberOfTable(),
      strings[
        "How far \(strings.many(table.level)) are apart: \(strings.named(table.indicator).title.lowercasedFirst), \(PeriodText(table.period).words(strings))"
      ],
      [
        .text(strings["What"]), .number(strings["Figure, likely range"]),
        .number(strings["By luck alone"]),
      ], strings)
    for row in rows {
      html.row(
        "\(row.words)",
        [
          row.range.map { "<strong>\(row.value)</strong><span class=\"ci\">\($0)</span>" }
            ?? "<strong>\(row.value)</strong>", "\(row.luck)",
        ])
    }
    return sentence + html.html
  }
}

/// One figure of inequality as it is printed.
struct EquityRow {
  let words: String
  let value: String
  let range: String?
  let luck: String

  /// Those of a table that can be said in everyday words, in the order in which they are best read.
  static func all(_ table: EquityTable, _ strings: Strings) -> [EquityRow] {
    func figure(_ statistic: String) -> EquityFigure? {
      table.figures.first { $0.statistic == statistic }
    }
    let isShare = table.indicator.unit == .percent
    let slope = isShare ? strings["percentage points"] : strings(.ratio).lowercased()
    let places = strings.many(table.level)
    let isMoreBetter = table.indicator.direction == .higherIsBetter
    // A shorter wait is reached by more plans.
    let reached =
      isMoreBetter || table.indicator.unit == .weeks ? strings["More"] : strings["Fewer"]
    let counted = strings.named(table.indicator).numerator
    let best = isShare ? "%" : strings["times as many as expected"]
    let wanted: [(String, String, Int)] = [
      ("lottery_index", strings["Typical gap between two \(places) (times; 1 is none)"], 2),
      ("extreme_fifth_ratio", strings["Most deprived fifth over the least deprived (times)"], 2),
      (
        "slope_index", strings["From the most to the least deprived end (\(slope))"],
        isShare ? 0 : 2
      ),
      (
        "achievable_benchmark",
        strings["What the best-placed quarter of children have already (\(best))"], isShare ? 0 : 2
      ),
      ("expected_shortfall", strings["\(reached) \(counted), if all had that"], 0),
    ]
    var rows = wanted.compactMap { id, words, decimals in
      figure(id).flatMap { EquityRow($0, words, decimals: decimals, luck: nil, strings) }
    }
    // After the gap itself, without which there is nothing to explain.
    rows.insert(contentsOf: explained(table, strings), at: min(1, rows.count))
    if let shown = figure("flags_shown") {
      let luck = figure("flags_expected_by_luck")?.outcome.value
      let words = strings["\(places.capitalizedFirst) outside the 95% limits"]
      rows += [EquityRow(shown, words, decimals: 0, luck: luck, strings)].compactMap(\.self)
    }
    return rows
  }

  init?(
    _ figure: EquityFigure, _ words: String, decimals: Int, luck: Double?, _ strings: Strings
  ) {
    guard let value = figure.outcome.value else { return nil }
    func printed(_ number: Double) -> String {
      guard decimals == 0, number >= 0 else {
        return NumberText.fixed(number, decimals: decimals).replacing("-", with: "\u{2212}")
      }
      return NumberText.count(Int(number.rounded()))
    }
    self.words = words
    self.value = printed(value)
    if let limits = figure.outcome.limits, let lower = limits.lower {
      range =
        limits.upper.map { strings.span(printed(lower), printed($0)) }
        ?? strings["\(printed(lower)) or more"]
    } else {
      range = nil
    }
    self.luck = (luck ?? figure.luckFloor).map(printed) ?? ""
  }
}

extension Words {
  /// How far two places taken at random are apart, or that chance alone could explain it.
  func lottery(_ table: EquityTable) -> Sentence? {
    guard let figure = table.figures.first(where: { $0.statistic == "lottery_index" }),
      let value = figure.outcome.value, let low = figure.outcome.limits?.lower,
      let high = figure.outcome.limits?.upper
    else { return nil }
    func printed(_ number: Double) -> String { NumberText.fixed(number, decimals: 1) }
    let inputs = [
      ("area", report.strings.one(table.level)), ("areas", report.strings.many(table.level)),
      ("value", printed(value)),
      ("low", printed(low)), ("high", printed(high)),
    ]
    guard printed(low) != "1.0" else { return plain(.lotteryNone, inputs) }
    // The index of shares is a ratio of odds, that of waits and rates one of paces.
    return plain(table.indicator.unit == .percent ? .lottery : .lotteryOfPaces, inputs)
  }

  /// Whether the gap is wider than in an earlier year, by more than chance is likely to explain.
  func lotteryChange(_ change: EquityFigure, since year: String, of level: Level) -> Sentence? {
    guard let low = change.outcome.limits?.lower, let high = change.outcome.limits?.upper else {
      return nil
    }
    let rule: Sentence.Rule =
      low > 1 ? .lotteryWider : high < 1 ? .lotteryNarrower : .lotterySame
    return plain(rule, [("first", year), ("areas", report.strings.many(level))])
  }
}

extension EquityTable {
  /// The first and the last day of its period, as ISO 8601 has them.
  fileprivate var days: (first: String, last: String) {
    let ends = period.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
    return (ends.first ?? period, ends.last ?? period)
  }
}
