import Foundation
import Model
import Testing

@testable import Statistics

/// Expected values: the golden numbers of the method notes, section 18, made by lme4, metafor, FunnelPlotR and PySAL.
@Suite struct LotteryTests {
  @Test("The quadrature integrates polynomials of the normal curve")
  func quadrature() {
    for (power, moment) in [(0, 1.0), (2, 0.5), (4, 0.75), (6, 1.875)] {
      let sum = zip(GaussHermite.fine.nodes, GaussHermite.fine.weights).reduce(0.0) {
        $0 + $1.1 * pow($1.0, Double(power))
      }
      #expect(close(sum, moment * Double.pi.squareRoot(), 1e-13))
    }
    #expect(GaussHermite.fine.nodes.count == 25)
  }

  @Test("The lottery index is that of a mixed logistic regression")
  func index() throws {
    let found = try LotteryIndex(wardsG1)
    #expect(close(found.levels.first, -0.7318643, 1e-5))
    #expect(close(found.sigma * found.sigma, 2.400979, 1e-5))
    #expect(close(found.index, 4.384319, 1e-5))
    #expect(close(found.intraclassCorrelation, 0.4219018, 1e-5))
    #expect(close(found.sigmaLimits.lower, 0.5256207, 1e-3))
    #expect(close(found.sigmaLimits.upper, 4.974254, 1e-3))
    #expect(found.p < 0.01)
    #expect(close(LotteryIndex.index(0.5), 1.6111307734))
  }

  @Test("The lottery index of waits is that of a mixed Poisson regression")
  func waits() throws {
    let areas = wardsG1.map {
      ObservedExpected(
        observed: $0.numerator, expected: 0.3 * Double($0.denominator), variance: 1)
    }
    let found = try LotteryIndex(areas)
    #expect(close(found.sigma * found.sigma, 0.320146, 1e-5))
    #expect(found.intraclassCorrelation == nil)
  }

