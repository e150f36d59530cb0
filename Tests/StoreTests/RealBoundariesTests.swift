import Foundation
import Model
import Store
import Testing

/// A file of published boundaries, beside the project or beside a folder that holds it; nil where it is not there.
private let realWards: String? = {
  let name = "shared/data/boundaries/derbyshire_derby_wards_2023_bsc.geojson"
  var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let file = folder.appending(path: name).path
    if FileManager.default.fileExists(atPath: file) { return file }
  }
  return nil
}()

@Suite("Published boundaries as GeoPackage")
struct RealBoundariesTests {
  @Test(
    "GDAL's GeoPackage of real wards is read whole, written again and read by GDAL",
    .enabled(if: hasGDAL && realWards != nil))
  func realWardsThereAndBack() throws {
    let source = try #require(realWards)
    let folder = try TemporaryFolder()
    let first = folder.file("first.gpkg")
    _ = try #require(
      try run("ogr2ogr", ["-f", "GPKG", "-t_srs", "EPSG:27700", "-nln", "wards", first, source]))
    let layer = try readGeoPackageLayer(first, layer: nil)
    // Counts of features and vertices from the data's own description.
    #expect(layer.rows.count == 176)
    #expect(layer.regions.compactMap(\.self).reduce(0) { $0 + $1.points.count } == 3_708)
    #expect(layer.problems.isEmpty && layer.srs == 27700)

    let second = folder.file("second.gpkg")
    let columns = layer.columns.dropFirst()
    try writeGeoPackage(
      GeoPackage(
        layers: [
          GeoPackage.Layer(
            name: "wards", title: "Wards", description: "",
            columns: columns.map {
              GeoPackage.Column(name: $0, kind: .text, isUnique: $0 == "WD23CD")
            },
            rows: layer.rows.map { row in
              row.dropFirst().map { $0.map(GeoPackage.Value.text) ?? .null }
            },
            ground: GeoPackage.Ground(
              system: .britishNationalGrid, regions: layer.regions.compactMap(\.self),
              hasIndex: true, style: nil))
        ], lastChange: Day(number: 20_000), metadata: []), to: second)
    let dumps = try [first, second].map { file in
      try #require(
        try run("ogr2ogr", ["-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "/vsistdout/", file, "wards"]))
    }
    #expect(dumps[0] == dumps[1])
  }
}
