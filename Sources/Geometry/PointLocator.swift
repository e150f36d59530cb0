public import Model

/// Finds the area of each of many points, as GEOS's `covers` decides; the first by code where several cover it.
///
/// Cells of a grid that lie in one area answer at once. In the others a few edges are tested in single precision,
/// and whatever is in doubt there is decided by GEOS on the coordinates as given.
public struct PointLocator: Sendable {
  private let boundaries: BoundarySet
  private let index: LocatorIndex?

  /// How often the index will be used: finer cells answer faster and take longer to make.
  public enum Use: Sendable {
    case once, often
  }

  /// Makes the index; points are then given in the coordinate system of `boundaries`.
  ///
  /// - Throws: `GeometryError` where GEOS would refuse a ring, for example one that is not closed.
  public init(_ boundaries: BoundarySet, use: Use = .once) throws(GeometryError) {
    self.boundaries = boundaries
    let edges = try LocatorEdges(boundaries)
    let cells = max(256, edges.vertices.count * (use == .once ? 2 : 8))
    let grid = LocatorGrid(over: edges.vertices, cells: min(cells, 1 << 24))
    // Beyond this an edge does not fit beside the bit of its area.
    guard let grid, edges.vertices.count < 1 << 28 else {
      index = nil
      return
    }
    var builder = LocatorBuilder(boundaries, edges: edges, grid: grid, most: 16)
    try builder.build()
    index = LocatorIndex(
      grid: grid, edges: edges, words: builder.words, units: builder.units, exact: builder.exact)
  }

  /// Bytes of memory that the index takes beside the boundaries themselves.
  public var indexBytes: Int { index?.bytes ?? 0 }

  /// The area of each point, `Assignment.outside` for what no area covers and for what is not finite.
  public func locate(_ points: Points) async throws -> Assignment {
    var area = [Int32].large(capacity: points.count)
    try await Chunks.run(of: points.count) {
      try located(points, $0)
    } join: {
      area.append(contentsOf: $0)
    }
    return Assignment(area: area)
  }

  /// The areas of the points in `range`.
  private func located(_ points: Points, _ range: Range<Int>) throws(GeometryError) -> [Int32] {
    guard let index else {
      let some = Points(x: Array(points.x[range]), y: Array(points.y[range]))
      return try ReferenceLocator(boundaries).locate(some).area
    }
    var hasUndecided = false
    var found = [Int32](unsafeUninitializedCapacity: range.count) { found, count in
      points.x.withUnsafeBufferPointer { x in
        points.y.withUnsafeBufferPointer { y in
          hasUndecided = index.locate(
            x: UnsafeBufferPointer(rebasing: x[range]), y: UnsafeBufferPointer(rebasing: y[range]),
            found: found)
        }
      }
      count = range.count
    }
    if hasUndecided { try decide(&found, points, range) }
    return found
  }

  /// Has GEOS place the points that the index left undecided.
  private func decide(
    _ found: inout [Int32], _ points: Points, _ range: Range<Int>
  ) throws(GeometryError) {
    let open = found.indices.filter { found[$0] == LocatorIndex.undecided }
    let some = Points(
      x: open.map { points.x[range.lowerBound + $0] },
      y: open.map { points.y[range.lowerBound + $0] })
    let areas = try ReferenceLocator(boundaries).locate(some).area
    for (place, area) in zip(open, areas) { found[place] = area }
  }
}

extension PointLocator {
  /// The positions of the points that GEOS's own predicate places otherwise: none, unless there is an error here.
  ///
  /// As slow as GEOS is without an index of cells; for checking a run whose answers must be beyond doubt.
  public func disagreements(on points: Points) async throws -> [Int] {
    let found = try await locate(points).area
    let expected = try ReferenceLocator(boundaries).locate(points).area
    return found.indices.filter { found[$0] != expected[$0] }
  }
}
