import Files
import Model

/// Reads a GeoJSON FeatureCollection of areas (RFC 7946, with the `crs` member of its 2008 forerunner).
func readGeoJSON(_ content: consuming [UInt8], file: String) throws(InputError) -> BoundaryTable {
  var reader = GeoJSONReader(content, file: file)
  do throws(JSONFault) {
    try reader.read()
  } catch {
    throw .unusable(
      SourceLocation(file: file),
      "this is not GeoJSON: \(error.reason) at byte \(error.place + 1). Export it again.")
  }
  return try reader.checked()
}

private struct GeoJSONReader {
  private var text: JSONText
  private var table: BoundaryTable
  private var systemText: String?
  private var isCollection = false
  private var foreignKind: String?
  private var isCutOff = false
  private var heights = 0

  init(_ content: consuming [UInt8], file: String) {
    text = JSONText(content)
    table = BoundaryTable(file: file)
  }

  mutating func read() throws(JSONFault) {
    var text = text
    try text.object { text, name throws(JSONFault) in
      switch name {
      case "features":
        try text.array { text throws(JSONFault) in try feature(&text) }
        isCollection = true
      case "crs": systemText = try raw(&text)
      case "type", "geometryType":
        let kind = try text.scalar() ?? ""
        if kind != "FeatureCollection" { foreignKind = kind }
      case "error": foreignKind = try raw(&text).map { _ in "error" }
      case "properties", "exceededTransferLimit":
        if try tellsCutOff(&text, name) { isCutOff = true }
      default: try text.skip()
      }
    }
    guard text.peek() == 0, text.place == text.bytes.count - 1 else {
      throw text.fault("something follows the end")
    }
  }

  /// The table, unless the file turned out to be of another kind or incomplete.
  consuming func checked() throws(InputError) -> BoundaryTable {
    switch foreignKind {
    case nil: break
    case "error"?:
      throw table.unusable("this is the error message of a map service. Download the file again.")
    case "Topology"?:
      throw table.unusable("this is TopoJSON. Convert it to GeoJSON.")
    case let kind? where kind.hasPrefix("esri"):
      throw table.unusable("this is Esri JSON. Ask the service for f=geojson.")
    case let kind?:
      throw table.unusable("this is a \(kind), not a FeatureCollection of areas.")
    }
    guard isCollection else { throw table.unusable("there are no features in the file.") }
    guard !isCutOff else {
      throw table.unusable(
        "the service stopped at its limit of features. Fetch the others with resultOffset.")
    }
    if heights > 0 {
      table.add(
        .note, "heights-left-out", feature: nil,
        "\(heights) features have heights or measures, which were left out.")
    }
    if let systemText { table.system = try declaredSystem(systemText) }
    return table
  }

  private func raw(_ text: inout JSONText) throws(JSONFault) -> String? {
    _ = text.peek()
    let start = text.place
    try text.skip()
    let value = String(decoding: text.bytes[start..<text.place], as: UTF8.self)
    return value == "null" ? nil : value
  }

  private func tellsCutOff(_ text: inout JSONText, _ name: String) throws(JSONFault) -> Bool {
    guard text.peek() == 123 else { return try text.scalar() == "true" }
    var tells = false
    try text.object { text, name throws(JSONFault) in
      let value = try text.scalar()
      if name == "exceededTransferLimit", value == "true" { tells = true }
    }
    return tells
  }

  private func declaredSystem(_ text: String) throws(InputError) -> CoordinateSystem {
    let upper = text.uppercased()
    if upper.contains("CRS84") { return .wgs84 }
    let digits = upper.split(separator: "EPSG").last.map { $0.filter(\.isNumber) } ?? ""
    if upper.contains("EPSG"), let code = Int(digits), let system = CoordinateSystem(rawValue: code)
    {
      return system
    }
    let systems = CoordinateSystem.allCases.map(\.description).joined(separator: ", ")
    throw table.unusable(
      "the coordinate system of the file is not known here. Convert it to one of \(systems).",
      column: "crs")
  }

  private mutating func feature(_ text: inout JSONText) throws(JSONFault) {
    var values = [String?](repeating: nil, count: table.columns.count)
    var ground: Region?
    var hasGround = false
    let number = table.rows.count
    try text.object { text, name throws(JSONFault) in
      switch name {
      case "properties" where text.peek() == 123: try properties(&text, &values)
      case "geometry" where text.peek() == 123:
        ground = try geometry(&text, feature: number)
        hasGround = true
      default: try text.skip()
      }
    }
    if !hasGround {
      table.add(
        .error, "geometry-missing", feature: number,
        "the area has no ground and was left out. Export it again with its geometry.")
    }
    table.rows.append(values)
    table.regions.append(ground)
  }

  private mutating func properties(
    _ text: inout JSONText, _ values: inout [String?]
  ) throws(JSONFault) {
    // Features mostly have the same properties in the same order.
    var expected = 0
    try text.object { text, name throws(JSONFault) in
      var column = expected
      if column >= table.columns.count || table.columns[column] != name {
        column = table.columns.firstIndex(of: name) ?? table.columns.count
      }
      if column == table.columns.count {
        guard column < CSVReader.mostColumns else { return try text.skip() }
        table.columns.append(name)
      }
      while values.count <= column { values.append(nil) }
      values[column] = try text.scalar()
      expected = column + 1
    }
  }

  private mutating func geometry(
    _ text: inout JSONText, feature: Int
  ) throws(JSONFault) -> Region? {
    var kind: String?
    var region = Region()
    var faults = RingFaults()
    /// Where the coordinates stand, when they come before the type that says how to read them.
    var early: Int?
    try text.object { text, name throws(JSONFault) in
      switch (name, kind) {
      case ("type", _): kind = try text.scalar()
      case ("coordinates", "Polygon"?) where text.peek() == 91:
        try text.polygon(into: &region, &faults)
      case ("coordinates", "MultiPolygon"?) where text.peek() == 91:
        try text.multiPolygon(into: &region, &faults)
      case ("coordinates", nil):
        early = text.place
        try text.skip()
      default: try text.skip()
      }
    }
    if let early, kind == "Polygon" || kind == "MultiPolygon" {
      let end = text.place
      text.place = early
      if kind == "Polygon" { try text.polygon(into: &region, &faults) }
      if kind == "MultiPolygon" { try text.multiPolygon(into: &region, &faults) }
      text.place = end
    }
    report(faults, kind: kind, isEmpty: region.isEmpty, feature: feature)
    return region.isEmpty ? nil : region
  }

  private mutating func report(
    _ faults: RingFaults, kind: String?, isEmpty: Bool, feature: Int
  ) {
    if faults.hasHeight { heights += 1 }
    if faults.unclosed > 0 {
      table.add(
        .warning, "ring-unclosed", feature: feature,
        "a ring did not end where it began and was closed. Check the area on a map.")
    }
    if faults.short > 0 {
      table.add(
        .warning, "ring-short", feature: feature,
        "a ring has fewer than four points and was left out. Check the area on a map.")
    }
    guard isEmpty else { return }
    let isArea = kind == "Polygon" || kind == "MultiPolygon"
    table.add(
      .error, isArea ? "geometry-empty" : "geometry-not-an-area", feature: feature,
      isArea
        ? "the area has no ground and was left out. Export it again with its geometry."
        : "the geometry is not a Polygon or MultiPolygon; the feature was left out.")
  }
}
