/// Looks for other tables by moving whole children: out of one set and into another, or from one piece of the partnership
/// to another, with all the sets that must follow.
///
/// A child who moves changes the cell of its ward, its district and its division at once, so the sums of areas hold from
/// the start. What a move breaks is a sum over sets in one place, and is mended by moving a child of another set of that
/// sum in the same way.
struct ChildMoves: Sendable {
  private let layout: LinkedTables.Layout
  /// Statements from here on define the variables of forms.
  private let definitionsFrom: Int
  /// The last attempt in which each set was moved.
  private var attemptOfSet: ContiguousArray<Int32>
  private var attempt: Int32 = 0
  /// Turns what is tried first, so that it is not always the same.
  private var turn = 0
  private var nodesLeft = 0
  private var pending: [(cell: Int, change: Int)] = []
  private var ways: [Way] = []
  /// How many attempts are left in all, so that the work ends at the same place on every machine.
  var effortLeft: Int

  /// How long to look for one table.
  struct Effort {
    /// How many other pieces are tried.
    let neighbours: Int
    /// How many sets are moved, those moved back among them.
    let nodes: Int
    /// How many sets are tried to mend a statement.
    let width: Int

    static let stages = [
      Effort(neighbours: 3, nodes: 12, width: 2), Effort(neighbours: 12, nodes: 60, width: 3),
      Effort(neighbours: 24, nodes: 100, width: 4),
    ]
  }

  /// Where a move takes a child to, and where from; nil where it comes from nowhere.
  private struct Route {
    let piece: Int
    let other: Int?
  }

  /// A set to be moved, and how many statements are broken then.
  private struct Way {
    let set: Int
    let change: Int
    let broken: Int
  }

  /// The variable to be changed, and its new value.
  private struct Goal {
    let variable: Int
    let value: Int
  }

  init(_ layout: LinkedTables.Layout, statements: Int, effort: Int) {
    self.layout = layout
    definitionsFrom = statements
    attemptOfSet = ContiguousArray(repeating: 0, count: layout.sets)
    effortLeft = effort
  }
}

