public import Model

/// Boundaries alone as a GeoJSON file (RFC 7946): `area_code`, `area_name` and `parent_code` of each area.
///
/// - Precondition: the boundaries are in WGS84. Coordinates are written with six decimals, shells counter-clockwise.
public func geoJSON(of boundaries: BoundarySet) -> [UInt8] {
  precondition(boundaries.system == .wgs84, "GeoJSON is in WGS84.")
  var json = JSONText()
  json.raw("{\"type\":\"FeatureCollection\",\"features\":[\n")
  for (number, area) in boundaries.areas.enumerated() {
    if number > 0 { json.raw(",\n") }
    json.raw("{\"type\":\"Feature\",\"id\":")
    json.string(area.code.text)
    let members = [
      ("area_code", area.code.text), ("area_name", area.name), ("parent_code", area.parent?.text),
      ("boundary_date", boundaries.vintage),
    ]
    for (place, (key, text)) in members.enumerated() {
      json.raw(place == 0 ? ",\"properties\":{" : ",")
      json.string(key)
      json.raw(":")
      json.string(text)
    }
    json.raw("},\"geometry\":")
    OpenShape(boundaries.regions[number]).write(into: &json)
    json.raw("}")
  }
  json.raw("\n]}\n")
  return json.bytes
}
