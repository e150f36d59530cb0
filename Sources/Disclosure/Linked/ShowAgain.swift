extension Securing {
  /// Shows again, dearest and largest first, every cell and statement without which all forms stay proved.
  ///
  /// An early choice can turn out to be needless once others were made for other forms.
  mutating func showAgain() {
    var keepers = [[Int]](repeating: [], count: tables.cells.count)
    for (number, cell) in tables.cells.enumerated() {
      for companion in cell.companions { keepers[companion].append(number) }
    }
    let cells = tables.cells.indices.filter { isSecondary[$0] }.sorted { one, other in
      (-tables.cells[one].weight, -tables.cells[one].value, one)
        < (-tables.cells[other].weight, -tables.cells[other].value, other)
    }
    for cell in cells where keepers[cell].allSatisfy({ !pattern.isHidden[$0] }) {
      if isSafeShowing(cell) { counts.shownAgain += 1 }
    }
    for statement in tables.statements.indices where pattern.isWithdrawn[statement] {
      publishAgain(statement)
    }
  }

  /// Shows a cell, and hides it again where a form would lose its proof.
  private mutating func isSafeShowing(_ cell: Int) -> Bool {
    let mark = bounds.mark
    search.reset(system, pattern)
    pattern.show(cell, as: tables.cells[cell].shown)
    bounds.tighten([cell], system, pattern)
    let aside = proofs.setAside(outside: pattern, cell: cell, system)
    let isSafe = staysSafe(since: mark, aside)
    if isSafe {
      isSecondary[cell] = false
      bounds.keep()
    } else {
      pattern.hide(cell)
      bounds.undo(to: mark)
      proofs.takeBack(aside, system)
    }
    return isSafe
  }

  private mutating func publishAgain(_ statement: Int) {
    let mark = bounds.mark
    search.reset(system, pattern)
    pattern.publish(statement, of: system)
    bounds.tighten(
      system.variables(of: statement).map { Int(system.termVariable[$0]) }, system, pattern)
    let aside = proofs.setAside(breaking: statement, system)
    if staysSafe(since: mark, aside) {
      bounds.keep()
    } else {
      search.reset(system, pattern)
      pattern.withdraw(statement)
      bounds.undo(to: mark)
      proofs.takeBack(aside, system)
    }
  }

  /// Whether every form that was proved can be proved again after something more is shown.
  private mutating func staysSafe(since mark: Bounds.Mark, _ aside: Proofs.SetAside) -> Bool {
    for variable in bounds.changed(since: mark) where !system.forms(of: variable).isEmpty {
      for number in system.forms(of: variable) {
        let form = Int(system.formOfVariable[number])
        if boundedValues(of: form) < minimum(form) { return false }
      }
    }
    return aside.forms.allSatisfy { prove($0, .usual) }
  }
}
