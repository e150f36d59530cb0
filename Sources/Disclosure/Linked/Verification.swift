/// Checks from the tables alone that every protected form keeps enough values.
///
/// Written apart from the code that hides and that searches: it reads the tables as they were stated, puts each other
/// table in the place of the true one, and asks the printing function whether the page would be the same.
struct Verification: Sendable {
  /// The forms for which there are too few tables that hold.
  fileprivate(set) var unproved: [Int] = []
  /// The statements that the true values break.
  fileprivate(set) var contradictions: [Int] = []
  /// The cells whose true value would not be printed as the pattern says.
  fileprivate(set) var misprinted: [Int] = []
}

/// Puts every witness in the place of the true table.
///
/// - Parameters:
///   - tables: the numbers with all that ties them together.
///   - isHidden: what is not printed, by the rules or for the sake of other cells.
///   - withdrawn: the statements that are not published.
///   - witnesses: the other tables.
/// - Returns: what does not hold.
func verified(
  _ tables: LinkedTables, isHidden: [Bool], withdrawn: [Int], witnesses: Witnesses
) -> Verification {
  var verification = Verification()
  var page = Page(tables, isHidden: isHidden, withdrawn: withdrawn)
  verification.misprinted = tables.cells.indices.filter { !page.isPrinted($0) }
  verification.contradictions = tables.statements.indices.filter { !page.holds($0) }
  let isGood = witnesses.tables.map { page.isSame(after: $0) }
  var replay = Replay(tables, page)
  let onTheWay = witnesses.journey.map { replay.values(along: $0) }
  for (number, form) in tables.forms.enumerated() {
    let mine = number < witnesses.ofForm.count ? witnesses.ofForm[number] : []
    var values = onTheWay?[number] ?? []
    values.insert(page.value(form))
    for table in mine where isGood[table] {
      values.insert(page.value(form, after: witnesses.tables[table]))
    }
    if values.count < form.minimumValues { verification.unproved.append(number) }
  }
  return verification
}

/// What a reader has before them, with the numbers behind it.
struct Page {
  let tables: LinkedTables
  let isHidden: [Bool]
  let isWithdrawn: [Bool]
  /// The statements that mention each cell.
  let mentions: [[Int]]
  var values: [Int]

  init(_ tables: LinkedTables, isHidden: [Bool], withdrawn: [Int]) {
    self.tables = tables
    self.isHidden = isHidden
    values = tables.cells.map(\.value)
    var isWithdrawn = [Bool](repeating: false, count: tables.statements.count)
    for statement in withdrawn { isWithdrawn[statement] = true }
    self.isWithdrawn = isWithdrawn
    var mentions = [[Int]](repeating: [], count: tables.cells.count)
    for (number, statement) in tables.statements.enumerated() {
      for term in tables.terms[statement.terms] { mentions[Int(term.cell)].append(number) }
    }
    self.mentions = mentions
  }

  /// Whether the true value of a cell is printed where it is said to be shown, and nowhere else, with its companions.
  func isPrinted(_ cell: Int) -> Bool {
    let print = tables.printed(cell, values[cell])
    let companions = tables.cells[cell].companions
    if isHidden[cell], !companions.allSatisfy({ isHidden[$0] }) { return false }
    if tables.cells[cell].isHidden { return isHidden[cell] && print == nil }
    return isHidden[cell] || print != nil
  }

  func holds(_ statement: Int) -> Bool {
    var sum = 0
    for term in tables.terms[tables.statements[statement].terms] {
      sum += Int(term.coefficient) * values[Int(term.cell)]
    }
    return holds(statement, sum: sum)
  }

  func holds(_ statement: Int, sum: Int) -> Bool {
    isWithdrawn[statement]
      || sum >= tables.statements[statement].lower
        && sum <= tables.statements[statement].upper ?? .max
  }

  /// Whether a reader would see the same page, and every statement would hold, if these cells held these values.
  mutating func isSame(after changes: [Witnesses.Change]) -> Bool {
    for change in changes { values[change.cell] = change.value }
    defer { for change in changes { values[change.cell] = tables.cells[change.cell].value } }
    return changes.allSatisfy { change in
      change.value >= 0 && looksSame(change.cell, with: change.value)
        && mentions[change.cell].allSatisfy { holds($0) }
    }
  }

  /// Whether a cell would be printed the same if it held a value.
  func looksSame(_ cell: Int, with value: Int) -> Bool {
    let print = tables.printed(cell, value)
    if !isHidden[cell] {
      return print != nil && print == tables.printed(cell, tables.cells[cell].value)
    }
    // A reader may know which cells the rules hide, and so that no other value is there.
    return !tables.cells[cell].isHidden || print == nil
  }

  func value(_ form: LinkedTables.ProtectedForm, after changes: [Witnesses.Change] = []) -> Int {
    form.terms.reduce(0) { sum, term in
      let value = changes.first { $0.cell == Int(term.cell) }?.value ?? values[Int(term.cell)]
      return sum + Int(term.coefficient) * value
    }
  }
}
