/// Numbers that are tied together by sums and printed by the rules of a profile, before any module knows them.
package struct MadeUpLinks: Sendable {
  package private(set) var cells: [Cell] = []
  package private(set) var sums: [Sum] = []
  package private(set) var forms: [Form] = []

  /// Counts from 1 up to one below this are not printed.
  package let threshold: Int
  /// How many values a protected form must keep.
  package let minimumValues: Int

  package init() {
    threshold = 8
    minimumValues = 4
  }

  package init(threshold: Int, minimumValues: Int) {
    self.threshold = threshold
    self.minimumValues = minimumValues
  }

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
    /// The head of a breakdown: zero is shown, small numbers are not; the rest rounded.
    case total
    /// A category: neither zero nor small numbers are shown; the rest rounded.
    case part
    /// A category of which zeros are shown; the rest rounded.
    case partWithZeros
    /// The number itself.
    case exact
    /// The number itself, but small numbers are not shown.
    case exactIfLarge
    case unpublished

    package func printed(
      _ value: Int, threshold: Int, rounded: (Int) -> Int = MadeUpLinks.rounded
    ) -> Int? {
      switch self {
      case .unpublished: nil
      case .exact: value
      case .exactIfLarge: (1..<threshold).contains(value) ? nil : value
      case .total, .partWithZeros: value == 0 ? 0 : value < threshold ? nil : rounded(value)
      case .part: value < threshold ? nil : rounded(value)
      }
    }

    /// What a reader learns of a value where it is printed.
    package func shown(_ value: Int, threshold: Int) -> (lower: Int, upper: Int?) {
      switch self {
      case .exact, .exactIfLarge: return (value, value)
      case .unpublished: return (0, nil)
      case .total, .part, .partWithZeros:
        guard value >= threshold else { return (value, value) }
        let print = MadeUpLinks.rounded(value)
        return (max(threshold, print - 2), print + 2)
      }
    }

    /// What a reader learns where the rules hide it.
    package func hidden(threshold: Int) -> (lower: Int, upper: Int?) {
      switch self {
      case .unpublished: (0, nil)
      case .part: (0, threshold - 1)
      default: (1, threshold - 1)
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

  package mutating func protect(_ terms: [Term], _ minimumValues: Int? = nil) {
    forms.append(Form(terms: terms, minimumValues: minimumValues ?? self.minimumValues))
  }

  /// Protects every cell whose true value is small.
  package mutating func protectSmallCells() {
    for (number, cell) in cells.enumerated() where (1..<threshold).contains(cell.value) {
      protect([(number, 1)])
    }
  }
}
