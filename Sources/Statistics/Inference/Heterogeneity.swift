public import Model

/// A test of whether any area differs from the others.
public struct HeterogeneityTest: Sendable, Equatable {
  public let chiSquare: Double
  public let degrees: Int
  /// From the chi-square distribution.
  public let p: Double
  /// From shuffles of the outcomes over the children, where an expected number is below 5: the one to report.
  public let permutationP: Double?
}

/// Whether areas' shares differ by more than chance (M07): Pearson's chi-square on k-1 degrees of freedom.
///
/// Areas without cases are left out. Where nobody or everybody has the outcome, or one area is left, there is no test.
/// With an expected number below 5 on either side, 9,999 seeded shuffles give a second p-value, never 0.
public func heterogeneity(
  _ areas: [Count], seed: UInt64, draws: Int = 9_999
) throws(StatisticsError) -> HeterogeneityTest {
  let used = areas.filter { $0.denominator > 0 }
  let pooled = used.reduce(Count(0, of: 0), +)
  guard used.count > 1 else { throw .none(.tooFew) }
  guard pooled.numerator > 0, pooled.numerator < pooled.denominator else {
    throw .none(.notIdentifiable)
  }
  let theta = Double(pooled.numerator) / Double(pooled.denominator)
  let sizes = used.map(\.denominator)
  let statistic = chiSquare(used.map(\.numerator), sizes, theta)
  let isSmall = sizes.contains { Double($0) * min(theta, 1 - theta) < 5 }
  var permutation: Double?
  if isSmall {
    var random = Random(seed: seed)
    var reached = 0
    for _ in 0..<draws {
      let shuffled = scattered(pooled.numerator, over: sizes, &random)
      if chiSquare(shuffled, sizes, theta) >= statistic - 1e-9 * (1 + statistic) { reached += 1 }
    }
    permutation = Double(1 + reached) / Double(draws + 1)
  }
  return HeterogeneityTest(
    chiSquare: statistic, degrees: used.count - 1,
    p: ChiSquare.above(statistic, degrees: Double(used.count - 1)), permutationP: permutation)
}

private func chiSquare(_ outcomes: [Int], _ sizes: [Int], _ theta: Double) -> Double {
  var sum = Sum()
  for (x, n) in zip(outcomes, sizes) {
    let n = Double(n)
    let excess = Double(x) - n * theta
    sum.add(excess * excess / (n * theta * (1 - theta)))
  }
  return sum.value
}

/// How many of `outcomes` fall in each area when they are shuffled over the children of all.
func scattered(_ outcomes: Int, over sizes: [Int], _ random: inout Random) -> [Int] {
  var left = outcomes
  var children = sizes.reduce(0, +)
  return sizes.map { size in
    var here = 0
    for _ in 0..<size {
      if random.below(children) < left {
        here += 1
        left -= 1
      }
      children -= 1
    }
    return here
  }
}
