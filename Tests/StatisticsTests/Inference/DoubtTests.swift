import Foundation
import Model
import Testing

@testable import Statistics

/// Limits that take the level and spread of all areas as estimated, not as known; drawn partnerships whose truth is known.
@Suite struct DoubtTests {
  private static let codes = (1...80).map(zed)

  /// Counts of 80 areas with 40 children, and each area's true share.
  private func drawn(
    _ random: inout Random, sigma: Double, odds middle: Double = 0.5
  ) -> (counts: [Count], shares: [Double]) {
    let shares = (0..<80).map { _ in
      let odds = exp(sigma * random.normal()) * middle
      return odds / (1 + odds)
    }
    return (shares.map { Count(random.binomial(40, $0), of: 40) }, shares)
  }

  @Test(
    "The limits of a shortfall hold the true one about as often as they say, where few have the outcome too",
    arguments: [0.5, 1.0 / 19])
  func coverage(odds: Double) throws {
    var random = Random(seed: 31)
    var held = 0
    let level = odds / (1 + odds)
    for round in 0..<60 {
      let (counts, shares) = drawn(&random, sigma: 0.4, odds: odds)
      let truth = shares.reduce(0) { $0 + 40 * max(0, level - $1) }
      let found = try Shortfall(
        counts, codes: Self.codes, reference: level, draws: 500, seed: UInt64(round))
      if found.limits.contains(truth) { held += 1 }
    }
    // 95% less three standard errors of 60 trials; with the spread taken as known it is about 45, and of few with the outcome
    // about 30.
    #expect(held >= 52)
  }

  @Test("Limits of areas that are alike hold no shortfall about as often as they say")
  func coverageOfNone() throws {
    var random = Random(seed: 32)
    var held = 0
    for round in 0..<60 {
      let (counts, _) = drawn(&random, sigma: 0, odds: 1.0 / 19)
      let found = try Shortfall(
        counts, codes: Self.codes, reference: 0.05, draws: 500, seed: UInt64(round))
      if found.limits.lower == 0 { held += 1 }
    }
    #expect(held >= 54)
  }

  @Test("Where areas may be alike the limits of a shortfall reach down to none")
  func alike() throws {
    var random = Random(seed: 8)
    let (counts, _) = drawn(&random, sigma: 0)
    let whole = counts.reduce(Count(0, of: 0), +)
    let share = Double(whole.numerator) / Double(whole.denominator)
    let found = try Shortfall(counts, codes: Self.codes, reference: share, draws: 500, seed: 1)
    #expect(found.limits.lower < 1 && found.limits.upper > found.limits.lower)
  }

  @Test("All areas together have the limits of the total, and limits reach the estimate")
  func parts() throws {
    let found = try Shortfall(
      wardsG1, codes: (1...6).map(zed), reference: 0.5, draws: 500, seed: 4)
    #expect(found.limits(of: Array(0..<6)) == found.limits)
    #expect(found.limits.contains(found.total))
    for area in 0..<6 { #expect(found.limits(of: [area]).contains(found.areas[area])) }
    let nobody = try Shortfall(
      [Count(0, of: 9), Count(0, of: 4)], codes: (1...2).map(zed), reference: 0.5, seed: 4)
    #expect(nobody.limits == Interval(6.5, 6.5))
  }

  @Test("The missing events of a rate have limits that hold the true number")
  func events() throws {
    var random = Random(seed: 12)
    var held = 0
    for round in 0..<60 {
      let ratios = (0..<80).map { _ in exp(0.4 * random.normal()) }
      let areas = ratios.map {
        ObservedExpected(
          observed: random.binomial(1_000, 0.012 * $0), expected: 12, variance: 12)
      }
      let truth = ratios.reduce(0) { $0 + 12 * max(0, 1 - $1) }
      let found = try RatioShortfall(
        areas, codes: Self.codes, reference: 1, moreIsGood: true, draws: 500, seed: UInt64(round))
      if found.limits.contains(truth) { held += 1 }
    }
    #expect(held >= 52)
  }

  /// Waits of 60 areas with 30 children, seen for 300 days.
  private func waits(_ random: inout Random, sigma: Double) -> [Waits] {
    (0..<60).map { _ in
      let speed = exp(sigma * random.normal())
      var waits = Waits()
      for _ in 0..<30 {
        let length = 60 - Int(140 * log(random.unit()) / speed)
        waits.append(entry: 0, exit: Int32(min(length, 300)), completed: length <= 300)
      }
      return waits
    }
  }

  @Test("At the pace of all areas alike the expected completions are those of M22")
  func sameAsPool() {
    var random = Random(seed: 5)
    let areas = waits(&random, sigma: 0.4)
    let all = areas.reduce(Waits(), +)
    let pace = Pace(all)
    let freed = FreedPace(areas, all: all)
    let found = freed.compare(areas.map { _ in 1 })
    for (area, compared) in zip(areas, found) {
      let pooled = pace.compare(area)
      #expect(compared.observed == pooled.observed)
      #expect(close(compared.expected, pooled.expected, 1e-12))
    }
    // Whatever the speeds, as many completions are expected as there are.
    let speeds = areas.indices.map { 0.5 + Double($0) / 40 }
    let sum = zip(freed.compare(speeds), speeds).reduce(0) { $0 + $1.0.expected * $1.1 }
    #expect(close(sum, Double(found.reduce(0) { $0 + $1.observed }), 1e-12))
  }

  @Test("Quick areas that leave the pool early do not shrink the lottery index of waits")
  func freed() throws {
    var random = Random(seed: 77)
    var (pooled, freed) = (0.0, 0.0)
    for _ in 0..<40 {
      let areas = waits(&random, sigma: 0.5)
      let index = try LotteryIndex(areas, all: areas.reduce(Waits(), +))
      pooled += index.sigmaOfPool / 40
      freed += index.sigma / 40
    }
    // The mean of 40 has a standard error of about 0.01.
    #expect(abs(freed - 0.5) < 0.03)
    #expect(pooled < 0.47)
  }
}
