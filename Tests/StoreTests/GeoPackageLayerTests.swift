import Foundation
import GRDB
import Model
import Store
import Testing

@Suite("Layers of a GeoPackage")
struct GeoPackageLayerTests {
  let writer = BinaryGeometry()
  var square: [UInt8] { writer.geoPackage(writer.polygon([BinaryGeometry.square])) }

  @Test("The only layer is read without a name, in the order of its key")
  func onlyLayer() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("wards.gpkg")
    try makeGeoPackage(file) { database in
      try addLayer("wards 2025", [square, nil, square], to: database)
      // An R-tree as other tools make it is no layer.
      try database.execute(
        sql: "CREATE VIRTUAL TABLE rtree_wards_geom USING rtree(id, minx, maxx, miny, maxy)")
    }
    #expect(try geoPackageLayers(file) == ["wards 2025"])
    let layer = try readGeoPackageLayer(file, layer: nil)
    #expect(layer.name == "wards 2025")
    #expect(layer.srs == 27700)
    #expect(layer.geometryColumn == "geom")
    #expect(layer.columns == ["fid", "WD25CD", "WD25NM", "share", "n"])
    #expect(layer.rows[2] == ["3", "Z05000002", "Ward 2", "0.5", "2"])
    #expect(layer.regions == [region([[BinaryGeometry.square]]), nil, layer.regions[0]])
    #expect(layer.problems.map(\.reason) == ["geometry-missing"])
    #expect(
      layer.problems[0].location == SourceLocation(file: "wards.gpkg", row: 2, column: "geom"))
  }

  @Test("With several layers one must be named, and the error lists them")
  func severalLayers() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("areas.gpkg")
    try makeGeoPackage(file) { database in
      try addLayer("wards", [square], to: database)
      try addLayer("districts", [square, square], to: database)
    }
    #expect(throws: StoreError.layerNeeded(path: file, layers: ["districts", "wards"])) {
      try readGeoPackageLayer(file, layer: nil)
    }
    let unknown = StoreError.layerUnknown(path: file, layer: "ced", layers: ["districts", "wards"])
    #expect(throws: unknown) { try readGeoPackageLayer(file, layer: "ced") }
    #expect(unknown.description.contains("districts, wards"))
    #expect(try readGeoPackageLayer(file, layer: "districts").rows.count == 2)
  }

  @Test("A view registered as a layer is read like a table")
  func view() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("view.gpkg")
    try makeGeoPackage(file) { database in
      try addLayer("wards", [square, square], to: database)
      try database.execute(
        sql: "CREATE VIEW second AS SELECT fid AS OGC_FID, geom, WD25CD FROM wards WHERE fid = 2")
      try register("second", in: database)
    }
    let layer = try readGeoPackageLayer(file, layer: "second")
    #expect(layer.columns == ["OGC_FID", "WD25CD"])
    #expect(layer.rows == [["2", "Z05000001"]])
    #expect(layer.regions == [region([[BinaryGeometry.square]])])
  }

  @Test("The coordinate system is that of EPSG, whatever its number in the file")
  func systems() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("systems.gpkg")
    let ownNumber = writer.geoPackage(writer.polygon([BinaryGeometry.square]), system: 100)
    try makeGeoPackage(file) { database in
      try addLayer("own", [ownNumber], system: 100, to: database)
      try addLayer("undefined", [square], system: -1, to: database)
    }
    let own = try readGeoPackageLayer(file, layer: "own")
    #expect(own.srs == 27700)
    #expect(own.problems.isEmpty)
    let undefined = try readGeoPackageLayer(file, layer: "undefined")
    #expect(undefined.srs == -1)
    #expect(undefined.problems.map(\.reason) == ["geometry-system", "system-undefined"])
  }

  @Test("Heights are left out with one note for the layer")
  func heights() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("heights.gpkg")
    let high = BinaryGeometry(hasZ: true)
    let blob = high.geoPackage(high.polygon([BinaryGeometry.square]))
    try makeGeoPackage(file) { try addLayer("wards", [blob, blob, blob], to: $0) }
    let layer = try readGeoPackageLayer(file, layer: nil)
    #expect(layer.problems.map(\.severity) == [.note])
    #expect(layer.problems.map(\.message) == ["Heights or measures of 3 features were left out."])
  }

  @Test("A file that is no GeoPackage is refused with what it lacks")
  func refused() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("none.gpkg")
    #expect(throws: StoreError.missing(path: missing)) { try geoPackageLayers(missing) }

    let text = folder.file("text.gpkg")
    try String(repeating: "not a database ", count: 100)
      .write(toFile: text, atomically: false, encoding: .utf8)
    #expect(
      throws: StoreError.notOurKind(
        path: text, expected: "GeoPackage", reason: "it is not an SQLite file.")
    ) { try geoPackageLayers(text) }

    let plain = folder.file("plain.sqlite")
    let queue = try DatabaseQueue(path: plain)
    try queue.write { try $0.execute(sql: "CREATE TABLE wards (geom BLOB)") }
    #expect(
      throws: StoreError.notOurKind(
        path: plain, expected: "GeoPackage", reason: "it has no table gpkg_contents.")
    ) { try geoPackageLayers(plain) }
  }

  @Test("A file cut off in the middle is an error and never a crash")
  func cutOff() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("whole.gpkg")
    try makeGeoPackage(file) {
      try addLayer("wards", Array(repeating: square, count: 200), to: $0)
    }
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    for part in [0, 50, 100, 1000, 4096, whole.count / 2, whole.count - 4096] {
      let cut = folder.file("cut-\(part).gpkg")
      try whole.prefix(part).write(to: URL(fileURLWithPath: cut))
      #expect(throws: StoreError.self) { try readGeoPackageLayer(cut, layer: nil) }
    }
  }

  @Test("GDAL's file gives the ground that GDAL was given", .enabled(if: hasGDAL))
  func gdal() throws {
    let folder = try TemporaryFolder()
    let source = folder.file("wards.geojson")
    try Self.geoJSON.write(toFile: source, atomically: false, encoding: .utf8)
    let file = folder.file("wards.gpkg")
    for (number, options) in [
      ["-nln", "flat", "-nlt", "MULTIPOLYGON"], ["-nln", "high", "-nlt", "MULTIPOLYGONZM"],
    ].enumerated() {
      let update = number == 0 ? ["-f", "GPKG"] : ["-update"]
      _ = try #require(try run("ogr2ogr", update + options + [file, source]))
    }
    #expect(try geoPackageLayers(file) == ["flat", "high"])
    let expected = [
      region([[BinaryGeometry.square, BinaryGeometry.hole]]),
      region([
        [BinaryGeometry.square], [[(20, 20), (20.5, 20), (20.25, 20.125), (20, 20)]],
      ]),
    ]
    for name in ["flat", "high"] {
      let layer = try readGeoPackageLayer(file, layer: name)
      #expect(layer.srs == 4326)
      #expect(layer.regions == expected)
      #expect(layer.columns == ["fid", "WD25CD", "WD25NM"])
      #expect(layer.rows == [["1", "Z05000001", "Aldertop"], ["2", "Z05000002", "Birchwell"]])
      #expect(layer.problems.map(\.reason) == (name == "high" ? ["heights-left-out"] : []))
    }
  }

  static let geoJSON = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"WD25CD":"Z05000001","WD25NM":"Aldertop"},"geometry":
    {"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[10,0],[0,0]],
    [[2,2],[4,2],[4,4],[2,4],[2,2]]]}},
    {"type":"Feature","properties":{"WD25CD":"Z05000002","WD25NM":"Birchwell"},"geometry":
    {"type":"MultiPolygon","coordinates":[[[[0,0],[0,10],[10,10],[10,0],[0,0]]],
    [[[20,20],[20.5,20],[20.25,20.125],[20,20]]]]}}]}
    """
}
