/// What may be published of linked tables, and what shows that it may.
struct Secured: Sendable {
  /// Whether each cell is hidden, by the rules or for the sake of another.
  let isHidden: [Bool]
  /// The cells hidden for the sake of others, in order. Never to be published: a reader must not tell the kinds apart.
  let secondary: [Int]
  /// The statements to be left unpublished, in order.
  let withdrawn: [Int]
  /// The forms that could not be made safe. Where there is one, nothing may be published.
  let unsafe: [Int]
  /// The statements that the true values break, and so the fault of whoever stated them. Nothing may be published.
  let contradictions: [Int]
  /// The other tables that a reader cannot tell from the true one.
  let witnesses: Witnesses
  let counts: Counts

  var isSafe: Bool { unsafe.isEmpty && contradictions.isEmpty }

  /// Figures for a report. None of them is about a single cell.
  struct Counts: Sendable, Equatable {
    var cells = 0
    var statements = 0
    var protectedForms = 0
    /// Forms that a reader could have narrowed to fewer values than allowed, before anything more was hidden.
    var attacked = 0
    /// Forms with enough witnesses, checked.
    var proved = 0
    /// Cells hidden for the sake of others.
    var secondary = 0
    /// What was hidden for the sake of others and shown again because it was not needed.
    var shownAgain = 0
  }
}

/// Whole-number tables that satisfy every statement and print the same as the true one.
struct Witnesses: Sendable {
  /// How each table differs from the true one: cells in order and their other values.
  var tables: [[Change]] = []
  /// For each form the tables that show its values, the true table apart.
  var ofForm: [[Int]] = []

  struct Change: Sendable, Equatable {
    let cell: Int
    let value: Int
  }
}

/// Hides as few more cells as it can find until a reader is left with enough possible values of every protected form.
func secured(_ tables: LinkedTables) -> Secured {
  // Not made safe yet, so nothing may be published.
  Secured(
    isHidden: tables.cells.map(\.isHidden), secondary: [], withdrawn: [],
    unsafe: Array(tables.forms.indices), contradictions: [], witnesses: Witnesses(),
    counts: Secured.Counts())
}
