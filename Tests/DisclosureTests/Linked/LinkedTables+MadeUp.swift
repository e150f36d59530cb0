import TestSupport

@testable import Disclosure

extension LinkedTables {
  /// The made-up numbers as linked tables, printed with another rounding rule where one is given.
  init(_ made: MadeUpLinks, rounded: @escaping @Sendable (Int) -> Int = MadeUpLinks.rounded) {
    let rules = made.cells.map(\.rule)
    let threshold = made.threshold
    self.init { cell, value in rules[cell].printed(value, threshold: threshold, rounded: rounded) }
    for cell in made.cells {
      let shown = cell.rule.shown(cell.value, threshold: threshold)
      let hidden = cell.rule.hidden(threshold: threshold)
      _ = add(
        Cell(
          value: cell.value, shown: Span(shown.lower, shown.upper),
          hidden: Span(hidden.lower, hidden.upper),
          isHidden: cell.rule.printed(cell.value, threshold: threshold) == nil,
          mayBeHidden: cell.mayBeHidden, weight: cell.weight, companions: cell.companions))
    }
    for sum in made.sums {
      state(
        sum.terms.map { Term($0.cell, $0.coefficient) }, atLeast: sum.lower, atMost: sum.upper,
        kind: sum.kind == .breakdown ? .breakdown : sum.kind == .areas ? .areas : .other,
        mayBeWithdrawn: sum.mayBeWithdrawn)
    }
    for form in made.forms {
      protect(
        form.terms.map { Term($0.cell, $0.coefficient) }, minimumValues: form.minimumValues)
    }
  }
}
