/// Whole numbers that are published together and tied to each other by sums.
///
/// A number that two tables share is one cell here, not two. Cells, statements and forms are numbered in the order in
/// which they are added; every choice between equals falls on the lower number, so the caller's order decides.
struct LinkedTables: Sendable {
  /// What is printed of a cell if it holds a value: the number, or nil where the rules hide that value.
  ///
  /// The function that prints the tables, not a second one: the last check asks it whether other numbers would have
  /// printed the same.
  let printed: @Sendable (_ cell: Int, _ value: Int) -> Int?
  private(set) var cells: [Cell] = []
  private(set) var statements: [Statement] = []
  private(set) var forms: [ProtectedForm] = []
  /// The terms of all statements, one statement after the other.
  private(set) var terms: [Term] = []

  init(printed: @escaping @Sendable (_ cell: Int, _ value: Int) -> Int?) {
    self.printed = printed
  }

  /// What a reader knows of a number: at least `lower`, and at most `upper` where that is known.
  struct Span: Sendable, Equatable {
    let lower: Int
    let upper: Int?

    init(_ lower: Int, _ upper: Int?) {
      self.lower = lower
      self.upper = upper
    }

    /// Nothing but that it counts something.
    static let unknown = Span(0, nil)

    func contains(_ value: Int) -> Bool {
      value >= lower && value <= upper ?? .max
    }
  }

  /// One number, never below zero.
  struct Cell: Sendable {
    /// The true value.
    let value: Int
    /// What a reader learns where the number is shown, such as 8 to 12.
    let shown: Span
    /// What a reader learns where the rules hide it, such as 0 to 7. Of a cell hidden for the sake of another a reader
    /// learns nothing.
    let hidden: Span
    /// Whether it is hidden from the start: by the rules, or because it is never printed at all (then `hidden` is `.unknown`).
    let isHidden: Bool
    /// Whether it may be hidden for the sake of another. What earlier releases show cannot.
    let mayBeHidden: Bool
    /// What hiding it costs: 1 in a ward, 8 in a district, 20 in a quintile, 64 in the county.
    let weight: Int
    /// The cells that are hidden whenever this one is: those of its breakdown, if it is a total.
    var companions: [Int] = []
  }

  /// A cell and what it is multiplied by.
  struct Term: Sendable, Equatable {
    let cell: Int32
    let coefficient: Int32

    init(_ cell: Int, _ coefficient: Int = 1) {
      self.cell = Int32(cell)
      self.coefficient = Int32(coefficient)
    }
  }

  /// That a weighted sum of cells lies between two numbers.
  struct Statement: Sendable {
    /// Its part of `LinkedTables.terms`.
    let terms: Range<Int>
    let lower: Int
    let upper: Int?
    let kind: Kind
    /// Whether it can be left unpublished, as a median can: before any count is hidden.
    let mayBeWithdrawn: Bool
  }

  /// What the cells of a statement have in common, for the order in which cells are hidden.
  enum Kind: Sendable {
    /// The categories of one breakdown in one area, with their total.
    case breakdown
    /// The same category in several areas, with the area that holds them all.
    case areas
    /// Years of a period, nested events, medians.
    case other
  }

  /// A weighted sum of which a reader must be left with at least `minimumValues` possible values.
  struct ProtectedForm: Sendable {
    let terms: [Term]
    let minimumValues: Int
  }
}

extension LinkedTables {
  /// Adds a cell and returns its number.
  mutating func add(_ cell: Cell) -> Int {
    cells.append(cell)
    return cells.count - 1
  }

  /// Has `companion` hidden whenever `cell` is.
  mutating func hide(_ companion: Int, with cell: Int) {
    cells[cell].companions.append(companion)
  }

  /// States that a weighted sum lies between two numbers and returns the statement's number.
  @discardableResult
  mutating func state(
    _ sum: [Term], atLeast lower: Int, atMost upper: Int?, kind: Kind, mayBeWithdrawn: Bool = false
  ) -> Int {
    let start = terms.count
    terms += sum
    statements.append(
      Statement(
        terms: start..<terms.count, lower: lower, upper: upper, kind: kind,
        mayBeWithdrawn: mayBeWithdrawn))
    return statements.count - 1
  }

  /// States that `parts` add up to `total`.
  @discardableResult
  mutating func state(_ parts: [Int], addUpTo total: Int, kind: Kind) -> Int {
    state(parts.map { Term($0) } + [Term(total, -1)], atLeast: 0, atMost: 0, kind: kind)
  }

  /// Protects a weighted sum and returns the form's number.
  @discardableResult
  mutating func protect(_ sum: [Term], minimumValues: Int) -> Int {
    forms.append(ProtectedForm(terms: sum, minimumValues: minimumValues))
    return forms.count - 1
  }

  /// The true value of a form.
  func value(of form: ProtectedForm) -> Int {
    form.terms.reduce(0) { $0 + Int($1.coefficient) * cells[Int($1.cell)].value }
  }
}
