/// What a bound follows from, so that only what it needs is tried as a remedy.
struct Grounds: Sendable {
  /// The variables whose told range the bound needs.
  private(set) var variables: [Int] = []
  /// The statements on the way.
  private(set) var statements: [Int] = []

  /// Works the bounds of a variable out anew, and goes back along the steps that led to them.
  ///
  /// At most `most` variables are worked out anew; those further off are taken as told what they are known to be.
  init(
    of variable: Int, _ bounds: inout Bounds, _ system: System, _ pattern: Pattern, most: Int
  ) {
    let mark = bounds.mark
    bounds.widen([variable], system, pattern, most: most)
    self.init(of: variable, Steps(bounds, since: mark), bounds, system, pattern)
    bounds.undo(to: mark)
  }

  /// Goes back along the steps that led to the bounds of a variable.
  init(
    of variable: Int, _ steps: Steps, _ bounds: borrowing Bounds, _ system: System,
    _ pattern: Pattern
  ) {
    var told: Set<Int> = []
    var used: Set<Int> = []
    var seen: Set<Bound> = []
    var open: [(bound: Bound, before: Int)] = []
    if bounds.lower[variable] > pattern.lower[variable] {
      open.append((Bound(variable: variable, isLower: true), .max))
    }
    if bounds.upper[variable] < pattern.upper[variable] {
      open.append((Bound(variable: variable, isLower: false), .max))
    }
    while let (bound, before) = open.popLast() {
      guard let step = steps.last(of: bound, before: before, bounds) else {
        if told.insert(bound.variable).inserted { variables.append(bound.variable) }
        continue
      }
      guard seen.insert(Bound(variable: step, isLower: bound.isLower)).inserted else { continue }
      let statement = Int(bounds.trail[step].reason)
      if used.insert(statement).inserted { statements.append(statement) }
      for need in Self.needs(of: bound, in: statement, system) { open.append((need, step)) }
    }
  }

  /// One side of the range of a variable.
  fileprivate struct Bound: Hashable {
    let variable: Int
    let isLower: Bool
  }

  /// The bounds of the others from which a statement works out one bound.
  private static func needs(of bound: Bound, in statement: Int, _ system: System) -> [Bound] {
    let terms = system.variables(of: statement)
    guard let own = terms.first(where: { Int(system.termVariable[$0]) == bound.variable }) else {
      return []
    }
    // A least value, where its own sign is plus, needs the others at their greatest.
    let needsGreatest = bound.isLower == (system.termCoefficient[own] > 0)
    return terms.compactMap { term in
      guard term != own else { return nil }
      return Bound(
        variable: Int(system.termVariable[term]),
        isLower: (system.termCoefficient[term] > 0) != needsGreatest)
    }
  }

  /// The steps by which bounds were worked out, by variable.
  struct Steps: Sendable {
    private var ofVariable: [Int32: [Int]] = [:]

    init(_ bounds: borrowing Bounds, since mark: Bounds.Mark) {
      for number in mark.length..<bounds.trail.count {
        ofVariable[bounds.trail[number].variable, default: []].append(number)
      }
    }

    /// The step that set a bound as it stood before another step, nil where it was told.
    fileprivate func last(of bound: Bound, before: Int, _ bounds: borrowing Bounds) -> Int? {
      let own = ofVariable[Int32(bound.variable)] ?? []
      for place in own.indices.reversed() where own[place] < before {
        let entry = bounds.trail[own[place]]
        guard entry.reason >= 0 else { return nil }
        let isLast = place + 1 == own.count
        let low = isLast ? bounds.lower[bound.variable] : bounds.trail[own[place + 1]].lower
        let high = isLast ? bounds.upper[bound.variable] : bounds.trail[own[place + 1]].upper
        if bound.isLower ? low > entry.lower : high < entry.upper { return own[place] }
      }
      return nil
    }
  }
}
