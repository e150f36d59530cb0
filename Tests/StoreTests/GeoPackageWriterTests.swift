import Files
import Foundation
import GRDB
import Model
import Store
import Testing

@Suite("Writing a GeoPackage")
struct GeoPackageWriterTests {
  static let regions = [
    region([
      [BinaryGeometry.square, BinaryGeometry.hole], [[(20, 20), (30, 20), (25, 30), (20, 20)]],
    ]),
    Region(),
    region([
      [[(430_000.25, 380_000), (430_010, 380_000), (430_005, 380_020.5), (430_000.25, 380_000)]]
    ]),
  ]

  static func package(hasIndex: Bool) -> GeoPackage {
    let columns = [
      GeoPackage.Column(name: "area_code", kind: .text, isUnique: true),
      GeoPackage.Column(name: "open_over_20_weeks", kind: .integer, isUnique: false),
      GeoPackage.Column(name: "rate per 1,000", kind: .real, isUnique: false),
    ]
    let wards = GeoPackage.Layer(
      name: "wards", title: "Wards of Exampleshire", description: "Waits by ward",
      columns: columns,
      rows: [
        [.text("Z05000001"), .integer(12), .real(0.1)],
        [.text("Z05000002"), .null, .integer(3)],
        [.text("Z05000003"), .integer(-1), .null],
      ],
      ground: GeoPackage.Ground(
        system: .britishNationalGrid, regions: regions, hasIndex: hasIndex,
        style: GeoPackage.Style(name: "comparison", qml: "<qgis/>", description: "By comparison")))
    let findings = GeoPackage.Layer(
      name: "findings", title: "Findings", description: "",
      columns: [GeoPackage.Column(name: "statement", kind: .text, isUnique: false)],
      rows: [[.text("Waits \"long\" – here")]], ground: nil)
    return GeoPackage(
      layers: [wards, findings], lastChange: Day(iso: "2026-01-15") ?? Day(number: 0),
      metadata: [
        GeoPackage.Metadata(
          standard: "https://www.dublincore.org/specifications/dublin-core/dces/",
          mediaType: "text/xml", text: "<title>Waits</title>")
      ])
  }

