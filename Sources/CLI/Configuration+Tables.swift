import Intake
import Model

/// What all tables of children and places share in the configuration.
struct TableSection {
  var section: YAMLSection
  let source: TableSource
  let place: PlaceOptions
  /// The lookup from small areas to larger ones, where the table has its own.
  let lookup: String?

  /// Reads `file`, `columns`, `rows`, `crs`, `level` and `lookup`.
  ///
  /// `roles` are those that `columns` may name; `level` is asked for where they name `area`.
  init(
    _ section: consuming YAMLSection, roles: [String], example: String,
    _ context: Configuration.Context
  ) throws(ConfigurationError) {
    var section = section
    let path = context.paths.resolve(try section.requiredText("file", example: example))
    let columns = try section.columns(roles)
    let rows = try section.choices("rows").map { (column: $0.key, value: $0.value) }
    source = TableSource(path: path, columns: columns, rows: rows)
    place = PlaceOptions(system: try section.system())
    lookup = try section.text("lookup").map(context.paths.resolve)
    try Self.check(&section, columns.map(\.role), place, context)
    self.section = section
  }

  /// What a place in `columns` needs beside it.
  private static func check(
    _ section: inout YAMLSection, _ roles: [String], _ place: PlaceOptions,
    _ context: Configuration.Context
  ) throws(ConfigurationError) {
    let level = try section.text("level").map { Level($0) }
    if roles.contains("area") {
      guard let level else { throw section.missing("level", example: "ward") }
      guard context.levels.contains(level) else {
        throw section.complaint(
          at: "level", "the codes are those of the level \(level), which areas does not list.")
      }
    }
    if roles.contains("x") != roles.contains("y") {
      throw section.complaint(at: "columns", "columns needs x and y together.")
    }
    if roles.contains("x"), place.system == nil {
      throw section.missing("crs", example: "EPSG:27700")
    }
    if roles.contains("postcode"), !context.hasPostcodes {
      throw section.complaint(
        at: "columns",
        "columns names postcode, and there is no directory to find it in. "
          + "Add postcodes: { file: postcodes.csv } at the top of the file.")
    }
  }
}

extension YAMLSection {
  /// The headings by role, each role one of `roles`.
  mutating func columns(
    _ roles: [String]
  ) throws(ConfigurationError) -> [(role: String, heading: String)] {
    guard var columns = try section("columns") else { return [] }
    var found: [(role: String, heading: String)] = []
    for role in roles {
      if let heading = try columns.text(role) { found.append((role, heading)) }
    }
    try columns.finish()
    return found
  }

  /// The coordinate system of `crs`.
  mutating func system() throws(ConfigurationError) -> CoordinateSystem? {
    let systems = CoordinateSystem.allCases.map(\.description).joined(separator: ", ")
    return try value("crs", expected: "Use one of \(systems).") { text in
      CoordinateSystem.allCases.first { $0.description == text.uppercased() }
    }
  }

  /// The words of `reasons`, by the keys of `kinds`; `usual` where there is no such key.
  mutating func reasons<Kind>(
    _ kinds: [(key: String, kind: Kind)], usual: [(Kind, [String])]
  ) throws(ConfigurationError) -> [(Kind, [String])] {
    guard var reasons = try section("reasons") else { return usual }
    var found: [(Kind, [String])] = []
    var keys: [String: String] = [:]
    for (key, kind) in kinds {
      let words = try reasons.texts(key)
      for word in words {
        if let other = keys.updateValue(key, forKey: word.lowercased()) {
          throw reasons.complaint(
            at: key, "\"\(word)\" stands under \(other) and \(key): a reason means one thing.")
        }
      }
      found.append((kind, words))
    }
    try reasons.finish()
    return found
  }

  /// A whole number within limits.
  mutating func number(
    _ key: String, in range: ClosedRange<Int>
  ) throws(ConfigurationError) -> Int? {
    try value(
      key, expected: "Use a whole number from \(range.lowerBound) to \(range.upperBound)."
    ) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension Configuration {
  /// What entries need to know of the rest of the file.
  struct Context {
    var paths: Paths
    var levels: [Level]
    var hasPostcodes: Bool
    /// The top's snapshot, which entries take unless they have their own.
    var snapshot: Day?

    /// The entry's own snapshot or the top's.
    func snapshot(of section: inout YAMLSection) throws(ConfigurationError) -> Day {
      let own = try section.value("snapshot", expected: Configuration.dayHelp) { Day(iso: $0) }
      guard let day = own ?? snapshot else {
        throw section.missing("snapshot", example: "2026-01-15")
      }
      return day
    }
  }
}
