/// An edge in positions of a cell: the heights between which it toggles, and which side is west.
struct LocatorLine {
  private(set) var a = 0.0
  private(set) var b = 0.0
  private(set) var c = 1.0
  private(set) var lower: Double
  private(set) var upper: Double
  /// Heights, beyond those above, where the edge toggles wherever the point is.
  private(set) var always: (lower: Double, upper: Double)?

  @inline(__always)
  init(_ table: LocatorEdgeTable, _ edge: UInt32, in cell: LocatorCell) {
    let scale = 1 / cell.side
    let across = table.across(edge)
    let up = table.up(edge)
    let (u0, u1) = ((across.0 - cell.west) * scale, (across.1 - cell.west) * scale)
    let (v0, v1) = ((up.0 - cell.south) * scale, (up.1 - cell.south) * scale)
    let isUpward = v0 <= v1
    (lower, upper) = isUpward ? (v0, v1) : (v1, v0)
    let (run, rise) = isUpward ? (u1 - u0, v1 - v0) : (u0 - u1, v0 - v1)
    let lowerU = isUpward ? u0 : u1
    if rise > 0 {
      let shrink = 1 / max(abs(run), rise)
      a = -rise * shrink
      b = run * shrink
      c = (rise * lowerU - run * lower) * shrink
    }
    // Drawn on without end at a vertex in a further column.
    let isFurther = (across.0 >= cell.east, across.1 >= cell.east)
    guard isFurther.0 || isFurther.1 else { return }
    let goesUp = rise == 0 || (isUpward ? isFurther.1 : isFurther.0)
    // The direction of a short edge is too rough to go far. Every point is west of the part that is drawn on.
    guard max(abs(run), rise) > max(Self.short, scale * Self.rough) else {
      always = goesUp ? (upper, .infinity) : (-.infinity, lower)
      return
    }
    if goesUp { upper = .infinity } else { lower = -.infinity }
  }

  /// What toggles between two heights wherever the point is.
  init(always: (lower: Double, upper: Double)) {
    (lower, upper) = always
  }

  /// Writes the line as edge `place` of `groups`, in the form of `LocatorLeaf`.
  @inline(__always)
  func write(to groups: UnsafeMutableRawBufferPointer, place: Int, bits: UInt32) {
    let first = place / 4 * LocatorLeaf.unitsPerGroup * 16 + (place & 3) * 4
    groups.storeBytes(of: Float(a), toByteOffset: first, as: Float.self)
    groups.storeBytes(of: Float(b), toByteOffset: first + 16, as: Float.self)
    groups.storeBytes(of: Float(c), toByteOffset: first + 32, as: Float.self)
    groups.storeBytes(of: LocatorLeaf.height(lower), toByteOffset: first + 48, as: Float.self)
    groups.storeBytes(of: LocatorLeaf.height(upper), toByteOffset: first + 64, as: Float.self)
    groups.storeBytes(of: bits, toByteOffset: first + 80, as: UInt32.self)
  }

  private static let short = 1.0 / 256
  /// The least length, in root cells, whose direction is right to a millionth: the rounding of positions times that.
  private static let rough = 0x1p-32 * 1e6
}
