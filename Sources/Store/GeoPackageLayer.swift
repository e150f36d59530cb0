public import Model

/// One area layer of a GeoPackage: its features in the order of their key, attributes as text.
public struct GeoPackageLayer: Sendable {
  public let name: String
  /// The EPSG number of the coordinate system; 0 or -1 where the file leaves it undefined.
  public let srs: Int
  public let geometryColumn: String
  /// The attribute columns, without the geometry.
  public let columns: [String]
  /// The attributes of each feature in the order of `columns`; nil where a cell is null or binary.
  public let rows: [[String?]]
  /// The ground of each feature, in the file's own coordinates; nil where it has none that can be used.
  public let regions: [Region?]
  public let problems: [Problem]
}

/// The names of the area layers of a GeoPackage, in alphabetical order.
public func geoPackageLayers(_ path: String) throws(StoreError) -> [String] {
  try reading(path, as: GeoPackageCatalogue.kind) { database in
    try GeoPackageCatalogue(database, path: path).layers.map(\.name)
  }
}

/// Reads one layer of a GeoPackage; without a name, its only one.
///
/// Z and M are left out. A feature whose geometry cannot be used stays, without a region and with a problem.
public func readGeoPackageLayer(
  _ path: String, layer: String?
) throws(StoreError) -> GeoPackageLayer {
  try reading(path, as: GeoPackageCatalogue.kind) { database in
    let catalogue = try GeoPackageCatalogue(database, path: path)
    return try catalogue.read(try catalogue.layer(named: layer), from: database)
  }
}
