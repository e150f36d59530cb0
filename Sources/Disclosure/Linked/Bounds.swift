/// The least and the greatest value that a reader cannot rule out by carrying bounds from statement to statement.
///
/// Every whole-number table that agrees with what is published lies within, so a narrow range is an attack that works. A
/// wide range proves nothing. On sums that form one tree the bounds are exact.
struct Bounds: Sendable {
  private(set) var lower: System.Numbers
  private(set) var upper: System.Numbers
  /// What to put back, last first.
  private(set) var trail: ContiguousArray<Entry> = []
  private var queue: System.Numbers = []
  private var isQueued: ContiguousArray<Bool>
  private var isReset: ContiguousArray<Bool>

  struct Entry {
    let variable: Int32
    let lower: Int32
    let upper: Int32
    /// The statement that the new bounds follow from, -1 where they are what is told.
    let reason: Int32
  }

  /// Where the trail stood, to go back to.
  struct Mark {
    let length: Int
  }

  /// The bounds of what is told. The way to them is kept in the trail only where asked for.
  init(_ system: System, _ pattern: Pattern, keepsSteps: Bool = false) {
    lower = pattern.lower
    upper = pattern.upper
    isQueued = ContiguousArray(repeating: false, count: system.statementCount)
    isReset = ContiguousArray(repeating: false, count: system.variableCount)
    for statement in 0..<system.statementCount { enqueue(statement) }
    propagate(system, pattern)
    if !keepsSteps { trail = [] }
  }

  /// How many values of a variable are left; "very many" counts as many.
  func values(of variable: Int) -> Int {
    Int(upper[variable]) - Int(lower[variable]) + 1
  }

  /// How many values of a form are left. Of one that is not small: very many, where nobody can take it for small.
  func values(ofForm form: Int, _ system: System) -> Int {
    let variable = Int(system.target[form])
    let isKnownLarge = lower[variable] >= system.largeFrom[form]
    let isKnownNobody = upper[variable] <= 0 && !system.isSmall(form)
    return isKnownLarge || isKnownNobody ? System.unlimited : values(of: variable)
  }

  func contains(_ value: Int, of variable: Int) -> Bool {
    value >= Int(lower[variable]) && value <= Int(upper[variable])
  }

  var mark: Mark { Mark(length: trail.count) }

  /// Puts back all that changed since the mark.
  mutating func undo(to mark: Mark) {
    while trail.count > mark.length {
      let entry = trail.removeLast()
      lower[Int(entry.variable)] = entry.lower
      upper[Int(entry.variable)] = entry.upper
    }
  }

  /// The variables whose bounds changed since the mark, some more than once.
  func changed(since mark: Mark) -> [Int] { trail[mark.length...].map { Int($0.variable) } }

  /// Forgets the way back.
  mutating func keep() { trail.removeAll(keepingCapacity: true) }
}

extension Bounds {
  /// Follows a change by which readers are told more of some variables, and returns whether a table is still possible.
  @discardableResult
  mutating func tighten(_ variables: [Int], _ system: System, _ pattern: Pattern) -> Bool {
    var isPossible = true
    for variable in variables {
      let low = max(lower[variable], pattern.lower[variable])
      let high = min(upper[variable], pattern.upper[variable])
      isPossible = isPossible && low <= high
      set(variable, low, high)
      enqueueStatements(of: variable, system)
    }
    return propagate(system, pattern) && isPossible
  }

  /// Supposes that a variable has a value, and returns whether bounds leave a table with it.
  mutating func suppose(
    _ variable: Int, is value: Int, _ system: System, _ pattern: Pattern
  ) -> Bool {
    guard contains(value, of: variable) else { return false }
    set(variable, Int32(value), Int32(value))
    enqueueStatements(of: variable, system)
    return propagate(system, pattern)
  }

