import Model

/// For each root row the edges near it, with the columns they touch there: the first step of building.
struct LocatorRows {
  struct Entry {
    let edge: UInt32
    let first: UInt32
    let last: UInt32
  }

  /// The entries of row r are those from `starts[r]` to `starts[r + 1]`, in the order of the edges.
  private(set) var starts: [Int]
  private(set) var entries: [Entry]

  init(_ edges: LocatorEdges, grid: LocatorGrid) {
    // First count, then fill.
    var starts = [Int](repeating: 0, count: grid.rows + 1)
    edges.forEachRow(of: grid) { _, row, _, _ in starts[row + 1] += 1 }
    for row in 0..<grid.rows { starts[row + 1] += starts[row] }
    let total = starts[grid.rows]
    var next = starts
    entries = [Entry](unsafeUninitializedCapacity: total) { buffer, count in
      edges.forEachRow(of: grid) { edge, row, first, last in
        buffer[next[row]] = Entry(edge: edge, first: first, last: last)
        next[row] += 1
      }
      count = total
    }
    self.starts = starts
  }
}

/// The cells that edges touch, with a margin: cells along a straight line, row by row.
enum CellWalk {
  /// How far, in cells, an edge counts as near: more than any place in doubt is from its edge.
  static let margin = 2e-5

  /// Calls `place(row, first column, last column)` for each row that comes near the edge from (u0, v0) to (u1, v1).
  @inline(__always)
  static func rows(
    _ u0: Double, _ v0: Double, _ u1: Double, _ v1: Double, columns: Int, rows: Int,
    place: (Int, Int, Int) -> Void
  ) {
    let (low, high) = v0 <= v1 ? (v0, v1) : (v1, v0)
    let (west, east) = u0 <= u1 ? (u0, u1) : (u1, u0)
    guard high + margin >= 0, low - margin < Double(rows) else { return }
    guard east + margin >= 0, west - margin < Double(columns) else { return }
    let firstRow = Int(max(low - margin, 0))
    let lastRow = min(Int(high + margin), rows - 1)
    if firstRow == lastRow {
      place(
        firstRow, Int(max(west - margin, 0)), min(Int(max(east + margin, 0)), columns - 1))
      return
    }
    // An edge that spans two rows within the margin alone has no slope to go by.
    let slope = high - low > margin ? (u1 - u0) / (v1 - v0) : 0
    for row in firstRow...lastRow {
      let from = max(Double(row) - margin, low)
      let to = min(Double(row + 1) + margin, high)
      var (a, b) = (west, east)
      if slope != 0 {
        (a, b) = (u0 + (from - v0) * slope, u0 + (to - v0) * slope)
        if a > b { swap(&a, &b) }
        (a, b) = (max(a, west), min(b, east))
      }
      guard b + margin >= 0, a - margin < Double(columns) else { continue }
      place(row, Int(max(a - margin, 0)), min(Int(b + margin), columns - 1))
    }
  }
}

extension LocatorEdges {
  /// Calls `place` with each edge and each row near it, and the first and last column that it is near there.
  @inline(__always)
  fileprivate func forEachRow(
    of grid: LocatorGrid, place: (UInt32, Int, UInt32, UInt32) -> Void
  ) {
    vertices.x.withUnsafeBufferPointer { x in
      vertices.y.withUnsafeBufferPointer { y in
        area.withUnsafeBufferPointer { area in
          for edge in area.indices where area[edge] != Self.none {
            CellWalk.rows(
              grid.across(x[edge]), grid.up(y[edge]), grid.across(x[edge + 1]),
              grid.up(y[edge + 1]), columns: grid.columns, rows: grid.rows
            ) { row, first, last in
              place(UInt32(edge), row, UInt32(first), UInt32(last))
            }
          }
        }
      }
    }
  }
}
