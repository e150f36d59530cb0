/// What may be published of linked tables, and what shows that it may.
package struct Secured: Sendable {
  /// Whether each cell is hidden, by the rules or for the sake of another.
  package let isHidden: [Bool]
  /// The cells hidden for the sake of others, in order. Never to be published: a reader must not tell the kinds apart.
  package let secondary: [Int]
  /// The statements to be left unpublished, in order.
  package let withdrawn: [Int]
  /// The forms of which a reader could leave too few values. Where there is one, nothing may be published.
  package let unsafe: [Int]
  /// The cells whose printed or hidden values make forms unsafe, those of the forms among them.
  package let atFault: [Int]
  /// The statements that the true values break, and so the fault of whoever stated them. Nothing may be published.
  package let contradictions: [Int]
  /// The cells whose true value the printing function does not print, or does, against what was said of them. Nothing may
  /// be published.
  package let misprinted: [Int]
  /// The other tables that a reader cannot tell from the true one.
  package let witnesses: Witnesses
  package let counts: Counts

  package var isSafe: Bool { unsafe.isEmpty && contradictions.isEmpty && misprinted.isEmpty }

  /// Figures for a report. None of them is about a single cell.
  package struct Counts: Sendable, Equatable {
    package var cells = 0
    package var statements = 0
    /// Sums that are small.
    package var protectedForms = 0
    /// Forms that a reader could have narrowed to fewer values than allowed, before anything more was hidden.
    package var attacked = 0
    /// Forms with enough witnesses, checked.
    package var proved = 0
    /// Cells hidden for the sake of others.
    package var secondary = 0
    /// What was hidden for the sake of others and shown again because it was not needed.
    package var shownAgain = 0
  }
}

/// Hides as few more cells as it can find until a reader is left with enough possible values of every protected form.
///
/// Bounds find what a reader could work out, and a form of which they leave too few values is unsafe. Other whole-number
/// tables that print the same prove what a reader cannot work out; code that shares nothing with either checks those
/// tables. They are looked for with a fixed effort, which proves every form of small designs and most of large ones:
/// `counts.proved` says of how many.
///
/// - Parameters:
///   - tables: the numbers with all that ties them together.
///   - stopsEarly: to return without proofs where a form cannot be made safe.
///   - hidden: the cells to begin with besides those that the rules hide. They are shown again where that is safe.
/// - Returns: what is hidden and withdrawn, what is still unsafe, and the other tables found.
package func secured(
  _ tables: LinkedTables, stopsEarly: Bool = false, hidden: [Int] = []
) -> Secured {
  secured(tables, System(tables), stopsEarly: stopsEarly, hidden: hidden)
}

/// The same of tables that were laid out already.
func secured(
  _ tables: LinkedTables, _ system: System, stopsEarly: Bool, hidden: [Int]
) -> Secured {
  var securing = Securing(tables, system, hidden: hidden)
  let contradictions = securing.search.contradictions(securing.system, securing.pattern)
  if contradictions.isEmpty { securing.run(stopsEarly: stopsEarly) }
  let isHidden = Array(securing.pattern.isHidden)
  let withdrawn = tables.statements.indices.filter { securing.pattern.isWithdrawn[$0] }
  let witnesses = securing.proofs.witnesses(securing.system)
  let verification = verified(
    tables, isHidden: isHidden, withdrawn: withdrawn, witnesses: witnesses)
  let attackable = securing.attackable
  let isThorough = securing.isThorough && !(stopsEarly && !attackable.isEmpty)
  // Where there was time for all, or where a proof did not stand, what is not proved is unsafe.
  let unsafe = Set(attackable).union(
    verification.unproved.filter { isThorough || securing.proofs.isProved($0, securing.system) })
  var counts = securing.counts
  counts.cells = tables.cells.count
  counts.statements = tables.statements.count
  counts.protectedForms = tables.forms.count(where: \.isSmall)
  counts.proved = counts.protectedForms - verification.unproved.count
  let secondary = tables.cells.indices.filter { securing.isSecondary[$0] }
  counts.secondary = secondary.count
  return Secured(
    isHidden: isHidden, secondary: secondary, withdrawn: withdrawn,
    unsafe: unsafe.sorted(), atFault: securing.atFault(unsafe),
    contradictions: Set(contradictions + verification.contradictions).sorted()
      .filter { $0 < tables.statements.count },
    misprinted: verification.misprinted, witnesses: witnesses, counts: counts)
}
