import Disclosure
import Model
import Testing

/// What others publish of the partnership is held against this release.
@Suite("Totals that others publish")
struct PublishedTotalsTests {
  private let period = "2025-01-01..2025-12-31"
  private let plans = DrawnTables.indicator("plans", .count, of: "plans_issued")

  /// How many numbers are hidden of two wards, of children without a place or outside, and of the partnership.
  private func hidden(_ wards: [Int], published: Int?) throws -> Int? {
    var linkage = Linkage()
    linkage.publishedTotals = [published].compactMap(\.self).map {
      PublishedTotal(indicator: "plans", period: period, count: Count($0, of: $0))
    }
    let measure = DrawnTables.measure(plans, wards.map(Tally.total), period: period)
    return try DrawnTables.protected([measure], linkage: linkage).disclosure?.numbersHidden
  }

  /// 90 is shown as 88 to 92. Of a total shown as 93 to 97 that leaves the other ward 1 to 7; of 97 it leaves 5 to 7.
  @Test(
    "A total that is known to the child from elsewhere leaves a small number fewer values: more is hidden"
  )
  func known() throws {
    #expect(try hidden([90, 7], published: nil) == 1)
    #expect(try hidden([90, 7], published: 97) == 2)
  }

  @Test("A published total that is not ours, or is small itself, ties nothing")
  func other() throws {
    #expect(try hidden([90, 7], published: 99) == 1)
    #expect(try hidden([5, 2], published: 7) == hidden([5, 2], published: nil))
  }

  /// Of 63 plans published 60 are published as issued without an exception: that three were with one is known already, and
  /// no hiding of ours takes it back. What districts have of the three is ours to keep.
  @Test("A small number that others' totals give away by themselves does not stop the release")
  func givenAway() throws {
    let issued = DrawnTables.indicator("plans", .count, of: "plans_issued")
    let usual = DrawnTables.indicator("usual", .count, of: "usual_plans")
    let exceptions = DrawnTables.indicator("exceptions", .count, of: "exceptional_plans")
    let measures = [
      (issued, [31, 32]), (usual, [30, 30]), (exceptions, [1, 2]),
    ].map { indicator, wards in
      DrawnTables.measure(indicator, wards.map(Tally.total), period: period)
    }
    var linkage = Linkage()
    linkage.kinship.partitions = [
      Kinship.Partition(
        of: "plans_issued", into: ["usual_plans", "exceptional_plans"], isComplete: true)
    ]
    linkage.publishedTotals = [("plans", 63), ("usual", 60)].map { indicator, number in
      PublishedTotal(
        indicator: indicator, period: period, count: Count(number, of: number))
    }
    let release = try DrawnTables.protected(measures, linkage: linkage)
    let table = try #require(release.tables.first { $0.indicator.id == "exceptions" })
    #expect(table.cells.allSatisfy { $0.number == nil })
    #expect(table.partnership.number == nil)
  }
}