  @Test("Areas alike have an index of 1, and swapping the outcomes changes nothing")
  func properties() throws {
    let none = try LotteryIndex([Count](repeating: Count(10, of: 30), count: 6))
    #expect(none.index == 1 && none.p == 1 && none.sigmaLimits.lower == 0)
    #expect(none.sigmaLimits.upper > 0)
    let swapped = try LotteryIndex(
      wardsG1.map { Count($0.denominator - $0.numerator, of: $0.denominator) })
    #expect(close(swapped.index, try LotteryIndex(wardsG1).index, 1e-7))
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try LotteryIndex([Count](repeating: Count(0, of: 30), count: 6))
    }
    #expect(throws: StatisticsError.none(.tooFew)) {
      try LotteryIndex([Count](repeating: Count(3, of: 30), count: 4))
    }
    #expect(try proportionExplained(LotteryIndex(wardsG1), none) == 1)
  }

  @Test("Over-dispersion and its limits are those of the reference")
  func dispersion() throws {
    let found = try Dispersion(wardsG1, theta: 0.3, fewest: 6)
    #expect(close(found.phi, 5.744202554) && close(found.tauSquared, 0.05834832034))
    let limits = found.limits(40, .percent95)
    #expect(close(limits.lower, 0.0066261572, 1e-6) && close(limits.upper, 0.7760079227))
    #expect(throws: StatisticsError.none(.tooFew)) { try Dispersion(wardsG1, theta: 0.3) }
  }

  /// Paule and Mandel's estimate as metafor gives it when asked for a tolerance of 1e-14, not its default.
  @Test("The spread between areas is that of metafor")
  func spread() throws {
    let found = try Spread(wardsG1)
    #expect(close(found.derSimonianLaird, 0.08945981488, 1e-8))
    #expect(close(found.iSquared, 0.9003510712, 1e-8))
    #expect(close(found.pauleMandel, 0.237485946776, 1e-8))
    #expect(close(found.limits.lower, 0.072990491057761, 1e-8))
    #expect(close(found.limits.upper, 1.591476284142, 1e-8))
  }

  @Test("Theil, Gini and disparity are those of the reference")
  func inequality() throws {
    let found = try Inequality(wardsG1)
    #expect(close(found.theil, 0.1970654268) && close(found.gini, 0.3177623991))
    #expect(close(found.indexOfDisparity(from: 0.3), 71.91358025))
    let split = try theilSplit(wardsG1, groups: [0, 0, 0, 1, 1, 1])
    #expect(close(split.between, 0.0050479078, 1e-8) && close(split.within, 0.1920175190))
    #expect(found.range == 1 && found.quantile(0.5) == 0.3)
  }

  @Test("Inequality does not depend on scale, and equal areas have none")
  func scale() throws {
    let one = try Inequality([1, 2, 5], weights: [3, 2, 1])
    let other = try Inequality([10, 20, 50], weights: [6, 4, 2])
    #expect(close(one.theil, other.theil, 1e-12) && close(one.gini, other.gini, 1e-12))
    let replicated = try Inequality([1, 1, 1, 2, 2, 5], weights: [1, 1, 1, 1, 1, 1])
    #expect(close(one.theil, replicated.theil, 1e-12) && close(one.gini, replicated.gini, 1e-12))
    let equal = try Inequality([4, 4], weights: [1, 9])
    #expect(equal.theil == 0 && equal.gini < 1e-15)
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try Inequality([0, 0], weights: [1, 1])
    }
  }

  @Test("The luck floor of Theil is near its analytic value")
  func floor() throws {
    let floors = luckFloors(
      wardsG1, codes: codesG1, draws: 1_000, seed: 5,
      [{ try? Inequality($0).theil }, { _ in nil }])
    let found = try #require(floors[0])
    #expect(floors[1] == nil && found.draws == 1_000)
    #expect(abs(found.mean / 0.0343137255 - 1) < 0.15 && found.upper > found.mean)
  }

  @Test("A report's flags are weighed against those of luck")
  func audit() {
    let chances = [Double](repeating: 0.05, count: 40)
    let lottery = LuckAudit(shown: 9, chances: chances, draws: 4_000, seed: 1)
    // Binomial(40, 0.05): mean 2, P(9 or more) = 0.0002 (scipy).
    #expect(abs(lottery.expected - 2) < 0.1 && lottery.p < 0.002)
    let areas = [drawn(60, 1), drawn(60, 2), drawn(60, 3)]
    let waits = LuckAudit(areas, all: areas.reduce(Waits(), +), shown: 0, draws: 400, seed: 1)
    #expect(waits.expected < 0.3 && waits.p == 1)
  }

  private func drawn(_ count: Int, _ seed: UInt64) -> Waits {
    var random = Random(seed: seed)
    return drawnWaits(count, late: false, &random)
  }

  @Test("The gradient over deprivation is that of the reference")
  func gradient() throws {
    let rungs = zip([0.30, 0.34, 0.41, 0.40, 0.47], [100.0, 120, 80, 110, 90]).map {
      Rung($0, population: $1, standardError: 0.05)
    }
    let found = try Gradient(rungs)
    #expect(close(found.slope, 0.1978696742) && close(found.intercept, 0.2808651629))
    #expect(close(found.relative, 1.7045005943))
    #expect(found.slopeLimits.contains(found.slope))
    #expect(throws: StatisticsError.none(.tooFew)) { try Gradient(Array(rungs.prefix(4))) }
    let level = try Gradient.onLogOdds([Count](repeating: Count(3, of: 9), count: 5))
    #expect(abs(level.slope) < 1e-12 && close(level.relative, 1, 1e-12))
  }

  @Test("Rare events that vary less than chance have a negative systematic component")
  func companions() throws {
    let areas = [10, 11, 9].map { ObservedExpected(observed: $0, expected: 10, variance: 5) }
    // 100/3·(0.02-0.3), by hand.
    #expect(close(try systematicVariation(areas), -9.3333333333, 1e-9))
    #expect(close(try extremalQuotient(wardsG1), (20.0 / 45) / (9.0 / 60)))
  }
}
