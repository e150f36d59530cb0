/// The tables found so far, and which values of which form each of them shows to be possible.
struct Proofs: Sendable {
  // Table t changes at tableStart[t]..<tableStart[t + 1].
  private var tableStart: ContiguousArray<Int> = [0]
  private var changedVariable: System.Numbers = []
  private var changedValue: System.Numbers = []
  /// The tables that show values of each form, in the order found.
  private var tablesOfForm: [[Int32]]
  /// The values shown of each form, as bits round the true value.
  private var seen: ContiguousArray<UInt64>
  /// What was found before by moving children.
  private var journey: Journey?
  /// The table that the search has at hand: -1 for the true one, nil for some other.
  private var atHand: Int? = -1

  static let truthAlone: UInt64 = 1 << 32

  init(_ system: System) {
    tablesOfForm = [[Int32]](repeating: [], count: system.target.count)
    seen = ContiguousArray(repeating: Self.truthAlone, count: system.target.count)
  }

  /// Takes on what was found by moving children, before anything else is looked for.
  mutating func take(_ journey: Journey) {
    self.journey = journey
    seen = journey.seen
    atHand = nil
  }

  var count: Int { tableStart.count - 1 }

  func values(of form: Int) -> Int { seen[form].nonzeroBitCount }

  func isProved(_ form: Int, _ system: System) -> Bool {
    values(of: form) >= system.valuesToProve(of: form)
  }

  private func changes(of table: Int) -> Range<Int> { tableStart[table]..<tableStart[table + 1] }
}

extension Proofs {
  /// Looks for tables until enough values of a form are shown to be possible, upwards and then downwards.
  mutating func prove(
    _ form: Int, effort: TableSearch.Effort, _ search: inout TableSearch, _ system: System,
    _ pattern: Pattern, _ bounds: inout Bounds
  ) -> Bool {
    let target = Int(system.target[form])
    for change in [1, -1] {
      if isProved(form, system) { return true }
      load(extreme(of: form, towards: change, system), &search, system, pattern)
      while !isProved(form, system),
        findTable(target, by: change, effort, &search, system, pattern, &bounds)
      {
        record(&search, system)
      }
    }
    return isProved(form, system)
  }

  /// Looks for a table in which a variable is one more, or one less, than in the table at hand.
  private mutating func findTable(
    _ target: Int, by change: Int, _ effort: TableSearch.Effort, _ search: inout TableSearch,
    _ system: System, _ pattern: Pattern, _ bounds: inout Bounds
  ) -> Bool {
    guard bounds.contains(Int(search.value[target]) + change, of: target) else { return false }
    guard effort.wandering > 0 else {
      return search.step(target, by: change, effort: effort, system, pattern, bounds)
    }
    let mark = bounds.mark
    defer { bounds.undo(to: mark) }
    let wanted = Int(search.value[target]) + change
    guard bounds.suppose(target, is: wanted, system, pattern) else { return false }
    return search.step(target, by: change, effort: effort, system, pattern, bounds)
      || search.wander(target, by: change, effort: effort, system, pattern, bounds)
  }

  /// The search has been sent back to the true table, or elsewhere.
  mutating func forgetHand() { atHand = nil }

  /// The table in which a form is greatest, or least; -1 for the true one.
  private func extreme(of form: Int, towards change: Int, _ system: System) -> Int {
    let variable = system.target[form]
    var best = -1
    var bestValue = Int(system.truth[Int(variable)])
    for number in tablesOfForm[form] {
      let value = value(of: variable, in: Int(number)) ?? bestValue
      if (value - bestValue) * change > 0 {
        best = Int(number)
        bestValue = value
      }
    }
    return best
  }

  private func value(of variable: Int32, in table: Int) -> Int? {
    changes(of: table).first { changedVariable[$0] == variable }.map { Int(changedValue[$0]) }
  }

  private mutating func load(
    _ table: Int, _ search: inout TableSearch, _ system: System, _ pattern: Pattern
  ) {
    guard atHand != table else { return }
    search.reset(system, pattern)
    atHand = table
    guard table >= 0 else { return }
    for place in changes(of: table) {
      search.set(Int(changedVariable[place]), to: Int(changedValue[place]), system, pattern)
    }
  }

  /// Keeps the table that the search has at hand.
  private mutating func record(_ search: inout TableSearch, _ system: System) {
    let table = count
    var variables = System.Numbers()
    var values = System.Numbers()
    search.changed(from: system) { variable, value in
      variables.append(variable)
      values.append(value)
    }
    changedVariable += variables
    changedValue += values
    tableStart.append(changedVariable.count)
    atHand = table
    for place in changes(of: table) { note(place, table, system) }
  }

  /// Notes what a changed variable shows of the forms that it holds.
  private mutating func note(_ place: Int, _ table: Int, _ system: System) {
    let variable = Int(changedVariable[place])
    let forms = system.forms(of: variable)
    guard !forms.isEmpty else { return }
    let bit = Self.bit(of: Int(changedValue[place]) - Int(system.truth[variable]))
    for number in forms {
      let form = Int(system.formOfVariable[number])
      guard seen[form] & bit == 0, !isProved(form, system) else { continue }
      seen[form] |= bit
      tablesOfForm[form].append(Int32(table))
    }
  }

  static func bit(of difference: Int) -> UInt64 {
    (-32...31).contains(difference) ? 1 << UInt64(difference + 32) : 0
  }
}

// MARK: - When an attempt is taken back

extension Proofs {
  /// Forgets the tables found since there were `count`.
  mutating func forget(downTo count: Int, _ system: System) {
    guard self.count > count else { return }
    var forms: [Int] = []
    for place in tableStart[count]..<changedVariable.count {
      for number in system.forms(of: Int(changedVariable[place])) {
        let form = Int(system.formOfVariable[number])
        tablesOfForm[form].removeAll { Int($0) >= count }
        forms.append(form)
      }
    }
    changedVariable.removeLast(changedVariable.count - tableStart[count])
    changedValue.removeLast(changedValue.count - tableStart[count])
    tableStart.removeLast(tableStart.count - count - 1)
    atHand = nil
    for form in forms { recount(form, system) }
  }

  private mutating func recount(_ form: Int, _ system: System) {
    let variable = system.target[form]
    let truth = Int(system.truth[Int(variable)])
    seen[form] = journey?.seen[form] ?? Self.truthAlone
    for table in tablesOfForm[form] {
      if let value = value(of: variable, in: Int(table)) {
        seen[form] |= Self.bit(of: value - truth)
      }
    }
  }

  /// The tables as they are handed on, those that were found by moving children first.
  func witnesses(_ system: System) -> Witnesses {
    var witnesses = journey?.steps ?? Witnesses()
    for table in Set(tablesOfForm.joined()).sorted() {
      witnesses.startAfresh()
      for place in changes(of: Int(table)) where Int(changedVariable[place]) < system.cellCount {
        witnesses.add(cell: Int(changedVariable[place]), value: Int(changedValue[place]))
      }
      witnesses.close()
    }
    return witnesses
  }
}
