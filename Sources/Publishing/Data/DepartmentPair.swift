import Disclosure
import Model

/// The geography cells of a row in the Department's layout.
struct DepartmentPlace {
  static let columns = [
    "geographic_level", "country_code", "country_name", "old_la_code", "new_la_code", "la_name",
    "lad_code", "lad_name", "ward_code", "ward_name",
  ]
  static let filled = ["geographic_level", "country_code", "country_name"]

  let cells: [String]

  init(
    _ level: String, authority: [String], district: [String] = ["", ""], ward: [String] = ["", ""]
  ) {
    cells = [level, "E92000001", "England"] + authority + district + ward
  }
}

extension Report {
  /// The pairs of files in the layout of Explore education statistics, `name.csv` and `name.meta.csv`.
  func departmentFiles() -> [OpenFile] {
    Topic.all.flatMap { topic -> [OpenFile] in
      let tables = release.tables.filter { topic.holds($0.indicator) }
      var kinds: [DepartmentTable.Kind] = []
      for table in tables where !kinds.contains(DepartmentTable.Kind(table)) {
        kinds.append(DepartmentTable.Kind(table))
      }
      return kinds.flatMap { kind in
        pair(topic, kind, tables.filter { DepartmentTable.Kind($0) == kind })
      }
    }
  }

  private func pair(
    _ topic: Topic, _ kind: DepartmentTable.Kind, _ tables: [Table]
  ) -> [OpenFile] {
    let used = indicators.filter { indicator in
      tables.contains { $0.indicator.id == indicator.id }
    }
    var pair = DepartmentTable(topic, kind, used)
    func number(_ table: Table) -> Int {
      used.firstIndex { $0.id == table.indicator.id } ?? 0
    }
    let subjects = Set(tables.map { PartnershipTables.Key($0) })
    if let whole = wholePlace {
      for table in partnershipTables.tables
      where subjects.contains(PartnershipTables.Key(table)) {
        pair.add(table.partnership, at: whole, of: table, indicator: number(table))
      }
    }
    for level in levelsInOpenOrder {
      let own = tables.filter { $0.level == level.layer.level }
      for (area, place) in departmentPlaces(level).enumerated() {
        for table in own {
          let cell = area < table.cells.count ? table.cells[area] : table.unknown
          pair.add(cell, at: place, of: table, indicator: number(table))
        }
      }
    }
    guard !pair.isEmpty else { return [] }
    let name = "data/dfe/\(topic.id)_\(kind.suffix)"
    let years = kind.years > 1 ? ", \(kind.years) years together" : ""
    let title = "\(topic.title.english), \(kind.identifier.lowercased())\(years)"
    return [
      OpenFile(
        file: OutputFile("\(name).csv", bytes: pair.data), title: title,
        description: "\(title), in the layout of Explore education statistics.",
        mediaType: "text/csv", schema: pair.schema, rows: pair.rows),
      OpenFile(
        file: OutputFile("\(name).meta.csv", bytes: pair.metadata), title: "Metadata: \(title)",
        description: "The metadata that belong to the file of the same name.",
        mediaType: "text/csv"),
    ]
  }

  private var isCountry: Bool { edition.partnershipCode.text.hasPrefix("E92") }

  /// Whether the partnership is one local authority; the layout has no level for several together.
  private var isAuthority: Bool {
    Screening.isCode(edition.partnershipCode.text, in: "new_la_code")
  }

  private var wholePlace: DepartmentPlace? {
    if isCountry { return DepartmentPlace("National", authority: ["", "", ""]) }
    return isAuthority ? DepartmentPlace("Local authority", authority: authorityCells) : nil
  }

  /// Number, code and name of the partnership's authority.
  private var authorityCells: [String] {
    if isCountry { return ["", "", ""] }
    guard isAuthority else { return ["x", "x", "Not available"] }
    let number =
      edition.authorityNumber ?? LocalAuthorityNumbers.number(of: edition.partnershipCode)
    return [number ?? "x", edition.partnershipCode.text, authorityName]
  }

  /// The authority as the Department calls it: "Derbyshire", where the council is Derbyshire County Council.
  private var authorityName: String {
    var name = edition.council[...]
    let kinds = [
      " Metropolitan Borough Council", " County Council", " City Council", " Borough Council",
      " District Council", " Council",
    ]
    if let kind = kinds.first(where: { name.hasSuffix($0) }) { name = name.dropLast(kind.count) }
    let titles = ["London Borough of ", "Royal Borough of ", "City of "]
    if let title = titles.first(where: { name.hasPrefix($0) }) {
      name = name.dropFirst(title.count)
    }
    return name.isEmpty ? edition.council : String(name)
  }

  /// The places of a level's areas in their order, and that of children whose place is not known behind them.
  private func departmentPlaces(_ level: LevelReport) -> [DepartmentPlace] {
    let unknown = ["x", "Not available"]
    switch level.layer.level {
    case .authority:
      return level.layer.areas.map { area in
        let number = LocalAuthorityNumbers.number(of: area.code) ?? "x"
        return DepartmentPlace(
          "Local authority", authority: [number, area.code.text, area.name])
      }
    case .district:
      return level.layer.areas.map {
        DepartmentPlace(
          "Local authority district", authority: authorityCells,
          district: [$0.code.text, $0.name])
      } + [
        DepartmentPlace(
          "Local authority district", authority: authorityCells, district: unknown)
      ]
    case .ward:
      return level.layer.areas.map { area in
        let parent = area.parent.flatMap { address($0) }.map { self.area($0) }
        return DepartmentPlace(
          "Ward", authority: authorityCells,
          district: parent.map { [$0.code.text, $0.name] } ?? ["", ""],
          ward: [area.code.text, area.name])
      } + [
        DepartmentPlace(
          "Ward", authority: authorityCells, ward: unknown)
      ]
    default: return []
    }
  }
}
