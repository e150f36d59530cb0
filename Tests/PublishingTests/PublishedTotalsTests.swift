import Disclosure
import Foundation
import Model
import Testing

@testable import Publishing

@Suite("Public totals beside published ones")
struct PublishedTotalsTests {
  private func page(_ published: Count, period: String = "2025-01-01..2025-12-31") throws -> String
  {
    var edition = MadeUpReport.edition
    edition.publishedTotals = [
      PublishedTotal(indicator: "plan_by_week_20", period: period, count: published)
    ]
    let releases = try MadeUpReport.releases
    let open = try #require(releases.first { $0.audience == .public })
    return try Report(open, atlas: MadeUpReport.atlas, edition: edition, look: Look())
      .qualityPage().body.text
  }

  /// The exact total is 198 of 424, printed as 200 of 425.
  @Test(
    "Equal is said of printed numbers alone: what rounds to the same is the same, whatever the exact number is"
  )
  func rounded() throws {
    let same = "The same, as far as rounded numbers tell."
    for numerator in 198...202 {
      let page = try page(Count(numerator, of: 424))
      #expect(page.components(separatedBy: same).count == 3, "\(numerator)")
    }
    let other = try page(Count(197, of: 424))
    #expect(other.components(separatedBy: same).count == 2)
    #expect(other.contains("Different by more than rounding."))
    #expect(!other.contains(">198<") && other.contains(">200<") && other.contains(">197<"))
  }

  @Test("Figures of another period are set beside nothing")
  func otherPeriod() throws {
    let page = try page(Count(200, of: 425), period: "2024-01-01..2024-12-31")
    #expect(!page.contains("Beside what others have published"))
  }
}
