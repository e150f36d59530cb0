import Model
import Store
import TestSupport
import Testing

@testable import Intake

@Suite("Boundaries in GeoPackages")
struct GeoPackageAreasTests {
  private func region() -> Region {
    var region = Region()
    region.appendRing(
      Points(x: [400_000, 401_000, 401_000, 400_000], y: [300_000, 300_000, 301_000, 300_000]))
    region.endPolygon()
    return region
  }

  private func layer(_ name: String, code: String) -> GeoPackage.Layer {
    GeoPackage.Layer(
      name: name, title: name, description: "",
      columns: [
        GeoPackage.Column(name: code + "CD", kind: .text, isUnique: false),
        GeoPackage.Column(name: code + "NM", kind: .text, isUnique: false),
      ],
      rows: [[.text("Z05000002"), .text("Upper")], [.text("Z05000001"), .text("Lower")]],
      ground: GeoPackage.Ground(
        system: .britishNationalGrid, regions: [region(), region()], hasIndex: false, style: nil))
  }

  private func source(_ path: String, level: Level) -> BoundarySource {
    BoundarySource(path: path, level: level, code: nil, name: nil, parent: nil, system: nil)
  }

  @Test("A layer is read as a GeoJSON file is, and named behind a number sign")
  func layers() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/areas.gpkg"
    let package = GeoPackage(
      layers: [layer("wards", code: "WD25"), layer("divisions", code: "CED25")],
      lastChange: day("2025-01-01"), metadata: [])
    try writeGeoPackage(package, to: path)
    let read = try readBoundaries(source(path + "#divisions", level: .division))
    #expect(read.value.areas.map(\.code.text) == ["Z05000001", "Z05000002"])
    #expect(read.value.areas.map(\.name) == ["Lower", "Upper"])
    #expect(read.value.vintage == "2025")
    #expect(read.value.system == .britishNationalGrid)
    #expect(read.value.regions.first == region())
    let unnamed = #expect(throws: InputError.self) {
      try readBoundaries(source(path, level: .ward))
    }
    #expect(unnamed?.description.contains("divisions, wards") == true)
    #expect(throws: InputError.self) { try readBoundaries(source(path + "#no", level: .ward)) }
    #expect(throws: InputError.self) { try readBoundaries(source("none.gpkg#a", level: .ward)) }
  }
}
