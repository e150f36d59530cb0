extension Securing {
  /// Hides what leaves a reader enough values of a form: whatever its bounds follow from, the nearest first, or what does
  /// at the least cost. Returns false where nothing helps.
  mutating func repair(_ form: Int) -> Bool {
    let start = Attempt(self)
    var taken = Remedy()
    reach = Self.nearestWidened
    while boundedValues(of: form) < minimum(form) {
      if let best = best(of: grounds(of: form), for: form) {
        taken = taken.joined(best.remedy)
        take(best.remedy)
      } else if reach < .max {
        // What is far off still has bounds from before others were hidden: all are worked out anew.
        reach = .max
        bounds.widen([Int(system.target[form])], system, pattern)
      } else {
        undo(taken, start)
        return false
      }
    }
    bounds.keep()
    return true
  }

  /// What the bounds of a form follow from and could be hidden or withdrawn, in the order of trial.
  private mutating func grounds(of form: Int) -> [Candidate] {
    let grounds = Grounds(
      of: Int(system.target[form]), &bounds, system, pattern, most: reach)
    let nearness = nearness(to: form)
    let statements = grounds.statements.compactMap { withdrawal(of: $0) }
    let cells = grounds.variables.compactMap { hiding(of: $0, nearness[$0] ?? .further) }
    return (statements + cells).sorted(by: Candidate.isBefore)
  }

  /// The cheapest candidate with which a form has enough values; where none does, the one that leaves it the most.
  private mutating func best(of candidates: [Candidate], for form: Int) -> Candidate? {
    var best: (candidate: Candidate, values: Int)?
    for candidate in candidates.prefix(Self.mostTried) {
      let isEnough = (best?.values ?? 0) >= minimum(form)
      if isEnough, let best, candidate.cost >= best.candidate.cost { continue }
      let values = values(of: form, with: candidate.remedy)
      if values >= minimum(form) || !isEnough && values > best?.values ?? -1 {
        best = (candidate, values)
      }
    }
    return best?.candidate
  }

  /// How many candidates are tried at a time.
  private static let mostTried = 24

  /// How many values bounds would leave of a form with a remedy; it is undone again.
  private mutating func values(of form: Int, with remedy: Remedy) -> Int {
    let attempt = Attempt(self)
    take(remedy)
    defer { undo(remedy, attempt) }
    return boundedValues(of: form)
  }

  /// How many are hidden together at most to prove a form.
  private static let mostJoined = 100

  /// Hides the nearest cells, one after the other, until other tables prove that a form has enough values.
  mutating func repairProof(of form: Int) -> Bool {
    let start = Attempt(self)
    var taken = Remedy()
    for candidate in candidates(for: form, steps: .max).prefix(Self.mostJoined) {
      guard search.effortLeft > 0 else { break }
      let cells = candidate.remedy.cells.filter { !pattern.isHidden[$0] }
      let remedy = Remedy(cells: cells, statements: candidate.remedy.statements)
      taken = taken.joined(remedy)
      take(remedy)
      if prove(form, .usual) {
        bounds.keep()
        return true
      }
    }
    undo(taken, start)
    return false
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
    bounds.widen(told, system, pattern, most: reach)
  }

  /// How many variables an attempt works out anew. Bounds only guide the search, and witnesses decide: a reader who is
  /// taken to know too much of what is far away costs at most a cell.
  static let nearestWidened = 600

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
