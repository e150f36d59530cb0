import Foundation
import Testing

@testable import Statistics

/// Expected values: mpmath at 40 digits.
@Suite struct DistributionTests {
  @Test(
    "The normal distribution is right to 14 digits far into its tails",
    arguments: [
      (-37, 5.7255712225245768e-300), (-20.5, 1.076467325879096e-93),
      (-8, 6.2209605742717841e-16), (-1.959963984540054, 0.025000000000000011),
      (-0.5, 0.3085375387259869), (0, 0.5), (0.3, 0.61791142218895263),
      (2.5, 0.99379033467422386), (6, 0.99999999901341235),
    ])
  func normal(z: Double, probability: Double) {
    #expect(close(Normal.below(z), probability, 1e-14))
    #expect(close(Normal.above(-z), probability, 1e-14))
  }

  @Test(
    "The normal quantile is right to 14 digits",
    arguments: [
      (1e-300, -37.047096299361199), (1e-100, -21.273453560965324),
      (1e-20, -9.2623400897984076), (1e-05, -4.2648907939228246),
      (0.025, -1.9599639845400542), (0.075, -1.4395314709384559),
      (0.3, -0.52440051270804082), (0.5, 0), (0.9, 1.2815515655446006),
      (0.975, 1.9599639845400539), (0.9999999999990905, 7.0477002566644087),
    ])
  func normalQuantile(p: Double, z: Double) {
    #expect(close(Normal.quantile(p), z, 1e-14))
  }

  @Test(
    "Both tails of the gamma distribution are right to 12 digits",
    arguments: [
      (0.5, 0.1, 0.34527915398142298, 0.65472084601857702),
      (3, 2.5, 0.45618688411667048, 0.54381311588332952),
      (10, 25, 0.99977852336175122, 2.2147663824878358e-4),
      (100, 80, 0.017108313035133114, 0.98289168696486689),
      (1000, 1100, 0.99894067674607002, 1.0593232539299773e-3),
      (100_000, 99_000, 7.5741992117476797e-4, 0.99924258007882523),
      (0.01, 1e-05, 0.8963367982671972, 0.1036632017328028),
    ])
  func gamma(shape: Double, x: Double, below: Double, above: Double) {
    #expect(close(Gamma.below(x, shape: shape), below, 1e-12))
    #expect(close(Gamma.above(x, shape: shape), above, 1e-12))
  }

  @Test(
    "The chi-square quantile is right to 10 digits",
    arguments: [
      (0.975, 6, 14.449375335447919), (0.025, 1, 9.8206911717525602e-4),
      (0.999, 2, 13.815510557964272), (1e-10, 4, 2.8284404581659483e-5),
      (0.5, 1000, 999.33341240338097), (0.975, 200_002, 201_243.48947948775),
      (0.025, 0.3, 2.6300743566293618e-11),
    ])
  func chiSquare(p: Double, degrees: Double, x: Double) {
    #expect(close(ChiSquare.quantile(p, degrees: degrees), x, 1e-10))
  }

  @Test(
    "The beta distribution is right to 11 digits",
    arguments: [
      (0.3, 2, 5, 0.57982499999999998), (0.9, 0.5, 0.5, 0.79516723530086657),
      (0.01, 30, 70, 1.0513087426709775e-35), (0.55, 7.3, 11.2, 0.91242035864755026),
      (0.5, 1000, 1010, 0.58826982754372753), (1e-06, 0.2, 3, 0.083286341709269911),
    ])
  func beta(x: Double, a: Double, b: Double, below: Double) {
    #expect(close(Beta.below(x, a, b), below, 1e-11))
    #expect(close(Beta.below(x, a, b) + Beta.above(x, a, b), 1, 1e-14))
  }

  @Test(
    "The beta quantile is right to 9 digits",
    arguments: [
      (0.025, 2, 5, 0.043271868292741679), (0.975, 7.3, 11.2, 0.61939723720173915),
      (0.001, 0.4, 3, 8.6442396984821445e-9), (0.5, 1000, 1010, 0.49751161258469367),
      (0.975, 0.5, 200, 0.012496668378965717), (0.001, 0.05, 0.5, 3.7047666941528712e-60),
      (0.025, 300, 2, 0.98162951684770985),
    ])
  func betaQuantile(p: Double, a: Double, b: Double, x: Double) {
    #expect(close(Beta.quantile(p, a, b), x, 1e-9))
  }

  @Test("Binomial and hypergeometric probabilities agree with scipy")
  func discrete() {
    #expect(close(Binomial.atMost(3, of: 40, 0.3), 0.000597928446682593, 1e-12))
    #expect(close(Binomial.atLeast(10, of: 40, 0.3), 0.8040745762228813, 1e-12))
    let drawn = Binomial.hypergeometric(3, of: 14, marked: 33, total: 95)
    #expect(close(drawn, 0.13567244300899792, 1e-12))
  }

  @Test("A compensated sum keeps what a plain one loses")
  func sum() {
    #expect(Sum([1, 1e100, 1, -1e100]).value == 2)
  }

  @Test(
    "The type 7 quantile lies between its neighbours", arguments: [(0.0, 1.0), (0.4, 2.3), (1, 9)])
  func quantile(q: Double, value: Double) {
    #expect(close(sampleQuantile(q, sorted: [1, 2, 3.5, 9]), value, 1e-12))
    #expect(sampleQuantile(q, sorted: []) == nil)
  }
}
