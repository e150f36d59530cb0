public import Model

/// The figures that may be published: one set of linked tables in which nobody can work out a small number.
///
/// Small counts are hidden and the others rounded. Then more is hidden, as little as can be found, until a reader who sets
/// all tables, areas, groups, years, waits and earlier releases against each other is left with enough possible values of
/// every small number. Shares, rates, intervals, comparisons and flags come from `analyse` called on the rounded counts
/// alone, so they cannot tell more than those do.
///
/// - Parameters:
///   - measures: what was counted.
///   - analyses: the exact analyses of `measures`, in the same order.
///   - quality: counts of rows left out or worth a look.
///   - policy: the numbers of the rules.
///   - linkage: what ties the measures to each other and to earlier releases.
///   - analyse: the statistics, a function of nothing but the measures it is given.
/// - Returns: the public release.
/// - Throws: `Refusal` where nothing may be published.
public func protect(
  _ measures: [Measure], _ analyses: [Analysis], quality: [QualityLine], policy: Policy,
  linkage: Linkage = Linkage(), analyse: ([Measure]) -> [Analysis]
) throws(Refusal) -> Release {
  precondition(measures.count == analyses.count, "An analysis for each measure.")
  let choice = Choice(measures, policy)
  let coarser = Coarsening(
    choice.published.map { measures[$0] }, choice.published.map { analyses[$0] }, policy)
  let lone = LoneCategories(coarser.measures)
  let chosen = coarser.analysed(analyse).filter { !lone.hold($0.measure) }
  let waits = chosen.map { WaitTable($0.measure, $0.analysis, policy) }
  let (design, secured, withheld) = try Design.secured(
    chosen.map(\.measure), policy, linkage,
    waits: waits.enumerated().flatMap { number, table in table?.shown(number) ?? [] })
  let displays = Displays(design, secured)
  let tables = chosen.enumerated().map { number, figures -> Table in
    let pairs = displays.pairs(number)
    return waits[number]?.table(pairs, displays.hiddenWaits, number)
      ?? CountTable(measure: figures.measure, policy: policy, pairs: pairs).table(analyse)
  }
  var release = Release(
    audience: .public, tables: tables, quality: policy.displayed(quality),
    rules: policy.rules)
  var summary = DisclosureSummary(design, secured, displays, choice, tables)
  summary.coarsened = coarser.steps
  summary.leftOut += lone.leftOut
  summary.keptBack = design.keptBack(withheld)
  release.disclosure = summary
  release.statements = displays.statements
  return release
}

extension Design {
  /// The design with what may be printed of it. Sets of which a number could be worked out whatever else is hidden are
  /// withheld at that level, and the rest is secured again.
  ///
  /// - Throws: `Refusal` where nothing may be published.
  fileprivate static func secured(
    _ measures: [Measure], _ policy: Policy, _ linkage: Linkage, waits: [ShownWait]
  ) throws(Refusal) -> (Design, Secured, Set<Withheld>) {
    var withheld = Columns(measures).withheld(linkage.withheld)
    // What was hidden for others before more was withheld: nearly all of it is needed again.
    var hidden: [Int] = []
    while true {
      var design = try Design(measures, policy, linkage, waits: waits, withheld: withheld)
      let allHidden = design.allHidden()
      let beyond = allHidden.cells
      let secured =
        beyond.isEmpty
        ? Disclosure.secured(design.tables, allHidden.system, stopsEarly: true, hidden: hidden)
        : nil
      let atFault = secured?.atFault ?? beyond
      if let secured, atFault.isEmpty || !secured.contradictions.isEmpty {
        try design.refuse(secured)
        return (design, secured, withheld)
      }
      // First what is at fault, and where that is withheld already, what is tied to it.
      var more = design.withheld(for: atFault)
      if more.isSubset(of: withheld) { more = design.withheld(for: design.tied(to: atFault)) }
      guard !more.isSubset(of: withheld) else {
        throw .unsafe(indicators: design.indicators(atFault.map { LinkedTables.Term($0) }))
      }
      withheld.formUnion(more)
      if let secured { hidden = secured.secondary }
    }
  }

