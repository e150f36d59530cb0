import Model

/// Every child's part in the observed and expected completions, to be dealt out to areas.
struct DealtRecords {
  /// Whether each wait ended, and its share of the expected completions.
  private var children: [(observed: Int, expected: Double)]
  private let counts: [Int]
  /// What ties take off the variance of a number of ends, as a part of it.
  private let tied: Double
  /// All expected completions together.
  private let all: Double
  /// For each number of ends the expected numbers between which it raises no flag, once it was asked for.
  private var quiet: [Interval?]
  private var random: Random

  init(_ areas: [Waits], _ all: Waits, _ seed: UInt64) {
    // In an order of their own, so that the order of rows changes no draw.
    let pace = Pace(all)
    tied = pace.tied
    children = pace.shares(of: all)
      .sorted { ($0.expected, $0.observed) < ($1.expected, $1.observed) }
    self.all = Sum(children.map(\.expected)).value
    quiet = [Interval?](repeating: nil, count: children.count + 1)
    counts = areas.map { waits in
      (0..<waits.count).count { RiskTable.Spell(waits, $0) != nil }
    }
    random = Random(seed: seed)
  }

  mutating func deal(_ observed: inout [Int], _ sizes: inout [Double]) {
    let dealt = counts.reduce(0, +)
    var place = 0
    precondition(dealt <= children.count, "Areas are parts of the whole.")
    for (area, count) in counts.enumerated() {
      var (o, e) = (0, 0.0)
      for _ in 0..<count {
        let other = place + random.below(children.count - place)
        let child = children[other]
        children[other] = children[place]
        children[place] = child
        o += child.observed
        e += child.expected
        place += 1
      }
      observed[area] = o
      sizes[area] = e
    }
  }

  /// How many areas lie outside their 95% limits (M22), with the variance that a share of the expected ends and ties leave.
  mutating func flags(_ observed: [Int], _ expected: [Double]) -> Int {
    var flags = 0
    for area in observed.indices where expected[area] > 0 && expected[area] < all {
      let count = observed[area]
      let limits = quiet[count] ?? quietExpected(count)
      quiet[count] = limits
      if !limits.contains(expected[area]) { flags += 1 }
    }
    return flags
  }

  private func quietExpected(_ count: Int) -> Interval {
    func tails(_ expected: Double) -> ExactTails {
      let kept = max(1e-9, (1 - expected / all) * (1 - tied))
      return ExactTails(Double(count), expected: expected, variance: kept * expected)
    }
    let edge = Confidence.percent95.tail
    let (o, most) = (Double(count), all * (1 - 1e-9))
    let reach = 6 * (o + 4).squareRoot() + 8
    let (low, high) = (max(1e-9 * all, o - reach), min(most, o + reach))
    func cross(_ from: Double, _ to: Double, _ side: (ExactTails) -> Double) -> Double? {
      guard from < to, (side(tails(from)) > edge) != (side(tails(to)) > edge) else { return nil }
      return root(from: from, to: to, tolerance: 1e-6) { side(tails($0)) - edge }
    }
    let middle = min(most, max(o, low))
    return Interval(
      count > 0 ? cross(low, middle, \.atLeast) ?? 0 : 0,
      cross(min(middle, high), high, \.atMost) ?? .infinity)
  }
}

extension Pace {
  /// For each child watched for any time, whether its wait ended and H(exit)-H(entry).
  fileprivate func shares(of waits: Waits) -> [(observed: Int, expected: Double)] {
    var sum = Sum()
    var cumulative = [0.0]
    for (d, n) in zip(events, atRisk) {
      sum.add(Double(d) / Double(n))
      cumulative.append(sum.value)
    }
    return (0..<waits.count).compactMap { row -> (observed: Int, expected: Double)? in
      guard let spell = RiskTable.Spell(waits, row) else { return nil }
      let from = firstCount(0, times.count) { times[$0] > spell.entry }
      let to = firstCount(0, times.count) { times[$0] > spell.exit }
      return (waits.completed[row] ? 1 : 0, cumulative[to] - cumulative[from])
    }
  }
}
