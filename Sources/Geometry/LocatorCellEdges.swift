import Model

/// The leaf of one cell while it is made: its edges, each kept once, and its areas.
///
/// One of these is filled again and again, so that making a cell needs no memory of its own.
struct LocatorCellEdges {
  private(set) var cell = LocatorCell(west: 0, south: 0, side: 1)
  /// The areas whose edges come near, and those added by `include`; ascending.
  private(set) var areas: [Int32] = []
  /// All edges, also those that two areas share, with the bit of their area below.
  private(set) var exact: [UInt32] = []
  /// The areas at the place where no edge toggles any.
  private(set) var start: UInt32 = 0

  /// The edges, each once, in the groups of `LocatorLeaf`; empty where there are more areas than bits.
  private var groups: [SIMD4<UInt32>] = []
  private(set) var near: [UInt32] = []
  private var nearArea: [Int32] = []
  private var distinct: [UInt32] = []
  private var masks: [UInt32] = []

  var hasNoEdges: Bool { near.isEmpty }
  var distinctCount: Int { distinct.count }
  /// Whether the areas at a place can be told at all.
  var isReadable: Bool { areas.count <= LocatorLeaf.mostAreasWhileMade }
  /// Whether this can become a leaf.
  var fitsLeaf: Bool {
    areas.count <= LocatorLeaf.mostAreas
      && groups.count <= LocatorLeaf.mostGroups * LocatorLeaf.unitsPerGroup
  }

  /// The areas that edges toggle at (u, v) of this cell, or nil where a sign is in doubt.
  func toggled(u: Double, v: Double) -> UInt32? {
    guard isReadable else { return nil }
    return groups.withUnsafeBufferPointer { groups in
      guard let base = groups.baseAddress else { return 0 }
      let count = groups.count / LocatorLeaf.unitsPerGroup
      let found = LocatorLeaf.toggled(base, count, u: Float(u), v: Float(v))
      return found.isSure ? found.mask : nil
    }
  }

  /// Takes the edges of `list` that may matter to a point of the cell.
  mutating func fill(
    _ list: UnsafeBufferPointer<UInt32>, cell: LocatorCell, edges: LocatorEdges, grid: LocatorGrid
  ) {
    self.cell = cell
    near.removeAll(keepingCapacity: true)
    nearArea.removeAll(keepingCapacity: true)
    areas.removeAll(keepingCapacity: true)
    let east = cell.east
    let x = edges.vertices.x
    for edge in list {
      let first = Int(edge)
      // What lies in further columns lies east of every point in the cell, and is never crossed.
      guard grid.across(x[first]) < east || grid.across(x[first + 1]) < east else { continue }
      near.append(edge)
      let area = edges.area[first]
      nearArea.append(area)
      insert(area)
    }
    pack(edges: edges, grid: grid)
  }

  /// Adds an area that covers the whole cell, without an edge in it.
  mutating func include(_ area: Int32, edges: LocatorEdges, grid: LocatorGrid) {
    insert(area)
    pack(edges: edges, grid: grid)
  }

  private mutating func insert(_ area: Int32) {
    guard areas.last != area else { return }
    guard let place = areas.firstIndex(where: { $0 >= area }) else {
      areas.append(area)
      return
    }
    if areas[place] != area { areas.insert(area, at: place) }
  }

  /// Sets the start so that the areas are `known` where the edges toggle `toggled`.
  mutating func settle(known: UInt32, where toggled: UInt32) {
    start = known ^ toggled
  }

  /// The bit of `area`, or nil where it is none of the cell's areas.
  func bit(of area: Int32) -> UInt32? {
    areas.firstIndex(of: area).map { 1 << UInt32($0) }
  }

  /// The areas of a mask, ascending.
  func areas(of mask: UInt32) -> [Int32] {
    areas.indices.filter { mask >> UInt32($0) & 1 == 1 }.map { areas[$0] }
  }

  // MARK: The packed form

  private mutating func pack(edges: LocatorEdges, grid: LocatorGrid) {
    start = 0
    groups.removeAll(keepingCapacity: true)
    exact.removeAll(keepingCapacity: true)
    distinct.removeAll(keepingCapacity: true)
    masks.removeAll(keepingCapacity: true)
    merge(edges)
    guard isReadable else { return }
    for first in stride(from: 0, to: distinct.count, by: 4) {
      pack(from: first, edges: edges, grid: grid)
    }
  }

