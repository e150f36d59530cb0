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
    var scatter = Scatter(pooled.numerator, over: sizes, seed: seed)
    var reached = 0
    for _ in 0..<draws {
      let shuffled = scatter.next()
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

/// How many outcomes fall in each area when they are dealt out over the children of all.
///
/// Of those with the outcome and those without the fewer are dealt: children drawn without replacement.
private struct Scatter {
  private let sizes: [Int]
  /// The area of each child, in the order that earlier deals left; any order is a fair start.
  private var children: [Int32]
  private let dealt: Int
  private let isComplement: Bool
  private var random: Random

  init(_ outcomes: Int, over sizes: [Int], seed: UInt64) {
    self.sizes = sizes
    children = sizes.enumerated().flatMap { area, size in
      [Int32](repeating: Int32(area), count: size)
    }
    isComplement = 2 * outcomes > children.count
    dealt = isComplement ? children.count - outcomes : outcomes
    random = Random(seed: seed)
  }

  mutating func next() -> [Int] {
    var counts = [Int](repeating: 0, count: sizes.count)
    for place in 0..<dealt {
      let other = place + random.below(children.count - place)
      let area = children[other]
      children[other] = children[place]
      children[place] = area
      counts[Int(area)] += 1
    }
    return isComplement ? zip(sizes, counts).map { $0 - $1 } : counts
  }
}
