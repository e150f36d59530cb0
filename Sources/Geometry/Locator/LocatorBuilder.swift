import Model

/// Makes the cells of a `LocatorIndex`.
///
/// A cell asks which edges a path from the point crosses: due east to the cell's east side, then down that side to
/// its south-east corner. An edge that leaves through the east side is met on both legs or on one of them; drawn on
/// without end, upwards if it rises eastwards and else downwards, it is met where the path's eastward leg meets it,
/// up to a part that is the same for all points of the cell. So the second leg vanishes, and what remains is one
/// mask for the cell, found at one place whose areas are known.
///
/// Such places are handed on from west to east: outside all areas at first, then from cell to cell at their common
/// side, where no edge is near. No place is rounded to either side of an edge, so overlaps, gaps, holes and invalid
/// rings need no care; where no such place is found GEOS is asked.
struct LocatorBuilder {
  private let table: LocatorEdgeTable
  private var grid: LocatorGrid { table.grid }
  /// A cell with more edges than this is split.
  let most: Int
  private let boundaries: BoundarySet
  private var reference: ReferenceLocator?

  private(set) var words: [UInt32]
  private(set) var units: [SIMD4<UInt32>]
  private(set) var exact: [UInt32] = []

  /// Cells that were made and can be filled again.
  private var spare: [LocatorCellEdges] = []

  /// Heights tried for a place without an edge near it.
  private static let heights: [Double] = [
    0.487, 0.291, 0.713, 0.113, 0.887, 0.391, 0.609, 0.203, 0.797, 0.047, 0.953, 0.557, 0.337,
  ]
  /// Positions are rounded to 2^-32 of a root cell, which must stay far below the tolerance in the finest cell.
  private static let deepest = 1.0 / 4096

  init(_ boundaries: BoundarySet, edges: LocatorEdges, grid: LocatorGrid, most: Int) {
    self.boundaries = boundaries
    self.most = most
    table = LocatorEdgeTable(edges, grid: grid)
    // Memory that is never touched costs nothing; moving a full array does.
    units = .large(capacity: edges.vertices.count * 6)
    exact.reserveCapacity(edges.vertices.count * 3)
    // One more than there are root cells, for the points outside all of them.
    let count = grid.columns * grid.rows + 1
    words = .large(capacity: count + edges.vertices.count / 4)
    words.append(contentsOf: repeatElement(CellWord.uniform(nil), count: count))
  }

  // MARK: Rows of cells

  /// The edges of one row or of one split cell, sorted by cell.
  private struct Lists {
    var starts: [Int]
    var edges: [UInt32]

    /// The first cell from `first` on that has an edge, or `end`.
    func firstFilled(from first: Int, to end: Int) -> Int {
      let start = starts[first]
      var cell = first
      while cell < end, starts[cell + 1] == start { cell += 1 }
      return cell
    }
  }

  mutating func build() throws(GeometryError) {
    let rows = LocatorRows(table)
    var lists = Lists(starts: [], edges: [])
    for row in 0..<grid.rows {
      let entries = rows.entries[rows.starts[row]..<rows.starts[row + 1]]
      guard !entries.isEmpty else { continue }
      sort(entries, into: &lists)
      try sweep(
        lists, cells: 0..<grid.columns, first: LocatorCell(west: 0, south: Double(row), side: 1),
        from: .areas, into: row * grid.columns)
    }
    // Readers look some units ahead.
    units.append(contentsOf: repeatElement(SIMD4(repeating: 0), count: LocatorReader.unitsAhead))
  }