  /// Appends this cell to `units` as a leaf whose exact edges begin at `place`.
  func write(to units: inout [SIMD4<UInt32>], exactPlace place: Int) {
    let headerUnits = (areas.count + 5) / 4
    let header = LocatorLeaf.header(
      start: start, groups: groups.count / LocatorLeaf.unitsPerGroup, units: headerUnits)
    for unit in 0..<headerUnits {
      var words = SIMD4<UInt32>(repeating: 0)
      for lane in 0..<4 {
        let number = unit * 4 + lane - 2
        if areas.indices.contains(number) { words[lane] = UInt32(areas[number]) }
      }
      if unit == 0 { (words.x, words.y) = (header, UInt32(place)) }
      units.append(words)
    }
    units.append(contentsOf: groups)
  }

  /// Keeps a border that two areas share, the other way round, once with both their bits.
  private mutating func merge(_ edges: LocatorEdges) {
    let x = edges.vertices.x
    let y = edges.vertices.y
    // Comparing each with each; a cell with more edges than this is about to be split.
    let isWorthwhile = near.count <= 64
    next: for number in near.indices {
      let place = areas.firstIndex(of: nearArea[number]) ?? 0
      let bit = UInt32(1) << UInt32(place & 31)
      exact.append(near[number] << 4 | UInt32(place & 15))
      let first = Int(near[number])
      if isWorthwhile {
        for earlier in distinct.indices {
          let other = Int(distinct[earlier])
          guard
            (x[first] == x[other + 1] && x[first + 1] == x[other] && y[first] == y[other + 1]
              && y[first + 1] == y[other])
              || (x[first] == x[other] && x[first + 1] == x[other + 1] && y[first] == y[other]
                && y[first + 1] == y[other + 1])
          else { continue }
          masks[earlier] ^= bit
          continue next
        }
      }
      distinct.append(near[number])
      masks.append(bit)
    }
  }

  private mutating func pack(from first: Int, edges: LocatorEdges, grid: LocatorGrid) {
    var a = SIMD4<Float>(repeating: 0)
    var b = a
    var c = SIMD4<Float>(repeating: 1)
    var lower = SIMD4<Float>(repeating: LocatorLeaf.far)
    var upper = lower
    var mask = SIMD4<UInt32>(repeating: 0)
    for lane in 0..<min(4, distinct.count - first) {
      let number = first + lane
      let line = line(Int(distinct[number]), edges: edges, grid: grid)
      (a[lane], b[lane], c[lane]) = (Float(line.a), Float(line.b), Float(line.c))
      lower[lane] = Float(max(line.lower, Double(-LocatorLeaf.far)))
      upper[lane] = Float(min(line.upper, Double(LocatorLeaf.far)))
      mask[lane] = masks[number]
    }
    for vector in [a, b, c, lower, upper] {
      groups.append(unsafeBitCast(vector, to: SIMD4<UInt32>.self))
    }
    groups.append(mask)
  }

  private struct Line {
    var a = 0.0
    var b = 0.0
    var c = 1.0
    var lower: Double
    var upper: Double
  }

  /// The edge in positions of the cell: the heights between which it toggles, and which side is west.
  private func line(_ edge: Int, edges: LocatorEdges, grid: LocatorGrid) -> Line {
    let scale = 1 / cell.side
    let across = (grid.across(edges.vertices.x[edge]), grid.across(edges.vertices.x[edge + 1]))
    let u = ((across.0 - cell.west) * scale, (across.1 - cell.west) * scale)
    let v = (
      (grid.up(edges.vertices.y[edge]) - cell.south) * scale,
      (grid.up(edges.vertices.y[edge + 1]) - cell.south) * scale
    )
    let isUpward = v.0 <= v.1
    let (low, high) = isUpward ? ((u.0, v.0), (u.1, v.1)) : ((u.1, v.1), (u.0, v.0))
    var line = Line(lower: low.1, upper: high.1)
    let (run, rise) = (high.0 - low.0, high.1 - low.1)
    let size = max(abs(run), rise)
    if rise > 0 {
      line.a = -rise / size
      line.b = run / size
      line.c = (rise * low.0 - run * low.1) / size
    }
    // Drawn on without end at a vertex in a further column.
    let further = (across.0 >= cell.east, across.1 >= cell.east)
    guard further.0 || further.1 else { return line }
    let isHighFurther = isUpward ? further.1 : further.0
    if isHighFurther || rise == 0 {
      line.upper = .infinity
    } else {
      line.lower = -.infinity
    }
    return line
  }
}
