import Testing

@testable import Disclosure

/// Sums that are not small, and that a reader could take for small.
struct LookalikeTests {
  /// A whole and a part of it, both printed, and their difference, which is not small and counts as large from 10 on.
  private func tables(whole: LinkedTables.Span, part: LinkedTables.Span) -> LinkedTables {
    var tables = LinkedTables { _, _ in 1 }
    func cell(_ shown: LinkedTables.Span) -> LinkedTables.Cell {
      LinkedTables.Cell(
        value: shown.lower, shown: shown, hidden: LinkedTables.Span(0, 9), isHidden: false,
        mayBeHidden: true, weight: 1)
    }
    let all = tables.add(cell(whole))
    let one = tables.add(cell(part))
    let rest = [LinkedTables.Term(all), LinkedTables.Term(one, -1)]
    tables.state(rest, atLeast: 0, atMost: nil, kind: .other)
    tables.protect(rest, minimumValues: 5, largeFrom: 10)
    return tables
  }

  @Test(
    "What could be 8 to 11 is four values with small ones among them, so one of the two is hidden")
  func nearlySmall() {
    let secured = secured(tables(whole: .init(20, 21), part: .init(10, 12)))
    #expect(secured.isSafe && secured.secondary.count == 1)
    #expect(secured.counts.attacked == 1)
  }

  @Test("What is known to be 10 to 12 cannot be taken for small, and 8 to 12 are values enough")
  func largeOrWide() {
    for part in [LinkedTables.Span(10, 12), LinkedTables.Span(10, 14)] {
      let secured = secured(tables(whole: .init(22, 22), part: part))
      #expect(secured.isSafe && secured.secondary.isEmpty)
    }
  }

  @Test("Nobody, known to be nobody, needs nothing; nobody that could be one or two does")
  func nobody() {
    #expect(secured(tables(whole: .init(10, 10), part: .init(10, 12))).secondary.isEmpty)
    #expect(secured(tables(whole: .init(10, 12), part: .init(10, 12))).secondary.count == 1)
  }

  @Test("It is not counted among the small sums, and no other table need prove it")
  func isNotCounted() {
    let secured = secured(tables(whole: .init(20, 21), part: .init(10, 12)))
    #expect(secured.counts.protectedForms == 0 && secured.counts.proved == 0)
    #expect(secured.unsafe.isEmpty)
  }
}
