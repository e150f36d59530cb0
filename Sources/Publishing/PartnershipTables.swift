import Disclosure
import Model

/// The tables that hold the partnership's own figure, found once: a release has thousands of tables, pages ask often.
struct PartnershipTables {
  /// One table for each indicator, group and period: the partnership's figure is the same at every level.
  let tables: [Table]
  private let breakdowns: [Breakdown: [Figures]]
  private let wholes: [String: [Figures]]
  /// The properties that an indicator is broken down by, in the order of the release.
  private let properties: [String: [String]]

  /// An indicator by one property of the children.
  private struct Breakdown: Hashable {
    let indicator: String
    let property: String
  }

  /// What a table is about, apart from the level.
  struct Key: Hashable {
    private let indicator: String
    private let group: Group
    private let period: String
    private let years: Int

    init(_ table: Table) {
      indicator = table.indicator.id
      group = table.group
      period = table.period
      years = table.pooledPeriods
    }
  }

  init(_ release: Release, _ strings: Strings) {
    var seen: Set<Key> = []
    tables = release.tables.filter { seen.insert(Key($0)).inserted }
    var breakdowns: [Breakdown: [Figures]] = [:]
    var wholes: [String: [Figures]] = [:]
    var properties: [String: [String]] = [:]
    for table in tables {
      let figures = Figures(table, strings)
      if table.group == .all {
        wholes[table.indicator.id, default: []].append(figures)
      } else {
        let words = GroupWords(table.group)
        let key = Breakdown(indicator: table.indicator.id, property: words.breakdown)
        if breakdowns[key] == nil {
          properties[table.indicator.id, default: []].append(words.breakdown)
        }
        breakdowns[key, default: []].append(figures)
      }
    }
    self.wholes = wholes
    self.properties = properties
    self.breakdowns = breakdowns.mapValues { figures in
      figures.sorted { GroupWords($0.table.group).order < GroupWords($1.table.group).order }
    }
  }

  /// The figures of one breakdown of an indicator, in the order of the categories.
  func groups(_ property: String, of indicator: String) -> [Figures] {
    breakdowns[Breakdown(indicator: indicator, property: property)] ?? []
  }

  /// The properties that an indicator is broken down by, in the order of the release.
  func breakdowns(of indicator: String) -> [String] { properties[indicator] ?? [] }

  /// The figure for all children of an indicator and period.
  func whole(_ indicator: String, period: String) -> Figures? {
    wholes[indicator]?.first { $0.table.period == period }
  }
}
