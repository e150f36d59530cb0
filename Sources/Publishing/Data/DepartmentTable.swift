import Disclosure
import Model

/// One pair of files in the layout of Explore education statistics: all indicators of a topic about one kind of period.
///
/// Areas are in rows and indicators in columns; symbols stand inside the cells. That layout has no level for county
/// divisions and no code for places outside the area.
struct DepartmentTable {
  /// Tables whose rows can stand in one file: one kind of period, and the same number of years put together.
  struct Kind: Hashable {
    let identifier: String
    let years: Int

    init(_ table: Table) {
      identifier = PeriodText(table.period).departmentColumns.identifier
      years = table.pooledPeriods
    }

    /// The end of the file's name.
    var suffix: String {
      identifier.lowercased().replacing(" ", with: "_") + (years > 1 ? "_\(years)_years" : "")
    }
  }

  /// A row's place and group of children.
  private struct RowKey: Hashable {
    let period: String
    let place: [String]
    let group: GroupName
  }

  let topic: Topic
  let kind: Kind
  let columns: [DepartmentColumn]
  private var order: [RowKey] = []
  private var cells: [RowKey: [Int: OpenFigure]] = [:]

  init(_ topic: Topic, _ kind: Kind, _ indicators: [Indicator]) {
    self.topic = topic
    self.kind = kind
    columns = DepartmentColumn.all(of: indicators)
  }

  mutating func add(
    _ cell: Cell, at place: DepartmentPlace, of table: Table, indicator: Int
  ) {
    let key = RowKey(
      period: PeriodText(table.period).departmentColumns.period, place: place.cells,
      group: GroupName(table.group))
    if cells[key] == nil { order.append(key) }
    cells[key, default: [:]][indicator] = OpenFigure(cell, table.indicator)
  }

  var isEmpty: Bool { order.isEmpty }
  var rows: Int { order.count }

  /// Whether children are grouped: a filter of one value alone is left out.
  private var hasGroups: Bool { order.contains { $0.group.breakdown != "Total" } }

  private static let filterColumns = ["breakdown_topic", "breakdown"]

  /// The columns of the data file with what they hold.
  var schema: OpenSchema {
    func text(_ name: String, _ description: String, isRequired: Bool) -> OpenColumn {
      OpenColumn(name: name, description: description, kind: .text, isRequired: isRequired)
    }
    var described = [
      text("time_period", "Year", isRequired: true),
      text("time_identifier", "Kind of year", isRequired: true),
    ]
    described += DepartmentPlace.columns.map { name in
      text(
        name, name.split(separator: "_").joined(separator: " ").capitalizedFirst,
        isRequired: DepartmentPlace.filled.contains(name))
    }
    if hasGroups {
      described += [
        text("breakdown_topic", "What children are grouped by, or Total", isRequired: true),
        text("breakdown", "Group of children, or Total", isRequired: true),
      ]
    }
    described += columns.map {
      OpenColumn(
        name: $0.name, description: $0.label,
        kind: .pattern("^(-?[0-9]+(\\.[0-9]+)?|c|k|low|u|x|z)$"), unit: $0.unit,
        isRequired: true, example: "84")
    }
    return OpenSchema(
      columns: described,
      key: ["time_period", "geographic_level", "new_la_code", "lad_code", "ward_code"]
        + (hasGroups ? Self.filterColumns : []))
  }

  /// The data file.
  var data: [UInt8] {
    var csv = CSVWriter(header: schema.header)
    for key in order {
      csv.word(key.period)
      csv.word(kind.identifier)
      for cell in key.place { csv.text(cell) }
      if hasGroups {
        csv.text(DepartmentWords.topic(key.group))
        csv.text(DepartmentWords.category(key.group))
      }
      for column in columns {
        let figure = cells[key]?[column.indicator]
        csv.word(column.cell(figure))
      }
      csv.endRow()
    }
    return csv.bytes
  }

  /// The file of metadata beside it: a row for each filter and indicator.
  var metadata: [UInt8] {
    var csv = CSVWriter(
      header: "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,"
        + "filter_hint,filter_grouping_column,filter_default")
    func row(_ texts: [String]) {
      for text in texts { csv.text(text) }
      csv.endRow()
    }
    if hasGroups {
      row([
        "breakdown", "Filter", "Group of children", "", "", "", "Choose a group of children",
        "breakdown_topic", "Total",
      ])
    }
    for column in columns {
      row([
        column.name, "Indicator", column.label, topic.title.english, column.unit,
        String(column.decimals),
        "", "", "",
      ])
    }
    return csv.bytes
  }
}
