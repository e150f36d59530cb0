import Foundation
import Model
import Testing

@testable import Statistics

let codesG1 = (1...6).map(zed)

/// Expected values: the golden numbers of the method notes, section 18, made by spdep, csranks and scipy.
@Suite struct SmallAreaTests {
  @Test("Smoothed shares are those of the reference, with their limits")
  func shares() throws {
    let smoothed = try SmoothedShares(wardsG1)
    #expect(close(smoothed.theta, 0.3) && close(smoothed.spread, 0.03787581699, 1e-9))
    #expect(close(smoothed.between, 0.03046405229) && close(smoothed.weight, 5.650075091))
    let expected = [0.3, 0.3, 0.1241767914, 0.4283314978, 0.1629095247, 0.6873494793]
    for (count, value) in zip(wardsG1, expected) {
      #expect(close(smoothed.estimate(count).value, value))
    }
    let third = try #require(smoothed.estimate(wardsG1[2]).limits)
    #expect(close(third.lower, 0.0125173055, 1e-8) && close(third.upper, 0.3361076392))
    #expect(close(smoothed.probabilityBelowAll(wardsG1[3]), 0.0282835517, 1e-8))
  }

  @Test("Areas that do not differ all get the common share, without limits")
  func noSpread() throws {
    let smoothed = try SmoothedShares([Count(30, of: 100), Count(31, of: 100)])
    #expect(smoothed.between == 0 && smoothed.estimate(Count(30, of: 100)).value == 0.305)
    #expect(smoothed.estimate(Count(30, of: 100)).limits == nil)
    #expect(smoothed.reliability(Count(30, of: 100)) == 0)
  }

  @Test("Areas of all or nothing are left as they are")
  func noShrinkage() throws {
    let smoothed = try SmoothedShares([Count(0, of: 9), Count(9, of: 9)])
    #expect(smoothed.weight == 0 && smoothed.estimate(Count(0, of: 9)).value == 0)
    #expect(throws: StatisticsError.none(.noCases)) { try SmoothedShares([Count(0, of: 0)]) }
  }

  @Test("A smoothed share lies between the area's own and that of all")
  func between() throws {
    var random = Random(seed: 21)
    for _ in 0..<40 {
      let counts = (0..<12).map { _ in
        let n = 1 + random.below(80)
        return Count(random.below(n + 1), of: n)
      }
      let smoothed = try SmoothedShares(counts)
      for count in counts {
        let own = Double(count.numerator) / Double(count.denominator)
        let value = smoothed.estimate(count).value
        #expect(value >= min(own, smoothed.theta) - 1e-12)
        #expect(value <= max(own, smoothed.theta) + 1e-12)
      }
    }
  }

  /// Expected values: R MASS 7.3 glm.nb(O ~ 1 + offset(log(E))) with E = n·0.3 of G1.
  @Test("Smoothed ratios are those of a negative binomial regression")
  func ratios() throws {
    let areas = wardsG1.map {
      ObservedExpected(
        observed: $0.numerator, expected: 0.3 * Double($0.denominator), variance: 1)
    }
    let smoothed = try SmoothedRatios(areas)
    #expect(close(1 / smoothed.shape, 0.310788365620, 1e-4))
    #expect(close(smoothed.mean, 1.128109825354, 1e-4))
    #expect(close(smoothed.estimate(areas[5]).value, 2.063238753105, 1e-4))
    let limits = try #require(smoothed.estimate(areas[5]).limits)
    #expect(limits.contains(smoothed.estimate(areas[5]).value))
  }

  @Test("Ratios that vary no more than chance all get the common one")
  func equalRatios() throws {
    let areas = [10, 11, 9, 10].map {
      ObservedExpected(observed: $0, expected: 10, variance: 5)
    }
    let smoothed = try SmoothedRatios(areas)
    #expect(smoothed.shape == .infinity && smoothed.estimate(areas[0]).value == 1)
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try SmoothedRatios([ObservedExpected(observed: 0, expected: 3, variance: 1)])
    }
  }

  @Test("Ranks that cannot be told apart run from first to last")
  func ranks() {
    let alike = rankIntervals([1.0, 1.1, 1.2].map { Measured($0, standardError: 1) })
    #expect(alike == [1...3, 1...3, 1...3])
    let apart = rankIntervals([1.0, 20, 40].map { Measured($0, standardError: 1) })
    #expect(apart == [3...3, 2...2, 1...1])
    #expect(rankIntervals([Measured(1, standardError: 1)]) == [1...1])
    #expect(rankIntervals([]).isEmpty)
  }

  @Test("A rank interval contains the rank of the estimate")
  func rankContained() {
    var random = Random(seed: 31)
    let areas = (0..<60).map { _ in
      Measured(3 * random.normal(), standardError: 0.2 + random.unit())
    }
    let intervals = rankIntervals(areas)
    for (area, interval) in zip(areas, intervals) {
      let rank = 1 + areas.count { $0.value > area.value }
      #expect(interval.contains(rank))
    }
  }

  @Test(
    "The best areas with a quarter of the children give the achievable benchmark",
    arguments: [0.1, 0.25])
  func benchmark(part: Double) throws {
    #expect(close(try achievableBenchmark(wardsG1, codes: codesG1, part: part), 27.0 / 52))
  }

  @Test("The expected shortfall is that of the reference and less than the naive one")
  func shortfall() throws {
    let found = try Shortfall(
      wardsG1, codes: codesG1, reference: 27.0 / 52, draws: 500, seed: 1)
    let expected = [
      2.2104692714, 8.7702831457, 3.1606414024, 4.2329702794, 21.3792746743, 0.0489401406,
    ]
    for (value, area) in zip(expected, found.areas) { #expect(close(area, value, 1e-8)) }
    #expect(close(found.total, 39.8025789138) && found.total < 40.6346153846)
    #expect(found.limits.contains(found.total))
    #expect(found.limits(of: [0, 1]).upper < found.limits.upper)
  }

  @Test(
    "Rounded parts have the rounded total", arguments: [[0.4, 0.4, 0.4], [2.5, 1.5], [], [3]])
  func parts(parts: [Double]) {
    #expect(roundedParts(parts).reduce(0, +) == Int(parts.reduce(0, +).rounded()))
  }

  @Test("Weeks beyond a reference count one way only")
  func weeks() {
    // One area without error: 10 children, 3 weeks over; the other half of a normal of deviation 1 about the mean.
    let found = excessWeeks(
      [(10, Measured(23, standardError: 0)), (10, Measured(15, standardError: 0))], reference: 20)
    #expect(found == [30, 0])
    let alike = excessWeeks(
      [(10, Measured(21, standardError: 1)), (10, Measured(21, standardError: 1))], reference: 20)
    #expect(alike == [10, 10])
  }
}
