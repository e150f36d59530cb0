public import Model

/// Finds the area of each of many points, as GEOS's `covers` decides; the first by code where several cover it.
public struct PointLocator: Sendable {
  private let boundaries: BoundarySet
  /// Points a task takes at once; fixed, so that the answers cannot depend on the machine.
  private static let chunk = 65_536

  /// Makes the index; points are then given in the coordinate system of `boundaries`.
  ///
  /// - Throws: `GeometryError` where GEOS refuses a ring, for example one that is not closed.
  public init(_ boundaries: BoundarySet) throws(GeometryError) {
    _ = try ReferenceLocator(boundaries)
    self.boundaries = boundaries
  }

  /// The area of each point, `Assignment.outside` for what no area covers and for what is not finite.
  public func locate(_ points: Points) async throws -> Assignment {
    let starts = Array(stride(from: 0, to: points.count, by: Self.chunk))
    let parts = try await withThrowingTaskGroup(of: (Int, [Int32]).self) { group in
      for (position, start) in starts.enumerated() {
        let range = start..<min(start + Self.chunk, points.count)
        group.addTask {
          let some = Points(x: Array(points.x[range]), y: Array(points.y[range]))
          return (position, try ReferenceLocator(boundaries).locate(some).area)
        }
      }
      var parts = [[Int32]](repeating: [], count: starts.count)
      for try await (position, part) in group { parts[position] = part }
      return parts
    }
    return Assignment(area: Array(parts.joined()))
  }
}
