/// What can be done for a form: cells to hide, with those that go with them, and statements to leave unpublished.
struct Remedy: Sendable {
  var cells: [Int] = []
  var statements: [Int] = []

  /// Both remedies together.
  func joined(_ other: Remedy) -> Remedy {
    Remedy(
      cells: Set(cells + other.cells).sorted(),
      statements: Set(statements + other.statements).sorted())
  }
}

/// A remedy and its place in the order in which remedies are tried.
struct Candidate: Sendable {
  let remedy: Remedy
  /// What it costs: the weights of all that it hides.
  let cost: Int
  let nearness: Nearness
  let weight: Int
  let lowest: Int
  let number: Int

  /// How a cell lies to a form; the nearest is hidden first.
  enum Nearness: Int, Sendable {
    case statement
    /// Another category of the same breakdown in the same area.
    case sameRow
    /// The total of that breakdown.
    case total
    /// The same category in another area under the same one.
    case sibling
    case further
  }

  static func isBefore(_ one: Candidate, _ other: Candidate) -> Bool {
    (one.nearness.rawValue, one.weight, one.lowest, one.number)
      < (other.nearness.rawValue, other.weight, other.lowest, other.number)
  }
}

extension Securing {
  /// What can be hidden or withdrawn within so many steps from statement to statement, in the order of trial.
  func candidates(for form: Int, steps: Int) -> [Candidate] {
    let nearness = nearness(to: form)
    var isReached = [Bool](repeating: false, count: system.variableCount)
    var isRead = [Bool](repeating: false, count: system.statementCount)
    var found: [Candidate] = []
    var front: [Int] = []
    for term in tables.forms[form].terms {
      front.append(Int(term.cell))
      isReached[Int(term.cell)] = true
    }
    var all = front
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

  /// How the cells that share a statement with a form's cells lie to them; the others are further.
  func nearness(to form: Int) -> [Int: Candidate.Nearness] {
    var nearness: [Int: Candidate.Nearness] = [:]
    for cell in tables.forms[form].terms.map({ Int($0.cell) }) {
      for use in system.uses(of: cell) {
        let statement = Int(system.useStatement[use])
        guard statement < tables.statements.count else { continue }
        let sign = system.useCoefficient[use].signum()
        for term in system.variables(of: statement) {
          let other = Int(system.termVariable[term])
          let isSameSide = system.termCoefficient[term].signum() == sign
          let place: Candidate.Nearness =
            switch tables.statements[statement].kind {
            case .breakdown: isSameSide ? .sameRow : .total
            case .areas: isSameSide ? .sibling : .further
            case .other: .further
            }
          if place.rawValue < (nearness[other] ?? .further).rawValue { nearness[other] = place }
        }
      }
    }
    return nearness
  }

  func withdrawal(of statement: Int) -> Candidate? {
    guard statement < tables.statements.count, tables.statements[statement].mayBeWithdrawn
    else { return nil }
    return Candidate(
      remedy: Remedy(statements: [statement]), cost: 0, nearness: .statement, weight: 0, lowest: 0,
      number: statement)
  }

  func hiding(of cell: Int, _ nearness: Candidate.Nearness) -> Candidate? {
    guard cell < tables.cells.count, !pattern.isHidden[cell], tables.cells[cell].mayBeHidden
    else { return nil }
    let cells = [cell] + Self.shownCompanions(of: cell, tables, pattern)
    guard cells.allSatisfy({ tables.cells[$0].mayBeHidden }) else { return nil }
    return Candidate(
      remedy: Remedy(cells: cells), cost: cells.reduce(0) { $0 + tables.cells[$1].weight },
      nearness: nearness, weight: tables.cells[cell].weight,
      lowest: tables.cells[cell].shown.lower, number: cell)
  }
}
