import Model
import Testing

@testable import Statistics

@Suite("Curves and limits to draw")
struct DrawnTests {
  private let partnership = AreaCode("Z10000001")
  private let area = AreaCode("Z05000001")

  private func analysis(_ statistic: Indicator.Statistic, _ tally: Tally) throws -> Analysis {
    let indicator = Indicator(
      id: "made_up", title: "Made up", definition: "Made up.", numerator: "plans",
      denominator: "children", statistic: statistic, unit: statistic == .share ? .percent : .weeks,
      direction: .higherIsBetter, timing: .period)
    let measure = Measure(
      indicator: indicator, level: .ward, group: .all, period: "2025", pooledPeriods: 1,
      areas: [try #require(area)], tallies: [tally], partnership: tally, unknown: tally,
      outside: tally)
    let analyses = analyse([measure], partnership: try #require(partnership), seed: 1)
    return try #require(analyses.first)
  }

  /// One child finishes at the end of each week; `count` children in all.
  private func waits(_ count: Int) -> Tally {
    var waits = Waits()
    for child in 1...count {
      waits.append(entry: 0, exit: Int32(7 * child), completed: true)
    }
    return .waits(waits)
  }

  @Test("A curve falls by one child a week and ends where fewer than ten are still followed")
  func curve() throws {
    let curve = try #require(try analysis(.survivalQuantile(0.5), waits(40)).curves.first)
    #expect(curve.watched == 40)
    // After 30 weeks ten of forty are left.
    #expect(curve.stillWaiting.count == 31)
    for (week, share) in curve.stillWaiting.enumerated() {
      #expect(abs(share - 100 * Double(40 - week) / 40) < 1e-9)
    }
  }

  @Test("Fewer than thirty children have no curve, and only the median's indicator has any")
  func noCurve() throws {
    #expect(try analysis(.survivalQuantile(0.5), waits(29)).curves.isEmpty)
    #expect(try analysis(.survivalQuantile(0.92), waits(40)).curves.isEmpty)
  }

  @Test("The limits of a share are those that the flags are raised by, and close with size")
  func funnel() throws {
    let funnel = try analysis(.share, .count(Count(30, of: 60))).funnel
    #expect(funnel.cases == [60])
    // The one area is all of its partnership: its share cannot differ from it.
    #expect(funnel.limits95 == [Interval(50, 50)])
  }
}
