/// Looks for other whole-number tables that a reader cannot tell from the true one, one small step at a time.
///
/// A step changes one variable by one, then mends the sums that this breaks by changing others, as little as possible:
/// one child recoded, moved, added or removed, with whatever else that asks for. What is not mended within the effort
/// allowed is given up; nothing is drawn by lot.
struct TableSearch: Sendable {
  /// The table at hand, and the sum of each of its statements.
  private(set) var value: System.Numbers
  private(set) var sum: ContiguousArray<Int>
  /// The statements that the table at hand breaks, and the place of each among them.
  private(set) var broken: System.Numbers = []
  private var placeOfBroken: System.Numbers
  /// Which way each variable went in this step, so that none goes back and forth.
  private var direction: ContiguousArray<Int8>
  private(set) var moves: ContiguousArray<Move> = []
  /// The variables that may differ from the truth.
  private var dirty: System.Numbers = []
  private var isDirty: ContiguousArray<Bool>
  private var candidates: ContiguousArray<Candidate> = []
  /// While wandering: how much each statement counts, and when each variable was last moved.
  var weight: System.Numbers
  var lastMoved: System.Numbers
  private var nodesLeft = 0
  /// How many attempts are left for all tables together, so that the work ends at the same place on every machine.
  var effortLeft = 1_000_000
  private var width = 0

  struct Move {
    let variable: Int32
    let change: Int32
    let directionBefore: Int8
  }

  private struct Candidate {
    let variable: Int32
    let change: Int32
    let score: Int32
  }

  init(_ system: System) {
    value = system.truth
    sum = ContiguousArray(repeating: 0, count: system.statementCount)
    placeOfBroken = System.Numbers(repeating: -1, count: system.statementCount)
    direction = ContiguousArray(repeating: 0, count: system.variableCount)
    weight = System.Numbers(repeating: 1, count: system.statementCount)
    lastMoved = System.Numbers(repeating: 0, count: system.variableCount)
    isDirty = ContiguousArray(repeating: false, count: system.variableCount)
    for statement in 0..<system.statementCount {
      sum[statement] = system.variables(of: statement).reduce(0) {
        $0 + Int(system.termCoefficient[$1]) * Int(value[Int(system.termVariable[$1])])
      }
    }
  }

  /// The statements that the truth breaks, of those of the tables.
  func contradictions(_ system: System, _ pattern: Pattern) -> [Int] {
    (0..<system.impliedFrom).filter { excess(of: $0, pattern) != 0 }
  }
}

extension TableSearch {
  /// Changes one variable by one and mends the table. Where that does not succeed the table is as before.
  mutating func step(
    _ target: Int, by change: Int, effort: Effort, _ system: System, _ pattern: Pattern,
    _ bounds: Bounds
  ) -> Bool {
    guard bounds.contains(Int(value[target]) + change, of: target) else { return false }
    nodesLeft = effort.nodes
    width = effort.width
    move(target, by: change, system, pattern)
    // The target stays where it was put.
    direction[target] = 2
    let isMended = mend(effort.depth, system, pattern, bounds)
    if isMended {
      keepMoves()
    } else {
      undoMove(system, pattern)
    }
    return isMended
  }

  /// Takes the moves as done.
  mutating func keepMoves() {
    for move in moves {
      direction[Int(move.variable)] = 0
      markDirty(Int(move.variable))
    }
    moves.removeAll(keepingCapacity: true)
  }

  /// Goes back to the true table.
  mutating func reset(_ system: System, _ pattern: Pattern) {
    for number in dirty {
      let variable = Int(number)
      isDirty[variable] = false
      shift(variable, by: Int(system.truth[variable]) - Int(value[variable]), system, pattern)
    }
    dirty.removeAll(keepingCapacity: true)
  }

  /// Sets one variable of another table, all of which are to be set before the next step.
  mutating func set(_ variable: Int, to other: Int, _ system: System, _ pattern: Pattern) {
    shift(variable, by: other - Int(value[variable]), system, pattern)
    markDirty(variable)
  }

  /// Calls `body` with each variable whose value is not the true one.
  func changed(from system: System, _ body: (_ variable: Int32, _ value: Int32) -> Void) {
    for variable in dirty where value[Int(variable)] != system.truth[Int(variable)] {
      body(variable, value[Int(variable)])
    }
  }

  private mutating func markDirty(_ variable: Int) {
    guard !isDirty[variable] else { return }
    isDirty[variable] = true
    dirty.append(Int32(variable))
  }
}

// MARK: - Mending

extension TableSearch {
  /// By how much a statement's sum is too large, or, below zero, too small.
  func excess(of statement: Int, _ pattern: Pattern) -> Int {
    let sum = sum[statement]
    let upper = Int(pattern.upperSum[statement])
    if sum > upper { return upper >= System.unlimited ? 0 : sum - upper }
    let lower = Int(pattern.lowerSum[statement])
    if sum < lower { return lower <= -System.unlimited ? 0 : sum - lower }
    return 0
  }

