import Model

/// Every number that is printed or implied, as linked tables.
///
/// Steps in order: the numbers as cells, the sums of areas, the sums of groups and sets, years, medians, and last what must
/// not be worked out. A statement that the true numbers break is left out: it ties nothing.
struct Design {
  let policy: Policy
  let linkage: Linkage
  let measures: [Measure]
  var columns: Columns
  var tables: LinkedTables
  /// The piece cells of each column, by the areas of its levels.
  var pieces: [Pieces]
  /// Sums that were protected, and parts of wholes that were stated.
  var known: Set<[Int32]> = []
  /// The statements of what others publish.
  var statementsOfOthers: [Int] = []
  /// The first of the cells that no table prints.
  let firstPiece: Int
  /// The waits that a statement is about, by statement.
  var waits: [Int: WaitPlace] = [:]

  /// A wait of a measure's place: the areas, then unknown, outside and the partnership.
  struct WaitPlace: Hashable {
    let measure: Int
    let place: Int
  }

  /// - Throws: `Refusal` where areas overlap in an unknown way, or the record of releases forbids a figure.
  init(
    _ measures: [Measure], _ policy: Policy, _ linkage: Linkage, waits: [ShownWait],
    withheld: Set<Withheld> = []
  ) throws(Refusal) {
    self.policy = policy
    self.linkage = linkage
    self.measures = measures
    var columns = Columns(measures)
    let history = try History(linkage, columns)
    let cuttings = try Self.cuttings(columns, linkage.atoms)
    let plan = CellPlan(&columns, cuttings, policy, history, withheld)
    self.columns = columns
    tables = plan.tables
    firstPiece = tables.cells.count
    pieces = Array(repeating: Pieces(), count: columns.all.count)
    plan.hideTogether(columns, &tables)
    try checkFrozen(history)
    stateAreas(cuttings)
    stateBreakdowns()
    statePartsOfWholes()
    stateKinship()
    stateYears()
    stateWaits(waits)
    statePublishedTotals()
    stateEarlierReleases(history)
    stateEarlierWindows(history)
    protectNumbers()
    tables.layout = layout()
  }

  /// The sets and levels that hold some cells.
  func withheld(for cells: [Int]) -> Set<Withheld> {
    var found: Set<Withheld> = []
    let wanted = Set(cells)
    for (index, column) in columns.all.enumerated() {
      for block in column.blocks where block.cells.contains(where: wanted.contains) {
        found.insert(Withheld(key: column.key, level: block.level))
      }
      if wanted.contains(column.totalCell) {
        found.insert(Withheld(key: column.key, level: .partnership))
      }
      // A piece is what two levels leave of each other.
      if pieces[index].inOrder.contains(where: { wanted.contains($0.cell) }) {
        for block in column.blocks { found.insert(Withheld(key: column.key, level: block.level)) }
      }
    }
    return found
  }

  /// The true value of a sum.
  func value(_ terms: [LinkedTables.Term]) -> Int {
    terms.reduce(0) { $0 + Int($1.coefficient) * tables.cells[Int($1.cell)].value }
  }

  /// States what the true numbers do not break.
  @discardableResult
  mutating func state(
    _ terms: [LinkedTables.Term], atLeast lower: Int, atMost upper: Int?,
    kind: LinkedTables.Kind, mayBeWithdrawn: Bool = false
  ) -> Int? {
    let value = value(terms)
    guard value >= lower, value <= upper ?? .max, !terms.contains(where: { $0.cell < 0 }) else {
      return nil
    }
    return tables.state(
      terms, atLeast: lower, atMost: upper, kind: kind, mayBeWithdrawn: mayBeWithdrawn)
  }

  /// A cell that is never printed.
  mutating func addUnprinted(_ value: Int) -> Int {
    tables.add(
      LinkedTables.Cell(
        value: value, shown: .unknown, hidden: .unknown, isHidden: true, mayBeHidden: false,
        weight: 1))
  }
}
