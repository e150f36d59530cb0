/// Tries the values that bounds leave of a form, one by one: a value with which no whole numbers satisfy the statements
/// near the form is excluded for certain.
///
/// A value is followed through all statements, and where that does not contradict it, all values of a few neighbours are
/// tried with it. What is excluded so is impossible; what is not may be impossible all the same.
struct Search {
  private var counts: LinkedCounts
  private let occurrences: LinkedCounts.Occurrences
  private var trail = LinkedCounts.Trail()
  private var nodes = 0

  /// Neighbours tried below each other, values of a neighbour at most, and attempts in all for a value.
  private static let depth = 3
  private static let widest = 12
  private static let mostNodes = 100

  /// `counts` are narrowed as far as propagation goes, with no contradiction.
  init(_ counts: LinkedCounts, _ occurrences: LinkedCounts.Occurrences) {
    self.counts = counts
    self.occurrences = occurrences
  }

  /// How many values are not excluded, counted up to `enough`.
  mutating func valuesLeft(_ form: Int, enough: Int) -> Int {
    var left = 0
    let (low, high) = (counts.lower[form], counts.upper[form])
    guard high - low < Self.widest else { return enough }
    for value in low...high where left < enough {
      nodes = Self.mostNodes
      if mayBe(form, value, Self.depth) { left += 1 }
    }
    return left
  }

  /// Whether a variable may have a value, as far as so many neighbours tell.
  private mutating func mayBe(_ variable: Int, _ value: Int, _ depth: Int) -> Bool {
    let mark = trail.count
    nodes -= 1
    let narrowing = counts.narrow(variable, to: value...value, occurrences, &trail, most: 2_000)
    guard narrowing == .possible else { return narrowing == .tooLong }
    defer { counts.undo(&trail, to: mark) }
    guard depth > 0, let next = neighbour(since: mark) else { return true }
    for other in counts.lower[next]...counts.upper[next] {
      if nodes <= 0 || mayBe(next, other, depth - 1) { return true }
    }
    return false
  }

  /// The variable with the fewest values left in the statements of what was narrowed last.
  private func neighbour(since mark: Int) -> Int? {
    var best: (variable: Int, width: Int)?
    for changed in trail.variables(since: mark).prefix(40) {
      for statement in occurrences.statements(of: changed) {
        let terms = counts.terms(Int(statement))
        guard terms.count <= 40 else { continue }
        for term in terms {
          let variable = Int(counts.variables[term])
          let width = counts.upper[variable] - counts.lower[variable] + 1
          guard width > 1, width <= Self.widest, width < best?.width ?? .max else { continue }
          best = (variable, width)
        }
      }
    }
    return best?.variable
  }
}

extension ReaderModel {
  /// Whether the form is one that must stay open: a count that no table shows, or a rest.
  func isProtected(_ form: Int) -> Bool { forms[form].isHidden || forms[form].kind == .rest }
}
