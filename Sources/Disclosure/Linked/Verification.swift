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
  let page = Page(tables, isHidden: isHidden, withdrawn: withdrawn)
  var replay = Replay(page)
  verification.misprinted = tables.cells.indices.filter { !page.isPrinted($0) }
  verification.contradictions = replay.brokenStatements
  let values = replay.values(along: witnesses)
  verification.unproved = tables.forms.indices.filter {
    tables.forms[$0].isSmall && values[$0].count < tables.forms[$0].minimumValues
  }
  return verification
}

/// What a reader has before them.
struct Page {
  let tables: LinkedTables
  private let isHidden: [Bool]
  private let isWithdrawn: [Bool]

  init(_ tables: LinkedTables, isHidden: [Bool], withdrawn: [Int]) {
    self.tables = tables
    self.isHidden = isHidden
    var isWithdrawn = [Bool](repeating: false, count: tables.statements.count)
    for statement in withdrawn { isWithdrawn[statement] = true }
    self.isWithdrawn = isWithdrawn
  }

  /// Whether the true value of a cell is printed where it is said to be shown, and nowhere else, with its companions.
  func isPrinted(_ cell: Int) -> Bool {
    let print = tables.printed(cell, tables.cells[cell].value)
    let companions = tables.cells[cell].companions
    if isHidden[cell], !companions.allSatisfy({ isHidden[$0] }) { return false }
    if tables.cells[cell].isHidden { return isHidden[cell] && print == nil }
    return isHidden[cell] || print != nil
  }

  func holds(_ statement: Int, sum: Int) -> Bool {
    isWithdrawn[statement]
      || sum >= tables.statements[statement].lower
        && sum <= tables.statements[statement].upper ?? .max
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
}
