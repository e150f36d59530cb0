import Model
import Testing

@testable import Statistics

private let home = AreaCode("Z10000001") ?? zed(0)

/// A made-up area code.
func zed(_ number: Int) -> AreaCode {
  let digits = String(number)
  guard
    let code = AreaCode("Z05" + String(repeating: "0", count: 6 - digits.count) + digits)
  else { preconditionFailure("A made-up code has six digits.") }
  return code
}

func indicator(
  _ statistic: Indicator.Statistic, _ direction: Indicator.Direction = .higherIsBetter
) -> Indicator {
  Indicator(
    id: "made_up", title: "Made up", definition: "Made up.", numerator: "done",
    denominator: "children", statistic: statistic, unit: .percent, direction: direction,
    timing: .period)
}

/// A measure of areas numbered from 1; the partnership is all of them and `unknown` together.
func measure(
  _ tallies: [Tally], partnership: Tally, unknown: Tally = .count(Count(0, of: 0)),
  level: Level = .ward, _ indicator: Indicator
) -> Measure {
  Measure(
    indicator: indicator, level: level, group: .all, period: "2025", pooledPeriods: 1,
    areas: tallies.indices.map { zed($0 + 1) }, tallies: tallies, partnership: partnership,
    unknown: unknown, outside: unknown)
}

/// Shares of areas, with the partnership their sum.
func shares(_ counts: [Count], level: Level = .ward) -> Measure {
  measure(
    counts.map(Tally.count), partnership: .count(counts.reduce(Count(0, of: 0), +)), level: level,
    indicator(.share))
}

func analysed(_ measure: Measure) throws -> Analysis {
  try #require(analyse([measure], partnership: home, seed: 1).first)
}

@Suite struct AnalyseTests {
  /// Twenty areas of 50 children with 25 each, but for the first two.
  private let even =
    [Count(45, of: 50), Count(14, of: 50)] + [Count](repeating: Count(25, of: 50), count: 18)

  @Test("A share stands in percent with Wilson's limits and control-limit tests")
  func share() throws {
    let analysis = try analysed(shares(even))
    let first = analysis.estimates[0]
    // θ = 509/1000; z = (0.9-θ)/√(θ(1-θ)/50), by hand.
    #expect(first.outcome.value == 90 && first.method == "M01")
    #expect(close(first.expected, 25.45) && close(first.ratio, 45 / 25.45))
    #expect(close(first.z, 5.53047103776952, 1e-9) && first.flag == .better998)
    #expect(first.comparison == .wellAbove)
    #expect(analysis.estimates[1].flag == .worse998)
    #expect(analysis.estimates[1].comparison == .wellBelow)
    #expect(analysis.estimates[2].flag == .within)
    #expect(analysis.flagsShown == 2 && analysis.compared == 20)
    // 20 areas: the binomial chance of 18 or fewer, or 33 or more, of 50 at 0.509 (scipy).
    #expect(close(analysis.flagsExpectedByLuck, 20 * 0.046606913022794384, 1e-9))
    #expect(close(analysis.partnership.outcome.value, 50.9))
    #expect(analysis.partnership.comparison == .notCompared && analysis.partnership.p == nil)
  }

