import Model

/// The leaf of one cell while it is made: its edges, each kept once, and its areas.
///
/// One of these is filled again and again, so that making a cell needs no memory of its own.
struct LocatorCellEdges {
  private(set) var cell = LocatorCell(west: 0, south: 0, side: 1)
  /// The edges that may matter here; of twins the first.
  private(set) var near: [UInt32] = []
  /// The areas whose edges come near, and those added by `include`; ascending.
  private(set) var areas: [Int32] = []
  /// The areas at the place where no edge toggles any.
  private(set) var start: UInt32 = 0
  /// The edges in the groups of `LocatorLeaf`; empty where there are more areas than bits.
  private var groups: [SIMD4<UInt32>] = []
  /// Parts of edges that toggle wherever a point is, and their areas.
  private var extra: [(always: (lower: Double, upper: Double), bits: UInt32)] = []

  var hasNoEdges: Bool { near.isEmpty }
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
    _ list: UnsafeBufferPointer<UInt32>, cell: LocatorCell, table: LocatorEdgeTable
  ) {
    self.cell = cell
    near.removeAll(keepingCapacity: true)
    areas.removeAll(keepingCapacity: true)
    for edge in list {
      // What lies in further columns lies east of every point in the cell, and is never crossed.
      let ends = table.across(edge)
      guard ends.0 < cell.east || ends.1 < cell.east else { continue }
      near.append(edge)
      insert(table.area(edge))
      if let twin = table.twin(edge) { insert(table.area(twin)) }
    }
    pack(table)
  }

  /// Adds an area that covers the whole cell, without an edge in it.
  mutating func include(_ area: Int32, table: LocatorEdgeTable) {
    insert(area)
    pack(table)
  }

  private mutating func insert(_ area: Int32) {
    var place = 0
    while place < areas.count {
      if areas[place] == area { return }
      if areas[place] > area { break }
      place += 1
    }
    areas.insert(area, at: place)
  }

  /// Sets the start so that the areas are `known` where the edges toggle `toggled`.
  mutating func settle(known: UInt32, where toggled: UInt32) {
    start = known ^ toggled
  }

  /// The bit of `area`, or nil where it is none of the cell's areas.
  func bit(of area: Int32) -> UInt32? {
    for place in areas.indices where areas[place] == area { return 1 << UInt32(place & 31) }
    return nil
  }

  /// Puts the areas of a mask into `list`, ascending.
  func list(_ mask: UInt32, into list: inout [Int32]) {
    list.removeAll(keepingCapacity: true)
    var rest = mask
    while rest != 0 {
      list.append(areas[rest.trailingZeroBitCount])
      rest &= rest - 1
    }
  }

  /// The first area of a mask.
  func first(of mask: UInt32) -> Int32? {
    mask == 0 ? nil : areas[mask.trailingZeroBitCount]
  }

  // MARK: The packed form

  private mutating func pack(_ table: LocatorEdgeTable) {
    start = 0
    groups.removeAll(keepingCapacity: true)
    extra.removeAll(keepingCapacity: true)
    guard isReadable else { return }
    for _ in 0..<(near.count + 3) / 4 { addEmptyGroup() }
    // Taken out, so that the rest can be read meanwhile.
    var filled: [SIMD4<UInt32>] = []
    swap(&filled, &groups)
    filled.withUnsafeMutableBytes { groups in
      for place in near.indices {
        let line = LocatorLine(table, near[place], in: cell)
        let bits = bits(of: near[place], table)
        line.write(to: groups, place: place, bits: bits)
        if let always = line.always { extra.append((always, bits)) }
      }
    }
    swap(&filled, &groups)
    for (number, part) in extra.enumerated() {
      let place = near.count + number
      if place & 3 == 0 { addEmptyGroup() }
      groups.withUnsafeMutableBytes { groups in
        LocatorLine(always: part.always).write(to: groups, place: place, bits: part.bits)
      }
    }
  }

  /// The areas that the edge bounds.
  @inline(__always)
  private func bits(of edge: UInt32, _ table: LocatorEdgeTable) -> UInt32 {
    let own = bit(of: table.area(edge)) ?? 0
    guard let twin = table.twin(edge) else { return own }
    return own ^ (bit(of: table.area(twin)) ?? 0)
  }

  private mutating func addEmptyGroup() {
    groups.append(SIMD4(repeating: 0))
    groups.append(SIMD4(repeating: 0))
    groups.append(LocatorLeaf.ones)
    groups.append(LocatorLeaf.outOfSight)
    groups.append(LocatorLeaf.outOfSight)
    groups.append(SIMD4(repeating: 0))
  }

  /// Appends this cell to `units` as a leaf, and its edges to `exact`.
  func write(
    to units: inout [SIMD4<UInt32>], exact: inout [UInt32], table: LocatorEdgeTable
  ) {
    let headerUnits = (areas.count + 5) / 4
    let header = LocatorLeaf.header(
      start: start, groups: groups.count / LocatorLeaf.unitsPerGroup, units: headerUnits)
    for unit in 0..<headerUnits {
      var words = SIMD4<UInt32>(repeating: 0)
      for lane in 0..<4 {
        let number = unit * 4 + lane - 2
        if number >= 0, number < areas.count { words[lane] = UInt32(areas[number]) }
      }
      if unit == 0 { (words.x, words.y) = (header, UInt32(exact.count)) }
      units.append(words)
    }
    units.append(contentsOf: groups)
    writeExact(to: &exact, table: table)
  }

  /// Both of twins stand here, each with the place of its area, so that a point on them is on both areas' edges.
  private func writeExact(to exact: inout [UInt32], table: LocatorEdgeTable) {
    let place = exact.count
    exact.append(0)
    for edge in near {
      exact.append(edge << 4 | UInt32(bit(of: table.area(edge))?.trailingZeroBitCount ?? 0))
      guard let twin = table.twin(edge) else { continue }
      exact.append(twin << 4 | UInt32(bit(of: table.area(twin))?.trailingZeroBitCount ?? 0))
    }
    exact[place] = UInt32(exact.count - place - 1)
  }
}
