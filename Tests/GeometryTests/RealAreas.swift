import Foundation
import Model

/// Published boundaries beside the project, where they are; tests that read them are skipped elsewhere.
enum RealAreas {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/data/boundaries")

  static let wards = folder.appending(path: "derbyshire_derby_wards_2025_bgc.geojson")
  static let areThere = FileManager.default.isReadableFile(atPath: wards.path)

  private struct Collection: Decodable {
    let features: [Feature]
  }

  private struct Feature: Decodable {
    let properties: [String: String]
    let geometry: Geometry
  }

  private struct Geometry: Decodable {
    let coordinates: [[[Double]]]
  }

  /// The 176 wards of Derbyshire and Derby in WGS 84, each one polygon; read once.
  static let published = Result { try readWards() }

  private static func readWards() throws -> BoundarySet {
    let collection = try JSONDecoder().decode(Collection.self, from: Data(contentsOf: wards))
    var areas: [Area] = []
    var regions: [Region] = []
    for feature in collection.features {
      guard let code = AreaCode(feature.properties["WD25CD"] ?? "") else { continue }
      areas.append(Area(code: code, name: feature.properties["WD25NM"] ?? "", parent: nil))
      var region = Region()
      for ring in feature.geometry.coordinates {
        region.appendRing(Points(x: ring.map { $0[0] }, y: ring.map { $0[1] }))
      }
      region.endPolygon()
      regions.append(region)
    }
    return BoundarySet(
      level: .ward, vintage: "2025", system: .wgs84, areas: areas, regions: regions)
  }
}
