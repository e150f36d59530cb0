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

  init(_ table: LocatorEdgeTable) {
    // First count, then fill.
    var starts = [Int](repeating: 0, count: table.grid.rows + 1)
    for edge in 0..<table.count where table.isFirst(edge) {
      for row in CellWalk.rowRange(table.up(UInt32(edge)), rows: table.grid.rows) {
        starts[row + 1] += 1
      }
    }
    for row in 0..<table.grid.rows { starts[row + 1] += starts[row] }
    let total = starts[table.grid.rows]
    var next = starts
    entries = [Entry](unsafeUninitializedCapacity: total) { buffer, count in
      for edge in 0..<table.count where table.isFirst(edge) {
        let number = UInt32(edge)
        CellWalk.rows(
          table.across(number), table.up(number), columns: table.grid.columns,
          rows: table.grid.rows
        ) { row, first, last in
          buffer[next[row]] = Entry(edge: number, first: UInt32(first), last: UInt32(last))
          next[row] += 1
        }
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

  /// The rows near an edge between two heights.
  @inline(__always)
  static func rowRange(_ v: (Double, Double), rows: Int) -> Range<Int> {
    let low = min(v.0, v.1) - margin
    let high = max(v.0, v.1) + margin
    guard high >= 0, low < Double(rows) else { return 0..<0 }
    return Int(max(low, 0))..<min(Int(high), rows - 1) + 1
  }

  /// Calls `place(row, first column, last column)` for each row near the edge with ends `u` across and `v` up.
  ///
  /// Where the edge stays beside the columns, the first is greater than the last or lies at the rim.
  @inline(__always)
  static func rows(
    _ u: (Double, Double), _ v: (Double, Double), columns: Int, rows: Int,
    place: (Int, Int, Int) -> Void
  ) {
    let (west, east) = (min(u.0, u.1), max(u.0, u.1))
    let (low, high) = (min(v.0, v.1), max(v.0, v.1))
    let range = rowRange(v, rows: rows)
    let rim = Double(columns)
    func column(_ across: Double) -> Int { Int(max(min(across, rim), 0)) }
    if range.count == 1 {
      place(range.lowerBound, column(west - margin), min(column(east + margin), columns - 1))
      return
    }
    // An edge that spans two rows within the margin alone has no slope to go by.
    let slope = high - low > margin ? (u.1 - u.0) / (v.1 - v.0) : 0
    for row in range {
      var (a, b) = (west, east)
      if slope != 0 {
        let from = max(Double(row) - margin, low)
        let to = min(Double(row + 1) + margin, high)
        let ends = (u.0 + (from - v.0) * slope, u.0 + (to - v.0) * slope)
        (a, b) = (max(min(ends.0, ends.1), west), min(max(ends.0, ends.1), east))
      }
      place(row, column(a - margin), min(column(b + margin), columns - 1))
    }
  }
}
