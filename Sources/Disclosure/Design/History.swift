import Model

/// What earlier releases say of the numbers of this one.
struct History {
  private var earlier: [ReleaseLedger.Number: [ReleaseLedger.Statement]] = [:]
  private var series: [Series: [String]] = [:]

  /// - Throws: `Refusal` where a figure about small areas would come too soon after another, or by other boundaries.
  init(_ linkage: Linkage, _ columns: Columns) throws(Refusal) {
    guard !linkage.ledger.statements.isEmpty else { return }
    for statement in linkage.ledger.statements {
      let number = statement.number
      earlier[number, default: []].append(statement)
      let own = Series(counted: number.counted, level: number.level, group: number.group)
      if series[own]?.contains(number.period) != true {
        series[own, default: []].append(number.period)
      }
    }
    for key in series.keys { series[key]?.sort() }
    try check(linkage, columns)
  }

  /// A number of small areas that was hidden once stays hidden.
  func isFrozenHidden(_ number: ReleaseLedger.Number) -> Bool {
    let found = kept(number)
    return !number.level.isLarge && !found.isEmpty && shown(number) == nil
  }

  /// A number of small areas that was shown cannot be taken back.
  func isFrozenShown(_ number: ReleaseLedger.Number) -> Bool {
    !number.level.isLarge && shown(number) != nil
  }

  /// The number that readers hold, where it was shown and not withdrawn.
  func shown(_ number: ReleaseLedger.Number) -> Int? {
    for statement in kept(number) {
      if case .shown(let value) = statement.display { return value }
    }
    return nil
  }

  /// Everything that was ever said of a number, withdrawn or not.
  func all(_ number: ReleaseLedger.Number) -> [ReleaseLedger.Statement] { earlier[number] ?? [] }

  var isEmpty: Bool { earlier.isEmpty }

  private func kept(_ number: ReleaseLedger.Number) -> [ReleaseLedger.Statement] {
    (earlier[number] ?? []).filter { !$0.isWithdrawn }
  }

  /// The times at which a set of children was published at a level.
  private struct Series: Hashable {
    var counted: String
    var level: Level
    var group: Group
  }

  /// The times at which a set of children was published at a level, in order.
  func periods(_ counted: String, _ level: Level, _ group: Group) -> [String] {
    series[Series(counted: counted, level: level, group: group)] ?? []
  }

  private func check(_ linkage: Linkage, _ columns: Columns) throws(Refusal) {
    var published: [Series: [String: String?]] = [:]
    for statement in linkage.ledger.statements
    where !statement.isWithdrawn && !statement.number.level.isLarge {
      let number = statement.number
      published[
        Series(counted: number.counted, level: number.level, group: number.group), default: [:]][
          number.period] = statement.vintage
    }
    for column in columns.all {
      for block in column.blocks where !block.level.isLarge {
        let series = Series(
          counted: column.key.counted, level: block.level, group: column.key.group)
        try check(column, block.level, published[series] ?? [:], linkage.vintages[block.level])
      }
    }
  }

  private func check(
    _ column: Column, _ level: Level, _ published: [String: String?], _ vintage: String?
  ) throws(Refusal) {
    let period = column.key.time.period
    if let other = published[period] ?? nil, let vintage, other != vintage {
      throw .otherBoundaries(level: level, period: period)
    }
    guard let end = Self.lastDay(period) else { return }
    for other in published.keys.sorted() where other != period {
      guard let last = Self.lastDay(other), last != end, abs(end - last) < Self.leastDaysApart
      else { continue }
      throw .tooSoon(indicators: column.indicators, level: level, published: other)
    }
  }

  /// A year, as the school census counts it: its days are Thursdays, 52 or 53 weeks apart.
  private static let leastDaysApart = 52 * 7

  /// The last day of a period, or the snapshot day.
  static func lastDay(_ period: String) -> Day? {
    Column.Time(period: period, years: 1).days?.last ?? Day(iso: period)
  }
}

extension Design {
  /// Refuses to change what is published of small areas.
  func checkFrozen(_ history: History) throws(Refusal) {
    guard !history.isEmpty, linkage.reasonToSupersede == nil else { return }
    for column in columns.all {
      for block in column.blocks where !block.level.isLarge {
        for (slot, cell) in block.cells.enumerated() where cell >= 0 {
          let number = column.number(at: block.level, block.place(slot))
          guard let shown = history.shown(number) else { continue }
          let printed =
            tables.cells[cell].isHidden ? nil : tables.printed(cell, tables.cells[cell].value)
          if printed == shown { continue }
          throw .changed(
            indicators: column.indicators, level: block.level, period: column.key.time.period)
        }
      }
    }
  }

  /// Adds what earlier releases said of the same numbers, as far as it is still true.
  mutating func stateEarlierReleases(_ history: History) {
    guard !history.isEmpty else { return }
    for column in columns.all {
      for spot in spots(column) {
        guard let cell = cell(column, spot) else { continue }
        let block = spot.level.flatMap { column.block($0) }.map { column.blocks[$0] }
        let number = column.number(
          at: spot.level ?? .partnership, block?.place(spot.slot) ?? "partnership")
        for statement in history.all(number) {
          guard case .shown(let value) = statement.display else { continue }
          let span = Policy.learnt(from: value, by: statement.policy)
          state([LinkedTables.Term(cell)], atLeast: span.lower, atMost: span.upper, kind: .other)
        }
      }
    }
  }
}

extension Policy {
  /// What a reader learnt of a number that was shown under the rules written in an earlier release.
  static func learnt(from shown: Int, by rules: String) -> LinkedTables.Span {
    if shown == 0 { return LinkedTables.Span(0, 0) }
    // Rules that cannot be read are taken to have told the most: the number itself.
    let half = (number("base", in: rules) ?? 1) / 2
    return LinkedTables.Span(max(number("threshold", in: rules) ?? 0, shown - half), shown + half)
  }

  /// Below what number counts were hidden under the rules written in an earlier release.
  static func threshold(in rules: String) -> Int {
    number("threshold", in: rules) ?? Policy.strict.threshold
  }

  private static func number(_ word: String, in rules: String) -> Int? {
    rules.split(separator: " ").first { $0.hasPrefix("\(word)=") }
      .flatMap { Int($0.dropFirst(word.count + 1)) }
  }
}