extension ChildMoves {
  /// Looks for a table in which a form is one more, or one less, than in the table at hand, and takes it to hand.
  mutating func find(
    _ form: Int, by change: Int, _ terms: [LinkedTables.Term], _ effort: Effort,
    _ search: inout TableSearch, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Bool {
    turn &+= 1
    let variable = Int(system.target[form])
    let goal = Goal(variable: variable, value: Int(search.value[variable]) + change)
    guard bounds.contains(goal.value, of: variable) else { return false }
    for term in terms {
      guard let set = layout.set(of: Int(term.cell)) else { continue }
      let sign = term.coefficient > 0 ? change : -change
      for route in routes(of: Int(term.cell), effort) {
        guard effortLeft > 0 else { return false }
        if move(set, sign, route, goal, effort, &search, system, pattern, bounds) { return true }
      }
    }
    return false
  }

  /// The ways in which a child can come to be in the area of a cell: from pieces outside it, or from nowhere.
  private func routes(of cell: Int, _ effort: Effort) -> [Route] {
    let inside = layout.pieces(of: cell)
    var routes: [Route] = []
    for number in 0..<min(inside.count, Self.mostPieces) {
      let piece = Int(inside[(number + turn) % inside.count])
      let neighbours = layout.neighbours[piece]
      for number in 0..<min(neighbours.count, effort.neighbours) {
        let other = neighbours[(number + turn) % neighbours.count]
        if !inside.contains(other) { routes.append(Route(piece: piece, other: Int(other))) }
      }
      routes.append(Route(piece: piece, other: nil))
    }
    return routes
  }

  /// How many pieces of one area are tried.
  private static let mostPieces = 3
  /// How many sets move together at most.
  private static let mostSets = 24
  /// How many statements, and how many ways to mend one, are compared.
  private static let mostCompared = 8

  private mutating func move(
    _ set: Int, _ sign: Int, _ route: Route, _ goal: Goal, _ effort: Effort,
    _ search: inout TableSearch, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Bool {
    attempt += 1
    effortLeft -= 1
    nodesLeft = effort.nodes
    guard shift(set, sign, route, &search, system, pattern, bounds) else { return false }
    attemptOfSet[set] = attempt
    if mend(Self.mostSets, route, goal, effort.width, &search, system, pattern, bounds) {
      return true
    }
    search.undoMoves(downTo: 0, system, pattern)
    return false
  }

  /// Mends what is broken by moving other sets along the same route, as many as need be.
  private mutating func mend(
    _ depth: Int, _ route: Route, _ goal: Goal, _ width: Int, _ search: inout TableSearch,
    _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Bool {
    guard let statement = shortest(search.broken, system) else {
      return Int(search.value[goal.variable]) == goal.value
    }
    guard depth > 0 else { return false }
    let first = ways.count
    defer { ways.removeLast(ways.count - first) }
    collect(for: statement, route, width, &search, system, pattern, bounds)
    for number in first..<ways.count where nodesLeft > 0 {
      let way = ways[number]
      let start = search.moves.count
      guard shift(way.set, way.change, route, &search, system, pattern, bounds) else { continue }
      nodesLeft -= 1
      attemptOfSet[way.set] = attempt
      if mend(depth - 1, route, goal, width, &search, system, pattern, bounds) { return true }
      attemptOfSet[way.set] = 0
      search.undoMoves(downTo: start, system, pattern)
    }
    return false
  }

  /// Of the statements broken first, the one with the fewest terms: it leaves the least choice.
  private func shortest(_ broken: System.Numbers, _ system: System) -> Int? {
    broken.prefix(Self.mostCompared).map { Int($0) }
      .min { system.variables(of: $0).count < system.variables(of: $1).count }
  }

  /// Puts the sets whose moving mends a statement on the ways, those first that leave least broken.
  private mutating func collect(
    for statement: Int, _ route: Route, _ width: Int, _ search: inout TableSearch,
    _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) {
    let isTooSmall = search.excess(of: statement, pattern) < 0
    let terms = system.variables(of: statement)
    let first = ways.count
    for number in 0..<terms.count where ways.count - first < Self.mostCompared {
      let term = terms.lowerBound + (number + turn) % terms.count
      let cell = Int(system.termVariable[term])
      guard let set = layout.set(of: cell), attemptOfSet[set] != attempt,
        let end = end(of: cell, set, route)
      else { continue }
      let isUp = isTooSmall == (system.termCoefficient[term] > 0)
      let start = search.moves.count
      effortLeft -= 1
      let change = isUp ? end : -end
      guard shift(set, change, route, &search, system, pattern, bounds) else { continue }
      var place = ways.count
      let way = Way(set: set, change: change, broken: search.broken.count)
      while place > first, ways[place - 1].broken > way.broken { place -= 1 }
      ways.insert(way, at: place)
      search.undoMoves(downTo: start, system, pattern)
    }
    if ways.count > first + width { ways.removeLast(ways.count - first - width) }
  }

  /// 1 if a cell gains where a route ends, -1 if it loses where the route begins, nil if it lies elsewhere or on both.
  private func end(of cell: Int, _ set: Int, _ route: Route) -> Int? {
    let isThere = layout.holds(cell, layout.cells(of: set, in: route.piece))
    guard let other = route.other else { return isThere ? 1 : nil }
    let isHere = layout.holds(cell, layout.cells(of: set, in: other))
    return isThere == isHere ? nil : isThere ? 1 : -1
  }

  /// Moves children of one set along a route, in all areas at once; false, and nothing moved, where a cell cannot follow.
  private mutating func shift(
    _ set: Int, _ change: Int, _ route: Route, _ search: inout TableSearch, _ system: System,
    _ pattern: Pattern, _ bounds: Bounds
  ) -> Bool {
    let there = layout.cells(of: set, in: route.piece)
    let here = route.other.map { layout.cells(of: set, in: $0) }
    guard !there.isEmpty, here?.isEmpty != true else { return false }
    pending.removeAll(keepingCapacity: true)
    for (cells, others, by) in [(there, here, change), (here ?? 0..<0, there, -change)] {
      for place in cells {
        let cell = layout[place]
        if let others, layout.holds(cell, others) { continue }
        guard bounds.contains(Int(search.value[cell]) + by, of: cell) else { return false }
        pending.append((cell, by))
      }
    }
    let start = search.moves.count
    for (cell, by) in pending { search.move(cell, by: by, system, pattern) }
    if followForms(&search, system, pattern, bounds) { return true }
    search.undoMoves(downTo: start, system, pattern)
    return false
  }

  /// Sets the variables of forms to what their cells now come to.
  private func followForms(
    _ search: inout TableSearch, _ system: System, _ pattern: Pattern, _ bounds: Bounds
  ) -> Bool {
    var number = 0
    while number < search.broken.count {
      let statement = Int(search.broken[number])
      guard statement >= definitionsFrom else {
        number += 1
        continue
      }
      // The form's own variable stands last, with -1.
      let variable = Int(system.termVariable[system.variables(of: statement).upperBound - 1])
      let change = search.sum[statement]
      guard bounds.contains(Int(search.value[variable]) + change, of: variable) else {
        return false
      }
      search.move(variable, by: change, system, pattern)
    }
    return true
  }
}
