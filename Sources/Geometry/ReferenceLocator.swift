import CGEOS
public import Model

/// The plain way to find the area of a point: GEOS's search tree, then its prepared `covers`.
///
/// What it answers is right by definition; `PointLocator` is checked against it. It holds one GEOS context, so it
/// stays in the task that made it.
public final class ReferenceLocator {
  private let context = GEOSContext()
  private let tree: OpaquePointer
  private var areas: [OpaquePointer] = []
  private var prepared: [OpaquePointer] = []

  /// - Throws: `GeometryError` where GEOS refuses a ring, for example one that is not closed.
  public init(_ boundaries: BoundarySet) throws(GeometryError) {
    guard let tree = GEOSSTRtree_create_r(context.handle, 10) else {
      throw context.failure("GEOSSTRtree_create_r")
    }
    self.tree = tree
    for (number, region) in boundaries.regions.enumerated() {
      let area = try context.multiPolygon(region).release()
      areas.append(area)
      guard let ready = GEOSPrepare_r(context.handle, area) else {
        throw context.failure("GEOSPrepare_r")
      }
      prepared.append(ready)
      // The tree keeps the number itself in place of a pointer; 0 would be a null pointer.
      GEOSSTRtree_insert_r(
        context.handle, tree, area, UnsafeMutableRawPointer(bitPattern: number + 1))
    }
  }

  deinit {
    GEOSSTRtree_destroy_r(context.handle, tree)
    for ready in prepared { GEOSPreparedGeom_destroy_r(context.handle, ready) }
    for area in areas { GEOSGeom_destroy_r(context.handle, area) }
  }

  /// The area of each point: the first by code of those that cover it.
  public func locate(_ points: Points) throws(GeometryError) -> Assignment {
    var found = [Int32](repeating: Assignment.outside, count: points.count)
    var candidates: [Int] = []
    for number in 0..<points.count {
      let (x, y) = (points.x[number], points.y[number])
      guard x.isFinite, y.isFinite else { continue }
      let point = try point(x, y)
      try search(point, &candidates)
      for candidate in candidates where found[number] < 0 || candidate < found[number] {
        if try covers(candidate, point) { found[number] = Int32(candidate) }
      }
    }
    return Assignment(area: found)
  }

  /// The numbers, ascending, of all areas that cover the point.
  func areas(coveringX x: Double, y: Double) throws(GeometryError) -> [Int] {
    guard x.isFinite, y.isFinite else { return [] }
    let point = try point(x, y)
    var candidates: [Int] = []
    try search(point, &candidates)
    var covering: [Int] = []
    for candidate in candidates where try covers(candidate, point) { covering.append(candidate) }
    return covering.sorted()
  }

  private func point(_ x: Double, _ y: Double) throws(GeometryError) -> OwnedGeometry {
    try context.check(
      GEOSGeom_createPointFromXY_r(context.handle, x, y), "GEOSGeom_createPointFromXY_r")
  }

  /// Puts into `candidates` the areas whose bounding boxes hold the point.
  private func search(
    _ point: borrowing OwnedGeometry, _ candidates: inout [Int]
  ) throws(GeometryError) {
    candidates.removeAll(keepingCapacity: true)
    withUnsafeMutablePointer(to: &candidates) { list in
      GEOSSTRtree_query_r(
        context.handle, tree, point.raw,
        { item, list in
          list?.assumingMemoryBound(to: [Int].self).pointee.append(Int(bitPattern: item) - 1)
        }, list)
    }
  }

  private func covers(
    _ area: Int, _ point: borrowing OwnedGeometry
  ) throws(GeometryError) -> Bool {
    try context.predicate(
      GEOSPreparedCovers_r(context.handle, prepared[area], point.raw), "GEOSPreparedCovers_r")
  }
}
