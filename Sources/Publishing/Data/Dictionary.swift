import Disclosure
import Model

extension Report {
  /// `data/dictionary.csv`: what each column of each open table and each key of each map file holds.
  func dictionary(of tables: [OpenFile]) -> OpenFile {
    var csv = CSVWriter(header: Self.dictionarySchema.header)
    var rows = 0
    func add(_ file: String, _ columns: [OpenColumn]) {
      for column in columns {
        csv.text(file)
        csv.word(column.name)
        csv.text(column.label)
        csv.text(column.description)
        csv.word(column.type)
        csv.word(column.unit)
        csv.text(column.allowedValues)
        csv.text(column.example)
        csv.endRow()
        rows += 1
      }
    }
    for table in tables { add(table.name, table.schema?.columns ?? []) }
    for level in levelsInOpenOrder {
      add("\(level.layer.level.folder)-areas.geojson", mapColumns([], isLong: false))
      for topic in Topic.all {
        let figures = level.figures.filter { topic.holds($0.indicator) }
        guard !figures.isEmpty else { continue }
        add(
          "\(level.layer.level.folder)-\(topic.id).geojson",
          mapColumns(figures, isLong: figures.count == 1))
      }
    }
    return OpenFile(
      file: OutputFile("data/dictionary.csv", bytes: csv.bytes), title: "Data dictionary",
      description: "What each column of the tables and each key of the map files holds.",
      mediaType: "text/csv", schema: Self.dictionarySchema, rows: rows)
  }

  private static let dictionarySchema = OpenSchema(
    columns: [
      OpenColumn(name: "file", description: "File below data/", kind: .text, isRequired: true),
      OpenColumn(
        name: "column", description: "Name of the column or key", kind: .text, isRequired: true),
      OpenColumn(name: "label", description: "Its name in words", kind: .text, isRequired: true),
      OpenColumn(name: "description", description: "What it holds", kind: .text, isRequired: true),
      OpenColumn(
        name: "type",
        description: "Type of its values; a column of map files that is empty "
          + "throughout may be read as text",
        kind: .words(["text", "whole number", "number"]), isRequired: true),
      OpenColumn(name: "unit", description: "Unit of its values", kind: .text),
      OpenColumn(name: "allowed_values", description: "List or form of its values", kind: .text),
      OpenColumn(name: "example", description: "A value that could stand there", kind: .text),
    ], key: ["file", "column"])

  /// The keys of a map file with these figures, in their order.
  func mapColumns(_ figures: [Figures], isLong: Bool) -> [OpenColumn] {
    func of(_ names: [String]) -> [OpenColumn] {
      names.compactMap { name in TidyTable.schema.columns.first { $0.name == name } }
    }
    var columns = of([
      "area_code", "area_name", "geographic_level", "parent_code", "parent_name",
    ])
    for figures in figures {
      let id = figures.indicator.id
      func own(_ name: String) -> [OpenColumn] {
        of([name]).map {
          var column = OpenColumn(
            name: isLong ? $0.name : "\(id)_\($0.name)", description: $0.description,
            kind: $0.kind, example: $0.example)
          column.unit = $0.unit
          return column
        }
      }
      columns += own("time_period")
      if isLong { columns += of(["indicator", "unit"]) }
      columns += FigureColumn.allCases.compactMap {
        $0.described(figures.unit, prefix: isLong ? nil : id)
      }.map {
        var column = OpenColumn(
          name: $0.name, description: "\(figures.indicator.title): \($0.description)",
          kind: $0.kind, example: $0.example)
        column.unit = $0.unit
        return column
      }
      columns += own("pooled_periods")
    }
    columns += of(["boundary_date"])
    columns.append(
      OpenColumn(
        name: "release", description: "Number of the release", kind: .text, example: "2026.1"))
    columns.append(
      OpenColumn(
        name: "attribution", description: "Lines that licences ask for", kind: .text,
        example: "Source: Office for National Statistics"))
    return columns
  }
}
