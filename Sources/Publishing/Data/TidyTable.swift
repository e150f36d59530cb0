import Disclosure
import Model

/// The open table of one topic: one row for each area, period, indicator and group.
struct TidyTable {
  static let schema = OpenSchema(
    columns: placeColumns + indicatorColumns + figureColumns + comparisonColumns,
    key: [
      "time_period", "time_identifier", "geographic_level", "area_code", "indicator", "breakdown",
      "category", "pooled_periods",
    ])

  private static let statuses = OpenColumn.Kind.words(["c", "x", "z", "low", "u", "p", "r"])
  private static let areaPattern = "^([A-Z][0-9]{8}|x|z)$"

  private static let placeColumns = [
    OpenColumn(
      name: "time_period", description: "Last year of the period, or the day of a snapshot",
      kind: .text, isRequired: true, example: "2025"),
    OpenColumn(
      name: "time_identifier", description: "Kind of period",
      kind: .words([
        "Calendar year", "Academic year", "Snapshot day", "Period of days", "Reporting year",
      ]), isRequired: true, example: "Calendar year"),
    OpenColumn(
      name: "geographic_level", description: "Kind of area", kind: .text, isRequired: true,
      example: "Ward"),
    OpenColumn(
      name: "area_code",
      description: "Code of the area; x: place not available, z: outside every area",
      kind: .pattern(areaPattern), isRequired: true, example: "E05014690"),
    OpenColumn(
      name: "area_name", description: "Name of the area", kind: .text, isRequired: true,
      example: "Alfreton"),
    OpenColumn(
      name: "parent_code", description: "Code of the area that holds it",
      kind: .pattern("^[A-Z][0-9]{8}$"), example: "E07000032"),
    OpenColumn(
      name: "parent_name", description: "Name of the area that holds it", kind: .text,
      example: "Amber Valley"),
  ]

  private static let indicatorColumns = [
    OpenColumn(
      name: "indicator", description: "Identifier of what is measured", kind: .text,
      isRequired: true, example: "plans_issued_20_weeks"),
    OpenColumn(
      name: "breakdown", description: "What children are grouped by, or Total", kind: .text,
      isRequired: true, example: "Total"),
    OpenColumn(
      name: "category", description: "Group of children, or Total", kind: .text,
      isRequired: true, example: "Total"),
  ]

  private static let figureColumns = [
    OpenColumn(
      name: "value", description: "Figure, worked out from rounded counts", kind: .number,
      unit: "see unit", example: "84"),
    OpenColumn(
      name: "value_status",
      description: "Why value is empty (c hidden, x not available, z does not apply), or what to "
        + "mind (u low reliability)",
      kind: statuses, example: "u"),
    OpenColumn(
      name: "lower_ci_95", description: "Lower end of the likely range (95% confidence interval)",
      kind: .number, unit: "see unit", example: "68"),
    OpenColumn(
      name: "upper_ci_95", description: "Upper end of the likely range (95% confidence interval)",
      kind: .number, unit: "see unit", example: "93"),
    OpenColumn(
      name: "numerator", description: "How many it happened to, rounded to 5", kind: .integer,
      unit: "children", example: "25"),
    OpenColumn(
      name: "numerator_status", description: "Why numerator is empty", kind: statuses,
      example: "c"),
    OpenColumn(
      name: "denominator", description: "How many it could have happened to, rounded to 5",
      kind: .integer, unit: "children", example: "30"),
    OpenColumn(
      name: "denominator_status", description: "Why denominator is empty", kind: statuses,
      example: "c"),
    OpenColumn(
      name: "unit", description: "Unit of value and range",
      kind: .words(["percent", "weeks", "children", "per_1000", "kilometres", "ratio"]),
      isRequired: true, example: "percent"),
  ]

  private static let comparisonColumns = [
    OpenColumn(
      name: "comparator_code", description: "Code of what the area is compared with",
      kind: .pattern("^[A-Z][0-9]{8}$"), example: "E10000007"),
    OpenColumn(
      name: "comparison",
      description: "Difference that chance is unlikely to explain, or similar; empty: not clear",
      kind: .words(["higher", "lower", "similar"]), example: "lower"),
    OpenColumn(
      name: "comparison_level", description: "Control limits that the area is outside, in percent",
      kind: .number, unit: "percent", example: "95"),
    OpenColumn(
      name: "pooled_periods", description: "Years put together", kind: .integer, unit: "years",
      isRequired: true, example: "3"),
    OpenColumn(
      name: "boundary_date", description: "Edition of the boundaries", kind: .text,
      example: "2025"),
  ]

  private(set) var csv = CSVWriter(header: schema.header)
  private(set) var rows = 0
  let edition: Edition

  init(_ edition: Edition) { self.edition = edition }

