import Foundation
import Model
import Testing

@testable import Statistics

@Suite struct ScatterTests {
  /// E Σx²/n and the chance of each number follow from the hypergeometric distribution: Var x = nθ(1-θ)(N-n)/(N-1).
  @Test(
    "Outcomes dealt out have the mean of the multivariate hypergeometric, whichever way they are dealt"
  )
  func mean() {
    let sizes = [3, 5, 8, 20, 40, 44]
    // 10 are drawn one by one, 60 and 63 divided, of 117 the few without.
    for outcomes in [10, 60, 63, 117] {
      let total = Double(sizes.reduce(0, +))
      let theta = Double(outcomes) / total
      let expected = sizes.reduce(0.0) { sum, size in
        let n = Double(size)
        let variance = n * theta * (1 - theta) * (total - n) / (total - 1)
        return sum + (variance + n * n * theta * theta) / n
      }
      var scatter = Scatter(over: sizes, seed: 11) { area, x in
        Double(x * x) / Double(sizes[area])
      }
      let sums = scatter.sums(dealing: outcomes, draws: 20_000)
      let mean = Sum(sums).value / 20_000
      let spread = Sum(sums.map { ($0 - mean) * ($0 - mean) }).value / 20_000
      #expect(abs(mean - expected) < 4 * (spread / 20_000).squareRoot(), "\(outcomes)")
      var again = Scatter(over: sizes, seed: 11) { area, x in
        Double(x * x) / Double(sizes[area])
      }
      #expect(again.sums(dealing: outcomes, draws: 50) == Array(sums.prefix(50)) || outcomes > 18)
    }
  }

  @Test("The order of areas changes no p-value")
  func order() throws {
    let areas = [
      Count(1, of: 4), Count(7, of: 20), Count(2, of: 9), Count(0, of: 6), Count(9, of: 11),
    ]
    let found = try heterogeneity(areas, seed: 3)
    #expect(try heterogeneity(areas.reversed(), seed: 3) == found && found.permutationP != nil)
  }

  @Test("Tables of quantiles have the moments of their distributions")
  func quantiles() throws {
    let beta = try #require(QuantileTable(beta: 7.3, 11.2))
    let gamma = try #require(QuantileTable(gamma: 2.5))
    var random = Random(seed: 8)
    let draws = 40_000
    let values = (0..<draws).map { _ in (beta.draw(random.unit()), gamma.draw(random.unit())) }
    let means = (
      values.reduce(0) { $0 + $1.0 } / Double(draws), values.reduce(0) { $0 + $1.1 } / Double(draws)
    )
    #expect(abs(means.0 - 7.3 / 18.5) < 4 * (0.01225 / Double(draws)).squareRoot())
    #expect(abs(means.1 - 2.5) < 4 * (2.5 / Double(draws)).squareRoot())
    for u in stride(from: 0.01, to: 1, by: 0.07) {
      #expect(abs(Beta.below(beta.draw(u), 7.3, 11.2) - u) < 1e-4)
      #expect(abs(Gamma.below(gamma.draw(u), shape: 2.5) - u) < 3e-4)
    }
    // Where the density has no top inside, draws are exact instead.
    #expect(QuantileTable(beta: 0.8, 3) == nil && QuantileTable(gamma: 1) == nil)
  }
}
