import Intake
import Model

extension Configuration {
  /// The places of `places`.
  static func places(
    _ top: inout YAMLSection, _ context: Context
  ) throws(ConfigurationError) -> Placeable<PlacesSource>? {
    guard var section = try top.section("places") else { return nil }
    let capacity = try section.text("capacity").map(context.paths.resolve)
    let register = try section.text("register").map(context.paths.resolve)
    let links = try section.text("links").map(context.paths.resolve)
    guard try section.text("file") != nil || capacity == nil && register == nil else {
      try section.finish()
      return Placeable(
        source: PlacesSource(
          places: nil, place: PlaceOptions(system: nil), capacity: capacity, register: register,
          links: links), lookup: nil)
    }
    let table = try TableSection(
      section, roles: PlacesSource.roles, example: "places.csv", context)
    try table.section.finish()
    return Placeable(
      source: PlacesSource(
        places: table.source, place: table.place, capacity: capacity, register: register,
        links: links), lookup: table.lookup)
  }

  /// The residents of `population`.
  static func population(
    _ top: inout YAMLSection, _ context: Context
  ) throws(ConfigurationError) -> Placeable<PopulationSource>? {
    guard var section = try top.section("population") else { return nil }
    let ages = try section.value("ages", expected: "Write the ages as 0-24.") { text in
      let parts = text.split(separator: "-").compactMap { Int($0) }
      return parts.count == 2 && parts[0] >= 0 && parts[0] <= parts[1] ? parts[0]...parts[1] : nil
    }
    let table = try table(&section, PopulationSource.roles, "population.csv", context)
    return Placeable(
      source: PopulationSource(table: table.source, ages: ages), lookup: table.lookup)
  }

  /// The deprivation of `deprivation`.
  static func deprivation(
    _ top: inout YAMLSection, _ context: Context
  ) throws(ConfigurationError) -> Placeable<DeprivationSource>? {
    guard var section = try top.section("deprivation") else { return nil }
    let edition = try section.value(
      "edition", expected: "Use 2019 or 2025: ranks run to another number in each edition."
    ) { text in Int(text).flatMap { DeprivationSource.ranked(edition: $0) } }
    let ranked = try section.number("ranked", in: 10...1_000_000) ?? edition
    let columns = section
    let table = try table(&section, DeprivationSource.roles, "imd.csv", context)
    if table.source.columns.contains(where: { $0.role == "rank" }) {
      guard ranked != nil else { throw columns.missing("edition", example: "2025") }
      if table.source.columns.contains(where: { $0.role == "decile" }) {
        throw columns.complaint(at: "columns", "columns names decile and rank: choose one.")
      }
    }
    let isRanked = table.source.columns.contains { $0.role == "rank" }
    return Placeable(
      source: DeprivationSource(table: table.source, ranked: isRanked ? ranked : nil),
      lookup: table.lookup)
  }

  /// A table about areas: file, columns, rows and lookup.
  private static func table(
    _ section: inout YAMLSection, _ roles: [String], _ example: String, _ context: Context
  ) throws(ConfigurationError) -> (source: TableSource, lookup: String?) {
    let path = context.paths.resolve(try section.requiredText("file", example: example))
    let columns = try section.columns(roles)
    let rows = try section.choices("rows").map { (column: $0.key, value: $0.value) }
    let lookup = try section.text("lookup").map(context.paths.resolve)
    try section.finish()
    return (TableSource(path: path, columns: columns, rows: rows), lookup)
  }
}
