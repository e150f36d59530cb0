import Intake
import Model
import Statistics

extension Pipeline {
  /// The partnership's totals beside those that a table publishes for it.
  func reconciliation(_ inputs: Inputs, _ placed: Placed) -> Reconciliation {
    guard let latest = placed.inputs.returns.first else { return Reconciliation(rows: []) }
    let rows = inputs.published.flatMap { published -> [Reconciliation.Row] in
      let row = published.table.rows.first {
        $0.area == configuration.partnership.code && latest.period.isCalled($0.period)
      }
      let definition = Catalogue.definition(published.indicator.id)
      let counted = definition.map { ways($0, placed, latest) } ?? []
      return reconciled(
        published.indicator, period: row?.period ?? latest.period.description, ways: counted,
        published: row?.tally ?? .unavailable(.notAvailable))
    }
    return Reconciliation(rows: rows)
  }

  /// The ways in which the rules allow to count, or the one in which other shares are counted.
  private func ways(
    _ definition: Definition, _ placed: Placed, _ latest: PlacedReturn
  ) -> [CountedWay] {
    let ways = countedWays(definition, latest, measuringOptions)
    guard ways.isEmpty else { return ways }
    let measures = measure(placed.inputs, [definition], measuringOptions)
    let whole = measures.first { $0.group == .all && $0.pooledPeriods == 1 }
    guard case .count(let count) = whole?.partnership else { return [] }
    return [CountedWay(rules: [], count: count)]
  }
}

extension Inputs {
  /// What is published of the partnership for the period of the latest return.
  func publishedTotals(of partnership: AreaCode) -> [PublishedTotal] {
    guard let latest = returns.first else { return [] }
    return published.compactMap { input in
      let row = input.table.rows.first {
        $0.area == partnership && latest.period.isCalled($0.period)
      }
      guard case .count(let count) = row?.tally else { return nil }
      return PublishedTotal(
        indicator: input.indicator.id, period: latest.period.description, count: count)
    }
  }
}

extension Period {
  /// Whether a table means this time by `text`: the days themselves, or the year where the period is a calendar year.
  func isCalled(_ text: String) -> Bool {
    if text == description { return true }
    let (start, end) = (first.parts, last.parts)
    guard start.month == 1, start.day == 1, end.month == 12, end.day == 31 else { return false }
    return start.year == end.year && text == "\(start.year)"
  }
}
