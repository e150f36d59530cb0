import Disclosure
import Model

/// One release with the areas it is about: every page and file is made from this and nothing else.
struct Report {
  let release: Release
  let edition: Edition
  /// Strings, colours and shell of the pages.
  let look: Look
  let style: Style
  /// The levels that have figures, in the atlas's order.
  let levels: [LevelReport]
  /// The indicators in the order of the release.
  let indicators: [Indicator]
  let partnershipTables: PartnershipTables
  private let addresses: [AreaCode: Address]
  /// Of each level the names that several of its areas have.
  private let sharedNames: [Set<String>]
  /// The public release of the same run, whose rules and effect the page for the data protection officer tells.
  var publicRelease: Release?

  /// Where an area stands.
  struct Address: Hashable {
    let level: Int
    let area: Int
  }

  init(
    _ release: Release, atlas: Atlas, edition: Edition, look: Look
  ) throws(PublishingError) {
    self.release = release
    self.look = look
    style = Style(look, isPublic: release.audience == .public)
    self.edition = edition
    var indicators: [Indicator] = []
    for table in release.tables where !indicators.contains(where: { $0.id == table.indicator.id }) {
      indicators.append(look.strings.named(table.indicator))
    }
    self.indicators = indicators
    partnershipTables = PartnershipTables(release, look.strings)
    var levels: [LevelReport] = []
    for layer in atlas.layers where release.tables.contains(where: { $0.level == layer.level }) {
      levels.append(try LevelReport(layer, release.tables, indicators, look.strings))
    }
    var addresses: [AreaCode: Address] = [:]
    for (level, report) in levels.enumerated() {
      for (number, area) in report.layer.areas.enumerated() {
        addresses[area.code] = Address(level: level, area: number)
      }
    }
    self.levels = levels
    self.addresses = addresses
    sharedNames = levels.map { level in
      var once: Set<String> = []
      return Set(level.layer.areas.map(\.name).filter { !once.insert($0).inserted })
    }
  }

  func address(_ code: AreaCode) -> Address? { addresses[code] }

  func area(_ address: Address) -> Area { levels[address.level].layer.areas[address.area] }

  /// The area that holds this one, where it has a page.
  func parent(of address: Address) -> Address? {
    area(address).parent.flatMap { addresses[$0] }
  }

  /// The name of an area, with what holds it where another of its level has the same name.
  func label(_ address: Address) -> String {
    let name = area(address).name
    guard sharedNames[address.level].contains(name), let holder = parent(of: address) else {
      return name
    }
    return "\(name) (\(area(holder).name))"
  }

  /// The areas of `level` that `address` holds, in code order.
  func children(of address: Address, at level: Int) -> [Int] {
    let code = area(address).code
    return levels[level].layer.areas.indices.filter {
      levels[level].layer.areas[$0].parent == code
    }
  }

  /// The areas that stand beside this one: those with the same parent, or all of the level.
  func siblings(of address: Address) -> [Int] {
    let areas = levels[address.level].layer.areas
    guard parent(of: address) != nil else { return Array(areas.indices) }
    let parent = areas[address.area].parent
    return areas.indices.filter { areas[$0].parent == parent }
  }

  /// Whether areas of another level lie inside this one.
  func isContainer(_ address: Address) -> Bool {
    levels.indices.contains { $0 != address.level && !children(of: address, at: $0).isEmpty }
  }

  /// The level of the largest areas: those of the fewest.
  var top: Int? {
    levels.indices.min { levels[$0].layer.areas.count < levels[$1].layer.areas.count }
  }

  /// The level of the areas that maps show: wards where there are wards, else the most numerous.
  var finest: Int? {
    levels.firstIndex { $0.layer.level == .ward }
      ?? levels.indices.max { levels[$0].layer.areas.count < levels[$1].layer.areas.count }
  }

  /// The indicator that pages lead with, or the first share where the edition's has no figures.
  var headline: Indicator? {
    indicators.first { $0.id == edition.headline }
      ?? indicators.first { $0.unit == .percent } ?? indicators.first
  }

  func indicator(_ id: String) -> Indicator? { indicators.first { $0.id == id } }

  /// The partnership's figure, from the level of the largest areas: the latest year where a smaller level pools.
  func partnership(_ id: String) -> Figures? {
    levels.indices
      .sorted { levels[$0].layer.areas.count < levels[$1].layer.areas.count }
      .lazy.compactMap { levels[$0].figures(id) }.first
      ?? release.tables.first { $0.indicator.id == id && $0.group == .all }.map {
        Figures($0, strings)
      }
  }