  @Test("What was written is read back the same", arguments: [true, false])
  func roundTrip(hasIndex: Bool) throws {
    let folder = try TemporaryFolder()
    let file = folder.file("waits.gpkg")
    try writeGeoPackage(Self.package(hasIndex: hasIndex), to: file)
    #expect(try geoPackageLayers(file) == ["wards"])
    let layer = try readGeoPackageLayer(file, layer: "wards")
    #expect(layer.srs == 27700)
    #expect(layer.columns == ["fid", "area_code", "open_over_20_weeks", "rate per 1,000"])
    #expect(
      layer.rows == [
        ["1", "Z05000001", "12", "0.1"], ["2", "Z05000002", nil, "3.0"],
        ["3", "Z05000003", "-1", nil],
      ])
    #expect(layer.regions == Self.regions)
    #expect(layer.problems.map(\.reason) == ["geometry-empty"])
  }

  @Test("Two writes of the same content give the same bytes", arguments: [true, false])
  func sameBytes(hasIndex: Bool) throws {
    let folder = try TemporaryFolder()
    let package = Self.package(hasIndex: hasIndex)
    try writeGeoPackage(package, to: folder.file("first.gpkg"))
    // Written over another file, as a second run does.
    try writeGeoPackage(Self.package(hasIndex: !hasIndex), to: folder.file("second.gpkg"))
    try writeGeoPackage(package, to: folder.file("second.gpkg"))
    let first = try Data(contentsOf: URL(fileURLWithPath: folder.file("first.gpkg")))
    let second = try Data(contentsOf: URL(fileURLWithPath: folder.file("second.gpkg")))
    #expect(first == second)
    #expect(try contents(of: folder.path) == ["first.gpkg", "second.gpkg"])
  }

  @Test(
    "The file calls itself a GeoPackage of version 1.2 or later and its owner alone may read it")
  func head() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("waits.gpkg")
    try writeGeoPackage(Self.package(hasIndex: true), to: file)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)).prefix(100))
    // Places of the application's mark and of the user version in the head of an SQLite file.
    #expect(Array(bytes[68..<72]) == Array("GPKG".utf8))
    #expect(bytes[60..<64].reduce(0) { $0 << 8 | Int($1) } >= 10200)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test("Contents have extent, identifier and the given day; styles and metadata are registered")
  func contents() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("waits.gpkg")
    try writeGeoPackage(Self.package(hasIndex: true), to: file)
    let lines = try DatabaseQueue(path: file).read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT concat FROM (
            SELECT table_name || '|' || data_type || '|' || identifier || '|' || last_change || '|'
              || ifnull(min_x || ',' || min_y || ',' || max_x || ',' || max_y, '') || '|'
              || ifnull(srs_id, '') AS concat FROM gpkg_contents)
          UNION ALL
          SELECT ifnull(table_name, '') || '|' || extension_name || '|' || scope
            FROM gpkg_extensions
          UNION ALL SELECT f_table_name || '|' || f_geometry_column || '|' || useAsDefault
            FROM layer_styles
          UNION ALL SELECT md_scope || '|' || mime_type || '|' || metadata FROM gpkg_metadata
          UNION ALL SELECT reference_scope || '|' || timestamp FROM gpkg_metadata_reference
          """)
    }
    #expect(
      lines == [
        "wards|features|Wards of Exampleshire|2026-01-15T00:00:00.000Z|0.0,0.0,430010.0,380020.5|27700",
        "findings|attributes|Findings|2026-01-15T00:00:00.000Z||",
        "layer_styles|attributes|layer_styles|2026-01-15T00:00:00.000Z||",
        "wards|gpkg_rtree_index|write-only", "gpkg_metadata|gpkg_metadata|read-write",
        "gpkg_metadata_reference|gpkg_metadata|read-write", "wards|geom|1",
        "dataset|text/xml|<title>Waits</title>", "geopackage|2026-01-15T00:00:00.000Z",
      ])
  }

  @Test("A repeated code or a number that is none stops the write and leaves what stood before")
  func refused() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("waits.gpkg")
    try Data("before".utf8).write(to: URL(fileURLWithPath: file))
    var repeated = Self.package(hasIndex: false)
    repeated.layers[0].rows[1][0] = .text("Z05000001")
    var infinite = Self.package(hasIndex: false)
    infinite.layers[0].rows[1][2] = .real(.infinity)
    var wrongKind = Self.package(hasIndex: false)
    wrongKind.layers[0].rows[1][1] = .text("12")
    for package in [repeated, infinite, wrongKind] {
      let error = #expect(throws: StoreError.self) { try writeGeoPackage(package, to: file) }
      #expect(error?.description.contains("Z0500") == false)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "before")
    #expect(try contents(of: folder.path) == ["waits.gpkg"])
    let nowhere = folder.file("none/waits.gpkg")
    #expect(
      throws: StoreError.cannotCreate(path: nowhere, reason: "No such file or directory")
    ) { try writeGeoPackage(repeated, to: nowhere) }
  }

  @Test("GDAL reads the layer's type, system, extent and values", .enabled(if: hasGDAL))
  func gdal() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("waits.gpkg")
    try writeGeoPackage(Self.package(hasIndex: true), to: file)
    let summary = try #require(try run("ogrinfo", ["-so", file, "wards"]))
    for line in [
      "Geometry: Multi Polygon", "Feature Count: 3",
      "Extent: (0.000000, 0.000000) - (430010.000000, 380020.500000)",
      "PROJCRS[\"OSGB36 / British National Grid\"", "ID[\"EPSG\",27700]]", "FID Column = fid",
      "Geometry Column = geom", "area_code: String (0.0) UNIQUE NOT NULL",
      "open_over_20_weeks: Integer64", "rate per 1,000: Real",
    ] { #expect(summary.contains(line), "\(line)") }
    // Only the third ward lies here, which the R-tree must find.
    let found = try #require(
      try run(
        "ogr2ogr",
        [
          "-f", "GeoJSON", "-spat", "430000", "379990", "430100", "380100", "/vsistdout/", file,
          "wards",
        ]))
    #expect(found.contains("[430000.25,380000.0]") || found.contains("[ 430000.25, 380000.0 ]"))
    #expect(!found.contains("Z05000001") && found.contains("Z05000003"))
  }

  @Test("GDAL can edit the layer, and the R-tree follows", .enabled(if: hasGDAL))
  func edited() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("waits.gpkg")
    try writeGeoPackage(Self.package(hasIndex: true), to: file)
    let move =
      "UPDATE wards SET geom = (SELECT geom FROM wards WHERE fid = 3) WHERE fid IN (1, 2)"
    for statement in [move, "DELETE FROM wards WHERE fid = 3"] {
      _ = try #require(try run("ogrinfo", [file, "-sql", statement]))
    }
    let rows = try DatabaseQueue(path: file).read { database in
      try String.fetchAll(database, sql: "SELECT id || ' ' || minx FROM rtree_wards_geom")
    }
    #expect(rows == ["1 430000.25", "2 430000.25"])
  }

  private func contents(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
