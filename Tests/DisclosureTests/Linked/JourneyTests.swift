import Testing

@testable import Disclosure

/// Tables found one from the other by moving children between wards and groups.
struct JourneyTests {
  @Test(
    "Moving children finds enough values of every number, and every table on the way prints the same"
  )
  func journey() {
    let tables = Self.fourWards()
    let secured = secured(tables)
    #expect(secured.isSafe && secured.counts.proved == tables.forms.count)
    let journey = secured.witnesses
    #expect(journey.count > 0 && journey.beginsAtTruth(0))
    var values = tables.cells.map(\.value)
    for step in 0..<journey.count {
      if journey.beginsAtTruth(step) { values = tables.cells.map(\.value) }
      for change in journey.changes(of: step) { values[change.cell] = change.value }
      for cell in values.indices where !secured.isHidden[cell] {
        #expect(Self.printed(values[cell]) == Self.printed(tables.cells[cell].value))
      }
      for statement in tables.statements {
        let sum = tables.terms[statement.terms].reduce(0) {
          $0 + Int($1.coefficient) * values[Int($1.cell)]
        }
        #expect(sum >= statement.lower && sum <= statement.upper ?? .max)
      }
    }
  }

  @Test(
    "A journey proves nothing from a step on that changes what is printed, until it begins again")
  func spoiltStep() {
    let tables = Self.fourWards()
    let secured = secured(tables)
    func unproved(_ witnesses: Witnesses) -> Int {
      verified(
        tables, isHidden: secured.isHidden, withdrawn: secured.withdrawn, witnesses: witnesses
      ).unproved.count
    }
    let shown = tables.cells.indices.first { !secured.isHidden[$0] } ?? 0
    var spoilt = Witnesses()
    spoilt.add(cell: shown, value: tables.cells[shown].value + 5)
    spoilt.close()
    let good = secured.witnesses
    for step in 0..<good.count {
      for change in good.changes(of: step) { spoilt.add(cell: change.cell, value: change.value) }
      spoilt.close()
    }
    var restarted = spoilt
    restarted.startAfresh()
    for step in 0..<good.count {
      for change in good.changes(of: step) {
        restarted.add(cell: change.cell, value: change.value)
      }
      restarted.close()
    }
    #expect(unproved(Witnesses()) == tables.forms.count)
    #expect(unproved(spoilt) == tables.forms.count)
    #expect(unproved(restarted) == unproved(good))
  }

  @Test("What is stated of just the sum of a form bounds the form, either way round")
  func statedSum() {
    var tables = LinkedTables { _, value in Self.printed(value) }
    let all = tables.add(Self.cell(12))
    let part = tables.add(Self.cell(9))
    tables.state(
      [LinkedTables.Term(part, -1), LinkedTables.Term(all)], atLeast: 0, atMost: nil, kind: .other)
    tables.protect([LinkedTables.Term(all), LinkedTables.Term(part, -1)], minimumValues: 4)
    let other = tables.add(Self.cell(10))
    tables.state(
      [LinkedTables.Term(other), LinkedTables.Term(all, -1)], atLeast: -2, atMost: 0, kind: .other)
    tables.protect([LinkedTables.Term(all), LinkedTables.Term(other, -1)], minimumValues: 4)
    let system = System(tables)
    let bounds = Bounds(system, Pattern(tables, system))
    let spans = system.target.map { [bounds.lower[Int($0)], bounds.upper[Int($0)]] }
    #expect(spans == [[0, 4], [0, 2]])
  }

  /// Three groups of children in four wards, and the whole.
  private static func fourWards() -> LinkedTables {
    let groups = [[9, 9, 8, 10], [3, 5, 2, 6], [11, 8, 9, 13]]
    let all = (0..<4).map { ward in groups.reduce(0) { $0 + $1[ward] } }
    var tables = LinkedTables { _, value in printed(value) }
    var cells: [[Int]] = []
    for numbers in [all] + groups {
      cells.append((numbers + [numbers.reduce(0, +)]).map { tables.add(cell($0)) })
    }
    for set in cells { tables.state(Array(set[..<4]), addUpTo: set[4], kind: .areas) }
    for place in 0..<5 {
      tables.state((1...3).map { cells[$0][place] }, addUpTo: cells[0][place], kind: .breakdown)
    }
    for cell in tables.cells.indices where tables.cells[cell].isHidden {
      tables.protect([LinkedTables.Term(cell)], minimumValues: 4)
    }
    tables.layout = LinkedTables.Layout(sets: 4, pieces: 4, cellCount: tables.cells.count) {
      [cells[$0][$1], cells[$0][4]]
    }
    return tables
  }

  private static func cell(_ value: Int) -> LinkedTables.Cell {
    let print = printed(value)
    return LinkedTables.Cell(
      value: value, shown: print.map { LinkedTables.Span(max(8, $0 - 2), $0 + 2) } ?? .unknown,
      hidden: print == nil ? LinkedTables.Span(0, 7) : .unknown, isHidden: print == nil,
      mayBeHidden: print != nil, weight: 1)
  }

  private static func printed(_ value: Int) -> Int? { value < 8 ? nil : (value + 2) / 5 * 5 }
}
