import Model

extension Design {
  /// Several years hold at least what one of them holds, in every area and for the rest of the denominator.
  mutating func stateYears() {
    struct Series: Hashable {
      var counted: String
      var group: Group
    }
    var series: [Series: [Int]] = [:]
    for (index, column) in columns.all.enumerated() {
      series[Series(counted: column.key.counted, group: column.key.group), default: []]
        .append(index)
    }
    for long in columns.all {
      let others = series[Series(counted: long.key.counted, group: long.key.group)] ?? []
      for other in others where isLonger(long, than: columns[other]) {
        stateYears(long, columns[other])
        guard let whole = long.whole, let otherWhole = columns[other].whole,
          columns[whole].key.counted != long.key.counted
        else { continue }
        stateRests(
          long, of: columns[whole], columns[other], of: columns[otherWhole])
      }
    }
  }

  private func isLonger(_ long: Column, than short: Column) -> Bool {
    guard long.key.time != short.key.time, let days = long.key.time.days,
      let inside = short.key.time.days
    else { return false }
    return days.first <= inside.first && inside.last <= days.last
      && !(days.first == inside.first && days.last == inside.last)
  }

  private mutating func stateYears(_ long: Column, _ short: Column) {
    for spot in spots(short) {
      guard let one = cell(short, spot), let all = cover(spot, short, by: long) else { continue }
      let terms = all.cells.map { LinkedTables.Term($0) } + [LinkedTables.Term(one, -1)]
      state(terms, atLeast: 0, atMost: nil, kind: .other)
      if all.isExact { protect(terms, from: 1) }
    }
  }

  private mutating func stateRests(
    _ long: Column, of longWhole: Column, _ short: Column, of shortWhole: Column
  ) {
    for spot in spots(short) {
      guard let one = cell(short, spot), let oneWhole = cell(shortWhole, spot),
        let all = cover(spot, short, by: long), let allWhole = cover(spot, short, by: longWhole)
      else { continue }
      state(
        allWhole.cells.map { LinkedTables.Term($0) } + all.cells.map { LinkedTables.Term($0, -1) }
          + [LinkedTables.Term(oneWhole, -1), LinkedTables.Term(one)], atLeast: 0, atMost: nil,
        kind: .other)
    }
  }

  /// The cells of `other` that together cover a place, and whether they cover nothing else.
  private func cover(
    _ spot: Spot, _ column: Column, by other: Column
  ) -> (cells: [Int], isExact: Bool)? {
    if let same = cell(other, spot) { return ([same], true) }
    guard let level = spot.level, let block = column.blocks.first(where: { $0.level == level }),
      let from = linkage.atoms.levels.firstIndex(of: level)
    else { return nil }
    for finer in other.blocks where finer.hasAllValues {
      guard finer.areas.count > block.areas.count,
        let to = linkage.atoms.levels.firstIndex(of: finer.level)
      else { continue }
      let inside = slots(
        of: finer, to, where: block, from, spot.slot,
        isThere: other.atoms.isEmpty ? column.atoms : other.atoms)
      guard !inside.slots.isEmpty else { continue }
      return (inside.slots.map { finer.cells[$0] }, inside.isExact)
    }
    return nil
  }

  /// The areas of `finer` that touch an area, and whether all of them lie inside it.
  private func slots(
    of finer: Column.Block, _ to: Int, where block: Column.Block, _ from: Int, _ slot: Int,
    isThere: [Int]
  ) -> (slots: [Int], isExact: Bool) {
    var touching: Set<Int> = []
    var beyond: Set<Int> = []
    for (atom, areas) in linkage.atoms.areas.enumerated()
    where isThere.isEmpty || isThere[atom] >= 0 {
      if block.slot(areas[from]) == slot {
        touching.insert(finer.slot(areas[to]))
      } else {
        beyond.insert(finer.slot(areas[to]))
      }
    }
    return (touching.sorted(), touching.isDisjoint(with: beyond))
  }
}
