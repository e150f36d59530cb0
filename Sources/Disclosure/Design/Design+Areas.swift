import Model

extension Design {
  /// How the levels of each column cut each other; nil where a column has one level.
  ///
  /// - Throws: `Refusal.overlapping` where nobody knows.
  static func cuttings(_ columns: Columns, _ atoms: Atoms) throws(Refusal) -> [Cutting?] {
    struct Layout: Hashable {
      var levels: [Level]
      var isThere: [Bool]
    }
    var known: [Layout: Cutting] = [:]
    var cuttings: [Cutting?] = []
    for column in columns.all {
      guard column.blocks.count > 1 else {
        cuttings.append(nil)
        continue
      }
      let layout = Layout(
        levels: column.blocks.map(\.level), isThere: column.atoms.map { $0 >= 0 })
      let sizes = column.blocks.map(\.areas.count)
      let isCounted = column.atoms.count == atoms.count
      guard isCounted,
        let cutting = known[layout] ?? Cutting(layout.levels, sizes: sizes, atoms, layout.isThere)
      else {
        throw .overlapping(indicator: column.indicators.first ?? "", levels: layout.levels)
      }
      known[layout] = cutting
      cuttings.append(cutting)
    }
    return cuttings
  }

  /// Areas of each level add up to the partnership; areas of different levels are sums of common pieces.
  mutating func stateAreas(_ cuttings: [Cutting?]) {
    for index in columns.all.indices {
      let column = columns[index]
      for block in column.blocks where block.hasAllValues && column.totalCell >= 0 {
        state(
          block.cells.map { LinkedTables.Term($0) } + [LinkedTables.Term(column.totalCell, -1)],
          atLeast: 0, atMost: 0, kind: .areas)
      }
      guard let cutting = cuttings[index] else { continue }
      stateOverlaps(index, cutting)
    }
  }

  /// Each area as a sum of areas of another level that lie in it, and of pieces.
  private mutating func stateOverlaps(_ index: Int, _ cutting: Cutting) {
    let blocks = columns[index].blocks
    for (level, block) in blocks.enumerated() where block.hasAllValues {
      for (slot, cell) in block.cells.enumerated() {
        for other in blocks.indices where other != level && blocks[other].hasAllValues {
          let (areas, rest) = cutting.inside(level, slot, other)
          if areas.isEmpty, rest.count == 1 { continue }
          // Two areas that are one have one cell.
          if areas.count == 1, rest.isEmpty, blocks[other].cells[areas[0]] == cell { continue }
          let parts =
            areas.map { blocks[other].cells[$0] } + rest.map { piece(index, cutting, $0) }
          state(
            parts.map { LinkedTables.Term($0) } + [LinkedTables.Term(cell, -1)], atLeast: 0,
            atMost: 0, kind: .areas)
        }
      }
    }
  }

  /// The cell of a piece: that of an area which is nothing but the piece, or one that is never printed.
  private mutating func piece(_ index: Int, _ cutting: Cutting, _ piece: Int) -> Int {
    let slots = cutting.pieces[piece]
    for (level, slot) in slots.enumerated() where cutting.ofArea[level][slot].count == 1 {
      return columns[index].blocks[level].cells[slot]
    }
    if let cell = pieces[index][slots] { return cell }
    let value = cutting.atoms[piece].reduce(0) { $0 + columns[index].atoms[$1] }
    let cell = addUnprinted(value)
    pieces[index][slots] = cell
    return cell
  }
}
