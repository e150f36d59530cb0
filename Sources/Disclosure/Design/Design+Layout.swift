import Model

extension Design {
  /// Where each cell stands, for the search that moves children: columns are sets, atoms are pieces.
  ///
  /// Without atoms every column has one level, and its areas stand for themselves.
  func layout() -> LinkedTables.Layout {
    let isWhole = linkage.atoms.areas.isEmpty
    let most = columns.all.flatMap { $0.blocks.map(\.cells.count) }.max() ?? 0
    let numbers = columns.all.map { column in
      column.blocks.map { linkage.atoms.levels.firstIndex(of: $0.level) }
    }
    return LinkedTables.Layout(
      sets: columns.all.count, pieces: isWhole ? most : linkage.atoms.areas.count,
      cellCount: tables.cells.count
    ) { set, piece in
      let column = columns[set]
      guard isWhole || column.atoms.isEmpty || column.atoms[piece] >= 0 else { return [] }
      var cells: [Int] = []
      var slots: [Int] = []
      for (block, number) in zip(column.blocks, numbers[set]) {
        let slot: Int
        if isWhole {
          slot = piece
        } else if let number {
          slot = block.slot(linkage.atoms.areas[piece][number])
        } else {
          return []
        }
        guard slot < block.cells.count else { return [] }
        slots.append(slot)
        cells.append(block.cells[slot])
      }
      if let cell = pieces[set][slots] { cells.insert(cell, at: 0) }
      cells.append(column.totalCell)
      var known: Set<Int> = [-1]
      return cells.filter { known.insert($0).inserted }
    }
  }
}
