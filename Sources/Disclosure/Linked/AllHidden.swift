/// Linked tables of which all is hidden that may be: what a reader can still work out no hiding mends.
struct AllHidden: Sendable {
  let system: System
  private let tables: LinkedTables
  private let pattern: Pattern
  private let bounds: Bounds
  /// The forms of which a reader can leave too few values.
  let forms: [Int]

  init(_ tables: LinkedTables) {
    let system = System(tables)
    var pattern = Pattern(tables, system)
    for cell in tables.cells.indices
    where !pattern.isHidden[cell] && tables.cells[cell].mayBeHidden {
      pattern.hide(cell)
    }
    for statement in tables.statements.indices where tables.statements[statement].mayBeWithdrawn {
      pattern.withdraw(statement)
    }
    let bounds = Bounds(system, pattern, keepsSteps: true)
    forms = system.target.indices.filter {
      bounds.values(ofForm: $0, system) < Int(system.minimumValues[$0])
    }
    self.tables = tables
    self.system = system
    self.pattern = pattern
    self.bounds = bounds
  }

  /// The cells of those forms, and those whose printed or hidden values their bounds follow from.
  var cells: [Int] {
    guard !forms.isEmpty else { return [] }
    let steps = Grounds.Steps(bounds, since: Bounds.Mark(length: 0))
    var cells: Set<Int> = []
    for form in forms {
      cells.formUnion(tables.forms[form].terms.map { Int($0.cell) })
      let grounds = Grounds(of: Int(system.target[form]), steps, bounds, system, pattern)
      cells.formUnion(grounds.variables.filter { $0 < tables.cells.count })
    }
    return cells.sorted()
  }
}
