import Files
public import Model

/// A boundary file and what its reader is told about it; what is nil is found from the file.
public struct BoundarySource: Sendable, Hashable {
  /// GeoJSON, packed with gzip or not, or a GeoPackage layer as `file.gpkg#layer`.
  public var path: String
  public var level: Level
  /// The heading of the codes; else found by its form, such as `WD25CD`.
  public var code: String?
  /// The heading of the names; else the one beside the codes, such as `WD25NM`.
  public var name: String?
  /// The heading of the codes of the areas above; without it areas have no parent.
  public var parent: String?
  /// The coordinate system, where it is not what the file says.
  public var system: CoordinateSystem?

  public init(
    path: String, level: Level, code: String?, name: String?, parent: String?,
    system: CoordinateSystem?
  ) {
    self.path = path
    self.level = level
    self.code = code
    self.name = name
    self.parent = parent
    self.system = system
  }
}

/// Reads the areas of one level with their ground.
///
/// Areas without usable ground or code are left out, each with a problem. Rings keep their winding and their numbers.
///
/// - Throws: `InputError` where the file is not there, is no boundary file, repeats a code, or has coordinates that cannot
///   be of the declared system.
public func readBoundaries(_ source: BoundarySource) throws(InputError) -> Read<BoundarySet> {
  let table = try boundaryTable(source.path)
  guard !table.rows.isEmpty else { throw table.unusable("there are no features in the file.") }
  let columns = try AreaColumns(source, table)
  var areas = AreasOfTable(table, columns)
  areas.collect()
  guard !areas.areas.isEmpty else {
    throw table.unusable(
      "no feature has both ground and a code such as E05000932 in column "
        + "\(table.columns[columns.code]). Name another column with code.")
  }
  try areas.refuseRepeatedCodes()
  let system = try areas.system(declared: source.system)
  let set = BoundarySet(
    level: source.level, vintage: columns.vintage, system: system, areas: areas.areas,
    regions: areas.regions)
  return Read(set, problems: areas.table.problems)
}

/// The features of the file, whichever of the two forms it has.
private func boundaryTable(_ path: String) throws(InputError) -> BoundaryTable {
  if path.contains("#") || isSQLite(path) { return try geoPackageTable(path) }
  let content: [UInt8]
  do throws(FileError) {
    content = try bytes(ofFile: path)
  } catch {
    throw InputError(error)
  }
  return try readGeoJSON(content, file: fileName(path))
}

/// The areas of a table one after the other, as its rows stand.
private struct AreasOfTable {
  var table: BoundaryTable
  let columns: AreaColumns
  var areas: [Area] = []
  var regions: [Region] = []

  init(_ table: BoundaryTable, _ columns: AreaColumns) {
    self.table = table
    self.columns = columns
  }

  mutating func collect() {
    let heading = table.columns[columns.code]
    var unnamed = 0
    for row in table.rows.indices {
      guard let text = table.value(row, columns.code), let code = AreaCode(trimmed(text)) else {
        table.add(
          .error, "code-unusable", feature: row, column: heading,
          "the area has no code of a letter and eight digits and was left out.")
        continue
      }
      guard let region = table.regions[row] else { continue }
      let name = columns.name.flatMap { table.value(row, $0) }.map(trimmed) ?? ""
      if name.isEmpty { unnamed += 1 }
      let parent = columns.parent.flatMap { table.value(row, $0) }
      areas.append(
        Area(
          code: code, name: name.isEmpty ? code.text : name,
          parent: parent.flatMap { AreaCode(trimmed($0)) }))
      regions.append(region)
    }
    // From here on only the areas are needed.
    table.rows = []
    table.regions = []
    if unnamed > 0 {
      table.add(
        .warning, "name-missing", feature: nil,
        "\(unnamed) areas have no name and go by their code. Name the column with name.")
    }
  }

