import Foundation
import Model

/// The real boundaries beside the project, where they are there; read for tests only.
enum RealBoundaries {
  /// `shared/data/boundaries` beside the project or beside a folder that holds it.
  static let folder: URL? = {
    var place = URL(filePath: #filePath)
    while place.pathComponents.count > 1 {
      place.deleteLastPathComponent()
      let found = place.appending(path: "shared/data/boundaries")
      if FileManager.default.fileExists(atPath: found.path) { return found }
    }
    return nil
  }()

  static var areThere: Bool { folder != nil }

  /// The boundaries of a GeoJSON file, in its degrees or in metres of a plane that touches the globe at 53 degrees
  /// north: about where the National Grid has them, and equal vertices stay equal.
  static func read(
    _ name: String, level: Level, code codeColumn: String, name nameColumn: String,
    parent parentColumn: String? = nil, asDegrees: Bool = false
  ) throws -> BoundarySet {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    let data = try contents(of: folder.appending(path: name))
    let collection = try JSONDecoder().decode(Collection.self, from: data)
    var areas: [Area] = []
    var regions: [Region] = []
    for feature in collection.features {
      guard let code = AreaCode(feature.properties[codeColumn] ?? "") else { continue }
      let parent = parentColumn.flatMap { feature.properties[$0] }.flatMap { AreaCode($0) }
      areas.append(
        Area(code: code, name: feature.properties[nameColumn] ?? "", parent: parent))
      regions.append(asDegrees ? feature.geometry.degrees : feature.geometry.metres)
    }
    return BoundarySet(
      level: level, vintage: nil, system: asDegrees ? .wgs84 : .britishNationalGrid, areas: areas,
      regions: regions)
  }

  static func derbyshireWards() throws -> BoundarySet {
    try read(
      "derbyshire_derby_wards_2025_bgc.geojson", level: .ward, code: "WD25CD", name: "WD25NM",
      parent: "LAD25CD")
  }

  static func derbyshireDistricts() throws -> BoundarySet {
    try read(
      "derbyshire_derby_lads_2025_bgc_dissolved.geojson", level: .district, code: "LAD25CD",
      name: "LAD25NM")
  }

  private static func contents(of file: URL) throws -> Data {
    guard file.pathExtension == "gz" else { return try Data(contentsOf: file) }
    // Foundation's Process leaks a little, which the leak check would report.
    guard let pipe = popen("gzip -dc '\(file.path)'", "r") else {
      throw CocoaError(.fileReadUnknown)
    }
    defer { pclose(pipe) }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      data.append(contentsOf: buffer[..<count])
    }
    return data
  }

  private struct Collection: Decodable { let features: [Feature] }
  private struct Feature: Decodable {
    let properties: [String: String]
    let geometry: Geometry
  }
  private struct Geometry: Decodable {
    let polygons: [[[[Double]]]]
    private enum Key: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      if try values.decode(String.self, forKey: .type) == "Polygon" {
        polygons = [try values.decode([[[Double]]].self, forKey: .coordinates)]
      } else {
        polygons = try values.decode([[[[Double]]]].self, forKey: .coordinates)
      }
    }

    var degrees: Region {
      var region = Region()
      for polygon in polygons {
        for ring in polygon {
          region.appendRing(Points(x: ring.map { $0[0] }, y: ring.map { $0[1] }))
        }
        region.endPolygon()
      }
      return region
    }

    var metres: Region {
      var region = degrees
      region.points.x = region.points.x.map { $0 * 66_993.5 + 530_000 }
      region.points.y = region.points.y.map { $0 * 111_319.5 - 5_546_000 }
      return region
    }
  }
}