  var strings: Strings { look.strings }

  var isPublic: Bool { release.audience == .public }

  /// The word before a count that was rounded.
  var about: String { isPublic ? "\(strings(.about)) " : "" }

  /// The partnership in a sentence: "the council", or its name where the areas are councils themselves.
  var comparator: String {
    levels.contains { $0.layer.level == .authority } ? edition.partnership : strings(.theCouncil)
  }

  /// The heading of the partnership's column.
  var comparatorHeading: String {
    levels.contains { $0.layer.level == .authority } ? edition.partnership : strings(.council)
  }

  /// "the council figure", or "the figure for England".
  var comparatorFigure: String {
    levels.contains { $0.layer.level == .authority }
      ? strings(.theFigureFor, [Sentence.Input("place", edition.partnership)])
      : strings(.theCouncilFigure)
  }
}

/// One level's areas with their figures.
struct LevelReport {
  let layer: Atlas.Layer
  /// One for each indicator of this level, in the release's order: the one with the most years put together.
  let figures: [Figures]
  /// The single years of each indicator, oldest first, where there are several.
  private let years: [String: [Figures]]

  init(
    _ layer: Atlas.Layer, _ tables: [Table], _ indicators: [Indicator], _ strings: Strings
  ) throws(PublishingError) {
    self.layer = layer
    var figures: [Figures] = []
    let own = tables.filter { $0.level == layer.level }
    for table in own where table.cells.count != layer.areas.count {
      throw .areasDiffer(indicator: table.indicator.id, level: layer.level.id)
    }
    for indicator in indicators {
      let candidates = own.filter { $0.indicator.id == indicator.id && $0.group == .all }
      guard let most = candidates.map(\.pooledPeriods).max(),
        // Earlier years stand beside the latest, to tell of change.
        let table = candidates.filter({ $0.pooledPeriods == most }).max(by: {
          $0.period < $1.period
        })
      else { continue }
      let isInOrder = zip(table.cells, layer.areas).allSatisfy { $0.place == .area($1.code) }
      guard isInOrder else {
        throw .areasDiffer(indicator: indicator.id, level: layer.level.id)
      }
      figures.append(Figures(table, strings))
    }
    self.figures = figures
    let single = own.filter {
      $0.group == .all && $0.pooledPeriods == 1 && $0.indicator.timing == .period
    }
    years = Dictionary(grouping: single, by: \.indicator.id).filter { $0.value.count > 1 }
      .mapValues { tables in
        tables.sorted { $0.period < $1.period }.map { Figures($0, strings) }
      }
  }

  /// The single years of an indicator, oldest first; empty where there are fewer than two.
  func years(_ id: String) -> [Figures] { years[id] ?? [] }

  func figures(_ id: String) -> Figures? { figures.first { $0.indicator.id == id } }
}

/// The figures of one indicator at one level, in the order of the level's areas.
struct Figures {
  let table: Table
  let strings: Strings
  /// The indicator in the words of the pages.
  let indicator: Indicator
  /// The right end of every chart of this indicator at this level.
  let scaleEnd: Double

  init(_ table: Table, _ strings: Strings) {
    self.table = table
    self.strings = strings
    indicator = strings.named(table.indicator)
    scaleEnd = RowChart.end(of: table)
  }

  var unit: Indicator.Unit { table.indicator.unit }

  /// The figure of an area in words, with the row it stands in.
  func text(_ area: Int) -> FigureText { text(table.cells[area], level: table.level) }

  /// The partnership's figure in words.
  var total: FigureText { text(table.partnership, level: .partnership) }

  private func text(_ cell: Cell, level: Level) -> FigureText {
    FigureText(
      cell, indicator, strings,
      source: Sentence.Source(
        level: level.id, place: cell.place.description, indicator: indicator.id,
        group: table.group.description, period: table.period))
  }

  func verdict(_ area: Int) -> Verdict { Verdict(table.cells[area], indicator.direction) }

  /// The areas given, worst first, those without a figure last; ties by value, then by code.
  func worstFirst(_ areas: [Int]) -> [Int] {
    let keyed = areas.map { area -> (area: Int, order: Int, value: Double) in
      let value = table.cells[area].estimate?.outcome.value ?? 0
      let isLowWorse = indicator.direction == .higherIsBetter
      return (area, verdict(area).order, isLowWorse ? value : -value)
    }
    return keyed.sorted { ($0.order, $0.value, $0.area) < ($1.order, $1.value, $1.area) }
      .map(\.area)
  }
}
