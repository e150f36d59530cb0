/// The work of making linked tables safe: what is hidden so far, and what is known to follow.
struct Securing: Sendable {
  let tables: LinkedTables
  let system: System
  var pattern: Pattern
  var bounds: Bounds
  var search: TableSearch
  var proofs: Proofs
  /// Whether each cell is hidden for the sake of others.
  var isSecondary: ContiguousArray<Bool>
  var counts = Secured.Counts()
  /// How many variables are worked out anew at a time.
  var reach = Self.nearestWidened

  /// Begins with cells hidden besides those that the rules hide, where they may be hidden.
  init(_ tables: LinkedTables, _ system: System, hidden: [Int] = []) {
    self.tables = tables
    self.system = system
    pattern = Pattern(tables, system)
    isSecondary = ContiguousArray(repeating: false, count: tables.cells.count)
    search = TableSearch(system)
    proofs = Proofs(system)
    for cell in tables.cells.indices where tables.cells[cell].isHidden {
      for companion in Self.shownCompanions(of: cell, tables, pattern) {
        pattern.hide(companion)
        isSecondary[companion] = true
      }
    }
    for cell in hidden where !pattern.isHidden[cell] && tables.cells[cell].mayBeHidden {
      pattern.hide(cell)
      isSecondary[cell] = true
    }
    bounds = Bounds(system, pattern)
  }

  /// The cells still shown that must be hidden with a cell, companions of companions among them.
  static func shownCompanions(of cell: Int, _ tables: LinkedTables, _ pattern: Pattern) -> [Int] {
    guard !tables.cells[cell].companions.isEmpty else { return [] }
    var found: [Int] = []
    var next = [cell]
    while let current = next.popLast() {
      for companion in tables.cells[current].companions
      where !pattern.isHidden[companion] && companion != cell && !found.contains(companion) {
        found.append(companion)
        next.append(companion)
      }
    }
    return found.sorted()
  }

  func minimum(_ form: Int) -> Int { Int(system.minimumValues[form]) }

  /// The values of a form that bounds leave.
  func boundedValues(of form: Int) -> Int { bounds.values(ofForm: form, system) }

  mutating func prove(_ form: Int, _ effort: TableSearch.Effort) -> Bool {
    proofs.prove(form, effort: effort, &search, system, pattern, &bounds)
  }
}

extension Securing {
  /// Hides until bounds leave enough values of every form, shows again what need not be hidden, and looks for the other
  /// tables that prove it.
  ///
  /// - Parameter stopsEarly: not to look for proofs where some form cannot be made safe anyway.
  mutating func run(stopsEarly: Bool) {
    for form in system.target.indices where boundedValues(of: form) < minimum(form) {
      counts.attacked += 1
    }
    var isHopeless = ContiguousArray(repeating: false, count: system.target.count)
    for form in system.target.indices
    where boundedValues(of: form) < minimum(form) && !isHopeless[form] {
      isHopeless[form] = !repair(form)
    }
    bounds = Bounds(system, pattern)
    if stopsEarly, !attackable.isEmpty { return }
    showAgain()
    bounds = Bounds(system, pattern)
    moveChildren()
    for effort in [TableSearch.Effort.least, .usual, .most] {
      for form in system.target.indices where search.effortLeft > 0 { _ = prove(form, effort) }
    }
    for form in system.target.indices where search.effortLeft > 0 && !isHopeless[form] {
      if !prove(form, .usual) { _ = repairProof(of: form) }
    }
    bounds = Bounds(system, pattern)
  }

  /// Looks for tables by moving children, again and again from wherever it has come to, while that finds enough.
  private mutating func moveChildren() {
    guard let layout = tables.layout else { return }
    var journey = Journey(system)
    var children = ChildMoves(
      layout, statements: tables.statements.count, effort: Self.effortOfMoves)
    var open = system.target.indices.filter { !journey.isProved($0, system) }
    var round = 0
    for effort in ChildMoves.Effort.stages {
      // What is stuck where the journey has come to may be free where it began.
      search.reset(system, pattern)
      journey.startAfresh()
      while !open.isEmpty, children.effortLeft > 0 {
        let before = open.count
        for form in open {
          // Half of the forms go up first, and in the next round the others, so that the journey does not drift.
          let isUpFirst = (round + form).isMultiple(of: 2)
          for change in isUpFirst ? [1, -1] : [-1, 1] {
            move(form, by: change, effort, &children, &journey)
          }
        }
        open.removeAll { journey.isProved($0, system) }
        round += 1
        guard (before - open.count) * Self.leastGain > before else { break }
      }
    }
    search.reset(system, pattern)
    proofs.take(journey)
  }

  /// Moves children for one form, as far as that goes or need go.
  private mutating func move(
    _ form: Int, by change: Int, _ effort: ChildMoves.Effort, _ children: inout ChildMoves,
    _ journey: inout Journey
  ) {
    let terms = tables.forms[form].terms
    while !journey.isProved(form, system),
      children.find(form, by: change, terms, effort, &search, system, pattern, bounds)
    {
      journey.goOn(by: search.moves, to: search.value, system)
      search.keepMoves()
    }
  }

  /// How many sets of children are moved in all.
  private static let effortOfMoves = 12_000_000
  /// A round that proves less than one in so many of its forms is the last of its kind.
  private static let leastGain = 10

  /// Whether every form was looked at for as long as it takes, so that what is not proved is to be taken for unsafe.
  var isThorough: Bool { search.effortLeft > 0 }

  /// The forms of which bounds leave too few values.
  var attackable: [Int] {
    system.target.indices.filter { boundedValues(of: $0) < minimum($0) }
  }

  /// The cells of some forms, and those from which their bounds follow.
  mutating func atFault(_ forms: Set<Int>) -> [Int] {
    var cells: Set<Int> = []
    for form in forms {
      cells.formUnion(tables.forms[form].terms.map { Int($0.cell) })
      let grounds = Grounds(
        of: Int(system.target[form]), &bounds, system, pattern, most: Self.nearestWidened)
      cells.formUnion(grounds.variables.filter { $0 < tables.cells.count })
    }
    return cells.sorted()
  }
}
