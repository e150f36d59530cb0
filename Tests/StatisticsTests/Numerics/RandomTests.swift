import Testing

@testable import Statistics

@Suite struct RandomTests {
  /// Worked out apart in Python from the published algorithms.
  @Test("The generator is xoshiro256** filled by SplitMix64")
  func known() {
    var random = Random(seed: 42)
    let expected: [UInt64] = [
      1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009,
      17_057_574_109_182_124_193,
    ]
    #expect(expected.allSatisfy { $0 == random.next() })
  }

  @Test("Draws have the mean and spread of their distribution")
  func moments() {
    let draws = 20_000
    /// A draw, its mean and its variance.
    let cases: [((inout Random) -> Double, Double, Double)] = [
      ({ $0.unit() }, 0.5, 1.0 / 12), ({ Double($0.below(7)) }, 3, 4),
      ({ $0.normal() }, 0, 1), ({ $0.gamma(shape: 0.7) }, 0.7, 0.7),
      ({ $0.gamma(shape: 9) }, 9, 9), ({ $0.beta(2, 3) }, 0.4, 0.04),
      ({ Double($0.binomial(40, 0.3)) }, 12, 8.4),
      ({ Double($0.binomial(3_000, 0.97)) }, 2_910, 87.3),
    ]
    for (number, (draw, mean, variance)) in cases.enumerated() {
      var random = Random(seed: 1, stream: UInt64(number))
      let values = (0..<draws).map { _ in draw(&random) }
      let found = Sum(values).value / Double(draws)
      #expect(abs(found - mean) < 4 * (variance / Double(draws)).squareRoot(), "case \(number)")
      let spread = Sum(values.map { ($0 - mean) * ($0 - mean) }).value / Double(draws)
      #expect(abs(spread / variance - 1) < 0.08, "case \(number)")
    }
  }

  @Test("A shuffle keeps every value and streams differ")
  func shuffle() {
    var random = Random(seed: 3)
    var values = Array(0..<50)
    random.shuffle(&values)
    #expect(values != Array(0..<50))
    #expect(values.sorted() == Array(0..<50))
    var other = Random(seed: 3, stream: 1)
    #expect(other.next() != random.next())
  }
}
