public import Model

/// What an inequality measure would be if every area shared one level (M17): no measure is shown without it.
public struct LuckFloor: Sendable, Equatable {
  /// In the unit of the statistic.
  public let mean: Double
  /// The level that luck exceeds once in 40 times.
  public let upper: Double
  /// How many redraws it was made of.
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
  let pooled = areas.reduce(Count(0, of: 0), +)
  let theta =
    pooled.denominator > 0 ? Double(pooled.numerator) / Double(pooled.denominator) : 0
  var redraw = LuckDraws(areas, theta: theta, codes: codes, seed: seed)
  var values = [[Double]](repeating: [], count: statistics.count)
  for _ in 0..<draws {
    redraw.next()
    let drawn = zip(redraw.observed, areas).map { Count($0, of: $1.denominator) }
    for (index, statistic) in statistics.enumerated() {
      if let value = statistic(drawn) { values[index].append(value) }
    }
  }
  return values.map { LuckFloor($0, draws: draws) }
}

/// The number of an area's stream of random numbers (FNV-1a of its code).
func stream(of code: AreaCode) -> UInt64 {
  code.text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// How many flags of a report luck alone would raise (M36).
public struct LuckAudit: Sendable, Equatable {
  /// The flags that the report has.
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

  /// Of figures whose flags are raised by luck with known chances: that is all a redraw of their outcomes tells.
  public init(shown: Int, chances: [Double], draws: Int = 2_000, seed: UInt64) {
    self.init(shown: shown, drawn: drawnFlags(chances, draws: draws, seed: seed))
  }

  /// Of waits: the children's records are dealt out anew to the areas, and their flags raised by the test of M22.
  ///
  /// - Parameters:
  ///   - areas: the waits of each area.
  ///   - all: those of every child, of no area among them.
  ///   - shown: the flags that were raised.
  ///   - draws: how many times the records are dealt out.
  ///   - seed: the same seed deals the same.
  public init(_ areas: [Waits], all: Waits, shown: Int, draws: Int = 2_000, seed: UInt64) {
    var redraw = LuckDraws(areas, all: all, seed: seed)
    let drawn = (0..<draws).map { _ in
      redraw.next()
      return redraw.flags() ?? 0
    }
    self.init(shown: shown, drawn: drawn)
  }
}

/// How many flags each redraw raises, where luck raises each with its own chance.
func drawnFlags(_ chances: [Double], draws: Int, seed: UInt64) -> [Int] {
  // In an order of their own, so that the order of areas changes no draw.
  let ordered = chances.sorted()
  var random = Random(seed: seed)
  return (0..<draws).map { _ in
    var flags = 0
    for chance in ordered where random.unit() < chance { flags += 1 }
    return flags
  }
}
