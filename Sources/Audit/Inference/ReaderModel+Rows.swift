extension ReaderModel {
  /// Adds what the rows of one release show, each with the rest of its denominator.
  mutating func add(_ rows: [PublishedRow], levelName: (PublishedRow) -> String) {
    let withheld = withheldTables(rows)
    for row in rows {
      var context = Context(
        level: levelName(row), area: row.key.area, time: row.key.time, pooled: row.key.pooled,
        breakdown: row.key.breakdown, category: row.key.category)
      let numerator = number(.numerator(row.key.indicator))
      let denominator = number(.denominator(row.key.indicator))
      let own = number(context)
      // The kinds of placement are parts of one whole: each has all plans below it.
      if row.key.indicator == "placement_mix" { context = context.ofAll }
      let x = variable(numerator, own, .count)
      see(row.numerator, of: x, cap: cap(row), atLeast: 0)
      // People in the population and places are no numbers of these children, and their numbers are public.
      guard row.denominator != .absent, row.hasPart else { continue }
      let n = variable(denominator, number(context), .count)
      let isTotal = context.breakdown == "Total"
      let isKept = withheld.contains(row.table)
      see(
        row.denominator, of: n, cap: LinkedCounts.unlimited, atLeast: isTotal && !isKept ? 1 : 0)
      guard n != x else { continue }
      let rest = number(.rest(row.key.indicator))
      guard variable(rest, own) == nil else { continue }
      let d = variable(rest, own, .rest)
      if row.numerator != .hidden, row.denominator != .hidden { show(d) }
      counts.state([x, d], are: .equal, n)
    }
  }

  /// The tables of one level that show no number: nobody can tell whether each is hidden or all are withheld, nothings
  /// among them.
  private func withheldTables(_ rows: [PublishedRow]) -> Set<FigureKey> {
    var shown: Set<FigureKey> = []
    for row in rows {
      if case .count = row.denominator { shown.insert(row.table) }
    }
    return Set(rows.map(\.table)).subtracting(shown)
  }

  /// The most that a hidden numerator is where its own smallness is the reason.
  ///
  /// A typical wait needs five finished waits on either side of it.
  private func cap(_ row: PublishedRow) -> Int {
    guard row.unit == "weeks" else { return rules.threshold - 1 }
    let last = row.key.indicator.split(separator: "_").last ?? ""
    let percent = last.hasPrefix("p") ? Int(last.dropFirst()) ?? 50 : 50
    let side = min(percent, 100 - percent)
    return max(rules.threshold, (500 + side - 1) / max(1, side)) - 1
  }

  /// Notes that both sides of a rest are shown.
  private mutating func show(_ variable: LinkedCounts.Variable) {
    setHidden(variable, false)
  }
}

extension PublishedRow {
  /// The table of one indicator, level, time and breakdown, all areas together.
  fileprivate var table: FigureKey {
    var table = key
    table.area = ""
    table.category = ""
    return table
  }
}