  private mutating func mend(
    _ depth: Int, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Bool {
    guard !broken.isEmpty else { return true }
    guard depth > 0, nodesLeft > 0 else { return false }
    nodesLeft -= 1
    effortLeft -= 1
    guard let statement = hardest(system, bounds, pattern) else { return false }
    let first = candidates.count
    collect(for: statement, system, pattern, bounds)
    let last = candidates.count
    for number in first..<last {
      let candidate = candidates[number]
      move(Int(candidate.variable), by: Int(candidate.change), system, pattern)
      if mend(depth - 1, system, pattern, bounds) {
        candidates.removeLast(candidates.count - first)
        return true
      }
      undoMove(system, pattern)
      if nodesLeft <= 0 { break }
    }
    candidates.removeLast(candidates.count - first)
    return false
  }

  /// The broken statement with the fewest ways to mend it, nil where one has none.
  private func hardest(_ system: System, _ bounds: Bounds, _ pattern: Pattern) -> Int? {
    if broken.count == 1 { return Int(broken[0]) }
    var best = -1
    var fewest = Int.max
    for number in broken {
      let statement = Int(number)
      let excess = excess(of: statement, pattern)
      var ways = 0
      for term in system.variables(of: statement) where ways < fewest {
        let change = change(of: term, for: excess, of: statement, system, pattern, bounds)
        if change != 0 { ways += 1 }
      }
      if ways == 0 { return nil }
      if ways < fewest {
        fewest = ways
        best = statement
      }
    }
    return best
  }

  /// How far the variable of a term can go to take back a statement's excess, zero where it cannot.
  @inline(__always)
  private func change(
    of term: Int, for excess: Int, of statement: Int, _ system: System, _ pattern: Pattern,
    _ bounds: Bounds
  ) -> Int {
    let variable = Int(system.termVariable[term])
    let coefficient = Int(system.termCoefficient[term])
    let isUp = (excess < 0) == (coefficient > 0)
    let direction = direction[variable]
    guard direction == 0 || direction == (isUp ? 1 : -1) else { return 0 }
    let room =
      isUp
      ? Int(bounds.upper[variable]) - Int(value[variable])
      : Int(value[variable]) - Int(bounds.lower[variable])
    guard room > 0 else { return 0 }
    let factor = abs(coefficient)
    let size = abs(excess)
    let isEquality = pattern.lowerSum[statement] == pattern.upperSum[statement]
    let wanted =
      factor == 1 ? size : isEquality ? max(1, size / factor) : (size + factor - 1) / factor
    let change = min(wanted, room)
    return isUp ? change : -change
  }

  /// Puts the best ways to mend a statement on the candidates, best first.
  private mutating func collect(
    for statement: Int, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) {
    let first = candidates.count
    let excess = excess(of: statement, pattern)
    for term in system.variables(of: statement) {
      let change = change(of: term, for: excess, of: statement, system, pattern, bounds)
      guard change != 0 else { continue }
      let variable = Int(system.termVariable[term])
      let score = score(variable, change, system, pattern, bounds)
      if candidates.count - first == width {
        guard let worst = candidates.last, score < worst.score else { continue }
        candidates.removeLast()
      }
      candidates.append(
        Candidate(variable: Int32(variable), change: Int32(change), score: score))
      var place = candidates.count - 1
      while place > first, candidates[place - 1].score > candidates[place].score {
        candidates.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  /// How much more is broken after a change, and then how little room is left for others.
  private func score(
    _ variable: Int, _ change: Int, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Int32 {
    let worse = weightedChange(variable, change, system, pattern)
    let after = Int(value[variable]) + change
    let room =
      change > 0 ? Int(bounds.upper[variable]) - after : after - Int(bounds.lower[variable])
    return Int32(clamping: worse * 8 - min(room, 7))
  }
}

// MARK: - Moves

extension TableSearch {
  mutating func move(
    _ variable: Int, by change: Int, _ system: System, _ pattern: Pattern
  ) {
    moves.append(
      Move(
        variable: Int32(variable), change: Int32(change), directionBefore: direction[variable]))
    direction[variable] = change > 0 ? 1 : -1
    shift(variable, by: change, system, pattern)
  }

  mutating func undoMoves(downTo count: Int, _ system: System, _ pattern: Pattern) {
    while moves.count > count { undoMove(system, pattern) }
  }

  mutating func undoMove(_ system: System, _ pattern: Pattern) {
    let move = moves.removeLast()
    direction[Int(move.variable)] = move.directionBefore
    shift(Int(move.variable), by: -Int(move.change), system, pattern)
  }

  /// Changes a variable, the sums that it is part of, and the list of what is broken.
  private mutating func shift(
    _ variable: Int, by change: Int, _ system: System, _ pattern: Pattern
  ) {
    guard change != 0 else { return }
    value[variable] += Int32(change)
    for use in system.uses(of: variable) {
      let statement = Int(system.useStatement[use])
      guard statement < system.impliedFrom else { break }
      sum[statement] += change * Int(system.useCoefficient[use])
      let isBroken = excess(of: statement, pattern) != 0
      let place = Int(placeOfBroken[statement])
      if isBroken, place < 0 {
        placeOfBroken[statement] = Int32(broken.count)
        broken.append(Int32(statement))
      } else if !isBroken, place >= 0 {
        let last = broken.removeLast()
        if Int(last) != statement {
          broken[place] = last
          placeOfBroken[Int(last)] = Int32(place)
        }
        placeOfBroken[statement] = -1
      }
    }
  }
}
