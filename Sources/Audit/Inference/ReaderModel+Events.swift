extension ReaderModel {
  /// Adds what the names of the indicators say of each other: who waits over 52 weeks waits over 20, bands make up a list.
  mutating func addEvents(_ indicators: [String]) {
    let limits = indicators.compactMap { name in Limit(name).map { (name, $0) } }
      .sorted { ($0.1.family, $0.1.weeks) < ($1.1.family, $1.1.weeks) }
    for ((lowName, low), (highName, high)) in zip(limits, limits.dropFirst())
    where low.family == high.family {
      nest(highName, in: lowName)
    }
    for name in indicators where name.hasSuffix("_months") {
      let plain = name.split(separator: "_").dropLast(2).joined(separator: "_")
      if indicators.contains(plain) { nest(name, in: plain) }
    }
    for name in indicators {
      let parts = name.split(separator: "_")
      guard parts.count > 2, parts.last == "weeks", parts[parts.count - 3] != "over",
        let weeks = Int(parts[parts.count - 2])
      else { continue }
      let family = parts.dropLast(2).joined(separator: "_")
      for (over, limit) in limits where limit.family == family && limit.weeks >= weeks {
        exclude(name, over)
      }
    }
    addBands(indicators.compactMap { name in Band(name).map { (name, $0) } }, limits)
  }

  /// Whoever counts in `inner` counts in `outer`.
  private mutating func nest(_ inner: String, in outer: String) {
    each(inner, outer) { model, pair in
      model.counts.state([pair[0]], are: .atMost, pair[1])
    }
  }

  /// Nobody counts in both, so that one is at most the rest of the other.
  private mutating func exclude(_ one: String, _ other: String) {
    guard let rest = known(.rest(other)), let x = known(.numerator(one)) else { return }
    for context in contexts.indices.map(Int32.init) {
      if let inner = variable(x, context), let outer = variable(rest, context) {
        counts.state([inner], are: .atMost, outer)
      }
    }
  }

  /// The bands below a limit and those over it are everybody.
  private mutating func addBands(_ bands: [(String, Band)], _ limits: [(String, Limit)]) {
    for (over, limit) in limits {
      let below = bands.filter { $0.1.family == limit.family && $0.1.to <= limit.weeks }
        .sorted { $0.1.from < $1.1.from }
      let isWhole =
        below.first?.1.from == 0 && below.last?.1.to == limit.weeks
        && zip(below, below.dropFirst()).allSatisfy { $0.1.to == $1.1.from }
      guard isWhole, let all = known(.denominator(over)) else { continue }
      each(below.map(\.0) + [over]) { model, parts, context in
        if let whole = model.variable(all, context) {
          model.counts.state(parts, are: .equal, whole)
        }
      }
    }
  }

  /// Adds what a typical wait says of the share over or under a limit: half of the children waited at most that long.
  mutating func addTypicalWaits(_ rows: [PublishedRow], levelName: (PublishedRow) -> String) {
    let pairs = Dictionary(grouping: TypicalWait.known, by: \.wait)
    for row in rows {
      guard let weeks = Int(row.value), row.key.breakdown != "placement",
        let pairs = pairs[row.key.indicator]
      else { continue }
      let context = context(row, at: levelName(row))
      for pair in pairs where weeks != pair.weeks {
        guard let number = known(context), let share = known(.numerator(pair.share)),
          let rest = known(.rest(pair.share)), let x = variable(share, number),
          let d = variable(rest, number)
        else { continue }
        let (short, long) = pair.isOver ? (d, x) : (x, d)
        let isShort = weeks < pair.weeks
        counts.state([isShort ? long : short], are: .atMost, isShort ? short : long)
      }
    }
  }

  private mutating func each(
    _ one: String, _ other: String,
    _ body: (inout ReaderModel, [LinkedCounts.Variable]) -> Void
  ) {
    each([one, other]) { model, pair, _ in body(&model, pair) }
  }

  /// Calls `body` in every context where all the indicators have a numerator.
  private mutating func each(
    _ indicators: [String],
    _ body: (inout ReaderModel, [LinkedCounts.Variable], Int32) -> Void
  ) {
    let quantities = indicators.compactMap { known(.numerator($0)) }
    guard quantities.count == indicators.count else { return }
    for context in contexts.indices.map(Int32.init) {
      let found = quantities.compactMap { variable($0, context) }
      if found.count == quantities.count { body(&self, found, context) }
    }
  }
}
