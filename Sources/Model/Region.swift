/// The ground of one area: polygons of closed rings, kept as flat columns.
///
/// Ring r is `points[ringStarts[r] ..< ringStarts[r + 1]]`, its first point repeated as its last. Polygon p is rings
/// `polygonStarts[p] ..< polygonStarts[p + 1]`: the first is its shell, the others its holes. Both start columns end
/// with a closing entry, so an empty region has `ringStarts == [0]` and `polygonStarts == [0]`. Winding is not fixed.
public struct Region: Sendable, Equatable {
  public var points: Points
  public var ringStarts: [Int]
  public var polygonStarts: [Int]

  public init(points: Points, ringStarts: [Int], polygonStarts: [Int]) {
    precondition(ringStarts.last == points.count, "The last ring ends with the last point.")
    precondition(
      polygonStarts.last == ringStarts.count - 1, "The last polygon ends with the last ring.")
    self.points = points
    self.ringStarts = ringStarts
    self.polygonStarts = polygonStarts
  }

  /// A region without ground.
  public init() {
    self.init(points: Points(), ringStarts: [0], polygonStarts: [0])
  }

  public var polygonCount: Int { polygonStarts.count - 1 }
  public var ringCount: Int { ringStarts.count - 1 }
  public var isEmpty: Bool { polygonCount == 0 }

  /// The numbers of the rings of polygon `polygon`, its shell first.
  public func rings(ofPolygon polygon: Int) -> Range<Int> {
    polygonStarts[polygon]..<polygonStarts[polygon + 1]
  }

  /// The places in `points` that ring `ring` fills.
  public func pointRange(ofRing ring: Int) -> Range<Int> {
    ringStarts[ring]..<ringStarts[ring + 1]
  }

  /// Adds a ring to the polygon being built; its first point must be repeated as its last.
  public mutating func appendRing(_ ring: Points) {
    points.x.append(contentsOf: ring.x)
    points.y.append(contentsOf: ring.y)
    ringStarts.append(points.count)
  }

  /// Ends the polygon whose rings were appended since the last one ended.
  public mutating func endPolygon() {
    polygonStarts.append(ringCount)
  }
}
