import Model

extension DisclosureSummary {
  init(
    _ design: Design, _ secured: Secured, _ displays: Displays, _ choice: Choice,
    _ tables: [Table]
  ) {
    let count = displays.count
    numbers = count.shown + count.hidden
    numbersHidden = count.hidden
    statements = design.tables.statements.count
    protected = secured.counts.protectedForms
    proved = secured.counts.proved
    var releases: [String] = []
    for statement in design.linkage.ledger.statements
    where !releases.contains(statement.release) {
      releases.append(statement.release)
    }
    earlierReleases = releases
    shares = Self.shares(tables)
    leftOut = choice.leftOut
    policy = design.policy
  }

  private struct Kind: Hashable {
    let indicator: String
    let level: Level
    let breakdown: String

    init(_ table: Table) {
      indicator = table.indicator.id
      level = table.level
      breakdown = table.group.breakdown ?? "all"
    }
  }

  /// The share of figures of areas that are hidden, by indicator, level and breakdown in the order of the tables.
  static func shares(_ tables: [Table]) -> [Share] {
    var places: [Kind: Int] = [:]
    var shares: [Share] = []
    for table in tables where !table.cells.isEmpty {
      let kind = Kind(table)
      let place = places[kind] ?? shares.count
      if place == shares.count {
        places[kind] = place
        shares.append(
          Share(
            indicator: table.indicator.title, level: table.level, breakdown: kind.breakdown,
            hidden: 0, figures: 0))
      }
      shares[place].figures += table.cells.count
      shares[place].hidden += table.cells.count(where: \.isHidden)
      if 2 * shares[place].hidden > shares[place].figures {
        shares[place].advice = Coarser(kind.breakdown, table.level)?.advice
      } else {
        shares[place].advice = nil
      }
    }
    return shares
  }
}

extension Cell {
  /// Whether the figure is hidden; its denominator may be shown.
  var isHidden: Bool { estimate == nil || estimate?.outcome.reason == .suppressedInput }
}

extension Design {
  /// The sets that are withheld at a level, in the order of columns and levels.
  func keptBack(_ withheld: Set<Withheld>) -> [DisclosureSummary.KeptBack] {
    let titles = Dictionary(
      measures.map { ($0.indicator.id, $0.indicator.title) },
      uniquingKeysWith: { first, _ in first })
    return columns.all.flatMap { column in
      var levels: [(Level, Int)] = column.blocks.map { ($0.level, $0.cells.count { $0 >= 0 }) }
      if column.totalCell >= 0 { levels.append((.partnership, 1)) }
      return levels.filter { withheld.contains(Withheld(key: column.key, level: $0.0)) }
        .map { level, figures in
          DisclosureSummary.KeptBack(
            indicators: column.indicators, titles: column.indicators.compactMap { titles[$0] },
            level: level, group: column.key.group, period: column.key.time.period,
            figures: figures)
        }
    }
  }
}
