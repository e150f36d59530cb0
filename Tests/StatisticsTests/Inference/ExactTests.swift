import Foundation
import Model
import Testing

@testable import Statistics

/// Expected values: scipy.stats binom, poisson and hypergeom.
@Suite struct ExactTests {
  @Test("Tails with the variance of a binomial are those of the binomial")
  func binomial() {
    for (n, chance, x) in [(40, 0.3, 19), (9, 0.5, 0), (200, 0.02, 11), (6, 0.4, 6)] {
      let mean = Double(n) * chance
      let tails = ExactTails(Double(x), expected: mean, variance: mean * (1 - chance))
      #expect(close(tails.atLeast, Binomial.atLeast(x, of: n, chance), 1e-9))
      #expect(close(tails.atMost, Binomial.atMost(x, of: n, chance), 1e-9))
    }
  }

  @Test("Tails with the variance of a Poisson number are Poisson's")
  func poisson() {
    // 1 - poisson.cdf(6, 2), poisson.cdf(1, 7)
    let tails = ExactTails(7, expected: 2, variance: 2)
    #expect(close(tails.atLeast, 0.004533805526248905, 1e-9) && tails.departure == .high95)
    let few = ExactTails(1, expected: 7, variance: 7)
    #expect(close(few.atMost, 0.007295055724436129, 1e-9) && few.departure == .low95)
  }

  @Test("Ends on one day have tails near the hypergeometric ones, and never a p of nothing")
  func ties() {
    // 10 of 100 children, 50 of whom end on one day: mean 5, variance 250/110 (scipy hypergeom.sf(7, 100, 50, 10)).
    let tails = ExactTails(8, expected: 5, variance: 250.0 / 110)
    #expect(abs(tails.atLeast / 0.045823577644 - 1) < 0.1)
    for x in 0...10 {
      let p = ExactTails(Double(x), expected: 5, variance: 250.0 / 110).p
      #expect(p > 0 && p <= 1)
    }
  }

  @Test("A share's p is binomial, or hypergeometric where the area is part of the whole")
  func shares() {
    let whole = Count(30, of: 100)
    // 2·binom.sf(6, 10, 0.3), 2·hypergeom.sf(6, 100, 30, 10)
    #expect(close(shareTest(Count(7, of: 10), whole, .external), 0.021184156799999983, 1e-9))
    #expect(
      close(
        shareTest(Count(7, of: 10), whole, .includesArea(total: 100)), 0.014627820687850089))
  }

  @Test("Without a lottery few partnerships of small wards have a ward called different")
  func calibration() throws {
    var (waits, shares) = (0, 0)
    let rounds = 40
    for round in 0..<rounds {
      var random = Random(seed: 77, stream: UInt64(round))
      let wards = (0..<60).map { _ in drawnWaits(8 + random.below(12), late: true, &random) }
      let slow = try analysed(
        measure(
          wards.map(Tally.waits), partnership: .waits(wards.reduce(Waits(), +)),
          indicator(.speed)))
      waits += slow.estimates.contains { isCalledDifferent($0) } ? 1 : 0
      let counts = (0..<60).map { _ -> Count in
        let n = 8 + random.below(30)
        return Count((0..<n).count { _ in random.unit() < 0.05 }, of: n)
      }
      let rare = try analysed(StatisticsTests.shares(counts))
      shares += rare.estimates.contains { isCalledDifferent($0) } ? 1 : 0
    }
    // 5% of 40 are 2; more than 6 have a chance of 0.3%. By the normal curve half of the partnerships had one.
    #expect(waits <= 6 && shares <= 6)
  }

  private func isCalledDifferent(_ estimate: Estimate) -> Bool {
    [.wellAbove, .above, .below, .wellBelow].contains(estimate.comparison)
  }
}
