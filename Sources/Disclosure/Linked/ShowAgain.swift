extension Securing {
  /// Shows again, dearest and largest first, every cell and statement without which all forms stay safe.
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

  /// Shows a cell, and hides it again where a form would be left with too few values.
  private mutating func isSafeShowing(_ cell: Int) -> Bool {
    let mark = bounds.mark
    pattern.show(cell, as: tables.cells[cell].shown)
    bounds.tighten([cell], system, pattern)
    let isSafe = staysSafe(since: mark)
    if isSafe {
      isSecondary[cell] = false
      bounds.keep()
    } else {
      pattern.hide(cell)
      bounds.undo(to: mark)
    }
    return isSafe
  }

  private mutating func publishAgain(_ statement: Int) {
    let mark = bounds.mark
    pattern.publish(statement, of: system)
    bounds.tighten(
      system.variables(of: statement).map { Int(system.termVariable[$0]) }, system, pattern)
    if staysSafe(since: mark) {
      bounds.keep()
    } else {
      pattern.withdraw(statement)
      bounds.undo(to: mark)
    }
  }

  /// Whether bounds still leave enough values of every form after something more is shown.
  private func staysSafe(since mark: Bounds.Mark) -> Bool {
    for variable in bounds.changed(since: mark) {
      for number in system.forms(of: variable) {
        let form = Int(system.formOfVariable[number])
        if boundedValues(of: form) < minimum(form) { return false }
      }
    }
    return true
  }
}
