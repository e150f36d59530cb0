extension ReaderModel {
  /// Adds what the rows of one release show, each with the rest of its denominator.
  mutating func add(_ rows: [PublishedRow], levelName: (PublishedRow) -> String) {
    let levels = rows.map(levelName)
    let placed = rows.indices.map { context(rows[$0], at: levels[$0]) }
    let shown = shownTables(rows, placed)
    for (row, context) in zip(rows, placed) {
      let counted = counted(row.key.indicator)
      // The kinds of placement are parts of one whole: each has all plans below it.
      let isPartOfAll = row.key.indicator == "placement_mix"
      let own = number(context)
      let below = isPartOfAll ? number(context.ofAll) : own
      let x = variable(counted.numerator, own, .count)
      let isKept = shown.isKept(counted.numerator, context)
      see(row.numerator, of: x, cap: isKept ? LinkedCounts.unlimited : cap(row))
      // People in the population and places are no numbers of these children, and their numbers are public.
      guard row.denominator != .absent, row.hasPart else { continue }
      let n = variable(counted.denominator, below, .count)
      see(row.denominator, of: n, cap: LinkedCounts.unlimited)
      guard n != x, variable(counted.rest, own) == nil else { continue }
      let d = variable(counted.rest, own, .rest)
      if row.numerator != .hidden, row.denominator != .hidden { setHidden(d, false) }
      counts.state([x, d], are: .equal, n)
    }
  }

  /// The context of a row.
  mutating func context(_ row: PublishedRow, at level: String) -> Context {
    Context(
      level: name(level), area: name(row.key.area), time: name(row.key.time),
      pooled: Int32(row.key.pooled), breakdown: name(row.key.breakdown),
      category: name(row.key.category))
  }

  /// The tables of one level and group that show some number.
  private mutating func shownTables(_ rows: [PublishedRow], _ placed: [Context]) -> ShownTables {
    var shown = ShownTables()
    for (row, context) in zip(rows, placed) {
      let counted = counted(row.key.indicator)
      if case .count = row.numerator { shown.add(counted.numerator, context) }
      guard case .count = row.denominator, row.hasPart else { continue }
      let isPartOfAll = row.key.indicator == "placement_mix"
      shown.add(counted.denominator, isPartOfAll ? context.ofAll : context)
    }
    return shown
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
}

/// Where numbers of a quantity are shown. Of a table of one level, group and time that shows none nobody can tell whether
/// each number is small or all are kept back, large ones and nothings among them.
private struct ShownTables {
  private struct Table: Hashable {
    var quantity: Int32
    var context: ReaderModel.Context
  }

  private var tables: Set<Table> = []

  private func table(_ quantity: Int32, _ context: ReaderModel.Context) -> Table {
    var context = context
    context.area = Names.none
    return Table(quantity: quantity, context: context)
  }

  mutating func add(_ quantity: Int32, _ context: ReaderModel.Context) {
    tables.insert(table(quantity, context))
  }

  func isKept(_ quantity: Int32, _ context: ReaderModel.Context) -> Bool {
    !tables.contains(table(quantity, context))
  }
}
