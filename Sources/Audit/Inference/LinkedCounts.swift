/// Whole numbers that a reader does not know, each with what is possible for it, and statements about sums of them.
struct LinkedCounts: Sendable {
  typealias Variable = Int32

  /// More than any count of children.
  static let unlimited = 1 << 40

  var lower: [Int] = []
  var upper: [Int] = []

  /// The terms of statement `s` are those from `starts[s]` up to `starts[s + 1]`.
  private(set) var starts: [Int32] = [0]
  private(set) var variables: [Variable] = []
  private(set) var factors: [Int8] = []
  private(set) var least: [Int] = []
  private(set) var most: [Int] = []

  var statementCount: Int { least.count }

  mutating func variable(from lower: Int, to upper: Int) -> Variable {
    self.lower.append(lower)
    self.upper.append(upper)
    return Variable(self.lower.count - 1)
  }

  /// States that the sum of the terms, each added (1) or taken off (-1), lies between `least` and `most`.
  mutating func state(_ terms: [(Variable, Int8)], from least: Int, to most: Int) {
    for (variable, factor) in terms {
      variables.append(variable)
      factors.append(factor)
    }
    starts.append(Int32(variables.count))
    self.least.append(least)
    self.most.append(most)
  }

  /// States that `parts` add up to `whole`, or to at least or at most that.
  mutating func state(_ parts: [Variable], are relation: Relation, _ whole: Variable) {
    let terms: [(Variable, Int8)] = parts.map { ($0, 1) } + [(whole, -1)]
    state(
      terms, from: relation == .atMost ? -Self.unlimited : 0,
      to: relation == .atLeast ? Self.unlimited : 0)
  }

  enum Relation {
    case equal
    case atMost
    case atLeast
  }

  /// The places of the terms of a statement.
  func terms(_ statement: Int) -> Range<Int> {
    Int(starts[statement])..<Int(starts[statement + 1])
  }

  /// The statements that each variable stands in, as the first places of one list.
  func occurrences() -> Occurrences { Occurrences(self) }

  struct Occurrences: Sendable {
    private var starts: [Int32]
    private var statements: [Int32]

    init(_ counts: LinkedCounts) {
      starts = [Int32](repeating: 0, count: counts.lower.count + 1)
      for variable in counts.variables { starts[Int(variable) + 1] += 1 }
      for place in 1..<max(1, starts.count) { starts[place] += starts[place - 1] }
      var next = starts
      statements = [Int32](repeating: 0, count: counts.variables.count)
      for statement in 0..<counts.statementCount {
        for term in counts.terms(statement) {
          let variable = Int(counts.variables[term])
          statements[Int(next[variable])] = Int32(statement)
          next[variable] += 1
        }
      }
    }

    func statements(of variable: Int) -> ArraySlice<Int32> {
      statements[Int(starts[variable])..<Int(starts[variable + 1])]
    }
  }
}
