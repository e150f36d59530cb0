import Foundation
import GRDB
import Model

/// Fills an empty database with the tables of a GeoPackage, in one fixed order.
struct GeoPackageWriter {
  /// "GPKG" and version 1.2, which every reader in use knows.
  static let format = """
    PRAGMA encoding = 'UTF-8';
    PRAGMA application_id = 0x47504B47;
    PRAGMA user_version = 10200;
    """

  private let package: GeoPackage
  private let path: String

  init(_ package: GeoPackage, path: String) {
    self.package = package
    self.path = path
  }

  /// The moment of every change: midnight of the given day.
  private var moment: String { "\(package.lastChange)T00:00:00.000Z" }

  func write(to database: Database) throws {
    try database.execute(sql: GeoPackageSchema.core)
    try writeSystems(to: database)
    for layer in package.layers { try write(layer, to: database) }
    try writeStyles(to: database)
    let indexed = package.layers.filter { $0.ground?.hasIndex == true }
    if !package.metadata.isEmpty || !indexed.isEmpty {
      try database.execute(sql: GeoPackageSchema.extensions)
    }
    for layer in indexed { try writeIndex(of: layer, to: database) }
    if !package.metadata.isEmpty { try writeMetadata(to: database) }
  }

  private func writeSystems(to database: Database) throws {
    let used = Set(package.layers.compactMap(\.ground?.system))
    let systems = CoordinateSystem.allCases.filter { $0 == .wgs84 || used.contains($0) }
    let insert = try database.makeStatement(
      sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)")
    let undefined = [
      (-1, "Undefined Cartesian SRS", "undefined Cartesian coordinate system"),
      (0, "Undefined geographic SRS", "undefined geographic coordinate system"),
    ]
    for (number, name, description) in undefined {
      try insert.execute(arguments: [name, number, "NONE", number, "undefined", description])
    }
    for system in systems.sorted(by: { $0.rawValue < $1.rawValue }) {
      try insert.execute(
        arguments: [
          system.registerName, system.rawValue, "EPSG", system.rawValue, system.wellKnownText, nil,
        ])
    }
  }

  private func write(_ layer: GeoPackage.Layer, to database: Database) throws {
    try database.execute(sql: GeoPackageSchema.table(layer))
    let envelopes = layer.ground?.regions.map(Envelope.init) ?? []
    let extent = envelopes.compactMap(\.self).reduce(nil) { all, one in one.union(all) }
    try register(
      layer.name, as: layer.ground == nil ? "attributes" : "features", title: layer.title,
      description: layer.description, extent: extent, system: layer.ground?.system, in: database)
    if let ground = layer.ground {
      try database.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)",
        arguments: [layer.name, ground.system.rawValue])
    }
    try writeRows(of: layer, envelopes: envelopes, to: database)
  }

  private func register(
    _ table: String, as kind: String, title: String, description: String, extent: Envelope?,
    system: CoordinateSystem?, in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        table, kind, title, description, moment, extent?.minX, extent?.minY, extent?.maxX,
        extent?.maxY, system?.rawValue,
      ])
  }

  private func writeRows(
    of layer: GeoPackage.Layer, envelopes: [Envelope?], to database: Database
  ) throws {
    let fixed = layer.ground == nil ? 1 : 2
    let marks = Array(repeating: "?", count: fixed + layer.columns.count).joined(separator: ", ")
    let insert = try database.makeStatement(
      sql: "INSERT INTO \(layer.name.quotedDatabaseIdentifier) VALUES (\(marks))")
    for (number, row) in layer.rows.enumerated() {
      var values: [DatabaseValue] = [(number + 1).databaseValue]
      if let ground = layer.ground {
        let binary = GeoPackageBinary(
          ground.regions[number], envelope: envelopes[number], system: ground.system)
        values.append(Data(binary.bytes).databaseValue)
      }
      for (column, value) in zip(layer.columns, row) {
        values.append(try stored(value, in: column, of: layer))
      }
      try insert.execute(arguments: StatementArguments(values))
    }
  }

  private func stored(
    _ value: GeoPackage.Value, in column: GeoPackage.Column, of layer: GeoPackage.Layer
  ) throws -> DatabaseValue {
    switch (value, column.kind) {
    case (.null, _): return .null
    case (.integer(let number), .integer): return number.databaseValue
    case (.integer(let number), .real): return Double(number).databaseValue
    case (.real(let number), .real) where number.isFinite: return number.databaseValue
    case (.text(let text), .text): return text.databaseValue
    default:
      throw StoreError.writeFailed(
        path: path,
        reason: "layer \"\(layer.name)\" has a value in column \"\(column.name)\" "
          + "that is not a finite \(column.kind.rawValue).")
    }
  }

  private func writeStyles(to database: Database) throws {
    let styled = package.layers.flatMap { layer -> [(String, GeoPackage.Style, Int)] in
      let first = layer.ground?.style.map { [(layer.name, $0, 1)] } ?? []
      return first + (layer.ground?.otherStyles ?? []).map { (layer.name, $0, 0) }
    }
    guard !styled.isEmpty else { return }
    try database.execute(sql: GeoPackageSchema.styles)
    for (number, (name, style, isDefault)) in styled.enumerated() {
      try database.execute(
        sql: "INSERT INTO layer_styles VALUES (?, '', '', ?, 'geom', ?, ?, '', ?, ?, '', NULL, ?)",
        arguments: [
          number + 1, name, style.name, style.qml, isDefault, style.description, moment,
        ])
    }
    try register(
      "layer_styles", as: "attributes", title: "layer_styles", description: "QGIS styles",
      extent: nil, system: nil, in: database)
  }

  private func writeIndex(of layer: GeoPackage.Layer, to database: Database) throws {
    let tree = GeoPackageSchema.tree(of: layer.name)
    try database.execute(
      sql: "CREATE VIRTUAL TABLE \(tree.quotedDatabaseIdentifier) "
        + "USING rtree(id, minx, maxx, miny, maxy)")
    let insert = try database.makeStatement(
      sql: "INSERT INTO \(tree.quotedDatabaseIdentifier) VALUES (?, ?, ?, ?, ?)")
    for (number, region) in (layer.ground?.regions ?? []).enumerated() {
      guard let envelope = Envelope(region) else { continue }
      try insert.execute(
        arguments: [number + 1, envelope.minX, envelope.maxX, envelope.minY, envelope.maxY])
    }
    try database.execute(sql: GeoPackageSchema.triggers(of: layer.name))
    try database.execute(
      sql: "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
      arguments: [layer.name, GeoPackageSchema.treeDefinition])
  }

  private func writeMetadata(to database: Database) throws {
    try database.execute(sql: GeoPackageSchema.metadata)
    for (number, document) in package.metadata.enumerated() {
      try database.execute(
        sql: "INSERT INTO gpkg_metadata VALUES (?, 'dataset', ?, ?, ?)",
        arguments: [number + 1, document.standard, document.mediaType, document.text])
      try database.execute(
        sql: """
          INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, ?, NULL)
          """, arguments: [moment, number + 1])
    }
    for table in ["gpkg_metadata", "gpkg_metadata_reference"] {
      try database.execute(
        sql: "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')",
        arguments: [table, GeoPackageSchema.metadataDefinition])
    }
  }
}
