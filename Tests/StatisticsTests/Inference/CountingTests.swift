import Foundation
import Model
import Testing

@testable import Statistics

/// The wards G1 of the method notes, section 18, whose values the reference packages gave.
let wardsG1 = zip([3, 12, 0, 20, 9, 7], [10, 40, 8, 45, 60, 7]).map { Count($0, of: $1) }

@Suite struct CountingTests {
  @Test(
    "Wilson's limits are those of the reference",
    arguments: zip(
      wardsG1,
      [
        (0.1077912674, 0.6032218525), (0.1807484523, 0.4543001882), (0, 0.3244075649),
        (0.3093893003, 0.5882386551), (0.0809744058, 0.2611458907), (0.6456695649, 1),
      ]))
  func wilsonLimits(count: Count, limits: (Double, Double)) throws {
    let found = try #require(wilson(count.numerator, of: count.denominator, .percent95))
    #expect(close(found.lower, limits.0, 2e-9) && close(found.upper, limits.1, 2e-9))
  }

  @Test("Wilson's limits turn over with the outcome and close in as children are added")
  func wilsonProperties() throws {
    var random = Random(seed: 11)
    for _ in 0..<300 {
      let n = 1 + random.below(200)
      let x = random.below(n + 1)
      let limits = try #require(wilson(x, of: n, .percent95))
      let turned = try #require(wilson(n - x, of: n, .percent95))
      #expect(abs(limits.lower - (1 - turned.upper)) < 1e-12)
      let more = try #require(wilson(2 * x, of: 2 * n, .percent95))
      #expect(more.upper - more.lower < limits.upper - limits.lower)
      #expect(limits.contains(Double(x) / Double(n)))
    }
  }

  @Test("Nobody counted has no limits; none and all have limits of exactly 0 and 1")
  func wilsonEdges() {
    #expect(wilson(0, of: 0, .percent95) == nil)
    #expect(wilson(0, of: 3, .percent998)?.lower == 0)
    #expect(wilson(3, of: 3, .percent998)?.upper == 1)
  }

  @Test(
    "Limits of counts are exact below 10 and Byar's from 10 on",
    arguments: [
      (0, 0, 3.6888794541), (3, 0.6186721229, 8.7672730697), (9, 4.1153730974, 17.0848034514),
      (10, 4.7874499140, 18.3914586058), (25, 16.1742659217, 36.9064506922),
    ])
  func counts(observed: Int, lower: Double, upper: Double) {
    let limits = countLimits(observed, .percent95, .official)
    #expect(close(limits.lower, lower, 1e-9) && close(limits.upper, upper, 1e-9))
  }

  @Test("Strict limits of a count are exact also from 10 on")
  func strictCounts() {
    let narrow = countLimits(12, .percent95, .strict)
    #expect(close(narrow.lower, 6.2005751087) && close(narrow.upper, 20.9615850482))
    let wide = countLimits(12, .percent998, .strict)
    #expect(close(wide.lower, 4.0424407904) && close(wide.upper, 27.0259811943))
  }

  @Test("A rate without events has an upper limit, and one without people a reason")
  func rates() {
    let none = rate(0, of: 1_000, per: 1_000)
    #expect(none.value == 0 && none.limits?.lower == 0)
    #expect(close(none.limits?.upper, 3.6888794541))
    #expect(rate(5, of: 0, per: 1_000).reason == .noCases)
  }

  @Test("Newcombe's difference is that of statsmodels")
  func newcombe() throws {
    let limits = try #require(difference(Count(12, of: 40), Count(9, of: 60), .percent95))
    #expect(close(limits.lower, -0.0130163815, 1e-8) && close(limits.upper, 0.3190357380))
    #expect(difference(Count(0, of: 0), Count(9, of: 60), .percent95) == nil)
  }

  /// Expected values: R 4.2 poisson.test(c(7, 12), c(100, 250)) and poisson.test(c(0, 4), c(10, 10)).
  @Test("The exact ratio of rates is that of R")
  func ratio() throws {
    let limits = try #require(rateRatio(7, of: 100, 12, of: 250, .percent95))
    #expect(close(limits.lower, 0.486450612697, 1e-7) && close(limits.upper, 4.017580517664, 1e-7))
    let none = try #require(rateRatio(0, of: 10, 4, of: 10, .percent95))
    #expect(none.lower == 0 && close(none.upper, 1.51486685937, 1e-7))
    let alone = try #require(rateRatio(4, of: 10, 0, of: 10, .percent95))
    #expect(alone.upper == nil && close(alone.lower, 1 / 1.51486685937, 1e-7))
    #expect(rateRatio(0, of: 10, 0, of: 10, .percent95) == nil)
  }

  @Test("Areas that differ are told from areas that do not")
  func anyDifference() throws {
    let test = try heterogeneity(wardsG1, seed: 1, draws: 999)
    #expect(close(test.chiSquare, 30.66137566, 1e-9) && test.degrees == 5)
    // scipy.stats.chi2.sf(30.66137566137566, 5)
    #expect(close(test.p, 1.09253738695e-05, 1e-8))
    #expect(test.permutationP == 0.001)
    let alike = try heterogeneity([Count(30, of: 100), Count(30, of: 100)], seed: 1)
    #expect(alike.chiSquare == 0 && alike.p == 1 && alike.permutationP == nil)
  }

  @Test("Nothing is tested where everybody is alike", arguments: [0, 20])
  func nothingToTest(x: Int) {
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try heterogeneity([Count(x, of: 20), Count(x, of: 20)], seed: 1)
    }
    #expect(throws: StatisticsError.none(.tooFew)) {
      try heterogeneity([Count(5, of: 20), Count(0, of: 0)], seed: 1)
    }
  }

  @Test("Adjusted p-values are those of statsmodels, in the order given")
  func discovery() {
    let q = falseDiscoveryAdjusted([0.001, 0.02, 0.03, 0.2, 0.04, 0.9])
    for (found, expected) in zip(q, [0.006, 0.06, 0.06, 0.24, 0.06, 0.9]) {
      #expect(close(found, expected, 1e-12))
    }
    #expect(falseDiscoveryAdjusted([]).isEmpty)
  }

  @Test("Adjusted p-values keep the order of p and are never below it")
  func discoveryProperties() {
    var random = Random(seed: 5)
    for size in 1..<40 {
      let p = (0..<size).map { _ in random.unit() }.sorted()
      let q = falseDiscoveryAdjusted(p)
      #expect(zip(p, q).allSatisfy { $0 <= $1 && $1 <= 1 })
      #expect(zip(q, q.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }
}
