import Model

extension EquityRow {
  /// The parts of the gap that go with where the places are, their deprivation and who lives there (M15), below 0 where the
  /// gap is larger once that is taken into account.
  static func explained(_ table: EquityTable, _ strings: Strings) -> [EquityRow] {
    let parts = [
      ("districts", strings["the district"]), ("deprivation", strings["deprivation"]),
      ("mix of children", strings["the mix of children"]),
    ]
    guard let gap = table.figures.first(where: { $0.statistic == "lottery_index" }),
      gap.outcome.value != nil
    else { return [] }
    return parts.compactMap { method, words in
      let figure = table.figures.first {
        $0.statistic == "lottery_explained" && $0.method == "M15 \(method)"
      }
      guard let part = figure?.outcome.value else { return nil }
      let percent = EquityFigure(
        statistic: "lottery_explained",
        outcome: .value(100 * part, Outcome.Limits(lower: nil, upper: nil)), p: nil,
        luckFloor: nil, method: "M15")
      return EquityRow(
        percent, strings["Part of it that goes with \(words) (%)"], decimals: 0, luck: nil, strings)
    }
  }

  /// What the rows of `explained` mean, where any of some tables has one.
  static func explanation(of tables: [EquityTable], _ strings: Strings) -> [String] {
    guard tables.contains(where: { !explained($0, strings).isEmpty }) else { return [] }
    return [
      strings[
        "Part that goes with something: how much less places vary once that is taken into account. "
          + "Below 0 they vary more. It says what goes together, not why."]
    ]
  }

  /// Weeks that children waited beyond the average, luck not counted (M39), beside the gap between waits for a plan.
  static func weeksBeyondAverage(
    beside table: EquityTable, _ tables: [EquityTable], _ strings: Strings
  ) -> [EquityRow] {
    guard table.indicator.id == "weeks_to_plan" else { return [] }
    return tables.compactMap { other in
      guard other.indicator.id == "weeks_waited_restricted_52", other.level == table.level,
        other.group == table.group, other.period == table.period,
        let figure = other.figures.first(where: { $0.method == "M39 weeks over the average" })
      else { return nil }
      return EquityRow(
        figure,
        strings[
          "Weeks of waiting fewer, all children together, if no place were slower than the average"],
        decimals: 0, luck: nil, strings)
    }
  }
}
