import Foundation
import Model
import Testing

@testable import Statistics

/// Expected values: R survival 3.5 on the children G2, as in the method notes, section 18.
@Suite struct OutcomeTests {
  /// The ways in which the waits of G2 ended: 0 a plan, 1 refused.
  private let causes = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]

  @Test("The restricted mean and its error are those of R")
  func restricted() {
    let mean = RestrictedMean(KaplanMeier(waitsG2()), horizon: 24)
    #expect(close(mean.value, 14.5833333333) && close(mean.standardError, 2.112136285))
    let open = RestrictedMean(KaplanMeier(waits(-5, -9)), horizon: 4)
    #expect(open.value == 4 && open.bounded == nil)
    #expect(sharedHorizon([waits(3, -8), waits(4, 5)], wanted: 364) == 8)
  }

  @Test("Plans and refusals by a day are those of the multi-state survfit")
  func competing() throws {
    let outcomes = CompetingOutcomes(waitsG2(), causes: causes, count: 2)
    let plan = outcomes.ended(0, by: 12)
    #expect(close(plan.value, 0.4444444444))
    #expect(close(outcomes.standardError(0, by: 12), 0.1493010694))
    #expect(close(plan.limits?.lower, 0.1609938805) && close(plan.limits?.upper, 0.6976351468))
    #expect(close(outcomes.ended(0, by: 20).value, 0.6759259259))
    #expect(close(outcomes.standardError(0, by: 20), 0.1508877353))
    #expect(close(outcomes.ended(1, by: 20).value, 0.0925925926, 1e-8))
    #expect(close(outcomes.standardError(1, by: 20), 0.0881117434, 1e-8))
    #expect(outcomes.ended(1, by: 5).limits?.lower == nil)
  }

  @Test("The ways of ending and still waiting make up everybody")
  func everybody() {
    var random = Random(seed: 9)
    let waits = drawnWaits(80, late: true, &random)
    let ways = (0..<80).map { _ in random.below(3) }
    let outcomes = CompetingOutcomes(waits, causes: ways, count: 3)
    for (index, time) in outcomes.times.enumerated() {
      let ended = (0..<3).reduce(0.0) { $0 + (outcomes.ended($1, by: time).value ?? 0) }
      #expect(abs(ended + outcomes.survival[index] - 1) < 1e-12)
    }
  }

  @Test("The test of all areas is that of survdiff, also over strata")
  func logRank() throws {
    let test = try LogRankTest([[waitsG2("A"), waitsG2("B")]])
    #expect(close(test.chiSquare, 0.2278848997) && test.degrees == 1)
    let twice = try LogRankTest([
      [waitsG2("A"), waitsG2("B")], [waitsG2("A"), waitsG2("B")],
    ])
    #expect(close(twice.chiSquare, 2 * 0.2278848997))
    let three = try LogRankTest([[waitsG2("A"), waitsG2("B"), waits()]])
    #expect(close(three.chiSquare, 0.2278848997) && three.degrees == 1)
    #expect(throws: StatisticsError.none(.tooFew)) { try LogRankTest([[waits(3)]]) }
  }

  @Test("Stage gaps are differences of restricted means")
  func stages() {
    let gaps = stageGaps([(waitsG2("A"), waitsG2("B"), 20), (waits(-4), waits(3), 9)])
    #expect(gaps.count == 2 && gaps[0].limits?.contains(gaps[0].gap) == true)
    #expect(gaps[1].limits == nil)
  }

  @Test("A list's size, percentiles, excess and clearance are counted by hand")
  func list() {
    let today = Day(number: 20_000)
    let list = ListState(
      requested: [280, 141, 140, 70, 7, 1].map { Day(number: 20_000 - $0) }
        + [Day(number: 20_001)],
      closed: [nil, nil, nil, Day(number: 19_990), nil, nil, nil], on: today, weeks: 12)
    #expect(list.days == [1, 7, 140, 141, 280] && list.size == 5)
    #expect(list.waiting(over: 20) == 2 && close(list.excessWeeks(over: 20), 141.0 / 7))
    #expect(list.percentile(0.5).value == 20)
    #expect(close(list.demand, 0.25) && close(list.closures, 1.0 / 12))
    #expect(close(list.clearanceWeeks.value, 60) && close(list.load, 3))
    // λ·w/(-ln(1-0.982)) is about λ·w/4; pressure: the mean of 113.8 days in weeks over half of 20 weeks.
    #expect(close(list.targetSize(share: 0.982, within: 20), 0.25 * 20 / 4.017384, 1e-6))
    #expect(close(list.pressure(targetWeeks: 20), 113.8 / 7 / 10))
    #expect(close(list.closuresNeeded(toReach: 1, in: 8), 0.75))
    let none = ListState(requested: [today], closed: [nil], on: today, weeks: 1)
    #expect(none.clearanceWeeks.reason == .notIdentifiable && none.load == nil)
  }
}