  /// Follows a change by which readers are told less of some variables.
  ///
  /// Only variables whose bounds may have come from there are worked out anew: those that are reached through others that
  /// are narrower than what is told of them. Where these are more than `most`, the furthest keep their bounds, and what
  /// follows may be narrower than it need be.
  mutating func widen(
    _ variables: [Int], _ system: System, _ pattern: Pattern, most: Int = .max
  ) {
    var reached = System.Numbers()
    for variable in variables where !isReset[variable] {
      isReset[variable] = true
      reached.append(Int32(variable))
    }
    var next = 0
    while next < reached.count {
      let variable = Int(reached[next])
      next += 1
      let isNarrower =
        lower[variable] != pattern.lower[variable] || upper[variable] != pattern.upper[variable]
      guard isNarrower else { continue }
      let isFull = reached.count >= most
      set(variable, pattern.lower[variable], pattern.upper[variable])
      for use in system.uses(of: variable) {
        let statement = Int(system.useStatement[use])
        // What is queued was looked through for another of its variables.
        guard !isQueued[statement] else { continue }
        enqueue(statement)
        for term in system.variables(of: statement) {
          let other = Int(system.termVariable[term])
          guard !isFull, !isReset[other],
            lower[other] != pattern.lower[other] || upper[other] != pattern.upper[other]
          else { continue }
          isReset[other] = true
          reached.append(Int32(other))
        }
      }
    }
    for variable in reached { isReset[Int(variable)] = false }
    propagate(system, pattern)
  }

  private mutating func set(
    _ variable: Int, _ low: Int32, _ high: Int32, by reason: Int = -1
  ) {
    trail.append(
      Entry(
        variable: Int32(variable), lower: lower[variable], upper: upper[variable],
        reason: Int32(reason)))
    lower[variable] = low
    upper[variable] = high
  }

  private mutating func enqueue(_ statement: Int) {
    guard !isQueued[statement] else { return }
    isQueued[statement] = true
    queue.append(Int32(statement))
  }

  private mutating func enqueueStatements(of variable: Int, _ system: System) {
    for use in system.uses(of: variable) { enqueue(Int(system.useStatement[use])) }
  }

  /// Works through the queue. Returns false where no table is possible any more.
  @discardableResult
  private mutating func propagate(_ system: System, _ pattern: Pattern) -> Bool {
    var isPossible = true
    var next = 0
    // Stopping early leaves bounds that are wider, and still true. No real tables come near this limit.
    let limit = 200 * (system.statementCount + 1)
    while next < queue.count {
      let statement = Int(queue[next])
      next += 1
      isQueued[statement] = false
      guard isPossible, next < limit, !pattern.isWithdrawn[statement] else { continue }
      isPossible = apply(statement, system, pattern)
    }
    queue.removeAll(keepingCapacity: true)
    return isPossible
  }

  /// Slack of a side without a limit.
  private static let far = Int.max / 4

  /// Narrows each variable of a statement by the bounds of the others.
  private mutating func apply(_ statement: Int, _ system: System, _ pattern: Pattern) -> Bool {
    let terms = system.variables(of: statement)
    var least = 0
    var greatest = 0
    for term in terms {
      let variable = Int(system.termVariable[term])
      let coefficient = Int(system.termCoefficient[term])
      let low = coefficient * Int(lower[variable])
      let high = coefficient * Int(upper[variable])
      least += min(low, high)
      greatest += max(low, high)
    }
    let unlimited = System.unlimited
    let upperSum = Int(pattern.upperSum[statement])
    let lowerSum = Int(pattern.lowerSum[statement])
    let below = upperSum < unlimited ? upperSum - least : Self.far
    let above = lowerSum > -unlimited ? greatest - lowerSum : Self.far
    guard below >= 0, above >= 0 else { return false }
    for term in terms {
      let variable = Int(system.termVariable[term])
      let coefficient = Int(system.termCoefficient[term])
      let low = Int(lower[variable])
      let high = Int(upper[variable])
      let factor = abs(coefficient)
      let range = (high - low) * factor
      guard range > below || range > above else { continue }
      let fromLow = low + (coefficient > 0 ? below : above) / factor
      let fromHigh = high - (coefficient > 0 ? above : below) / factor
      let newLow = max(low, fromHigh)
      let newHigh = min(high, fromLow)
      guard newLow <= newHigh else { return false }
      if newLow > low || newHigh < high {
        set(variable, Int32(newLow), Int32(newHigh), by: statement)
        enqueueStatements(of: variable, system)
      }
    }
    return true
  }
}
