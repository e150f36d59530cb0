extension LinkedCounts {
  /// Narrows every variable by what the others of each statement leave for it, until nothing changes.
  ///
  /// What is left contains every whole-number solution; more may be left than is possible. Reckons in whole numbers.
  /// - Returns: the statements that cannot hold, whose variables keep what they had.
  mutating func propagate(_ occurrences: Occurrences) -> [Int] {
    var queue = Array(0..<statementCount)
    var isQueued = [Bool](repeating: true, count: statementCount)
    var broken: [Int] = []
    var head = 0
    // Statements that contradict each other may creep towards each other for ever.
    var steps = 400 * statementCount
    var trail = Trail()
    while head < queue.count, steps > 0 {
      steps -= 1
      let statement = queue[head]
      head += 1
      isQueued[statement] = false
      let mark = trail.count
      guard tighten(statement, &trail) else {
        undo(&trail, to: mark)
        broken.append(statement)
        continue
      }
      for variable in trail.variables(since: mark) {
        for other in occurrences.statements(of: variable) where !isQueued[Int(other)] {
          isQueued[Int(other)] = true
          queue.append(Int(other))
        }
      }
      trail = Trail()
      if head > 1 << 20 {
        queue.removeFirst(head)
        head = 0
      }
    }
    return Array(Set(broken)).sorted()
  }

  /// Narrows the variables of one statement and notes what they had.
  ///
  /// - Returns: whether the statement can hold; where not, what was narrowed is to be taken back.
  mutating func tighten(_ statement: Int, _ trail: inout Trail) -> Bool {
    let terms = terms(statement)
    var sum = Bounds()
    for term in terms { sum.add(bounds(term)) }
    guard sum.mayLie(from: least[statement], to: most[statement]) else { return false }
    for term in terms {
      let own = bounds(term)
      let variable = Int(variables[term])
      guard lower[variable] < upper[variable] else { continue }
      let high =
        most[statement] < Self.unlimited
        ? sum.leastOfOthers(than: own).map { most[statement] - $0 } : nil
      let low =
        least[statement] > -Self.unlimited
        ? sum.mostOfOthers(than: own).map { least[statement] - $0 } : nil
      let isPositive = factors[term] > 0
      let from = max(lower[variable], (isPositive ? low : high.map { -$0 }) ?? 0)
      let to = min(upper[variable], (isPositive ? high : low.map { -$0 }) ?? Self.unlimited)
      guard from <= to else { return false }
      guard from > lower[variable] || to < upper[variable] else { continue }
      trail.note(variable, lower[variable], upper[variable])
      (lower[variable], upper[variable]) = (from, to)
      sum.replace(own, by: bounds(term))
    }
    return true
  }

  private func bounds(_ term: Int) -> (least: Int, most: Int) {
    let variable = Int(variables[term])
    return factors[term] > 0
      ? (lower[variable], upper[variable]) : (-upper[variable], -lower[variable])
  }
}

/// What a sum may be, endless terms counted apart, so that one of them does not drown the others.
private struct Bounds {
  private var least = 0
  private var most = 0
  private var endlessBelow = 0
  private var endlessAbove = 0

  private static let end = LinkedCounts.unlimited

  mutating func add(_ term: (least: Int, most: Int)) {
    if term.least <= -Self.end { endlessBelow += 1 } else { least += term.least }
    if term.most >= Self.end { endlessAbove += 1 } else { most += term.most }
  }

  mutating func replace(
    _ old: (least: Int, most: Int), by new: (least: Int, most: Int)
  ) {
    if old.least <= -Self.end { endlessBelow -= 1 } else { least -= old.least }
    if old.most >= Self.end { endlessAbove -= 1 } else { most -= old.most }
    add(new)
  }

  func mayLie(from low: Int, to high: Int) -> Bool {
    (endlessBelow > 0 || least <= high) && (endlessAbove > 0 || most >= low)
  }

  /// The least sum of the other terms; nil where it has no end.
  func leastOfOthers(than term: (least: Int, most: Int)) -> Int? {
    if term.least <= -Self.end { return endlessBelow == 1 ? least : nil }
    return endlessBelow == 0 ? least - term.least : nil
  }

  /// The greatest sum of the other terms; nil where it has no end.
  func mostOfOthers(than term: (least: Int, most: Int)) -> Int? {
    if term.most >= Self.end { return endlessAbove == 1 ? most : nil }
    return endlessAbove == 0 ? most - term.most : nil
  }
}
