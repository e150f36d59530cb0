import Model

extension Report {
  /// The description of a table after CSV on the Web (W3C, 2015): the file beside it that says what each column holds.
  func description(of table: OpenFile) -> OpenFile? {
    guard let schema = table.schema else { return nil }
    let base = table.name.split(separator: "/").last.map(String.init) ?? table.name
    let json = JSONValue.compact([
      ("@context", ["http://www.w3.org/ns/csvw", ["@language": "en"]]),
      ("url", .string(base)),
      ("dc:title", .string("\(datasetTitle): \(table.title)")),
      ("dc:description", .string(table.description)),
      ("dc:publisher", .string(edition.council)),
      ("dc:license", ["@id": .string(Licence.address)]),
      ("dc:issued", JSONValue(edition.published?.description)),
      ("dc:identifier", .string("urn:uuid:\(releaseIdentifier)")),
      (
        "dialect",
        [
          "encoding": "utf-8", "header": .bool(true), "headerRowCount": .integer(1),
          "delimiter": ",", "quoteChar": "\"", "doubleQuote": .bool(true),
        ]
      ),
      (
        "tableSchema",
        [
          "columns": .array(schema.columns.map(Self.described)),
          "primaryKey": JSONValue(schema.key),
        ]
      ),
    ])
    return OpenFile(
      file: OutputFile("\(table.path)-metadata.json", bytes: json.bytes),
      title: "Description of \(table.name)",
      description: "What each column of \(table.name) holds (CSV on the Web).",
      mediaType: "application/csvm+json")
  }

  private static func described(_ column: OpenColumn) -> JSONValue {
    let datatype: JSONValue =
      switch column.kind {
      case .text: "string"
      case .integer: "integer"
      case .number: "number"
      case .words(let words):
        [
          "base": "string",
          "format": .string("^(\(words.map(expression).joined(separator: "|")))$"),
        ]
      case .pattern(let pattern): ["base": "string", "format": .string(pattern)]
      }
    return .compact([
      ("name", .string(column.name)), ("titles", .string(column.name)),
      ("dc:description", .string(column.description)), ("datatype", datatype),
      ("required", column.isRequired ? .bool(true) : .null), ("null", ""),
    ])
  }

  /// The word as a regular expression that matches nothing else.
  private static func expression(_ word: String) -> String {
    String(word.flatMap { "\\^$.|?*+()[]{}".contains($0) ? ["\\", $0] : [$0] })
  }
}
