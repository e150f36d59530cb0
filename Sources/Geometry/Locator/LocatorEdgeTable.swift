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
