import Model

/// A set of children of which nothing is printed at one level, because too little of it could be hidden number by number.
struct Withheld: Hashable {
  let key: Column.Key
  let level: Level
}

/// The printed numbers as cells, in the order of columns, levels and areas.
struct CellPlan {
  let tables: LinkedTables

  /// How a cell is printed.
  enum Rule: Sendable {
    case head
    case part
    /// A part of nobody: its zero tells nothing.
    case partOfNobody
    /// Hidden whatever its value.
    case never
  }

  init(
    _ columns: inout Columns, _ cuttings: [Cutting?], _ policy: Policy, _ history: History,
    _ withheld: Set<Withheld>
  ) {
    var cells: [LinkedTables.Cell] = []
    var rules: [Rule] = []
    func add(_ column: Column, _ value: Int, _ whole: Int?, _ number: ReleaseLedger.Number) -> Int {
      let isNever =
        history.isFrozenHidden(number)
        || withheld.contains(Withheld(key: column.key, level: number.level))
      let rule = Rule(column, value, whole, policy, isNever: isNever)
      rules.append(rule)
      cells.append(
        LinkedTables.Cell(
          value, rule, policy, isPublished: history.isFrozenShown(number),
          weight: number.level.weight))
      return cells.count - 1
    }
    for index in columns.all.indices {
      let column = columns[index]
      let whole = column.whole.map { columns[$0] }
      for number in column.blocks.indices {
        let block = column.blocks[number]
        let wholes = whole?.blocks.first { $0.level == block.level }?.values
        columns[index].blocks[number].cells = block.values.indices.map { slot in
          guard let value = block.values[slot] else { return -1 }
          if let same = cuttings[index]?.same(number, slot),
            case let cell = columns[index].blocks[same.level].cells[same.slot], cell >= 0,
            cells[cell].value == value
          {
            return cell
          }
          return add(
            column, value, wholes?[slot],
            column.number(at: block.level, block.place(slot)))
        }
      }
      if let total = column.total {
        columns[index].totalCell = add(
          column, total, whole?.total, column.number(at: .partnership, "partnership"))
      }
    }
    let printing = rules
    var tables = LinkedTables { cell, value in
      guard cell < printing.count else { return nil }
      return printing[cell].printed(value, policy)
    }
    for cell in cells { _ = tables.add(cell) }
    self.tables = tables
  }

  /// Hides the parts of a breakdown with its total: all parts, those of parts among them.
  func hideTogether(_ columns: Columns, _ tables: inout LinkedTables) {
    for part in columns.all {
      var ancestor = part.whole
      while let number = ancestor {
        let whole = columns[number]
        for block in part.blocks {
          guard let other = whole.blocks.first(where: { $0.level == block.level }) else { continue }
          for (cell, total) in zip(block.cells, other.cells) where cell >= 0 && total >= 0 {
            tables.hide(cell, with: total)
          }
        }
        if part.totalCell >= 0, whole.totalCell >= 0 {
          tables.hide(part.totalCell, with: whole.totalCell)
        }
        ancestor = whole.whole
      }
    }
  }
}

extension CellPlan.Rule {
  fileprivate init(
    _ column: Column, _ value: Int, _ whole: Int?, _ policy: Policy, isNever: Bool
  ) {
    if isNever {
      self = .never
    } else if column.isHead {
      self = .head
    } else if whole == 0, value == 0 {
      self = .partOfNobody
    } else if policy.isExact, let whole, whole - value < policy.threshold {
      // Exact counts: the complement would be seen.
      self = .never
    } else {
      self = .part
    }
  }

  func printed(_ value: Int, _ policy: Policy) -> Int? {
    switch self {
    case .head: policy.display(total: value)
    case .part: policy.display(part: value)
    case .partOfNobody: value == 0 ? 0 : nil
    case .never: nil
    }
  }

  fileprivate func hiddenSpan(_ policy: Policy) -> LinkedTables.Span {
    switch self {
    case .head: LinkedTables.Span(1, policy.threshold - 1)
    case .part: LinkedTables.Span(0, policy.threshold - 1)
    case .partOfNobody, .never: .unknown
    }
  }
}

extension LinkedTables.Cell {
  fileprivate init(
    _ value: Int, _ rule: CellPlan.Rule, _ policy: Policy, isPublished: Bool, weight: Int
  ) {
    let printed = rule.printed(value, policy)
    self.init(
      value: value, shown: printed.map { policy.learnt(from: $0) } ?? .unknown,
      hidden: printed == nil ? rule.hiddenSpan(policy) : .unknown, isHidden: printed == nil,
      mayBeHidden: printed != nil && !isPublished, weight: weight)
  }
}

extension Column {
  func number(at level: Level, _ place: String) -> ReleaseLedger.Number {
    ReleaseLedger.Number(
      counted: key.counted, level: level, place: place, group: key.group, period: key.time.period)
  }
}

extension Level {
  /// What hiding a number of this level costs: readers need few large areas more than many small ones.
  fileprivate var weight: Int {
    self == .partnership ? 64 : isLarge ? 8 : 1
  }
}
