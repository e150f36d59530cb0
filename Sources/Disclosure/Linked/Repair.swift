extension Securing {
  /// Hides what makes a form safe: the nearest cell that does alone, two cells where they cost less, or as many near ones
  /// as it takes. Returns false where nothing helps.
  mutating func repair(_ form: Int) -> Bool {
    let near = candidates(for: form, steps: 4)
    let single = single(of: near, for: form)
    if let pair = pair(of: near, for: form, below: single?.cost ?? .max) { return keep(pair) }
    if let single { return keep(single.remedy) }
    if let several = several(of: near, for: form) { return keep(several) }
    guard let several = several(of: candidates(for: form, steps: .max), for: form) else {
      return false
    }
    return keep(several)
  }

  private mutating func keep(_ remedy: Remedy) -> Bool {
    take(remedy)
    bounds.keep()
    return true
  }

  /// The first candidate that makes the form safe, unless a later one does at a lower cost.
  private mutating func single(of candidates: [Candidate], for form: Int) -> Candidate? {
    var cheapestFrom = [Int](repeating: .max, count: candidates.count + 1)
    for number in candidates.indices.reversed() {
      cheapestFrom[number] = min(cheapestFrom[number + 1], candidates[number].cost)
    }
    var best: Candidate?
    for (number, candidate) in candidates.enumerated() {
      if let best {
        if best.cost <= cheapestFrom[number] { break }
        if candidate.cost >= best.cost { continue }
      }
      if suffices(candidate.remedy, for: form) { best = candidate }
    }
    return best
  }

  /// The cheapest two of the nearest candidates that make the form safe together, if they cost less than `limit`.
  private mutating func pair(of candidates: [Candidate], for form: Int, below limit: Int) -> Remedy?
  {
    let near = candidates.filter { $0.cost < limit }.prefix(Self.nearestPaired)
    var pairs: [(cost: Int, first: Int, second: Int)] = []
    for second in near.indices {
      for first in near.startIndex..<second where near[first].cost + near[second].cost < limit {
        pairs.append((near[first].cost + near[second].cost, first, second))
      }
    }
    pairs.sort { ($0.cost, $0.second, $0.first) < ($1.cost, $1.second, $1.first) }
    for pair in pairs {
      let remedy = near[pair.first].remedy.joined(near[pair.second].remedy)
      if suffices(remedy, for: form) { return remedy }
    }
    return nil
  }

  /// How many of the nearest candidates are tried two by two.
  private static let nearestPaired = 16

  /// The nearest candidates up to the one with which the form is safe, without those that are not needed.
  private mutating func several(of candidates: [Candidate], for form: Int) -> Remedy? {
    guard let count = enough(of: candidates, for: form) else { return nil }
    let near = candidates.prefix(count)
    func remedy(_ chosen: Set<Int>) -> Remedy {
      chosen.sorted().reduce(Remedy()) { $0.joined(near[$1].remedy) }
    }
    var chosen = Set(near.indices)
    // The dearest and furthest are dropped first.
    for number in near.indices.sorted(by: { (near[$0].cost, $0) > (near[$1].cost, $1) }) {
      let rest = chosen.subtracting([number])
      if suffices(remedy(rest), for: form) { chosen = rest }
    }
    return remedy(chosen)
  }

  /// How many of the candidates, from the nearest on, make the form safe together.
  private mutating func enough(of candidates: [Candidate], for form: Int) -> Int? {
    let attempt = Attempt(self)
    var all = Remedy()
    var count: Int?
    for (number, candidate) in candidates.prefix(Self.mostJoined).enumerated() {
      let more = Remedy(
        cells: candidate.remedy.cells.filter { [pattern] in !pattern.isHidden[$0] },
        statements: candidate.remedy.statements)
      all = all.joined(more)
      take(more)
      if isSafe(form) {
        count = number + 1
        break
      }
    }
    undo(all, attempt)
    return count
  }

  /// How many candidates are hidden together at most.
  private static let mostJoined = 400

  /// Whether a remedy would make a form safe; it is undone again.
  private mutating func suffices(_ remedy: Remedy, for form: Int) -> Bool {
    let attempt = Attempt(self)
    take(remedy)
    let isSafe = isSafe(form)
    undo(remedy, attempt)
    return isSafe
  }

  private mutating func isSafe(_ form: Int) -> Bool {
    boundedValues(of: form) >= minimum(form) && prove(form, .usual)
  }

  /// What to go back to after an attempt.
  private struct Attempt {
    let mark: Bounds.Mark
    let tables: Int

    init(_ securing: borrowing Securing) {
      mark = securing.bounds.mark
      tables = securing.proofs.count
    }
  }

  /// Hides and withdraws, and follows what a reader no longer knows.
  private mutating func take(_ remedy: Remedy) {
    for cell in remedy.cells {
      pattern.hide(cell)
      isSecondary[cell] = true
    }
    var told = remedy.cells
    if !remedy.statements.isEmpty { goHome() }
    for statement in remedy.statements {
      pattern.withdraw(statement)
      told += system.variables(of: statement).map { Int(system.termVariable[$0]) }
    }
    bounds.widen(told, system, pattern, most: Self.nearestWidened)
  }

  /// How many variables an attempt works out anew. Bounds only guide the search, and witnesses decide: a reader who is
  /// taken to know too much of what is far away costs at most a cell.
  private static let nearestWidened = 600

  /// Shows and publishes again, and forgets what was found meanwhile.
  private mutating func undo(_ remedy: Remedy, _ attempt: Attempt) {
    proofs.forget(downTo: attempt.tables, system)
    goHome()
    for cell in remedy.cells {
      pattern.show(cell, as: tables.cells[cell].shown)
      isSecondary[cell] = false
    }
    for statement in remedy.statements { pattern.publish(statement, of: system) }
    bounds.undo(to: attempt.mark)
  }

  /// Has the search start from the true table again.
  private mutating func goHome() {
    search.reset(system, pattern)
    proofs.forgetHand()
  }
}