  private func sort(_ entries: ArraySlice<LocatorRows.Entry>, into lists: inout Lists) {
    lists.starts.removeAll(keepingCapacity: true)
    lists.starts.append(contentsOf: repeatElement(0, count: grid.columns + 2))
    for entry in entries {
      for column in Int(entry.first)...Int(entry.last) { lists.starts[column + 2] += 1 }
    }
    for column in 0..<grid.columns { lists.starts[column + 2] += lists.starts[column + 1] }
    let total = lists.starts[grid.columns + 1]
    if lists.edges.count < total {
      lists.edges.append(contentsOf: repeatElement(0, count: total - lists.edges.count))
    }
    for entry in entries {
      for column in Int(entry.first)...Int(entry.last) {
        lists.edges[lists.starts[column + 1]] = entry.edge
        lists.starts[column + 1] += 1
      }
    }
  }

  // MARK: One row

  /// What tells the areas at the west side of a cell.
  private enum Source {
    /// The areas in `carried`: nothing is near.
    case areas
    /// The cell before, at its east side.
    case previous
    /// The cell that is being split.
    case parent
    /// Nothing; GEOS must be asked.
    case unknown
  }

  /// Makes the cells of one row from west to east; cell c has the edges of list c, and its word goes to `place` + c.
  private mutating func sweep(
    _ lists: Lists, cells: Range<Int>, first: LocatorCell, from start: Source,
    parent: LocatorCellEdges? = nil, into place: Int
  ) throws(GeometryError) {
    var source = start
    var carried: [Int32] = []
    var current = spare.popLast() ?? LocatorCellEdges()
    var previous = spare.popLast() ?? LocatorCellEdges()
    var number = cells.lowerBound
    while number < cells.upperBound {
      if source == .areas {
        let next = lists.firstFilled(from: number, to: cells.upperBound)
        let word = CellWord.uniform(carried.first)
        for empty in number..<next { words[place + empty] = word }
        number = next
        guard number < cells.upperBound else { break }
      }
      let column = Double(number - cells.lowerBound)
      let cell = LocatorCell(
        west: first.west + column * first.side, south: first.south, side: first.side)
      let list = lists.starts[number]..<lists.starts[number + 1]
      lists.edges.withUnsafeBufferPointer {
        current.fill(UnsafeBufferPointer(rebasing: $0[list]), cell: cell, table: table)
      }
      let isSettled = try settle(
        &current, from: source, carried: &carried, previous: previous, parent: parent)
      words[place + number] = try word(for: current, isSettled: isSettled)
      if isSettled, current.hasNoEdges {
        current.list(current.start, into: &carried)
        source = .areas
      } else {
        source = isSettled ? .previous : .unknown
        swap(&current, &previous)
      }
      number += 1
    }
    spare.append(current)
    spare.append(previous)
  }

  /// Finds the start mask of the cell; false where it has no place free of doubt.
  private mutating func settle(
    _ current: inout LocatorCellEdges, from source: Source, carried: inout [Int32],
    previous: LocatorCellEdges, parent: LocatorCellEdges?
  ) throws(GeometryError) -> Bool {
    for height in Self.heights {
      guard let toggled = current.toggled(u: 0, v: height) else { continue }
      switch source {
      case .areas: break
      case .previous:
        guard let before = previous.toggled(u: 1, v: height) else { continue }
        previous.list(before ^ previous.start, into: &carried)
      case .parent:
        guard let parent else { continue }
        let u = (current.cell.west - parent.cell.west) / parent.cell.side
        let v =
          (current.cell.south + height * current.cell.side - parent.cell.south) / parent.cell.side
        guard let around = parent.toggled(u: u, v: v) else { continue }
        parent.list(around ^ parent.start, into: &carried)
      case .unknown: continue
      }
      return settle(&current, known: carried, u: 0, v: height, toggled: toggled)
    }
    return try settleByAsking(&current)
  }

  /// Asks GEOS at a place of the cell that is free of doubt.
  private mutating func settleByAsking(
    _ current: inout LocatorCellEdges
  ) throws(GeometryError) -> Bool {
    for u in Self.heights {
      for v in Self.heights {
        guard let toggled = current.toggled(u: u, v: v) else { continue }
        let x = grid.west + (current.cell.west + u * current.cell.side) / grid.scale
        let y = grid.south + (current.cell.south + v * current.cell.side) / grid.scale
        let known = try ask(x, y)
        return settle(&current, known: known, u: u, v: v, toggled: toggled)
      }
    }
    return false
  }

