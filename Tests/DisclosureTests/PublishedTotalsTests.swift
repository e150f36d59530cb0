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
}
