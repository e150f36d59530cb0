import Foundation
import Model
import Testing

@testable import Publishing

@Suite("How long a difference has lasted")
struct DurationTests {
  private static let low = Verdict.lower(isStrong: false, .concern)
  private static let farLow = Verdict.lower(isStrong: true, .concern)
  private static let high = Verdict.higher(isStrong: false, .favourable)
  private static let none = Verdict.noClearDifference(.tooFew)

  @Test(
    "A year counts where the difference was clear and on the same side",
    arguments: [
      ([low, low, farLow], Duration.everyYearSince("2021")),
      ([none, low, low], .since("2022")),
      ([low, none, low], .notIn("2022")),
      // What was hidden or missing says neither yes nor no.
      ([.hidden, low, low], .everyYearSince("2022")),
      ([low, .hidden, low], nil),
      ([low, .notAvailable, low], nil),
      // On the other side the year before: neither lasting nor without a difference.
      ([low, high, low], nil),
      ([low, low, none], nil),
      ([low, low, .hidden], nil),
      ([low], nil),
      ([], nil),
    ])
  func years(verdicts: [Verdict], expected: Duration?) {
    let years = verdicts.enumerated().map { (verdict: $1, name: "\(2021 + $0)") }
    #expect(Duration(years) == expected)
  }

  @Test(
    "A district's page says since when, its trend is drawn, and a ward of several years says neither"
  )
  func pages() throws {
    let site = try MadeUpSite.shared.get()
    let district = try site.text("internal/districts/Z07000001.html")
    #expect(
      district.contains(
        "It has been so since 2023. In the year before there was no clear difference."))
    #expect(district.contains("Trend: North Fen"))
    let ward = try site.text("internal/wards/Z05000001.html")
    #expect(!ward.contains("It has been so since"))
    #expect(ward.contains("It is too soon to say whether this is changing."))
  }

  @Test(
    "Of five single years the word on change follows from the likely ranges of the first and the last"
  )
  func change() throws {
    let district = try MadeUpSite.shared.get().text("internal/districts/Z07000001.html")
    #expect(district.contains("There is no clear change since 2021."))
  }

  @Test(
    "The table of what stands out says since when of single years, and of what a figure is otherwise"
  )
  func standouts() throws {
    let overview = try MadeUpSite.shared.get().text("internal/index.html")
    #expect(overview.contains("<td class=\"opt\">Every year since 2021</td>"))
    #expect(overview.contains("<td class=\"opt\">2023 to 2025 together</td>"))
  }
}