  func refuseRepeatedCodes() throws(InputError) {
    let sorted = areas.map(\.code).sorted()
    var repeated: [String] = []
    for (code, following) in zip(sorted, sorted.dropFirst())
    where code == following && repeated.last != code.text {
      repeated.append(code.text)
    }
    guard !repeated.isEmpty else { return }
    let more = repeated.count > 5 ? " and \(repeated.count - 5) more" : ""
    throw table.unusable(
      "several features have the same code: \(repeated.prefix(5).joined(separator: ", "))\(more). "
        + "Keep one feature for each area, or name another column with code.",
      column: table.columns[columns.code])
  }

  /// The system that was declared, or that the coordinates make evident, once they are seen to fit it.
  mutating func system(declared: CoordinateSystem?) throws(InputError) -> CoordinateSystem {
    let extent = Extent(regions)
    let said = declared ?? table.system
    guard let said else {
      if extent.isInDegrees { return .wgs84 }
      guard extent.isEvidentlyMetres else { throw misfit(.wgs84, extent) }
      table.add(
        .warning, "system-undeclared", feature: nil,
        "the file names no coordinate system; its numbers are taken for eastings and northings. "
          + "Say crs: EPSG:27700.")
      return .britishNationalGrid
    }
    let fits =
      switch said {
      case .wgs84, .etrs89: extent.isInDegrees
      case .britishNationalGrid:
        extent.isInGridMetres && !extent.isInDegrees && !extent.isSwapped
      case .webMercator: extent.isInWebMercator
      }
    guard fits else { throw misfit(said, extent) }
    return said
  }

  private func misfit(_ system: CoordinateSystem, _ extent: Extent) -> InputError {
    let text =
      if extent.isSwapped {
        "latitudes stand before longitudes. Export the file with longitude first."
      } else if system.isGeographic, extent.isEvidentlyMetres {
        "eastings and northings are declared as degrees. Say crs: EPSG:27700."
      } else if extent.isInWebMercator {
        "the coordinates are those of Web Mercator. Say crs: EPSG:3857."
      } else if extent.isInDegrees {
        "degrees are declared as metres. Say crs: EPSG:4326."
      } else {
        "coordinates lie outside Great Britain for \(system). Check crs and the file."
      }
    return table.unusable(text)
  }
}

/// The smallest and largest coordinates of many regions.
private struct Extent {
  var x: ClosedRange<Double> = 0...0
  var y: ClosedRange<Double> = 0...0

  init(_ regions: [Region]) {
    var (x0, x1, y0, y1) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for region in regions {
      for x in region.points.x { (x0, x1) = (min(x0, x), max(x1, x)) }
      for y in region.points.y { (y0, y1) = (min(y0, y), max(y1, y)) }
    }
    if x0 <= x1 { x = x0...x1 }
    if y0 <= y1 { y = y0...y1 }
  }

  // Great Britain and Northern Ireland with some sea.
  private static let longitudes = -9.0...2.0
  private static let latitudes = 49.0...61.0

  var isInDegrees: Bool {
    Self.longitudes.contains(x) && Self.latitudes.contains(y)
  }

  var isSwapped: Bool {
    Self.longitudes.contains(y) && Self.latitudes.contains(x)
  }

  /// The National Grid's squares; files cut at the border of the realm reach a little into the sea.
  var isInGridMetres: Bool {
    (-100_000.0...800_000.0).contains(x) && (-100_000.0...1_300_000.0).contains(y)
  }

  /// Whether the numbers are too large for degrees.
  var isEvidentlyMetres: Bool { isInGridMetres && x.upperBound > 360 && y.upperBound > 360 }

  var isInWebMercator: Bool {
    (-1_010_000.0...230_000.0).contains(x) && (6_270_000.0...8_630_000.0).contains(y)
  }
}

extension ClosedRange<Double> {
  fileprivate func contains(_ other: ClosedRange<Double>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

/// The text without white space at both ends.
func trimmed(_ text: String) -> String {
  var rest = text[...]
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}
