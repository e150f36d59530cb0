import Foundation
import Model

/// What a feature service may answer, in both of its forms; every part may be missing.
struct ArcGISAnswer: Decodable {
  struct Failure: Decodable {
    let code: Int?
    let message: String?
    let details: [String]?
  }

  struct Extras: Decodable {
    let exceededTransferLimit: Bool?
  }

  let error: Failure?
  let count: Int?
  let exceededTransferLimit: Bool?
  let properties: Extras?
  let features: [ArcGISFeature]?

  /// Whether more rows are to be had: said at the top for `f=json`, in the properties for `f=geojson`.
  var hasMore: Bool {
    exceededTransferLimit ?? false || properties?.exceededTransferLimit ?? false
  }
}

struct ArcGISFeature: Decodable {
  /// The fields of a row of `f=geojson`.
  let properties: [String: ArcGISText]?
  /// The fields of a row of `f=json`.
  let attributes: [String: ArcGISText]?
  let geometry: ArcGISGeometry?

  func text(_ field: String) -> String? { (properties ?? attributes)?[field]?.text }
}

/// A field's value as text; numbers and nulls are no text.
struct ArcGISText: Decodable {
  let text: String?

  init(from decoder: any Decoder) throws {
    text = try? decoder.singleValueContainer().decode(String.self)
  }
}

/// The ground of an area as GeoJSON has it.
struct ArcGISGeometry: Codable {
  let polygons: [[[[Double]]]]
  private let isMany: Bool

  private enum Key: String, CodingKey { case type, coordinates }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decodeIfPresent(String.self, forKey: .type) {
    case "Polygon":
      isMany = false
      polygons = [try container.decode([[[Double]]].self, forKey: .coordinates)]
    case "MultiPolygon":
      isMany = true
      polygons = try container.decode([[[[Double]]]].self, forKey: .coordinates)
    default:
      isMany = true
      polygons = []
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(isMany ? "MultiPolygon" : "Polygon", forKey: .type)
    if isMany {
      try container.encode(polygons, forKey: .coordinates)
    } else {
      try container.encode(polygons.first ?? [], forKey: .coordinates)
    }
  }

  /// Whether there is ground and all of it lies between longitudes -9 and 2 and latitudes 49 and 61.
  var isInUnitedKingdom: Bool {
    let positions = polygons.joined().joined()
    return !positions.isEmpty
      && positions.allSatisfy { position in
        position.count >= 2 && (-9...2).contains(position[0]) && (49...61).contains(position[1])
      }
  }
}

/// The file that is kept: the areas in order of their codes, with the fields that were asked for.
struct ArcGISCollection: Encodable {
  struct Feature: Encodable {
    var type = "Feature"
    let id: String
    let properties: [String: String]
    let geometry: ArcGISGeometry
  }

  var type = "FeatureCollection"
  let features: [Feature]
}