  /// Where a row of the table is about.
  struct Place {
    var level: Level
    var code: String
    var name: String
    var parentCode: String?
    var parentName: String?
    var boundaries: String?
  }

  mutating func add(_ cell: Cell, at place: Place, of table: Table) {
    let figure = OpenFigure(cell, table.indicator)
    let time = PeriodText(table.period).columns
    let group = GroupName(table.group)
    csv.text(time.period)
    csv.word(time.identifier)
    csv.word(place.level.geographicLevel)
    csv.word(place.code)
    csv.text(place.name)
    csv.word(place.parentCode)
    csv.text(place.parentName ?? "")
    csv.word(table.indicator.id)
    csv.text(group.breakdown)
    csv.text(group.category)
    csv.word(figure.value)
    csv.word(figure.status)
    csv.word(figure.lower)
    csv.word(figure.upper)
    csv.word(figure.numerator)
    csv.word(figure.numeratorStatus)
    csv.word(figure.denominator)
    csv.word(figure.denominatorStatus)
    csv.word(table.indicator.unit.rawValue)
    csv.word(place.level == .partnership ? nil : edition.partnershipCode.text)
    csv.word(figure.comparison)
    csv.word(figure.comparisonLevel)
    csv.number(table.pooledPeriods)
    csv.word(place.boundaries)
    csv.endRow()
    rows += 1
  }
}

/// A group of children as two words: what children are grouped by, and which of the groups it is.
struct GroupName: Hashable {
  let breakdown: String
  let category: String

  init(_ group: Group) {
    let parts = group.description.split(separator: "=", maxSplits: 1).map(String.init)
    breakdown = parts.count == 2 ? parts[0] : "Total"
    category = parts.count == 2 ? parts[1] : "Total"
  }
}

extension Report {
  /// The open tables of all levels, a file for each topic, sorted by level, code, period, indicator and group.
  func tidyFiles() -> [OpenFile] {
    Topic.all.compactMap { topic in
      let table = tidyTable(topic)
      guard table.rows > 0 else { return nil }
      return OpenFile(
        file: OutputFile("data/\(topic.id).csv", bytes: table.csv.bytes),
        title: topic.title.english,
        description: "\(topic.title.english): one row for each area, period, indicator and group.",
        mediaType: "text/csv", schema: TidyTable.schema, rows: table.rows)
    }
  }

  private func tidyTable(_ topic: Topic) -> TidyTable {
    var tidy = TidyTable(edition)
    let whole = TidyTable.Place(
      level: .partnership, code: edition.partnershipCode.text, name: edition.partnership)
    for table in inOpenOrder(partnershipTables.tables.filter { topic.holds($0.indicator) }) {
      tidy.add(table.partnership, at: whole, of: table)
    }
    for level in levelsInOpenOrder {
      let tables = inOpenOrder(
        release.tables.filter { $0.level == level.layer.level && topic.holds($0.indicator) })
      for (number, area) in level.layer.areas.enumerated() {
        let place = TidyTable.Place(
          level: level.layer.level, code: area.code.text, name: area.name,
          parentCode: area.parent?.text, parentName: parentName(area),
          boundaries: level.layer.vintage)
        for table in tables { tidy.add(table.cells[number], at: place, of: table) }
      }
      for (code, name, cell) in Self.withoutPlace {
        let place = TidyTable.Place(
          level: level.layer.level, code: code, name: name, boundaries: level.layer.vintage)
        for table in tables { tidy.add(cell(table), at: place, of: table) }
      }
    }
    return tidy
  }

  /// Code, name and figure of the rows for children who are in no area.
  private static let withoutPlace: [(String, String, @Sendable (Table) -> Cell)] = [
    ("x", "Not available", { $0.unknown }), ("z", "Outside area", { $0.outside }),
  ]

  /// The name of the area that holds this one, where the release knows it.
  func parentName(_ area: Area) -> String? {
    area.parent.flatMap { address($0) }.map { self.area($0).name }
  }

  /// The largest areas first, whatever the order of the configuration.
  var levelsInOpenOrder: [LevelReport] {
    levels.sorted {
      let (left, right) = ($0.layer.level, $1.layer.level)
      return (left.openOrder, left.id) < (right.openOrder, right.id)
    }
  }

  private func inOpenOrder(_ tables: [Table]) -> [Table] {
    func key(_ table: Table) -> [String] {
      let group = GroupName(table.group)
      return [
        PeriodText(table.period).columns.period, table.indicator.id, group.breakdown,
        group.category, String(table.pooledPeriods),
      ]
    }
    return tables.map { (key($0), $0) }.sorted { left, right in
      for (one, other) in zip(left.0, right.0) where one != other {
        return one.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return false
    }.map(\.1)
  }
}
