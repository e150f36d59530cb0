import Model

extension Design {
  /// One place of a column: the cell there, and the same place in other columns by level and slot.
  struct Spot: Hashable {
    /// Nil for the whole partnership.
    var level: Level?
    var slot: Int
  }

  /// Every place of a column, the partnership last.
  func spots(_ column: Column) -> [Spot] {
    column.blocks.flatMap { block in
      block.cells.indices.map { Spot(level: block.level, slot: $0) }
    } + [Spot(level: nil, slot: 0)]
  }

  /// The cell of a column at a place, or nil where it has none.
  func cell(_ column: Column, _ spot: Spot) -> Int? {
    let cell: Int
    if let level = spot.level {
      guard let block = column.blocks.first(where: { $0.level == level }) else { return nil }
      cell = block.cells[spot.slot]
    } else {
      cell = column.totalCell
    }
    return cell < 0 ? nil : cell
  }

  /// The groups of a breakdown add up to all.
  mutating func stateBreakdowns() {
    struct Family: Hashable {
      var counted: String
      var breakdown: String
      var time: Column.Time
    }
    var families: [Family: [Int]] = [:]
    var order: [Family] = []
    for (index, column) in columns.all.enumerated() {
      guard let breakdown = column.key.group.breakdown else { continue }
      let family = Family(
        counted: column.key.counted, breakdown: breakdown, time: column.key.time)
      if families[family] == nil { order.append(family) }
      families[family, default: []].append(index)
    }
    for family in order {
      let parts = families[family] ?? []
      let wholes = columns.all(
        Column.Key(counted: family.counted, group: .all, time: family.time))
      for whole in wholes { stateSum(parts, of: whole) }
    }
    for split in columns.splits { stateSum(split.parts, of: split.whole) }
  }

  private mutating func stateSum(_ parts: [Int], of whole: Int) {
    let total = columns[whole]
    // Readers know whether the groups are all there are, one alone that is everybody among them.
    let isComplete = parts.reduce(0) { $0 + (columns[$1].total ?? 0) } == total.total
    for spot in spots(total) {
      guard let sum = cell(total, spot) else { continue }
      let cells = parts.compactMap { cell(columns[$0], spot) }
      guard !cells.isEmpty else { continue }
      // Where a group is not counted at a place, readers only know that the others are not more than all.
      state(
        [LinkedTables.Term(sum)] + cells.map { LinkedTables.Term($0, -1) }, atLeast: 0,
        atMost: isComplete && cells.count == parts.count ? 0 : nil, kind: .breakdown)
    }
  }

  /// Groups lie in all and numerators in their denominators, in every area and every piece.
  mutating func statePartsOfWholes() {
    for part in columns.all.indices {
      guard let whole = columns[part].whole else { continue }
      for (one, all) in cells(of: part, in: whole) { stateWithin(one, all) }
    }
    var shares: [[String]: Int] = [:]
    for (part, whole) in columns.shares {
      let (inner, outer) = (columns[part].key, columns[whole].key)
      let sets = [inner.counted, outer.counted, inner.time.period, String(inner.time.years)]
      let share = shares[sets] ?? shares.count
      shares[sets] = share
      for (one, all) in cells(of: part, in: whole) {
        stateWithin(one, all)
        guard tables.cells[one].value <= tables.cells[all].value else { continue }
        tables.note(one, isPartOf: all, share: share)
      }
    }
  }

  /// The cells of one column and of another where both have one, area by area, then piece by piece.
  func cells(of part: Int, in whole: Int) -> [(one: Int, all: Int)] {
    let (inner, outer) = (columns[part], columns[whole])
    let ofAreas = spots(inner).compactMap { spot -> (Int, Int)? in
      guard let one = cell(inner, spot), let all = cell(outer, spot) else { return nil }
      return (one, all)
    }
    let ofPieces = pieces[part].inOrder.compactMap { slots, one in
      pieces[whole][slots].map { (one, $0) }
    }
    return ofAreas + ofPieces
  }

  private mutating func stateWithin(_ part: Int, _ whole: Int) {
    guard known.insert([-1, Int32(whole), Int32(part)]).inserted else { return }
    state(
      [LinkedTables.Term(whole), LinkedTables.Term(part, -1)], atLeast: 0, atMost: nil,
      kind: .breakdown)
  }

  /// Sets that lie in others by their definitions.
  mutating func stateKinship() {
    for partition in linkage.kinship.partitions {
      for index in columns.all.indices where columns[index].key.counted == partition.whole {
        stateKinship(partition, of: index)
      }
    }
  }

  private mutating func stateKinship(_ partition: Kinship.Partition, of index: Int) {
    let whole = columns[index]
    func keyed(_ part: String) -> Int? {
      columns.first(Column.Key(counted: part, group: whole.key.group, time: whole.key.time))
    }
    let parts = partition.parts.compactMap(keyed)
    guard !parts.isEmpty else { return }
    let isComplete = partition.isComplete && parts.count == partition.parts.count
    for spot in spots(whole) {
      guard let all = cell(whole, spot) else { continue }
      let cells = parts.compactMap { cell(columns[$0], spot) }
      guard !cells.isEmpty else { continue }
      let terms = [LinkedTables.Term(all)] + cells.map { LinkedTables.Term($0, -1) }
      let isWhole = isComplete && cells.count == parts.count
      state(terms, atLeast: 0, atMost: isWhole ? 0 : nil, kind: .other)
      // What is left of the whole is a number of children that a reader can work out too.
      if !isWhole, cells.count == partition.parts.count { protect(terms, from: 1) }
    }
  }
}

extension Columns {
  /// The sets that hold some figures, with their levels.
  func withheld(_ figures: Set<WithheldFigures>) -> Set<Withheld> {
    var found: Set<Withheld> = []
    for column in all {
      let own = figures.filter {
        column.indicators.contains($0.indicator)
          && ($0.breakdown == nil || $0.breakdown == column.key.group.breakdown ?? "Total")
      }
      for level in column.blocks.map(\.level) + [.partnership]
      where own.contains(where: { $0.level == nil || $0.level == level }) {
        found.insert(Withheld(key: column.key, level: level))
      }
    }
    return found
  }
}

extension Group {
  /// The word for what children are grouped by; nil for all children.
  var breakdown: String? {
    guard let end = description.firstIndex(of: "=") else { return nil }
    return String(description[..<end])
  }
}
