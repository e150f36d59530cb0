import Model

/// The distinct points of many rings, numbered in the order in which they first come.
struct VertexTable {
  private(set) var points = Points()
  /// An open hash table of vertex numbers; -1 is a free place. Its order is never read.
  private var slots: [Int32]
  private let mask: Int

  /// A table for at most `capacity` points.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    points.reserveCapacity(capacity)
  }

  var count: Int { points.count }

  /// The number of the vertex at exactly this place.
  mutating func number(x: Double, y: Double) -> Int32 {
    // Adding zero makes one zero of the two.
    let (x, y) = (x + 0, y + 0)
    var slot = Self.hash(x, y) & mask
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if points.x[found] == x, points.y[found] == y { return slots[slot] }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(points.count)
    points.append(x: x, y: y)
    return slots[slot]
  }

  private static func hash(_ x: Double, _ y: Double) -> Int {
    var mixed = x.bitPattern &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 32)) &+ y.bitPattern
    mixed = mixed &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    return Int(truncatingIfNeeded: mixed)
  }
}

/// A grid over fixed points that answers which of them lie in a box.
struct VertexGrid {
  private let box: Box
  private let columns: Int
  private let rows: Int
  private let cell: Double
  /// The vertices of cell c are `members[starts[c] ..< starts[c + 1]]`, ascending.
  private let starts: [Int32]
  private let members: [Int32]

  init(_ points: Points) {
    var box = Box()
    for place in 0..<points.count { box.extend(x: points.x[place], y: points.y[place]) }
    let (width, height) = (max(box.east - box.west, 0), max(box.north - box.south, 0))
    // Two vertices a cell on average; a degenerate box still needs a cell of some size.
    let cell = max((width * height * 2 / Double(max(points.count, 1))).squareRoot(), width / 4096)
    let side = max(cell, height / 4096, .leastNormalMagnitude)
    let (columns, rows) = (Int(width / side) + 1, Int(height / side) + 1)
    var starts = [Int32](repeating: 0, count: columns * rows + 1)
    let cells = (0..<points.count).map { place in
      let column = min(Int((points.x[place] - box.west) / side), columns - 1)
      return min(Int((points.y[place] - box.south) / side), rows - 1) * columns + column
    }
    for cell in cells { starts[cell + 1] += 1 }
    for cell in 0..<(columns * rows) { starts[cell + 1] += starts[cell] }
    var ends = starts
    var members = [Int32](repeating: 0, count: points.count)
    for (vertex, cell) in cells.enumerated() {
      members[Int(ends[cell])] = Int32(vertex)
      ends[cell] += 1
    }
    self.box = box
    self.cell = side
    (self.columns, self.rows) = (columns, rows)
    (self.starts, self.members) = (starts, members)
  }

  /// Whether `condition` holds for a vertex in a cell that meets `area`; it must test the place itself.
  func contains(in area: Box, where condition: (Int32) -> Bool) -> Bool {
    guard area.meets(box) else { return false }
    let columns = column(area.west)...column(area.east)
    for row in row(area.south)...row(area.north) {
      let first = row * self.columns
      let range = starts[first + columns.lowerBound]..<starts[first + columns.upperBound + 1]
      for place in range where condition(members[Int(place)]) { return true }
    }
    return false
  }

  /// Calls `body` for each vertex in a cell that meets `area`; it must test the place itself.
  func forEach(in area: Box, _ body: (Int32) -> Void) {
    _ = contains(in: area) { vertex in
      body(vertex)
      return false
    }
  }

  private func column(_ x: Double) -> Int {
    min(max(Int((x - box.west) / cell), 0), columns - 1)
  }

  private func row(_ y: Double) -> Int {
    min(max(Int((y - box.south) / cell), 0), rows - 1)
  }
}
