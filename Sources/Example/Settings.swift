public import Model

/// A boundary file that the example's settings name.
public struct ExampleAreas: Sendable {
  let level: Level
  let file: String
  let code: String?
  let name: String?
  let parent: String?

  /// The path is relative to the example's folder; `code`, `name` and `parent` are headings of the file, nil where the
  /// reader finds them by their form.
  public init(level: Level, file: String, code: String?, name: String?, parent: String?) {
    self.level = level
    self.file = file
    self.code = code
    self.name = name
    self.parent = parent
  }

  static let county = [
    ExampleAreas(
      level: .ward, file: "areas/wards.geojson", code: "WD25CD", name: "WD25NM", parent: "LAD25CD"),
    ExampleAreas(
      level: .division, file: "areas/divisions.geojson", code: "CED25CD", name: "CED25NM",
      parent: "LAD25CD"),
    ExampleAreas(
      level: .district, file: "areas/districts.geojson", code: "LAD25CD", name: "LAD25NM",
      parent: nil),
  ]

  fileprivate var line: String {
    let headings = [("code", code), ("name", name), ("parent", parent)].map { key, heading in
      heading.map { ", \(key): \(quoted($0))" } ?? ""
    }
    return "  - { level: \(level), file: \(quoted(file))\(headings.joined()) }\n"
  }
}

/// The `equity.yaml` that runs the example.
func settingsFile(areas: [ExampleAreas], postcodes: String) -> ExampleFile {
  let text = """
    # Made up: these children do not exist, wherever the areas come from. truth.csv says which differences between areas are real.
    made_up: true
    partnership: { name: Exampleshire Local Area Partnership, code: \(ExampleCounty.countyCode) }
    period: 2025-01-01..2025-12-31
    snapshot: \(History.lastDay)
    areas:
    \(areas.map(\.line).joined().dropLast())
    postcodes: { file: \(quoted(postcodes)) }
    sen2:
      folder: sen2
      earlier:
    \(ReturnSpan.all.dropFirst().map(\.settingsLine).joined().dropLast())
    names: { council: Exampleshire County Council, contact: send-data@example.org }
    seed: 20260115

    """
  return ExampleFile(path: "equity.yaml", text: text)
}

extension ReturnSpan {
  fileprivate var settingsLine: String {
    "    - { folder: \(quoted(folder)), period: \(year), snapshot: \(census) }\n"
  }
}

/// The text as YAML takes it in a flow mapping, quoted where it has to be.
private func quoted(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 47, 95: true
    default: false
    }
  }
  return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "''"))'"
}
