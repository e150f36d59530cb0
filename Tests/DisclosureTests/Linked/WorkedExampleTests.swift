import TestSupport
import Testing

@testable import Disclosure

/// The examples of section 10 of the design, each small enough to do by hand.
struct WorkedExampleTests {
  /// What bounds leave of a cell before anything more is hidden.
  private func range(of cell: Int, in made: MadeUpLinks) -> ClosedRange<Int32> {
    let tables = LinkedTables(made)
    let system = System(tables)
    let bounds = Bounds(system, Pattern(tables, system))
    return bounds.lower[cell]...bounds.upper[cell]
  }

  /// A breakdown in one area: the categories, then the total.
  private func row(_ values: [Int], _ rule: MadeUpLinks.Rule) -> MadeUpLinks {
    var made = MadeUpLinks()
    let parts = values.map { made.cell($0, rule) }
    let total = made.cell(values.reduce(0, +), rule == .exactIfLarge ? .exact : .total)
    made.sum(parts, total, .breakdown)
    return made
  }

  @Test("One child beside two numbers that just pass is worked out, so one of those is hidden")
  func smallBesideTwo() {
    var made = row([8, 8, 1], .part)
    made.protectSmallCells()
    #expect(range(of: 2, in: made) == 0...1)
    let secured = secured(LinkedTables(made))
    #expect(secured.isSafe && secured.counts.attacked == 1)
    #expect(secured.secondary == [0])
  }

  @Test("With zeros shown the same row gives the one child away exactly")
  func zerosShown() {
    #expect(range(of: 2, in: row([8, 8, 1], .partWithZeros)) == 1...1)
  }

  @Test("Twelve and six of eighteen leave six or seven, so the twelve is hidden")
  func twelveAndSix() {
    var made = row([12, 6], .part)
    made.protectSmallCells()
    #expect(range(of: 1, in: made) == 6...7)
    let secured = secured(LinkedTables(made))
    #expect(secured.isSafe && secured.secondary == [0])
  }

  @Test("Three hidden cells whose exact sum is three are each one, and are not published so")
  func threeOnes() {
    var made = row([1, 1, 1, 20], .exactIfLarge)
    made.protectSmallCells()
    for cell in 0..<3 { #expect(range(of: cell, in: made) == 1...1) }
    let secured = secured(LinkedTables(made))
    // The total or the twenty has to go; nothing smaller is there to hide.
    #expect(secured.isSafe && secured.secondary == [3])
  }

  @Test("Ten refused of ten is a fact about all ten, so a zero inside the breakdown is not shown")
  func classFact() {
    var shown = row([10, 0], .partWithZeros)
    shown.protect([(2, 1), (0, -1)])
    #expect(secured(LinkedTables(shown)).secondary == [1])
    var hidden = row([10, 0], .part)
    hidden.protect([(2, 1), (0, -1)])
    #expect(range(of: 1, in: hidden) == 0...4)
    let secured = secured(LinkedTables(hidden))
    #expect(secured.isSafe && secured.secondary.isEmpty)
  }

  @Test("Two hidden cells in every line do not protect a third that bounds cannot reach")
  func twoInEveryLine() {
    let rows = [[2, 9, 30, 41], [11, 6, 4, 28], [25, 33, 7, 12], [19, 22, 15, 5]]
    let hidden: Set<[Int]> = [
      [0, 0], [0, 1], [1, 0], [1, 1], [1, 2], [2, 2], [2, 3], [3, 2], [3, 3],
    ]
    var tables = LinkedTables { cell, value in
      cell < 16 && hidden.contains([cell / 4, cell % 4]) ? nil : value
    }
    for (number, value) in rows.joined().enumerated() {
      let isHidden = hidden.contains([number / 4, number % 4])
      _ = tables.add(
        .init(
          value: value, shown: .init(value, value), hidden: .unknown, isHidden: isHidden,
          mayBeHidden: true, weight: 1))
    }
    for line in 0..<4 {
      for cells in [(0..<4).map { 4 * line + $0 }, (0..<4).map { 4 * $0 + line }] {
        let sum = cells.reduce(0) { $0 + tables.cells[$1].value }
        let total = tables.add(
          .init(
            value: sum, shown: .init(sum, sum), hidden: .unknown, isHidden: false,
            mayBeHidden: false, weight: 8))
        tables.state(cells, addUpTo: total, kind: .breakdown)
      }
    }
    tables.protect([.init(6)], minimumValues: 4)
    let system = System(tables)
    let bounds = Bounds(system, Pattern(tables, system))
    #expect(bounds.values(of: 6) >= 4, "bounds alone see nothing")
    let secured = secured(tables)
    #expect(secured.isSafe && !secured.secondary.isEmpty)
  }

  @Test("Single years beside a pooled number give the small year away, and windows of three do not")
  func windows() {
    var pooled = MadeUpLinks()
    let years = [1, 8, 8].map { pooled.cell($0, .part) }
    pooled.sum(years, pooled.cell(17, .total), .other)
    pooled.protectSmallCells()
    #expect(range(of: years[0], in: pooled) == 0...1)
    #expect(secured(LinkedTables(pooled)).isSafe)

    var windows = MadeUpLinks()
    let single = [6, 9, 9, 9].map { windows.cell($0, .unpublished) }
    windows.sum(Array(single[0..<3]), windows.cell(24, .total), .other)
    windows.sum(Array(single[1..<4]), windows.cell(27, .total), .other)
    windows.sum([single[3]], windows.cell(9, .total), .other)
    windows.protect([(single[0], 1)])
    let secured = secured(LinkedTables(windows))
    #expect(secured.isSafe && secured.secondary.isEmpty)
  }

  @Test("A median that says at least half were in time is withdrawn before any count is hidden")
  func median() {
    var made = row([6, 4], .part)
    made.state([(0, 2), (2, -1)], 0, nil, mayBeWithdrawn: true)
    #expect(range(of: 0, in: made) == 4...7)
    made.protect([(0, 1)], 5)
    let secured = secured(LinkedTables(made))
    #expect(secured.isSafe && secured.withdrawn == [1] && secured.secondary.isEmpty)
  }

  @Test("A median that leaves enough values stays")
  func harmlessMedian() {
    var made = row([6, 4], .part)
    made.state([(0, 2), (2, -1)], 0, nil, mayBeWithdrawn: true)
    made.protectSmallCells()
    let secured = secured(LinkedTables(made))
    #expect(secured.isSafe && secured.withdrawn.isEmpty && secured.secondary.isEmpty)
  }

  @Test(
    "A ward less the two sectors inside it leaves a sliver: exactly where exact, not where rounded")
  func sliver() {
    func overlapping(_ rule: MadeUpLinks.Rule) -> MadeUpLinks {
      var made = MadeUpLinks()
      let atoms = [9, 9, 3].map { made.cell($0, .unpublished) }
      made.sum(atoms, made.cell(21, rule), .areas)
      made.sum([atoms[0]], made.cell(9, rule), .areas)
      made.sum([atoms[1]], made.cell(9, rule), .areas)
      made.protect([(atoms[2], 1)])
      return made
    }
    #expect(range(of: 2, in: overlapping(.exact)) == 3...3)
    #expect(range(of: 2, in: overlapping(.total)) == 0...6)
    let secured = secured(LinkedTables(overlapping(.total)))
    #expect(secured.isSafe && secured.secondary.isEmpty)
  }
}