  private mutating func ask(_ x: Double, _ y: Double) throws(GeometryError) -> [Int32] {
    if reference == nil { reference = try ReferenceLocator(boundaries) }
    return try reference?.areas(coveringX: x, y: y).map { Int32($0) } ?? []
  }

  private func settle(
    _ current: inout LocatorCellEdges, known: [Int32], u: Double, v: Double, toggled: UInt32
  ) -> Bool {
    var toggled = toggled
    for area in known where current.bit(of: area) == nil {
      // It covers the whole cell. The bits of the others move up.
      current.include(area, table: table)
      guard let again = current.toggled(u: u, v: v) else { return false }
      toggled = again
    }
    let mask = known.reduce(into: UInt32(0)) { $0 |= current.bit(of: $1) ?? 0 }
    current.settle(known: mask, where: toggled)
    return true
  }

  // MARK: One cell

  private mutating func word(
    for current: LocatorCellEdges, isSettled: Bool
  ) throws(GeometryError) -> UInt32 {
    if isSettled, current.hasNoEdges {
      return CellWord.uniform(current.first(of: current.start))
    }
    // Deep inside a knot of edges a long leaf is better than many more cells.
    let isDeep = current.cell.side < 1.0 / 32
    let isCrowded = current.near.count > (isDeep ? 4 * most : most)
    if (isCrowded || !isSettled || !current.fitsLeaf), current.cell.side > Self.deepest {
      return try split(current, isSettled: isSettled)
    }
    guard isSettled, current.fitsLeaf else { return CellWord.hard }
    let leaf = units.count
    current.write(to: &units, exact: &exact, table: table)
    return CellWord.leaf(leaf)
  }

  /// Splits the cell into 2 x 2 to 16 x 16 cells and makes those.
  private mutating func split(
    _ crowded: LocatorCellEdges, isSettled: Bool
  ) throws(GeometryError) -> UInt32 {
    let wanted = (Double(crowded.near.count) / 3).squareRoot()
    let finest = Int(crowded.cell.side / Self.deepest)
    let count = min([2, 4, 8].first { Double($0) >= wanted } ?? 16, finest)
    let lists = lists(of: crowded, count: count)
    let place = words.count
    words.append(UInt32(count.trailingZeroBitCount))
    words.append(contentsOf: repeatElement(CellWord.hard, count: count * count))
    for row in 0..<count {
      try sweep(
        lists, cells: row * count..<(row + 1) * count,
        first: crowded.cell.part(column: 0, row: row, of: count),
        from: isSettled ? .parent : .unknown, parent: crowded, into: place + 1)
    }
    return CellWord.split(place)
  }

  private func lists(of crowded: LocatorCellEdges, count: Int) -> Lists {
    var touched: [(cell: Int, edge: UInt32)] = []
    let cell = crowded.cell
    let scale = Double(count) / cell.side
    for edge in crowded.near {
      let (across, up) = (table.across(edge), table.up(edge))
      CellWalk.rows(
        ((across.0 - cell.west) * scale, (across.1 - cell.west) * scale),
        ((up.0 - cell.south) * scale, (up.1 - cell.south) * scale), columns: count, rows: count
      ) { row, west, east in
        guard west <= east else { return }
        for column in west...east { touched.append((row * count + column, edge)) }
      }
    }
    var lists = Lists(starts: [Int](repeating: 0, count: count * count + 1), edges: [])
    for (cell, _) in touched { lists.starts[cell + 1] += 1 }
    for cell in 0..<count * count { lists.starts[cell + 1] += lists.starts[cell] }
    lists.edges = [UInt32](repeating: 0, count: touched.count)
    var next = lists.starts
    for (cell, edge) in touched {
      lists.edges[next[cell]] = edge
      next[cell] += 1
    }
    return lists
  }
}
