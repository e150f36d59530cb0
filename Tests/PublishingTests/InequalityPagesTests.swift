import Foundation
import Model
import Testing

@testable import Publishing

@Suite("What leaders read about gaps")
struct InequalityPagesTests {
  private func page(_ path: String) throws -> String { try MadeUpSite.shared.get().text(path) }

  @Test(
    "The three gaps are three areas, most children first, each in the plainest indicator about as large"
  )
  func threeGaps() throws {
    for path in ["internal/index.html", "internal/findings.html"] {
      let page = try page(path)
      let start = try #require(page.range(of: "The three gaps that touch most children</h2>"))
      let list = try #require(page[start.upperBound...].range(of: "</ul>"))
      let items = page[start.upperBound..<list.lowerBound].components(separatedBy: "<li>")
        .dropFirst()
      #expect(items.count == 3)
      #expect(items.first?.hasPrefix("Children with a plan by week 20 in Alder: 8%.") == true)
      #expect(items.last?.contains("North Fen") == true)
    }
    #expect(try !page("public/index.html").contains("The three gaps"))
  }

  @Test("Findings of one area stand in one row, and how to count the same otherwise is not said")
  func rows() throws {
    let page = try page("internal/findings.html")
    #expect(page.components(separatedBy: ">Alder ward</a>").count == 2)
    #expect(
      page.contains("Also: waiting over 20 weeks 71%, the council 41%; and 1 more in findings.csv.")
    )
  }

  @Test(
    "How far areas are apart is told of the latest years together, with the change since the earliest year"
  )
  func latest() throws {
    let page = try page("internal/index.html")
    #expect(page.contains("How far wards are apart: children with a plan by week 20, 2023 to 2025"))
    #expect(page.contains("typically 1.9 times those in the other (likely range 1.4 to 2.5)."))
    #expect(
      page.contains(
        "The gap between wards has become wider since 2023, by more than chance is likely to explain."
      ))
    // Waits are paces, not odds.
    #expect(page.contains("things typically go 1.5 times as fast as in the other"))
    #expect(page.contains("More children with a plan within 20 weeks, if all had that"))
    #expect(page.contains("Fewer children waiting over 20 weeks, if all had that"))
  }

  @Test("What goes with the gap stands below it, and the weeks beyond the average by the waits")
  func explained() throws {
    let page = try page("internal/index.html")
    func row(_ words: String) throws -> Substring {
      let start = try #require(page.range(of: words)).upperBound
      let end = try #require(page[start...].range(of: "</tr>")).lowerBound
      return page[start..<end]
    }
    #expect(try row("Part of it that goes with the district (%)").contains("<strong>14</strong>"))
    #expect(
      try row("Part of it that goes with deprivation (%)").contains("<strong>\u{2212}2</strong>"))
    #expect(!page.contains("goes with the mix of children"))
    #expect(page.contains("It says what goes together, not why."))
    let weeks = try row("if no place were slower than the average")
    #expect(weeks.contains("<strong>612</strong>") && weeks.contains("480 to 745"))
  }

  @Test("The page of an indicator tells its own gap, what goes with it, and no gap of another")
  func ownPage() throws {
    let heading = "How much it matters where children live"
    let shares = try page("internal/indicators/plan_by_week_20.html")
    #expect(shares.contains(">\(heading)</h2>"))
    #expect(shares.contains("typically 1.9 times those in the other (likely range 1.4 to 2.5)."))
    #expect(shares.contains("Part of it that goes with the district (%)"))
    #expect(shares.contains("It says what goes together, not why."))
    #expect(shares.components(separatedBy: "How far wards are apart:").count == 2)
    // Waits are paces: nothing is said of odds.
    let waits = try page("internal/indicators/weeks_to_plan.html")
    #expect(waits.contains("things typically go 1.5 times as fast as in the other"))
    #expect(!waits.contains("Odds:") && !waits.contains("goes with the district"))
    // Figures of inequality are not released.
    #expect(try !page("public/indicators/plan_by_week_20.html").contains(heading))
  }

  @Test("Where the gap could not be worked out, nothing is said of it or to go with it")
  func unknownGap() throws {
    let gap = EquityFigure(
      statistic: "lottery_index", outcome: .none(.noCases), p: nil, luckFloor: nil, method: "M15")
    let table = EquityTable(
      indicator: MadeUpReport.headline, level: .ward, group: .all, period: "2025", figures: [gap])
    #expect(EquityRow.all(table, .english).isEmpty)
  }

  @Test("Methods say on their page how often they are right")
  func calibration() throws {
    for path in ["internal/method.html", "public/method.html"] {
      let page = try page(path)
      for figure in Calibration.figures {
        #expect(page.contains(HTML(escaping: Strings.english[figure.question]).text))
      }
    }
  }
}
