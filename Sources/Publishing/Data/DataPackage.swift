import Files
import Model

extension Report {
  /// `datapackage.json` (Data Package, version 2): every table with its columns, every other file as it is.
  func dataPackage(of files: [OpenFile]) -> OpenFile {
    let coverage = coverage
    let json = JSONValue.compact([
      ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      ("name", .string(String(packageName.dropLast(".gpkg".count)))),
      ("id", .string(releaseIdentifier)),
      ("title", .string(datasetTitle)),
      ("description", .string(datasetDescription)),
      ("version", .string(version)),
      ("created", JSONValue(edition.published.map { "\($0)T00:00:00Z" })),
      (
        "licenses",
        [
          [
            "name": .string(Licence.id), "path": .string(Licence.address),
            "title": .string(Licence.title),
          ]
        ]
      ),
      ("contributors", [["title": .string(edition.council), "roles": ["publisher"]]]),
      (
        "sources",
        edition.attributions.isEmpty
          ? .null : .array(edition.attributions.map { ["title": .string($0)] })
      ),
      (
        "temporal",
        coverage.map {
          ["start": .string($0.first.description), "end": .string($0.last.description)]
        } ?? .null
      ),
      (
        "spatial",
        .compact([
          ("name", .string(edition.partnership)),
          ("code", .string(edition.partnershipCode.text)), ("uri", JSONValue(placeAddress)),
        ])
      ),
      ("supersedes", JSONValue(edition.history.supersedes)),
      ("madeUp", edition.isMadeUp ? .bool(true) : .null),
      ("resources", .array(files.map(Self.resource))),
    ])
    return OpenFile(
      file: OutputFile("data/datapackage.json", bytes: json.bytes), title: "Data package",
      description: "What all the files hold (Data Package, version 2).",
      mediaType: "application/json")
  }

  private static func resource(_ file: OpenFile) -> JSONValue {
    let format = file.name.split(separator: ".").last.map(String.init) ?? ""
    var members: [(String, JSONValue)] = [
      ("name", .string(resourceName(file.name))),
      ("type", file.schema == nil ? .null : "table"),
      ("path", .string(file.name)), ("title", .string(file.title)),
      ("description", .string(file.description)), ("format", .string(format)),
      ("mediatype", .string(file.mediaType)),
      ("encoding", format == "gpkg" ? .null : "utf-8"),
      ("bytes", .integer(file.file.bytes.count)),
      ("hash", .string("sha256:\(sha256(file.file.bytes))")),
    ]
    if let schema = file.schema {
      members += [
        (
          "dialect",
          [
            "header": .bool(true), "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"",
            "doubleQuote": .bool(true),
          ]
        ),
        (
          "schema",
          [
            "fields": .array(schema.columns.map(field)), "primaryKey": JSONValue(schema.key),
            "missingValues": [""],
          ]
        ),
      ]
    }
    return .compact(members)
  }

  /// Lower-case letters, digits and hyphens.
  private static func resourceName(_ path: String) -> String {
    let parts = path.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return parts.joined(separator: "-")
  }

  private static func field(_ column: OpenColumn) -> JSONValue {
    var constraints: [(String, JSONValue)] = []
    if column.isRequired { constraints.append(("required", .bool(true))) }
    var type = "string"
    switch column.kind {
    case .text: break
    case .integer: type = "integer"
    case .number: type = "number"
    case .words(let words): constraints.append(("enum", JSONValue(words)))
    case .pattern(let pattern): constraints.append(("pattern", .string(pattern)))
    }
    return .compact([
      ("name", .string(column.name)), ("type", .string(type)),
      ("title", .string(column.label)), ("description", .string(column.description)),
      ("unit", column.unit.isEmpty ? .null : .string(column.unit)),
      ("constraints", constraints.isEmpty ? .null : .compact(constraints)),
    ])
  }
}
