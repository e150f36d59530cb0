import Disclosure
import Model

extension Report {
  /// The areas of one level with their figures, as RFC 7946 has it: WGS84, six decimals, shells counter-clockwise.
  func geoJSON(_ level: LevelReport) -> OutputFile {
    var json = JSONText()
    let shapes = level.layer.open.map(OpenShape.init)
    json.raw("{\"type\":\"FeatureCollection\",\"bbox\":[")
    if let box = OpenShape.box(of: shapes) {
      for (number, edge) in box.enumerated() {
        if number > 0 { json.raw(",") }
        json.millionths(edge)
      }
    } else {
      json.raw("-180,-90,180,90")
    }
    json.raw("],\"features\":[\n")
    for (number, area) in level.layer.areas.enumerated() {
      if number > 0 { json.raw(",\n") }
      json.raw("{\"type\":\"Feature\",\"id\":")
      json.string(area.code.text)
      json.raw(",\"properties\":{")
      properties(of: number, in: level, &json)
      json.raw("},\"geometry\":")
      shapes[number].write(into: &json)
      json.raw("}")
    }
    json.raw("\n]}\n")
    return OutputFile("data/\(level.layer.level.folder).geojson", bytes: json.bytes)
  }

  /// The same keys for every area: readers take the type of a column from its first rows.
  private func properties(of number: Int, in level: LevelReport, _ json: inout JSONText) {
    let area = level.layer.areas[number]
    let parent = area.parent.flatMap { address($0) }.map { self.area($0).name }
    let texts: [(String, String?)] = [
      ("area_code", area.code.text), ("area_name", area.name),
      ("geographic_level", level.layer.level.geographicLevel),
      ("parent_code", area.parent?.text), ("parent_name", parent),
      ("boundary_date", level.layer.vintage), ("release", edition.release),
      ("attribution", attribution),
    ]
    for (place, (key, text)) in texts.enumerated() {
      if place > 0 { json.raw(",") }
      json.string(key)
      json.raw(":")
      json.string(text)
    }
    for figures in level.figures {
      let figure = OpenFigure(figures.table.cells[number], figures.indicator)
      let id = figures.indicator.id
      func member(_ suffix: String, _ text: String?, isNumber: Bool) {
        json.raw(",")
        json.string("\(id)_\(suffix)")
        json.raw(":")
        if isNumber, let text { json.raw(text) } else { json.string(text) }
      }
      member("time_period", PeriodText(figures.table.period).columns.period, isNumber: false)
      member("value", figure.value, isNumber: true)
      member("status", figure.status, isNumber: false)
      member("lower_ci_95", figure.lower, isNumber: true)
      member("upper_ci_95", figure.upper, isNumber: true)
      member("denominator", figure.denominator, isNumber: true)
      member("comparison", figure.comparison, isNumber: false)
      member("comparison_level", figure.comparisonLevel, isNumber: true)
    }
  }

  /// The lines that licences ask for in one text, after the word that the children are made up where they are.
  var attribution: String {
    ((edition.isMadeUp ? ["Made-up data: not about any child or place."] : [])
      + edition.attributions).joined(separator: " ")
  }
}

/// A region in whole millionths of a degree, its rings wound as the standard asks.
struct OpenShape {
  private typealias Position = (x: Int64, y: Int64)
  /// Polygons of rings, shells first.
  private var polygons: [[[Position]]] = []

  init(_ region: Region) {
    for polygon in 0..<region.polygonCount {
      var rings: [[Position]] = []
      for (number, ring) in region.rings(ofPolygon: polygon).enumerated() {
        let range = region.pointRange(ofRing: ring)
        guard let positions = Self.ring(region.points, range, isShell: number == 0) else {
          // A shell that collapses when rounded takes its holes with it.
          if number == 0 { break }
          continue
        }
        rings.append(positions)
      }
      if !rings.isEmpty { polygons.append(rings) }
    }
  }

  private static func ring(_ points: Points, _ range: Range<Int>, isShell: Bool) -> [Position]? {
    var ring: [Position] = []
    ring.reserveCapacity(range.count)
    for place in range {
      let x = Int64((points.x[place] * 1e6).rounded())
      let y = Int64((points.y[place] * 1e6).rounded())
      if let last = ring.last, last.x == x, last.y == y { continue }
      ring.append((x, y))
    }
    guard ring.count >= 4, let origin = ring.first else { return nil }
    var twiceArea = 0.0
    for (from, to) in zip(ring, ring.dropFirst()) {
      twiceArea += Double(from.x - origin.x) * Double(to.y - origin.y)
      twiceArea -= Double(to.x - origin.x) * Double(from.y - origin.y)
    }
    if twiceArea == 0 { return nil }
    return (twiceArea > 0) == isShell ? ring : ring.reversed()
  }

  static func box(of shapes: [OpenShape]) -> [Int64]? {
    var box: [Int64] = [.max, .max, .min, .min]
    for position in shapes.lazy.flatMap(\.polygons).flatMap({ $0[0] }) {
      box[0] = min(box[0], position.x)
      box[1] = min(box[1], position.y)
      box[2] = max(box[2], position.x)
      box[3] = max(box[3], position.y)
    }
    return box[0] == .max ? nil : box
  }

  func write(into json: inout JSONText) {
    json.raw("{\"type\":\"MultiPolygon\",\"coordinates\":[")
    for (number, polygon) in polygons.enumerated() {
      json.raw(number == 0 ? "[" : ",[")
      for (place, ring) in polygon.enumerated() {
        json.raw(place == 0 ? "[" : ",[")
        for (step, position) in ring.enumerated() {
          json.raw(step == 0 ? "[" : ",[")
          json.millionths(position.x)
          json.raw(",")
          json.millionths(position.y)
          json.raw("]")
        }
        json.raw("]")
      }
      json.raw("]")
    }
    json.raw("]}")
  }
}
