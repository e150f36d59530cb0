public import Model

/// A test of whether any area differs from the others.
public struct HeterogeneityTest: Sendable, Equatable {
  /// Σ(x-nθ)²/(nθ(1-θ)), θ the share of all.
  public let chiSquare: Double
  /// One less than the areas with cases.
  public let degrees: Int
  /// From the chi-square distribution.
  public let p: Double
  /// From shuffles of the outcomes over the children, where an expected number is below 5: the one to report.
  public let permutationP: Double?
}

/// Whether areas' shares differ by more than chance (M07): Pearson's chi-square on k-1 degrees of freedom.
///
/// Areas without cases are left out. Where one area is left the reason is `tooFew`, and where nobody or everybody has the
/// outcome `notIdentifiable`.
/// With an expected number below 5 on either side, 9,999 seeded shuffles give a second p-value, never 0.
public func heterogeneity(
  _ areas: [Count], seed: UInt64, draws: Int = 9_999
) throws(StatisticsError) -> HeterogeneityTest {
  // In an order of their own, so that the order of areas changes nothing.
  let used = areas.filter { $0.denominator > 0 }
    .sorted { ($0.denominator, $0.numerator) < ($1.denominator, $1.numerator) }
  let pooled = used.reduce(Count(0, of: 0), +)
  guard used.count > 1 else { throw .none(.tooFew) }
  guard pooled.numerator > 0, pooled.numerator < pooled.denominator else {
    throw .none(.notIdentifiable)
  }
  let theta = Double(pooled.numerator) / Double(pooled.denominator)
  let statistic = Sum(used.map { term($0.numerator, of: $0.denominator, theta) }).value
  let isSmall = used.contains { Double($0.denominator) * min(theta, 1 - theta) < 5 }
  var permutation: Double?
  if isSmall {
    let sizes = used.map(\.denominator)
    var scatter = Scatter(over: sizes, seed: seed) { term($1, of: sizes[$0], theta) }
    let least = statistic - 1e-9 * (1 + statistic)
    let reached = scatter.sums(dealing: pooled.numerator, draws: draws).count { $0 >= least }
    permutation = Double(1 + reached) / Double(draws + 1)
  }
  return HeterogeneityTest(
    chiSquare: statistic, degrees: used.count - 1,
    p: ChiSquare.above(statistic, degrees: Double(used.count - 1)), permutationP: permutation)
}

/// What one area adds to Pearson's chi-square.
private func term(_ x: Int, of n: Int, _ theta: Double) -> Double {
  let n = Double(n)
  let excess = Double(x) - n * theta
  return excess * excess / (n * theta * (1 - theta))
}
