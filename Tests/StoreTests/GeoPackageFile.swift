import Foundation
import GRDB

/// Makes a GeoPackage statement by statement, so that tests of the reader do not lean on the writer.
func makeGeoPackage(_ path: String, _ build: (Database) throws -> Void) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.write { database in
    try database.execute(
      sql: """
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
          description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
          max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined', -1, 'NONE', -1, 'undefined', NULL),
          ('British National Grid', 27700, 'EPSG', 27700, '', NULL),
          ('British National Grid', 100, 'EPSG', 27700, '', NULL);
        """)
    try build(database)
  }
  try queue.close()
}

/// A layer of made-up wards with the given geometries, one feature each.
func addLayer(
  _ name: String, _ geometries: [[UInt8]?], system: Int = 27700, to database: Database
) throws {
  try database.execute(
    sql: """
      CREATE TABLE \(name.quotedDatabaseIdentifier) (
        fid INTEGER PRIMARY KEY, geom BLOB, WD25CD TEXT, WD25NM TEXT, share REAL, n INTEGER);
      """)
  for (number, geometry) in geometries.enumerated() {
    try database.execute(
      sql: "INSERT INTO \(name.quotedDatabaseIdentifier) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        number + 1, geometry.map { Data($0) }, "Z0500000\(number)", "Ward \(number)", 0.5, number,
      ])
  }
  try register(name, system: system, in: database)
}

func register(_ name: String, system: Int = 27700, in database: Database) throws {
  try database.execute(
    sql: """
      INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '2026-01-01T00:00:00.000Z',
        NULL, NULL, NULL, NULL, ?);
      """, arguments: [name, name, system])
  try database.execute(
    sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 2, 2)",
    arguments: [name, system])
}
