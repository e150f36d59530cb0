import Testing

@testable import Disclosure

/// What is left of wholes beside their parts.
struct RestsTests {
  private func cell(_ value: Int, shownAs shown: LinkedTables.Span?) -> LinkedTables.Cell {
    LinkedTables.Cell(
      value: value, shown: shown ?? .unknown, hidden: .unknown, isHidden: shown == nil,
      mayBeHidden: shown != nil, weight: 1)
  }

  @Test(
    "Who is not in the numerator adds up over groups, which narrows what totals alone leave open")
  func addUp() {
    var tables = LinkedTables { _, value in value < 10 ? nil : value }
    // Waiting in all, of one group and of two others; then how many of each got a plan.
    let waiting = [
      tables.add(cell(62, shownAs: .init(58, 62))), tables.add(cell(58, shownAs: .init(58, 62))),
      tables.add(cell(3, shownAs: nil)), tables.add(cell(1, shownAs: nil)),
    ]
    let plans = [
      tables.add(cell(24, shownAs: .init(23, 27))), tables.add(cell(22, shownAs: .init(18, 22))),
      tables.add(cell(2, shownAs: nil)), tables.add(cell(0, shownAs: nil)),
    ]
    for set in [waiting, plans] {
      tables.state(Array(set[1...]), addUpTo: set[0], kind: .breakdown)
    }
    for (part, whole) in zip(plans, waiting) {
      tables.state(
        [LinkedTables.Term(whole), LinkedTables.Term(part, -1)], atLeast: 0, atMost: nil,
        kind: .breakdown)
    }
    func most(of plan: Int, in tables: LinkedTables) -> Int32 {
      let system = System(tables)
      return Bounds(system, Pattern(tables, system)).upper[plan]
    }
    #expect(most(of: plans[0], in: tables) == 27)
    for (part, whole) in zip(plans, waiting) { tables.note(part, isPartOf: whole, share: 0) }
    // 62 wait at most, and of the one group at least 58 - 22 have no plan.
    #expect(most(of: plans[0], in: tables) == 26)
  }
}
