/// Numbers that are tied together by sums and printed by the rules of the standard profile, before any module knows them.
package struct MadeUpLinks: Sendable {
  package private(set) var cells: [Cell] = []
  package private(set) var sums: [Sum] = []
  package private(set) var forms: [Form] = []

  package init() {}

  package struct Cell: Sendable {
    package let value: Int
    package let rule: Rule
    package let weight: Int
    package let mayBeHidden: Bool
    package fileprivate(set) var companions: [Int] = []
  }

  /// A cell's number and what it is multiplied by.
  package typealias Term = (cell: Int, coefficient: Int)

  /// That a weighted sum lies between two numbers.
  package struct Sum: Sendable {
    package let terms: [Term]
    package let lower: Int
    package let upper: Int?
    package let kind: Kind
    package let mayBeWithdrawn: Bool
  }

  package enum Kind: Sendable { case breakdown, areas, other }

  /// A weighted sum that must keep so many values.
  package struct Form: Sendable {
    package let terms: [Term]
    package let minimumValues: Int
  }

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

    package func printed(_ value: Int, rounded: (Int) -> Int = MadeUpLinks.rounded) -> Int? {
      switch self {
      case .unpublished: nil
      case .exact: value
      case .exactIfLarge: (1...7).contains(value) ? nil : value
      case .total, .partWithZeros: value == 0 ? 0 : value < 8 ? nil : rounded(value)
      case .part: value < 8 ? nil : rounded(value)
      }
    }

    /// What a reader learns of a value where it is printed.
    package func shown(_ value: Int) -> (lower: Int, upper: Int?) {
      switch self {
      case .exact, .exactIfLarge: return (value, value)
      case .unpublished: return (0, nil)
      case .total, .part, .partWithZeros:
        guard value >= 8 else { return (value, value) }
        let print = MadeUpLinks.rounded(value)
        return (max(8, print - 2), print + 2)
      }
    }

    /// What a reader learns where the rules hide it.
    package var hidden: (lower: Int, upper: Int?) {
      switch self {
      case .unpublished: (0, nil)
      case .part: (0, 7)
      default: (1, 7)
      }
    }
  }

  package static func rounded(_ value: Int) -> Int { (value + 2) / 5 * 5 }
}

extension MadeUpLinks {
  package mutating func cell(
    _ value: Int, _ rule: Rule, weight: Int = 1, mayBeHidden: Bool = true
  ) -> Int {
    cells.append(Cell(value: value, rule: rule, weight: weight, mayBeHidden: mayBeHidden))
    return cells.count - 1
  }

  package mutating func hide(_ companions: [Int], with cell: Int) {
    cells[cell].companions += companions
  }

  package mutating func sum(_ parts: [Int], _ total: Int, _ kind: Kind) {
    state(parts.map { ($0, 1) } + [(total, -1)], 0, 0, kind)
  }

  package mutating func state(
    _ terms: [Term], _ lower: Int, _ upper: Int?, _ kind: Kind = .other,
    mayBeWithdrawn: Bool = false
  ) {
    sums.append(
      Sum(terms: terms, lower: lower, upper: upper, kind: kind, mayBeWithdrawn: mayBeWithdrawn))
  }

  package mutating func protect(_ terms: [Term], _ minimumValues: Int = 4) {
    forms.append(Form(terms: terms, minimumValues: minimumValues))
  }

  /// Protects every cell with a true value of 1 to 7.
  package mutating func protectSmallCells(_ minimumValues: Int = 4) {
    for (number, cell) in cells.enumerated() where (1...7).contains(cell.value) {
      protect([(number, 1)], minimumValues)
    }
  }
}
