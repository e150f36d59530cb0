/// Whole numbers that are published together and tied to each other by sums.
///
/// A number that two tables share is one cell here, not two. Cells, statements and forms are numbered in the order in
/// which they are added; every choice between equals falls on the lower number, so the caller's order decides.
package struct LinkedTables: Sendable {
  /// What is printed of a cell if it holds a value: the number, or nil where the rules hide that value.
  ///
  /// The function that prints the tables, not a second one: the last check asks it whether other numbers would have
  /// printed the same.
  package let printed: @Sendable (_ cell: Int, _ value: Int) -> Int?
  package private(set) var cells: [Cell] = []
  package private(set) var statements: [Statement] = []
  package private(set) var forms: [ProtectedForm] = []
  /// Wholes and parts of them, whose differences add up as they do.
  package private(set) var parts: [Part] = []
  /// The terms of all statements, one statement after the other.
  package private(set) var terms: [Term] = []

  /// Where the cells stand, if that is known.
  package var layout: Layout?

  package init(printed: @escaping @Sendable (_ cell: Int, _ value: Int) -> Int?) {
    self.printed = printed
  }

  /// What a reader knows of a number: at least `lower`, and at most `upper` where that is known.
  package struct Span: Sendable, Equatable {
    package let lower: Int
    package let upper: Int?

    package init(_ lower: Int, _ upper: Int?) {
      self.lower = lower
      self.upper = upper
    }

    /// Nothing but that it counts something.
    package static let unknown = Span(0, nil)

    package func contains(_ value: Int) -> Bool {
      value >= lower && value <= upper ?? .max
    }
  }

  /// One number, never below zero.
  package struct Cell: Sendable {
    /// The true value.
    package let value: Int
    /// What a reader learns where the number is shown, such as 8 to 12.
    package let shown: Span
    /// What a reader learns where the rules hide it, such as 0 to 7. Of a cell hidden for the sake of another a reader
    /// learns nothing.
    package let hidden: Span
    /// Whether it is hidden from the start: by the rules, or because it is never printed at all (then `hidden` is `.unknown`).
    package let isHidden: Bool
    /// Whether it may be hidden for the sake of another. What earlier releases show cannot.
    package let mayBeHidden: Bool
    /// What hiding it costs: 1 in a ward, 8 in a district, 20 in a quintile, 64 in the county.
    package let weight: Int
    /// The cells that are hidden whenever this one is: those of its breakdown, if it is a total.
    package var companions: [Int] = []

    package init(
      value: Int, shown: Span, hidden: Span, isHidden: Bool, mayBeHidden: Bool, weight: Int,
      companions: [Int] = []
    ) {
      self.value = value
      self.shown = shown
      self.hidden = hidden
      self.isHidden = isHidden
      self.mayBeHidden = mayBeHidden
      self.weight = weight
      self.companions = companions
    }
  }

  /// A cell and what it is multiplied by.
  package struct Term: Sendable, Equatable {
    package let cell: Int32
    package let coefficient: Int32

    package init(_ cell: Int, _ coefficient: Int = 1) {
      self.cell = Int32(cell)
      self.coefficient = Int32(coefficient)
    }
  }

  /// That a weighted sum of cells lies between two numbers.
  package struct Statement: Sendable {
    /// Its part of `LinkedTables.terms`.
    package let terms: Range<Int>
    package let lower: Int
    package let upper: Int?
    package let kind: Kind
    /// Whether it can be left unpublished, as a median can: before any count is hidden.
    package let mayBeWithdrawn: Bool
  }

  /// What the cells of a statement have in common, for the order in which cells are hidden.
  package enum Kind: Sendable {
    /// The categories of one breakdown in one area, with their total.
    case breakdown
    /// The same category in several areas, with the area that holds them all.
    case areas
    /// Years of a period, nested events, medians.
    case other
  }

  /// A cell that counts some of those of another.
  package struct Part: Sendable {
    package let part: Int32
    package let whole: Int32
    /// The same for the same two sets of children in every area and group.
    package let share: Int
  }

  /// A weighted sum of which a reader must be left with at least `minimumValues` possible values.
  package struct ProtectedForm: Sendable {
    package let terms: [Term]
    package let minimumValues: Int
    /// Of a sum that is not small: what a reader must know it to be at least, or else be left with enough values, lest it
    /// be taken for a small one. Nil where the sum is small.
    package let largeFrom: Int?

    package var isSmall: Bool { largeFrom == nil }
  }
}

extension LinkedTables {
  /// Adds a cell and returns its number.
  package mutating func add(_ cell: Cell) -> Int {
    cells.append(cell)
    return cells.count - 1
  }

  /// Has `companion` hidden whenever `cell` is.
  package mutating func hide(_ companion: Int, with cell: Int) {
    cells[cell].companions.append(companion)
  }

  /// States that a weighted sum lies between two numbers and returns the statement's number.
  @discardableResult
  package mutating func state(
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
  package mutating func state(_ parts: [Int], addUpTo total: Int, kind: Kind) -> Int {
    state(parts.map { Term($0) } + [Term(total, -1)], atLeast: 0, atMost: 0, kind: kind)
  }

  /// Notes that a cell counts some of those of another. That it is no more than that is to be stated as well.
  package mutating func note(_ part: Int, isPartOf whole: Int, share: Int) {
    parts.append(Part(part: Int32(part), whole: Int32(whole), share: share))
  }

  /// Protects a weighted sum and returns the form's number.
  @discardableResult
  package mutating func protect(
    _ sum: [Term], minimumValues: Int, largeFrom: Int? = nil
  ) -> Int {
    forms.append(ProtectedForm(terms: sum, minimumValues: minimumValues, largeFrom: largeFrom))
    return forms.count - 1
  }

  /// The tables where nothing is known of some statements.
  package func forgetting(_ numbers: [Int]) -> LinkedTables {
    var tables = self
    for number in numbers {
      let statement = statements[number]
      tables.statements[number] = Statement(
        terms: statement.terms, lower: 0, upper: nil, kind: statement.kind,
        mayBeWithdrawn: statement.mayBeWithdrawn)
    }
    return tables
  }

  /// Protects some forms no longer. The numbers of those after them change.
  package mutating func leaveOut(_ numbers: Set<Int>) {
    forms = forms.indices.filter { !numbers.contains($0) }.map { forms[$0] }
  }

  /// The true value of a form.
  package func value(of form: ProtectedForm) -> Int {
    form.terms.reduce(0) { $0 + Int($1.coefficient) * cells[Int($1.cell)].value }
  }
}
