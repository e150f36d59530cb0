public import Model

/// What an inequality measure would be if every area shared one level (M17): no measure is shown without it.
public struct LuckFloor: Sendable, Equatable {
  public let mean: Double
  /// The level that luck exceeds once in 40 times.
  public let upper: Double
  public let draws: Int

  /// Of values that a statistic had in the draws in which it was defined.
  init?(_ values: [Double], draws: Int) {
    guard !values.isEmpty else { return nil }
    mean = Sum(values).value / Double(values.count)
    upper = sampleQuantile(0.975, sorted: values.sorted()) ?? mean
    self.draws = draws
  }
}

/// The luck floor of each of several statistics of areas' shares, from the same draws (M17).
///
/// - Parameters:
///   - areas: whose denominators are kept.
///   - codes: the areas' codes, which give each its own random numbers.
///   - draws: how many; 2,000 is usual.
///   - seed: the same seed gives the same floors.
///   - statistics: of all areas' counts in a draw; nil where a draw has none.
/// - Returns: a floor for each statistic, or nil where no draw had it.
public func luckFloors(
  _ areas: [Count], codes: [AreaCode], draws: Int, seed: UInt64,
  _ statistics: [([Count]) -> Double?]
) -> [LuckFloor?] {
  var redraw = Redraw(areas, codes: codes, seed: seed)
  var values = [[Double]](repeating: [], count: statistics.count)
  for _ in 0..<draws {
    let drawn = redraw.next()
    for (index, statistic) in statistics.enumerated() {
      if let value = statistic(drawn) { values[index].append(value) }
    }
  }
  return values.map { LuckFloor($0, draws: draws) }
}

/// Areas' outcomes drawn anew at the level of all, each area from its own stream of random numbers.
private struct Redraw {
  private let sizes: [Int]
  private let theta: Double
  private var streams: [Random]

  init(_ areas: [Count], codes: [AreaCode], seed: UInt64) {
    precondition(areas.count == codes.count, "Each area has a code.")
    let pooled = areas.reduce(Count(0, of: 0), +)
    theta = pooled.denominator > 0 ? Double(pooled.numerator) / Double(pooled.denominator) : 0
    sizes = areas.map(\.denominator)
    streams = codes.map { Random(seed: seed, stream: stream(of: $0)) }
  }

  mutating func next() -> [Count] {
    sizes.indices.map { Count(streams[$0].binomial(sizes[$0], theta), of: sizes[$0]) }
  }
}

/// The number of an area's stream of random numbers (FNV-1a of its code).
func stream(of code: AreaCode) -> UInt64 {
  code.text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// How many flags of a report luck alone would raise (M36).
public struct LuckAudit: Sendable, Equatable {
  public let shown: Int
  /// The mean number of flags if there were no lottery.
  public let expected: Double
  /// The probability of at least so many by luck, never 0.
  public let p: Double

  init(shown: Int, drawn: [Int]) {
    self.shown = shown
    expected = Double(drawn.reduce(0, +)) / Double(max(1, drawn.count))
    p = Double(1 + drawn.count { $0 >= shown }) / Double(drawn.count + 1)
  }

  /// Of shares: areas' outcomes are drawn at the level of all, and the control limits of M08 applied.
  public init(_ areas: [Count], codes: [AreaCode], draws: Int = 2_000, seed: UInt64) {
    var redraw = Redraw(areas, codes: codes, seed: seed)
    let drawn = (0..<draws).map { _ in Self.flags(redraw.next()) }
    self.init(shown: Self.flags(areas), drawn: drawn)
  }

  /// Of waits: the children's records are shuffled over the areas, and the test of M22 applied.
  public init(_ areas: [Waits], draws: Int = 2_000, seed: UInt64) {
    var pool = areas.reduce(Waits(), +)
    let pace = Pace(pool)
    let sizes = areas.map(\.count)
    func flags(_ areas: [Waits]) -> Int {
      areas.count { abs(pace.compare($0).z ?? 0) > Confidence.percent95.z }
    }
    var random = Random(seed: seed)
    var order = Array(0..<pool.count)
    var drawn: [Int] = []
    let columns = pool
    for _ in 0..<draws {
      random.shuffle(&order)
      pool.entry = order.map { columns.entry[$0] }
      pool.exit = order.map { columns.exit[$0] }
      pool.completed = order.map { columns.completed[$0] }
      var start = 0
      let shuffled = sizes.map { size in
        defer { start += size }
        return Waits(
          entry: Array(pool.entry[start..<start + size]),
          exit: Array(pool.exit[start..<start + size]),
          completed: Array(pool.completed[start..<start + size]))
      }
      drawn.append(flags(shuffled))
    }
    self.init(shown: flags(areas), drawn: drawn)
  }

  private static func flags(_ areas: [Count]) -> Int {
    let pooled = areas.reduce(Count(0, of: 0), +)
    guard pooled.numerator > 0, pooled.numerator < pooled.denominator else { return 0 }
    let theta = Double(pooled.numerator) / Double(pooled.denominator)
    let isInternal = areas.contains { 10 * $0.denominator > pooled.denominator }
    let benchmark = isInternal ? Benchmark.includesArea(total: pooled.denominator) : .external
    return areas.count { departure($0, from: theta, benchmark) != .none }
  }
}
