extension Securing {
  /// What can be done for a form: hide one more cell, with those that go with it, or leave a statement unpublished.
  enum Remedy {
    case hide([Int])
    case withdraw(Int)
  }

  /// A remedy and its place in the order in which remedies are tried.
  private struct Candidate {
    let remedy: Remedy
    /// What it costs: the weights of all that it hides.
    let cost: Int
    let nearness: Nearness
    let weight: Int
    let lowest: Int
    let number: Int

    static func isBefore(_ one: Candidate, _ other: Candidate) -> Bool {
      (one.nearness.rawValue, one.weight, one.lowest, one.number)
        < (other.nearness.rawValue, other.weight, other.lowest, other.number)
    }
  }

  /// How a cell lies to a form; the nearest is hidden first.
  private enum Nearness: Int {
    case statement
    /// Another category of the same breakdown in the same area.
    case sameRow
    /// The total of that breakdown.
    case total
    /// The same category in another area under the same one.
    case sibling
    case further
  }

  /// Hides what makes a form safe, or, where nothing alone does, what leaves most values. Returns false where nothing
  /// helps.
  mutating func repair(_ form: Int) -> Bool {
    let near = candidates(for: form, steps: 4)
    if apply(best(of: near, for: form)) { return true }
    return apply(best(of: candidates(for: form, steps: .max), for: form))
  }

  private mutating func apply(_ remedy: Remedy?) -> Bool {
    guard let remedy else { return false }
    take(remedy)
    bounds.keep()
    return true
  }

  /// The first candidate that makes the form safe, unless a later one does at a lower cost.
  private mutating func best(of candidates: [Candidate], for form: Int) -> Remedy? {
    var cheapestFrom = [Int](repeating: .max, count: candidates.count + 1)
    for number in candidates.indices.reversed() {
      cheapestFrom[number] = min(cheapestFrom[number + 1], candidates[number].cost)
    }
    let before = gain(form)
    var widest: (remedy: Remedy, gain: (Int, Int))?
    var best: Candidate?
    for (number, candidate) in candidates.enumerated() {
      if let best {
        if best.cost <= cheapestFrom[number] { break }
        if candidate.cost >= best.cost { continue }
      }
      let after = trial(candidate.remedy, for: form)
      if after.1 >= minimum(form) {
        best = candidate
      } else if best == nil, after > (widest?.gain ?? before) {
        widest = (candidate.remedy, after)
      }
    }
    return best?.remedy ?? widest?.remedy
  }

  /// How many values of a form bounds leave, as far as they are asked for, and how many are proved.
  private func gain(_ form: Int) -> (Int, Int) {
    (min(boundedValues(of: form), minimum(form)), proofs.values(of: form))
  }

  /// What a remedy would bring, undone again.
  private mutating func trial(_ remedy: Remedy, for form: Int) -> (Int, Int) {
    let mark = bounds.mark
    let known = proofs.count
    take(remedy)
    if boundedValues(of: form) >= minimum(form) { _ = prove(form, .usual) }
    let gain = gain(form)
    proofs.forget(downTo: known, system)
    search.reset(system, pattern)
    undo(remedy)
    bounds.undo(to: mark)
    return gain
  }

  /// Hides or withdraws, and follows what a reader no longer knows.
  private mutating func take(_ remedy: Remedy) {
    switch remedy {
    case .hide(let cells):
      for cell in cells {
        pattern.hide(cell)
        isSecondary[cell] = true
      }
      bounds.widen(cells, system, pattern)
    case .withdraw(let statement):
      search.reset(system, pattern)
      proofs.forgetHand()
      pattern.withdraw(statement)
      let variables = system.variables(of: statement).map { Int(system.termVariable[$0]) }
      bounds.widen(variables, system, pattern)
    }
  }

  /// Shows again; the bounds are left to the caller.
  private mutating func undo(_ remedy: Remedy) {
    switch remedy {
    case .hide(let cells):
      for cell in cells {
        pattern.show(cell, as: tables.cells[cell].shown)
        isSecondary[cell] = false
      }
    case .withdraw(let statement): pattern.publish(statement, of: system)
    }
  }
}

// MARK: - Candidates

extension Securing {
  /// What can be hidden or withdrawn within so many steps from statement to statement, in the order of trial.
  private func candidates(for form: Int, steps: Int) -> [Candidate] {
    var nearness = [Nearness?](repeating: nil, count: system.variableCount)
    var isReached = [Bool](repeating: false, count: system.variableCount)
    var isRead = [Bool](repeating: false, count: system.statementCount)
    var found: [Candidate] = []
    var front: [Int] = []
    for term in tables.forms[form].terms {
      front.append(Int(term.cell))
      isReached[Int(term.cell)] = true
    }
    var all = front
    classify(front, into: &nearness)
    var step = 0
    while !front.isEmpty, step < steps {
      step += 1
      var next: [Int] = []
      for variable in front {
        for use in system.uses(of: variable) {
          let statement = Int(system.useStatement[use])
          guard !isRead[statement], !pattern.isWithdrawn[statement] else { continue }
          isRead[statement] = true
          if let candidate = withdrawal(of: statement) { found.append(candidate) }
          for term in system.variables(of: statement) {
            let other = Int(system.termVariable[term])
            guard !isReached[other] else { continue }
            isReached[other] = true
            next.append(other)
          }
        }
      }
      all += next
      front = next
    }
    found += all.compactMap { hiding(of: $0, nearness[$0] ?? .further) }
    return found.sorted(by: Candidate.isBefore)
  }

  /// Says how the cells that share a statement with a form's cells lie to them.
  private func classify(_ cells: [Int], into nearness: inout [Nearness?]) {
    for cell in cells {
      for use in system.uses(of: cell) {
        let statement = Int(system.useStatement[use])
        guard statement < tables.statements.count else { continue }
        let sign = system.useCoefficient[use].signum()
        for term in system.variables(of: statement) {
          let other = Int(system.termVariable[term])
          let isSameSide = system.termCoefficient[term].signum() == sign
          let place: Nearness =
            switch tables.statements[statement].kind {
            case .breakdown: isSameSide ? .sameRow : .total
            case .areas: isSameSide ? .sibling : .further
            case .other: .further
            }
          if place.rawValue < (nearness[other] ?? .further).rawValue { nearness[other] = place }
        }
      }
    }
  }

  private func withdrawal(of statement: Int) -> Candidate? {
    guard statement < tables.statements.count, tables.statements[statement].mayBeWithdrawn
    else { return nil }
    return Candidate(
      remedy: .withdraw(statement), cost: 0, nearness: .statement, weight: 0, lowest: 0,
      number: statement)
  }

  private func hiding(of cell: Int, _ nearness: Nearness) -> Candidate? {
    guard cell < tables.cells.count, !pattern.isHidden[cell], tables.cells[cell].mayBeHidden
    else { return nil }
    let cells = [cell] + Self.shownCompanions(of: cell, tables, pattern)
    guard cells.allSatisfy({ tables.cells[$0].mayBeHidden }) else { return nil }
    return Candidate(
      remedy: .hide(cells), cost: cells.reduce(0) { $0 + tables.cells[$1].weight },
      nearness: nearness, weight: tables.cells[cell].weight,
      lowest: tables.cells[cell].shown.lower, number: cell)
  }
}
