import Model

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
