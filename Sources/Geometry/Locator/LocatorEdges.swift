import Model

/// The edges of all areas: edge e runs from vertex e to vertex e + 1 of the concatenated rings.
struct LocatorEdges: Sendable {
  private(set) var vertices = Points()
  /// The area of each edge, or `none` for a ring's last vertex, where no edge begins.
  private(set) var area: [Int32] = []

  static let none: Int32 = -1

  /// - Throws: `GeometryError` for a ring that GEOS would refuse and for a vertex that is not finite.
  init(_ boundaries: BoundarySet) throws(GeometryError) {
    let total = boundaries.regions.reduce(0) { $0 + $1.points.count }
    vertices.reserveCapacity(total)
    area.reserveCapacity(total)
    for (number, region) in boundaries.regions.enumerated() {
      for ring in 0..<region.ringCount {
        let range = region.pointRange(ofRing: ring)
        guard !range.isEmpty else { continue }
        try Self.check(region.points, range, boundaries.areas[number].code)
        area.append(contentsOf: repeatElement(Int32(number), count: range.count - 1))
        area.append(Self.none)
      }
      vertices.x.append(contentsOf: region.points.x)
      vertices.y.append(contentsOf: region.points.y)
    }
  }

  private static func check(
    _ points: Points, _ ring: Range<Int>, _ code: AreaCode
  ) throws(GeometryError) {
    let (first, last) = (ring.lowerBound, ring.upperBound - 1)
    guard ring.count >= 4 else {
      throw GeometryError(
        operation: "PointLocator", reason: "a ring of \(code) has \(ring.count) points, not 4")
    }
    guard points.x[first] == points.x[last], points.y[first] == points.y[last] else {
      throw GeometryError(operation: "PointLocator", reason: "a ring of \(code) is not closed")
    }
    guard ring.allSatisfy({ points.x[$0].isFinite && points.y[$0].isFinite }) else {
      throw GeometryError(
        operation: "PointLocator", reason: "a vertex of \(code) is not a finite number")
    }
  }
}
