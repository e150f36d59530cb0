package import Disclosure

/// Linked tables under construction, printed by the rules of the standard profile.
package struct MadeUpTables {
  package private(set) var cells: [LinkedTables.Cell] = []
  package private(set) var rules: [Rule] = []
  private var statements: [(inout LinkedTables) -> Void] = []

  package init() {}

  /// How a cell is printed.
  package enum Rule: Sendable, Equatable {
    /// The head of a breakdown: zero is shown, 1 to 7 are not; the rest rounded.
    case total
    /// A category: 0 to 7 are not shown; the rest rounded.
    case part
    /// A category of which zeros are shown; the rest rounded.
    case partWithZeros
    /// The number itself.
    case exact
    /// The number itself, but 1 to 7 are not shown.
    case exactIfLarge
    case unpublished

    package func printed(_ value: Int, rounded: (Int) -> Int = MadeUpTables.rounded) -> Int? {
      switch self {
      case .unpublished: nil
      case .exact: value
      case .exactIfLarge: (1...7).contains(value) ? nil : value
      case .total, .partWithZeros: value == 0 ? 0 : value < 8 ? nil : rounded(value)
      case .part: value < 8 ? nil : rounded(value)
      }
    }

    package func shown(_ value: Int) -> LinkedTables.Span {
      switch self {
      case .exact, .exactIfLarge: LinkedTables.Span(value, value)
      case .unpublished: .unknown
      case .total, .part, .partWithZeros:
        value < 8
          ? LinkedTables.Span(value, value)
          : LinkedTables.Span(
            max(8, MadeUpTables.rounded(value) - 2), MadeUpTables.rounded(value) + 2)
      }
    }

    package var hidden: LinkedTables.Span {
      switch self {
      case .unpublished: .unknown
      case .part: LinkedTables.Span(0, 7)
      default: LinkedTables.Span(1, 7)
      }
    }
  }

  package static func rounded(_ value: Int) -> Int { (value + 2) / 5 * 5 }

  package mutating func cell(_ value: Int, _ rule: Rule, weight: Int = 1, mayBeHidden: Bool = true)
    -> Int
  {
    cells.append(
      LinkedTables.Cell(
        value: value, shown: rule.shown(value), hidden: rule.hidden,
        isHidden: rule.printed(value) == nil, mayBeHidden: mayBeHidden, weight: weight))
    rules.append(rule)
    return cells.count - 1
  }

  package mutating func hide(_ companions: [Int], with cell: Int) {
    cells[cell].companions += companions
  }

  package mutating func sum(_ parts: [Int], _ total: Int, _ kind: LinkedTables.Kind) {
    statements.append { $0.state(parts, addUpTo: total, kind: kind) }
  }

  package mutating func state(
    _ terms: [LinkedTables.Term], _ lower: Int, _ upper: Int?, _ kind: LinkedTables.Kind = .other,
    mayBeWithdrawn: Bool = false
  ) {
    statements.append {
      $0.state(terms, atLeast: lower, atMost: upper, kind: kind, mayBeWithdrawn: mayBeWithdrawn)
    }
  }

  package mutating func protect(_ terms: [LinkedTables.Term], _ minimumValues: Int = 4) {
    statements.append { $0.protect(terms, minimumValues: minimumValues) }
  }

  /// Protects every cell with a true value of 1 to 7.
  package mutating func protectSmallCells(_ minimumValues: Int = 4) {
    for (number, cell) in cells.enumerated() where (1...7).contains(cell.value) {
      protect([LinkedTables.Term(number)], minimumValues)
    }
  }

  /// The tables, printed with another rounding rule where one is given.
  package func tables(rounded: @escaping @Sendable (Int) -> Int = MadeUpTables.rounded)
    -> LinkedTables
  {
    let rules = rules
    var tables = LinkedTables { cell, value in rules[cell].printed(value, rounded: rounded) }
    for cell in cells { _ = tables.add(cell) }
    for statement in statements { statement(&tables) }
    return tables
  }
}
