import MadeUpCounties
import Testing

@testable import Disclosure

/// The examples of section 10 of the design, each small enough to do by hand.
struct WorkedExampleTests {
  private typealias Term = LinkedTables.Term

  @Test("One small count beside two numbers that just pass is worked out, so one of them is hidden")
  func bounds() {
    var made = MadeUpTables()
    let parts = [8, 8, 1].map { made.cell($0, .part) }
    let total = made.cell(17, .total)
    made.sum(parts, total, .breakdown)
    made.protectSmallCells()
    let tables = made.tables()
    let bounds = Bounds(System(tables), Pattern(tables, System(tables)))
    #expect(bounds.lower[parts[2]] == 0 && bounds.upper[parts[2]] == 1)
    let secured = secured(tables)
    #expect(secured.isSafe)
    #expect(secured.counts.attacked == 1)
    #expect(secured.secondary == [parts[0]])
  }

  @Test("With zeros shown the same row gives the one child away exactly")
  func zerosShown() {
    var made = MadeUpTables()
    let parts = [8, 8, 1].map { made.cell($0, .partWithZeros) }
    made.sum(parts, made.cell(17, .total), .breakdown)
    let tables = made.tables()
    let bounds = Bounds(System(tables), Pattern(tables, System(tables)))
    #expect(bounds.lower[parts[2]] == 1 && bounds.upper[parts[2]] == 1)
  }
}
