import Foundation
import GRDB
import Model

/// What a GeoPackage says it holds: its feature layers and their coordinate systems.
struct GeoPackageCatalogue {
  static let kind = "GeoPackage"
  /// More features than any national layer of areas has; a view without end stops here.
  private static let mostFeatures = 2_000_000

  struct Layer {
    let name: String
    let geometryColumn: String
    /// The coordinate system by its number in this file.
    let system: Int
    /// Who numbers the system, and the number there.
    let organization: String
    let number: Int
  }

  let path: String
  let layers: [Layer]

  init(_ database: Database, path: String) throws {
    self.path = path
    for table in ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"]
    where try !database.tableExists(table) && !database.viewExists(table) {
      throw StoreError.notOurKind(
        path: path, expected: Self.kind, reason: "it has no table \(table).")
    }
    layers = try Row.fetchAll(
      database,
      sql: """
        SELECT g.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id
        FROM gpkg_contents AS c
        JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name
        LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
        WHERE c.data_type = 'features'
        ORDER BY g.table_name, g.column_name
        """
    ).compactMap { row in
      guard let name = text(row[0]), let column = text(row[1]) else { return nil }
      let system = integer(row[2]) ?? -1
      return Layer(
        name: name, geometryColumn: column, system: system, organization: text(row[3]) ?? "",
        number: integer(row[4]) ?? system)
    }
  }

  func layer(named name: String?) throws(StoreError) -> Layer {
    let names = layers.map(\.name)
    guard let name else {
      guard layers.count <= 1 else { throw .layerNeeded(path: path, layers: names) }
      guard let only = layers.first else {
        throw .notOurKind(path: path, expected: Self.kind, reason: "it has no layer of areas.")
      }
      return only
    }
    guard let layer = layers.first(where: { $0.name == name }) else {
      throw .layerUnknown(path: path, layer: name, layers: names)
    }
    return layer
  }

  func read(_ layer: Layer, from database: Database) throws -> GeoPackageLayer {
    let names = try database.columns(in: layer.name).map(\.name)
    let geometryColumn = layer.geometryColumn.lowercased()
    guard let place = names.firstIndex(where: { $0.lowercased() == geometryColumn }) else {
      throw StoreError.notOurKind(
        path: path, expected: Self.kind,
        reason: "layer \"\(layer.name)\" has no column \"\(layer.geometryColumn)\".")
    }
    var features = FeatureColumns(
      file: String(path.split(separator: "/").last ?? ""), geometryColumn: layer.geometryColumn,
      system: layer.system)
    let cursor = try Row.fetchCursor(database, sql: try select(names, of: layer, in: database))
    while let row = try cursor.next() {
      guard features.rows.count < Self.mostFeatures else {
        throw StoreError.unreadable(
          path: path, reason: "layer \"\(layer.name)\" has over \(Self.mostFeatures) features.")
      }
      features.append(
        attributes: names.indices.filter { $0 != place }.map { text(row[$0]) },
        geometry: row[place])
    }
    features.noteLayer(layer)
    return GeoPackageLayer(
      name: layer.name, srs: layer.isEPSG || layer.number <= 0 ? layer.number : -1,
      geometryColumn: names[place], columns: names.indices.filter { $0 != place }.map { names[$0] },
      rows: features.rows, regions: features.regions,
      problems: features.problems + features.layerNotes)
  }

  /// Features in the order of their key; those of a view as the view gives them, for sorting could not be bounded.
  private func select(
    _ names: [String], of layer: Layer, in database: Database
  ) throws -> String {
    let columns = names.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let statement = "SELECT \(columns) FROM \(layer.name.quotedDatabaseIdentifier)"
    guard try database.tableExists(layer.name) else { return statement }
    let key = try database.primaryKey(layer.name).columns
    let order = key.isEmpty ? ["rowid"] : key
    return statement + " ORDER BY "
      + order.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
  }
}

extension GeoPackageCatalogue.Layer {
  var isEPSG: Bool { organization.uppercased() == "EPSG" }
}
