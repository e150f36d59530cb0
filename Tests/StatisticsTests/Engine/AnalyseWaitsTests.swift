import Model
import Testing

@testable import Statistics

/// Sets of waits as a measure, with the partnership all of them together.
private func measured(_ areas: [Waits], _ statistic: Indicator.Statistic) -> Measure {
  measure(
    areas.map(Tally.waits), partnership: .waits(areas.reduce(Waits(), +)),
    unknown: .waits(Waits()), indicator(statistic, .lowerIsBetter))
}

@Suite struct AnalyseWaitsTests {
  /// Made in R 4.2 (survival 3.5): survfit with log-log limits, survdiff; the first 12 children are one area.
  private let days: [Int32] = [
    141, 148, 126, 118, 34, 1, 90, 98, 113, 71, 245, 128, 123, 14, 70, 57, 191, 45, 15, 182, 128,
    200, 65, 36, 176, 18, 17, 33, 50, 29, 154, 183, 98, 120, 218, 18, 101, 3, 59, 164,
  ]
  private let open: Set<Int> = [2, 6, 17, 18, 22, 29]

  private var areas: [Waits] {
    [0..<12, 12..<40].map { rows in
      Waits(
        entry: rows.map { _ in 0 }, exit: rows.map { days[$0] },
        completed: rows.map { !open.contains($0) })
    }
  }

  @Test("Waits agree with R: median, limits, observed, expected and test")
  func reference() throws {
    let analysis = try analysed(measured(areas, .survivalQuantile(0.5)))
    let first = analysis.estimates[0]
    #expect(close(first.outcome.value, 118.0 / 7))
    #expect(close(first.outcome.limits?.lower, 34.0 / 7))
    #expect(close(first.outcome.limits?.upper, 148.0 / 7))
    #expect(first.numerator == 10 && first.denominator == 12)
    #expect(close(first.expected, 11.2362212361998))
    #expect(close(first.z, (10 - 11.2362212361998) / 6.73565842861283.squareRoot()))
    #expect(first.flag == .within)
    #expect(close(analysis.partnership.outcome.value, 118.0 / 7))
    #expect(close(analysis.partnership.outcome.limits?.upper, 141.0 / 7))
    // The rest is the other area: 101 days (50 to 154); limits combined by hand.
    let difference = try #require(first.difference)
    #expect(close(difference.lower, (17 - (84.0 * 84 + 53 * 53).squareRoot()) / 7))
    #expect(close(difference.upper, (17 + (30.0 * 30 + 51 * 51).squareRoot()) / 7))
  }

  @Test("An area where children wait longer is flagged worse, even before half have a plan")
  func slow() throws {
    var slow = Waits()
    for day in 0..<40 { slow.append(entry: 0, exit: Int32(200 + day), completed: day < 4) }
    var quick = Waits()
    for day in 0..<80 { quick.append(entry: 0, exit: Int32(60 + day), completed: true) }
    let analysis = try analysed(measured([slow, quick], .survivalQuantile(0.5)))
    #expect(analysis.estimates[0].outcome == .none(.notReached))
    #expect(analysis.estimates[0].flag == .worse998)
    #expect(analysis.estimates[0].comparison == .wellAbove)
    #expect(analysis.estimates[1].flag == .better998)
    #expect(analysis.estimates[1].rank == 1...1 && analysis.estimates[0].rank == 2...2)
    #expect((analysis.estimates[0].smoothed ?? 9) < (analysis.estimates[1].smoothed ?? 0))
    #expect((analysis.estimates[0].z ?? 0) < -3 && (analysis.estimates[0].ratio ?? 9) < 1)
    // Less than 5% of each of the two: numbers of ends are whole.
    #expect(analysis.flagsExpectedByLuck > 0.04 && analysis.flagsExpectedByLuck < 0.1)
  }

  @Test("Areas that only wait, or have nobody, have their reasons")
  func reasons() throws {
    let analysis = try analysed(
      measured([waits(-30, -40), waits(), waits(20, 30, 50)], .survivalQuantile(0.5)))
    #expect(analysis.estimates[0].outcome == .none(.allWaiting))
    #expect(analysis.estimates[0].ratio == 0 && analysis.estimates[0].p != nil)
    #expect(analysis.estimates[1].outcome == .none(.noCases))
    #expect(analysis.estimates[1].expected == nil && analysis.estimates[1].flag == .none)
    let idle = try analysed(measured([waits(-30, -40)], .survivalQuantile(0.5)))
    #expect(idle.partnership.outcome == .none(.allWaiting) && idle.compared == 0)
  }

  @Test("The rest's quantile is that of its own children", arguments: [0.5, 0.6])
  func rest(q: Double) throws {
    var random = Random(seed: 12)
    let areas = (0..<4).map { _ in drawnWaits(100, late: true, &random) }
    for statistic in [Indicator.Statistic.survivalQuantile(q), .quantile(q)] {
      let analysis = try analysed(measured(areas, statistic))
      let others = try analysed(measured([areas[0], areas[1] + areas[2] + areas[3]], statistic))
      let (one, rest) = (others.estimates[0], others.estimates[1])
      let expected = difference(
        Bounded(
          try #require(one.outcome.value), try #require(one.outcome.limits?.interval)),
        Bounded(
          try #require(rest.outcome.value), try #require(rest.outcome.limits?.interval)))
      let found = try #require(analysis.estimates[0].difference)
      #expect(close(found.lower, expected.lower) && close(found.upper, expected.upper))
    }
  }

  @Test("Known durations have the ordinary median and the sign test's flag")
  func durations() throws {
    let long = Waits(
      entry: [Int32](repeating: 0, count: 10), exit: (0..<10).map { 210 + 7 * $0 },
      completed: [Bool](repeating: true, count: 10))
    let short = Waits(
      entry: [Int32](repeating: 0, count: 30), exit: (0..<30).map { 70 + 3 * $0 },
      completed: [Bool](repeating: true, count: 30))
    let analysis = try analysed(measured([long, short], .quantile(0.5)))
    let first = analysis.estimates[0]
    // The mean of 238 and 245 days; the 2nd and 9th durations.
    #expect(close(first.outcome.value, 34.5))
    #expect(close(first.outcome.limits?.lower, 31) && close(first.outcome.limits?.upper, 38))
    // Ten of ten above the median of all: p = 2/1024.
    #expect(close(first.p, 2.0 / 1024) && first.flag == .worse998)
    #expect((first.difference?.lower ?? 0) > 0)
    let tied = try analysed(measured([waits(70, 70, 70, 70, 70, 70, 70, 70)], .quantile(0.5)))
    #expect(tied.estimates[0].p == 1 && tied.estimates[0].flag == .within)
  }
}