  /// The cells that stand in one statement with some cells.
  private func tied(to cells: [Int]) -> [Int] {
    let wanted = Set(cells)
    var found: Set<Int> = []
    for statement in tables.statements {
      let own = tables.terms[statement.terms].map { Int($0.cell) }
      if own.contains(where: wanted.contains) { found.formUnion(own) }
    }
    return found.sorted()
  }

  /// - Throws: `Refusal` where a protected number could be worked out, or the tables contradict each other.
  fileprivate func refuse(_ secured: Secured) throws(Refusal) {
    if !secured.contradictions.isEmpty {
      throw .contradicting(
        indicators: indicators(
          secured.contradictions.flatMap { tables.terms[tables.statements[$0].terms] }))
    }
    if !secured.unsafe.isEmpty {
      throw .unsafe(indicators: indicators(secured.unsafe.flatMap { tables.forms[$0].terms }))
    }
  }

  /// The indicators whose numbers stand in some terms, in the order of the tables.
  private func indicators(_ terms: [LinkedTables.Term]) -> [String] {
    let cells = Set(terms.map { Int($0.cell) })
    var found: [String] = []
    for index in columns.all.indices {
      let column = columns[index]
      let own =
        column.blocks.flatMap(\.cells) + [column.totalCell]
        + pieces[index].inOrder.map(\.cell)
      guard own.contains(where: cells.contains) else { continue }
      for id in column.indicators where !found.contains(id) { found.append(id) }
    }
    return found
  }
}

extension Policy {
  /// The quality lines as they may be seen.
  ///
  /// The rows without an area are a number of the tables, and the kinds of one field make it up. So where one kind alone
  /// is hidden, the smallest of the others is hidden with it: their difference from the tables is then of two.
  func displayed(_ lines: [QualityLine]) -> [Quality] {
    var displayed = lines.compactMap { self.displayed($0) }
    let fields = Dictionary(grouping: displayed.indices) { place in
      [displayed[place].line.input, displayed[place].line.field]
    }
    for places in fields.values where places.count(where: { !displayed[$0].isShown }) == 1 {
      let shown = places.filter { displayed[$0].isShown }
      let least = shown.min {
        (displayed[$0].line.count, $0) < (displayed[$1].line.count, $1)
      }
      guard let least else { continue }
      var line = displayed[least].line
      line.count = 0
      displayed[least] = Quality(line: line, isShown: false)
    }
    return displayed
  }

  /// The quality line as it may be seen: no rows, and only counts that are large enough.
  func displayed(_ line: QualityLine) -> Quality? {
    guard line.count > 0 else { return nil }
    var displayed = line
    displayed.exampleRows = []
    displayed.share = nil
    // The gate cannot judge a number inside a sentence, so a sentence with a digit stays inside.
    if line.effect.contains(where: \.isNumber) { displayed.effect = "" }
    guard let count = display(part: line.count) else {
      displayed.count = 0
      return Quality(line: displayed, isShown: false)
    }
    displayed.count = count
    return Quality(line: displayed, isShown: true)
  }

  /// What was done to the figures, for the method page.
  var rules: [String] {
    [
      "Numbers from 1 to \(threshold - 1) are hidden, and so is a 0 inside a group that is not empty. "
        + "They are shown as [c].",
      isExact
        ? "All other numbers are exact. Only districts and larger areas are published."
        : "All other numbers are rounded to the nearest \(base). Totals are rounded on their own and may not add up.",
      "Percentages, rates, likely ranges and comparisons are worked out from the numbers shown. "
        + "A percentage needs a shown base of at least \(smallestRateBase).",
      "Waits are rounded to whole weeks and shown only where at least five finished waits lie on either side.",
      "A small number is hidden whether it is good or bad. Where few children are seen in time, "
        + "low figures are hidden more often than high ones.",
      "All numbers were set against each other, area by area, group by group and year by year. "
        + "Where a hidden number could have been worked out, more numbers are hidden, with the same sign.",
    ]
  }
}