  @Test("The rest of the partnership includes children who could not be placed")
  func unplaced() throws {
    var partial = shares(even)
    partial.partnership = .count(Count(509 + 90, of: 1000 + 100))
    partial.unknown = .count(Count(90, of: 100))
    let analysis = try analysed(partial)
    #expect(analysis.unknown.outcome.value == 90 && analysis.unknown.p == nil)
    let expected = try #require(
      difference(Count(45, of: 50), Count(554, of: 1050), .percent95))
    #expect(close(analysis.estimates[0].difference?.lower, 100 * expected.lower))
  }

  @Test("Districts, being parts of their benchmark, are tested more closely")
  func districts() throws {
    let wide = try analysed(shares(even))
    let close = try analysed(shares(even, level: .district))
    let ratio = try #require(close.estimates[0].z) / #require(wide.estimates[0].z)
    // √(1/(1-50/1000)), by hand.
    #expect(abs(ratio - 1.025978) < 1e-6)
  }

  @Test("A share is not tested where nobody or everybody has the outcome", arguments: [0, 9])
  func nobody(x: Int) throws {
    let analysis = try analysed(shares([Count](repeating: Count(x, of: 9), count: 12)))
    #expect(analysis.compared == 0 && analysis.flagsExpectedByLuck == 0)
    #expect(analysis.estimates.allSatisfy { $0.p == nil && $0.flag == .none })
    #expect(analysis.estimates.allSatisfy { $0.comparison == .notCompared })
    #expect(analysis.estimates.allSatisfy { $0.outcome.value != nil })
  }

  @Test("An area without cases or without figures changes no other")
  func missing() throws {
    let whole = try analysed(shares(even))
    var more = shares(even + [Count(0, of: 0), Count(0, of: 0)])
    more.tallies[21] = .unavailable(.suppressedInput)
    let analysis = try analysed(more)
    #expect(Array(analysis.estimates.prefix(20)) == whole.estimates)
    #expect(analysis.estimates[20].outcome == .none(.noCases))
    #expect(analysis.estimates[21].outcome == .none(.suppressedInput))
    #expect(analysis.compared == 20)
  }

  @Test("One area alone is not compared with itself")
  func alone() throws {
    let analysis = try analysed(shares([Count(3, of: 9)]))
    #expect(analysis.compared == 0 && analysis.estimates[0].difference == nil)
  }

  @Test("Where the partnership has no figure, areas keep theirs and nothing is compared")
  func noPartnership() throws {
    var lonely = shares(even)
    lonely.partnership = .unavailable(.notAvailable)
    let analysis = try analysed(lonely)
    #expect(analysis.estimates[0].outcome.value == 90 && analysis.compared == 0)
    #expect(analysis.partnership.outcome.reason == .notAvailable)
  }

  @Test("Swapping the areas swaps their figures and nothing else")
  func order() throws {
    let analysis = try analysed(shares(even))
    let turned = try analysed(shares(even.reversed()))
    for (one, other) in zip(analysis.estimates, turned.estimates.reversed()) {
      var same = other
      same.place = one.place
      #expect(one == same)
    }
  }

  @Test("Smoothed shares and ranks stand beside each area's own")
  func borrowed() throws {
    let analysis = try analysed(shares(even))
    let smoothed = try SmoothedShares(even)
    #expect(analysis.estimates[0].smoothed == 100 * smoothed.estimate(even[0]).value)
    #expect(analysis.estimates[0].rank == 1...1)
    #expect(analysis.estimates[1].rank?.contains(20) == true)
    #expect(analysis.estimates[2].rank?.contains(10) == true)
    #expect(analysis.partnership.smoothed == nil && analysis.partnership.rank == nil)
  }

  @Test("A plain number has the limits of a count and is not compared")
  func count() throws {
    let analysis = try analysed(
      measure([.total(3), .total(0)], partnership: .total(3), indicator(.count, .neutral)))
    #expect(analysis.estimates[0].outcome.value == 3)
    #expect(close(analysis.estimates[0].outcome.limits?.upper, 8.7672730697))
    #expect(analysis.estimates[1].outcome.limits?.lower == 0)
    #expect(analysis.estimates[0].comparison == .notCompared && analysis.compared == 0)
  }

  @Test("A flag is by the control limits; where its exact p is not small no difference is stated")
  func flagBesideExactProbability() throws {
    // 3 of 20 at 5%: z = 2.05, yet 3 or more come about by luck once in 13 times.
    let rest = [Count](repeating: Count(5, of: 100), count: 10)
    let analysis = try analysed(shares([Count(3, of: 20)] + rest))
    let first = analysis.estimates[0]
    #expect(first.flag == .better95 && (first.z ?? 0) > 1.96)
    #expect((first.p ?? 0) > 0.05 && first.comparison == .mayBeAbove)
    // A word of difference needs both, whatever is drawn.
    var random = Random(seed: 6)
    for _ in 0..<200 {
      let level = 0.02 + 0.3 * random.unit()
      let drawn = (0..<12).map { _ -> Count in
        let n = 3 + random.below(60)
        return Count(random.binomial(n, level), of: n)
      }
      for estimate in try analysed(shares(drawn)).estimates {
        let states = [Comparison.wellAbove, .above, .below, .wellBelow]
          .contains(estimate.comparison)
        #expect(!states || ((estimate.p ?? 1) < 0.05 && estimate.flag != .within))
      }
    }
  }
}
