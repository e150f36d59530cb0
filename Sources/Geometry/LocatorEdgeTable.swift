import Model

/// The edges of all areas as the builder looks them up: places in the grid, areas and twins.
struct LocatorEdgeTable {
  let edges: LocatorEdges
  let grid: LocatorGrid
  private let twins: [UInt32]

  init(_ edges: LocatorEdges, grid: LocatorGrid) {
    self.edges = edges
    self.grid = grid
    twins = LocatorEdges.Twins(edges).twin
  }

  var count: Int { edges.area.count }

  /// Whether the edge stands for itself, and for its twin if it has one.
  @inline(__always)
  func isFirst(_ edge: Int) -> Bool {
    edges.area[edge] != LocatorEdges.none && twins[edge] != LocatorEdges.Twins.second
  }

  @inline(__always)
  func area(_ edge: UInt32) -> Int32 { edges.area[Int(edge)] }

  /// The same edge of another ring.
  @inline(__always)
  func twin(_ edge: UInt32) -> UInt32? {
    let twin = twins[Int(edge)]
    return twin == LocatorEdges.Twins.none ? nil : twin
  }

  @inline(__always)
  func across(_ edge: UInt32) -> (Double, Double) {
    let first = Int(edge)
    return (grid.across(edges.vertices.x[first]), grid.across(edges.vertices.x[first + 1]))
  }

  @inline(__always)
  func up(_ edge: UInt32) -> (Double, Double) {
    let first = Int(edge)
    return (grid.up(edges.vertices.y[first]), grid.up(edges.vertices.y[first + 1]))
  }
}

/// An edge in positions of a cell: the heights between which it toggles, and which side is west.
struct LocatorLine {
  private(set) var a = 0.0
  private(set) var b = 0.0
  private(set) var c = 1.0
  private(set) var lower: Double
  private(set) var upper: Double

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
    if rise == 0 || (isUpward ? isFurther.1 : isFurther.0) {
      upper = .infinity
    } else {
      lower = -.infinity
    }
  }
}
