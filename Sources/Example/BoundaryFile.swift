import Model

/// The areas of one level as GeoJSON in British National Grid metres, said in a `crs` member; outer rings counter-clockwise.
///
/// `codes` are the headings of the codes without `CD`, such as `WD25`, for the areas and for their parents.
func boundaryFile(
  _ set: BoundarySet, codes: (area: String, parent: String), named: [AreaCode: String]
)
  -> [UInt8]
{
  var text = """
    {"type":"FeatureCollection","name":"\(set.level.folder)",
    "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},
    "features":[

    """
  for (number, area) in set.areas.enumerated() {
    text += number == 0 ? "" : ",\n"
    text += "{\"type\":\"Feature\",\"id\":\"\(area.code)\",\"properties\":{"
    text += "\"\(codes.area)CD\":\"\(area.code)\",\"\(codes.area)NM\":\"\(area.name)\""
    if let parent = area.parent {
      text += ",\"\(codes.parent)CD\":\"\(parent)\""
      if let name = named[parent] { text += ",\"\(codes.parent)NM\":\"\(name)\"" }
    }
    text += "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
    text += rings(set.regions[number])
    text += "]}}"
  }
  return Array((text + "\n]}\n").utf8)
}

private func rings(_ region: Region) -> String {
  var text = ""
  for ring in 0..<region.ringCount {
    text += ring == 0 ? "[" : ",["
    for point in region.pointRange(ofRing: ring) {
      if point != region.ringStarts[ring] { text += "," }
      text += "[\(tenths(region.points.x[point])),\(tenths(region.points.y[point]))]"
    }
    text += "]"
  }
  return text
}

/// Metres with one decimal.
private func tenths(_ metres: Double) -> String {
  let whole = Int((metres * 10).rounded())
  return "\(whole / 10).\(whole % 10)"
}

extension ExampleCounty {
  /// The boundary files of the county, as committed in the folder `Boundaries`.
  public var boundaryFiles: [ExampleFile] {
    let county = made(ExampleCounty.countyCode)
    let districtNames = Dictionary(
      uniqueKeysWithValues: districts.areas.map { ($0.code, $0.name) })
    let countyName = [county: ExampleCounty.countyName]
    return [
      ExampleFile(
        path: "wards.geojson",
        bytes: boundaryFile(wards, codes: ("WD25", "LAD25"), named: districtNames)),
      ExampleFile(
        path: "divisions.geojson",
        bytes: boundaryFile(divisions, codes: ("CED25", "LAD25"), named: districtNames)),
      ExampleFile(
        path: "districts.geojson",
        bytes: boundaryFile(districts, codes: ("LAD25", "CTY25"), named: countyName)),
    ]
  }
}

/// One file of the example, its path relative to the folder that holds the example.
public struct ExampleFile: Sendable, Equatable {
  public let path: String
  public let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
