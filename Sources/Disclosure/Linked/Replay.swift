/// Goes from table to table, beginning at the true one, and asks of each whether a reader would see the same page and every
/// statement would hold.
///
/// It reads nothing but the tables as they were stated. Where a step does not hold, no table counts until one begins at the
/// true table again.
struct Replay {
  private let tables: LinkedTables
  private let page: Page
  private var values: [Int]
  /// The sum of each statement at the table at hand.
  private var sums: [Int]
  // The statements that mention cell c, and how often, are at start[c]..<start[c + 1]; the forms likewise.
  private let mentions: Mentions
  private let formsOfCell: Mentions
  private var changed: Set<Int> = []

  init(_ page: Page) {
    let tables = page.tables
    self.page = page
    self.tables = tables
    values = tables.cells.map(\.value)
    sums = tables.statements.map { statement in
      tables.terms[statement.terms].reduce(0) {
        $0 + Int($1.coefficient) * tables.cells[Int($1.cell)].value
      }
    }
    mentions = Mentions(tables.cells.count, tables.statements.map { tables.terms[$0.terms] })
    formsOfCell = Mentions(tables.cells.count, tables.forms.map { $0.terms[...] })
  }

  /// The statements that the table at hand breaks.
  var brokenStatements: [Int] { sums.indices.filter { !page.holds($0, sum: sums[$0]) } }

  /// The values of each form in the true table and in those that hold, until there are enough.
  mutating func values(along witnesses: Witnesses) -> [Set<Int>] {
    var found = tables.forms.map { Set([value(of: $0)]) }
    var holds = true
    for step in 0..<witnesses.count {
      if witnesses.beginsAtTruth(step) {
        for cell in changed { put(tables.cells[cell].value, in: cell) }
        changed = []
        holds = true
      }
      var touched: Set<Int> = []
      for change in witnesses.changes(of: step) {
        put(change.value, in: change.cell)
        touched.insert(change.cell)
      }
      changed.formUnion(touched)
      holds = holds && touched.allSatisfy { isSame($0) }
      guard holds else { continue }
      for cell in touched {
        for use in formsOfCell.uses(of: cell) {
          let form = formsOfCell.number[use]
          if found[form].count < tables.forms[form].minimumValues {
            found[form].insert(value(of: tables.forms[form]))
          }
        }
      }
    }
    return found
  }

  private mutating func put(_ value: Int, in cell: Int) {
    let change = value - values[cell]
    values[cell] = value
    for use in mentions.uses(of: cell) {
      sums[mentions.number[use]] += change * mentions.coefficient[use]
    }
  }

  private func isSame(_ cell: Int) -> Bool {
    values[cell] >= 0 && page.looksSame(cell, with: values[cell])
      && mentions.uses(of: cell).allSatisfy {
        page.holds(mentions.number[$0], sum: sums[mentions.number[$0]])
      }
  }

  private func value(of form: LinkedTables.ProtectedForm) -> Int {
    form.terms.reduce(0) { $0 + Int($1.coefficient) * values[Int($1.cell)] }
  }

  /// Where each cell is mentioned.
  private struct Mentions {
    private var start: [Int]
    private(set) var number: [Int]
    private(set) var coefficient: [Int]

    init(_ cells: Int, _ sums: [ArraySlice<LinkedTables.Term>]) {
      start = Array(repeating: 0, count: cells + 1)
      for sum in sums { for term in sum { start[Int(term.cell) + 1] += 1 } }
      for cell in 0..<cells { start[cell + 1] += start[cell] }
      number = Array(repeating: 0, count: start[cells])
      coefficient = number
      var next = start
      for (place, sum) in sums.enumerated() {
        for term in sum {
          number[next[Int(term.cell)]] = place
          coefficient[next[Int(term.cell)]] = Int(term.coefficient)
          next[Int(term.cell)] += 1
        }
      }
    }

    func uses(of cell: Int) -> Range<Int> { start[cell]..<start[cell + 1] }
  }
}
