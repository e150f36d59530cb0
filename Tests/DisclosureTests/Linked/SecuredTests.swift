import TestSupport
import Testing

@testable import Disclosure

struct SecuredTests {
  @Test(
    "In 200 counties, some under the strict profile, every protected form keeps its values",
    arguments: 0..<20)
  func counties(tens: Int) {
    for seed in (10 * tens)..<(10 * tens + 10) {
      let tables = LinkedTables(Self.county(seed))
      let secured = secured(tables)
      #expect(secured.isSafe, "county \(seed)")
      #expect(secured.counts.proved == tables.forms.count)
    }
  }

  @Test("The same tables give the same result, and statements in another order the same pattern")
  func order() {
    for seed in 0..<12 {
      let made = Self.county(seed)
      let tables = LinkedTables(made)
      let one = secured(tables)
      let other = secured(tables)
      #expect(one.isHidden == other.isHidden && one.witnesses.tables == other.witnesses.tables)
      // Statements in another order, cells and forms where they were.
      var turned = LinkedTables(printed: tables.printed)
      for cell in tables.cells { _ = turned.add(cell) }
      for statement in tables.statements.reversed() {
        turned.state(
          Array(tables.terms[statement.terms].reversed()), atLeast: statement.lower,
          atMost: statement.upper, kind: statement.kind)
      }
      for form in tables.forms { turned.protect(form.terms, minimumValues: form.minimumValues) }
      let turnedResult = secured(turned)
      #expect(turnedResult.isHidden == one.isHidden, "county \(seed)")
    }
  }

  @Test("A rounding rule other than the one that readers are told of does not pass")
  func brokenRounding() {
    var caught = 0
    for seed in 0..<10 {
      let made = Self.county(seed)
      let broken: [@Sendable (Int) -> Int] = [{ $0 }, { $0 / 5 * 5 }, { ($0 + 5) / 10 * 10 }]
      for rounded in broken where !secured(LinkedTables(made, rounded: rounded)).isSafe {
        caught += 1
      }
      #expect(secured(LinkedTables(made)).isSafe)
    }
    #expect(caught >= 25)
  }

  @Test("A hidden total hides its breakdown, and what is not to be hidden stays")
  func companions() {
    var made = MadeUpLinks()
    let parts = [4, 2].map { made.cell($0, .part) }
    let large = [14, 20].map { made.cell($0, .exact) }
    let total = made.cell(6, .total)
    made.sum(parts, total, .breakdown)
    made.hide(large, with: total)
    let hidden = secured(LinkedTables(made))
    #expect(hidden.isHidden == [true, true, true, true, true])

    var fixed = MadeUpLinks()
    let cells = [8, 8, 1].map { fixed.cell($0, .part, mayBeHidden: false) }
    fixed.sum(cells, fixed.cell(17, .total, mayBeHidden: false), .breakdown)
    fixed.protectSmallCells()
    let refused = secured(LinkedTables(fixed))
    #expect(!refused.isSafe && refused.unsafe == [0] && refused.secondary.isEmpty)
  }

  @Test("Statements that the true numbers break are named, and nothing passes")
  func contradiction() {
    var made = MadeUpLinks()
    let parts = [9, 9].map { made.cell($0, .part) }
    made.sum(parts, made.cell(17, .total), .breakdown)
    let secured = secured(LinkedTables(made))
    #expect(!secured.isSafe && secured.contradictions == [0])
  }

  @Test("A number that the printing function hides is not said to be shown")
  func misprinted() {
    var tables = LinkedTables { _, value in value < 8 ? nil : value }
    _ = tables.add(
      .init(
        value: 3, shown: .init(3, 3), hidden: .init(1, 7), isHidden: false, mayBeHidden: true,
        weight: 1))
    let secured = secured(tables)
    #expect(!secured.isSafe && secured.misprinted == [0])
  }

  @Test("Where no single cell is enough, two cheap ones go before one dear one")
  func pairs() {
    // A ward of 9 and 3 in a district of one ward: the nine shows through from above.
    var made = MadeUpLinks()
    let ward = [9, 3].map { made.cell($0, .part) }
    let district = [9, 3].map { made.cell($0, .part, weight: 8) }
    let totals = [1, 64].map { made.cell(12, .total, weight: $0) }
    made.sum(ward, totals[0], .breakdown)
    made.sum(district, totals[1], .breakdown)
    for part in 0..<2 { made.sum([ward[part]], district[part], .areas) }
    made.sum([totals[0]], totals[1], .areas)
    made.protectSmallCells()
    made.protect([(totals[0], 1), (ward[0], -1)])
    let secured = secured(LinkedTables(made))
    #expect(secured.isSafe)
    #expect(!secured.secondary.contains(totals[1]))
  }

  /// Small counties, thin and thick; the reference times and checks large ones.
  private static func county(_ seed: Int) -> MadeUpLinks {
    var shape = MadeUpCounty.Shape()
    shape.districts = 1 + seed % 2
    shape.wards = 1...(1 + seed % 3)
    shape.breakdowns = [[3], [2, 2], [4]][seed % 3]
    shape.children = [0...30, 0...60, 10...120][seed / 3 % 3]
    shape.quintiles = seed % 5 == 0
    shape.divisions = seed % 2 == 0
    shape.unknown = seed % 4 == 0
    shape.strict = seed % 7 > 3
    return MadeUpCounty(seed: UInt64(seed) &* 7919, shape).made
  }
}
