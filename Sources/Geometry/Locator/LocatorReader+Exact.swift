import CGEOS
import Model

extension LocatorReader {
  /// The answer where a sign is in doubt: GEOS's rule for crossings on the given coordinates, and GEOS's orientation.
  @inline(never)
  func exactAnswer(
    _ point: Pending, x: Double, y: Double, leaf: UnsafePointer<SIMD4<UInt32>>
  ) -> Int32 {
    let header = leaf[0].x
    let place = Int(leaf[0].y)
    let cells = point.across &>> UInt64(32 &- point.depth)
    let east = Double(cells + 1) / Double(1 &<< UInt64(point.depth))
    var toggled = LocatorLeaf.start(header)
    var touched: UInt32 = 0
    for number in 0..<Int(index.exact[place]) {
      let entry = index.exact[place + 1 + number]
      let bit = UInt32(1) << (entry & 15)
      switch crossing(Int(entry >> 4), x: x, y: y, east: east) {
      case .crossed: toggled ^= bit
      case .touched: touched |= bit
      case .passed: break
      case .unknown: return LocatorIndex.undecided
      }
    }
    return first(toggled | touched, of: leaf)
  }

  private enum Crossing {
    case crossed, passed, touched, unknown
  }

  /// Whether the way due east from the point meets the edge, drawn on without end at a vertex in a further column.
  private func crossing(_ edge: Int, x: Double, y: Double, east: Double) -> Crossing {
    let vertices = index.edges.vertices
    let (x1, y1) = (vertices.x[edge], vertices.y[edge])
    let (x2, y2) = (vertices.x[edge + 1], vertices.y[edge + 1])
    if (x == x1 && y == y1) || (x == x2 && y == y2) { return .touched }
    let isFurther = (index.grid.across(x1) >= east, index.grid.across(x2) >= east)
    if y1 == y2 {
      if y == y1, x >= min(x1, x2), x <= max(x1, x2) { return .touched }
      return (isFurther.0 || isFurther.1) && y >= y1 ? .crossed : .passed
    }
    // From the lower vertex to below the upper one.
    let isAboveLower = y >= min(y1, y2)
    let isBelowUpper = y < max(y1, y2)
    let isUpward = y2 > y1
    let isLowerFurther = isUpward ? isFurther.0 : isFurther.1
    let isUpperFurther = isUpward ? isFurther.1 : isFurther.0
    guard isAboveLower || isLowerFurther, isBelowUpper || isUpperFurther else { return .passed }
    let sign = GEOSOrientationIndex_r(context.handle, x1, y1, x2, y2, x, y)
    guard sign != 2 else { return .unknown }
    if sign == 0 {
      // Beside the edge, and 0 for underflow alone: GEOS looks at the area's extent first.
      return x >= min(x1, x2) && x <= max(x1, x2) ? .touched : .unknown
    }
    return (sign > 0) == isUpward ? .crossed : .passed
  }
}
