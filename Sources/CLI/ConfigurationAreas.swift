import Model

extension Configuration {
  /// The boundary files of `areas`, each level once and those that are dissolved after their parts.
  static func areas(
    _ top: inout YAMLSection, _ paths: Paths
  ) throws(ConfigurationError) -> [AreaSource] {
    let sections = try top.sections("areas")
    if sections.isEmpty {
      throw top.missing("areas", example: "[{ level: ward, file: wards.geojson }]")
    }
    var areas: [AreaSource] = []
    for var section in sections {
      let source = try area(&section, paths)
      if areas.contains(where: { $0.level == source.level }) {
        throw section.complaint(at: "level", "the level \(source.level) is given twice.")
      }
      if case .dissolve(let level, _, _, _) = source.origin,
        !areas.contains(where: { $0.level == level })
      {
        throw section.complaint(
          at: "dissolve", "dissolve needs the level \(level), listed before this entry.")
      }
      areas.append(source)
    }
    return areas
  }

  private static func area(
    _ section: inout YAMLSection, _ paths: Paths
  ) throws(ConfigurationError) -> AreaSource {
    let level = Level(try section.requiredText("level", example: "ward"))
    let file = try section.text("file")
    let name = try section.text("name")
    let changed = try section.value("changed", expected: "Write a day as 2023-05-04.") {
      Day(iso: $0)
    }
    if var dissolve = try section.section("dissolve") {
      let origin = AreaSource.Origin.dissolve(
        level: Level(try dissolve.requiredText("level", example: "district")),
        lookup: paths.resolve(try dissolve.requiredText("lookup", example: "lookup.csv")),
        from: try dissolve.requiredText("from", example: "LADCD"),
        to: try dissolve.requiredText("to", example: "UTLACD"))
      try dissolve.finish()
      if file != nil { throw section.complaint(at: "file", "give file or dissolve, not both.") }
      let parents = try parentLookup(&section, paths)
      try section.finish()
      return AreaSource(
        level: level, origin: origin, name: name, parents: parents, changed: changed)
    }
    guard let file else { throw section.missing("file", example: "areas/wards.geojson") }
    let systems = CoordinateSystem.allCases.map(\.description).joined(separator: ", ")
    let origin = AreaSource.Origin.file(
      path: paths.resolve(file), code: try section.text("code"),
      parent: try section.text("parent"),
      system: try section.value("crs", expected: "Use one of \(systems).") { text in
        CoordinateSystem.allCases.first { $0.description == text.uppercased() }
      })
    let parents = try parentLookup(&section, paths)
    try section.finish()
    return AreaSource(
      level: level, origin: origin, name: name, parents: parents, changed: changed)
  }

  /// The table of the areas above, beside or instead of a column of the boundary file.
  private static func parentLookup(
    _ section: inout YAMLSection, _ paths: Paths
  ) throws(ConfigurationError) -> AreaSource.ParentLookup? {
    guard var parents = try section.section("parents") else { return nil }
    let lookup = AreaSource.ParentLookup(
      lookup: paths.resolve(try parents.requiredText("lookup", example: "lookup.csv")),
      from: try parents.requiredText("from", example: "WD25CD"),
      to: try parents.requiredText("to", example: "LAD25CD"))
    try parents.finish()
    return lookup
  }
}
