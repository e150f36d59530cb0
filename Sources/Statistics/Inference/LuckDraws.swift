import Model

/// What areas would have where there is no lottery, drawn anew each time (M17, M36).
struct LuckDraws {
  private enum Kind {
    case tables([DrawTable], streams: [Random])
    case records(Records)
  }

  private var kind: Kind
  /// The children, or the expected number, of each area in the last draw.
  private(set) var sizes: [Double]

  /// Shares at `theta`, each area from its own stream of random numbers.
  init(_ areas: [Count], theta: Double, codes: [AreaCode], seed: UInt64) {
    var known: [Int: DrawTable] = [:]
    let tables = areas.map { area in
      let table = known[area.denominator] ?? DrawTable(binomial: area.denominator, theta)
      known[area.denominator] = table
      return table
    }
    kind = .tables(tables, streams: codes.map { Random(seed: seed, stream: stream(of: $0)) })
    sizes = areas.map { Double($0.denominator) }
  }

  /// Events that are Poisson about the expected number of each area.
  init(_ areas: [ObservedExpected], codes: [AreaCode], seed: UInt64) {
    kind = .tables(
      areas.map { DrawTable(poisson: $0.expected) },
      streams: codes.map { Random(seed: seed, stream: stream(of: $0)) })
    sizes = areas.map(\.expected)
  }

  /// Records of waiting dealt out anew to areas of the same numbers of children.
  init(_ areas: [Waits], all: Waits, seed: UInt64) {
    kind = .records(Records(areas, all, seed))
    sizes = areas.map { _ in 0 }
  }

  /// The observed number of each area in a new draw; `sizes` are then those of the draw.
  mutating func next() -> [Double] {
    switch kind {
    case .tables(let tables, var streams):
      kind = .tables([], streams: [])
      let drawn = tables.indices.map { Double(tables[$0].draw(streams[$0].unit())) }
      kind = .tables(tables, streams: streams)
      return drawn
    case .records(var records):
      kind = .tables([], streams: [])
      let drawn = records.deal(&sizes)
      kind = .records(records)
      return drawn
    }
  }

  /// How many areas of the last draw lie outside their 95% limits by the exact variance of the deal; nil where records are not
  /// dealt out.
  func flags(_ observed: [Double]) -> Int? {
    guard case .records(let records) = kind else { return nil }
    return records.flags(observed, sizes)
  }
}

/// Every child's part in the observed and expected completions, to be dealt out to areas.
private struct Records {
  /// Whether each wait ended, and its share of the expected completions.
  private var children: [(observed: Double, expected: Double)]
  private let counts: [Int]
  /// The variance of a child's observed less expected.
  private let spread: Double
  private var random: Random

  init(_ areas: [Waits], _ all: Waits, _ seed: UInt64) {
    children = Pace(all).shares(of: all)
    counts = areas.map { waits in
      (0..<waits.count).count { RiskTable.Spell(waits, $0) != nil }
    }
    let n = Double(max(2, children.count))
    // Observed and expected sum to the same, so that the mean is 0.
    spread =
      Sum(children.map { ($0.observed - $0.expected) * ($0.observed - $0.expected) }).value
      / (n - 1)
    random = Random(seed: seed)
  }

  mutating func deal(_ sizes: inout [Double]) -> [Double] {
    let dealt = counts.reduce(0, +)
    var place = 0
    var observed = [Double](repeating: 0, count: counts.count)
    precondition(dealt <= children.count, "Areas are parts of the whole.")
    for (area, count) in counts.enumerated() {
      var (o, e) = (0.0, 0.0)
      for _ in 0..<count {
        children.swapAt(place, place + random.below(children.count - place))
        o += children[place].observed
        e += children[place].expected
        place += 1
      }
      observed[area] = o
      sizes[area] = e
    }
    return observed
  }

  func flags(_ observed: [Double], _ expected: [Double]) -> Int {
    let all = Double(children.count)
    let limit = Confidence.percent95.z * Confidence.percent95.z
    return counts.indices.count { area in
      let n = Double(counts[area])
      let excess = observed[area] - expected[area]
      return excess * excess > limit * spread * n * (1 - n / all)
    }
  }
}

extension Pace {
  /// For each child watched for any time, whether its wait ended and H(exit)-H(entry).
  fileprivate func shares(of waits: Waits) -> [(observed: Double, expected: Double)] {
    var sum = Sum()
    var cumulative = [0.0]
    for (d, n) in zip(events, atRisk) {
      sum.add(Double(d) / Double(n))
      cumulative.append(sum.value)
    }
    return (0..<waits.count).compactMap { row -> (observed: Double, expected: Double)? in
      guard let spell = RiskTable.Spell(waits, row) else { return nil }
      let from = firstCount(0, times.count) { times[$0] > spell.entry }
      let to = firstCount(0, times.count) { times[$0] > spell.exit }
      return (waits.completed[row] ? 1 : 0, cumulative[to] - cumulative[from])
    }
  }
}
