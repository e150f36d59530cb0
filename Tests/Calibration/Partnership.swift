import Foundation
import Model
import Statistics

/// A partnership drawn from a known truth.
struct Partnership {
  let measure: Measure
  /// Each area's true level: a larger one is better.
  let levels: [Double]
  private let theta: Double

  private static func indicator(
    _ statistic: Indicator.Statistic, _ direction: Indicator.Direction
  ) -> Indicator {
    Indicator(
      id: "drawn", title: "Drawn", definition: "Drawn.", numerator: "done",
      denominator: "children", statistic: statistic, unit: .percent, direction: direction,
      timing: .period)
  }

  private static func codes(_ count: Int) -> [AreaCode] {
    (0..<count).compactMap { AreaCode("Z05\(100_000 + $0)") }
  }

  /// Wards of a fifth to three and a half times the middle size, where a share `level` is in time at the middle level.
  init(
    sharesOf wards: Int, level: Double = 0.4, middle: Double = 40, sigma: Double, seed: UInt64
  ) {
    var dice = Dice(seed)
    theta = level
    var levels: [Double] = []
    let counts = (0..<wards).map { _ -> Count in
      let size = Self.size(&dice, middle)
      let odds = exp(log(level / (1 - level)) + sigma * dice.normal())
      let p = odds / (1 + odds)
      levels.append(p)
      return Count((0..<size).count { _ in dice.unit() < p }, of: size)
    }
    self.levels = levels
    measure = Measure(
      indicator: Self.indicator(.share, .higherIsBetter), level: .ward, group: .all, period: "",
      pooledPeriods: 1, areas: Self.codes(wards), tallies: counts.map(Tally.count),
      partnership: .count(counts.reduce(Count(0, of: 0), +)), unknown: .count(Count(0, of: 0)),
      outside: .count(Count(0, of: 0)))
  }

  /// Waits of about half a year, seen for one year: those who asked earlier enter late, and who is not done still waits.
  init(waitsOf wards: Int, middle: Double = 40, sigma: Double, seed: UInt64) {
    var dice = Dice(seed &+ 7)
    theta = 1
    var levels: [Double] = []
    let areas = (0..<wards).map { _ -> Waits in
      let speed = exp(sigma * dice.normal())
      levels.append(speed)
      var waits = Waits()
      for _ in 0..<Self.size(&dice, middle) {
        let asked = Int(dice.unit() * 600) - 300
        let length = 60 - Int(140 * log(dice.unit()) / speed)
        let entry = max(0, -asked)
        let end = min(length, 300 - asked)
        if end > entry {
          waits.append(
            entry: Int32(entry), exit: Int32(end), completed: length <= 300 - asked)
        }
      }
      return waits
    }
    self.levels = levels
    measure = Measure(
      indicator: Self.indicator(.survivalQuantile(0.5), .lowerIsBetter), level: .ward, group: .all,
      period: "", pooledPeriods: 1, areas: Self.codes(wards), tallies: areas.map(Tally.waits),
      partnership: .waits(areas.reduce(Waits(), +)), unknown: .waits(Waits()),
      outside: .waits(Waits()))
  }

  private static func size(_ dice: inout Dice, _ middle: Double) -> Int {
    Int(min(3.5 * middle, max(middle / 5, (middle * exp(0.5 * dice.normal())).rounded(.down))))
  }

  var index: LotteryIndex? {
    if let counts { return try? LotteryIndex(counts) }
    return observed.flatMap { try? LotteryIndex($0) }
  }

  private var counts: [Count]? {
    let found = measure.tallies.compactMap { if case .count(let count) = $0 { count } else { nil } }
    return found.count == measure.tallies.count ? found : nil
  }

  private var observed: [ObservedExpected]? {
    guard case .waits(let all) = measure.partnership else { return nil }
    let pace = Pace(all)
    return measure.tallies.map { tally in
      guard case .waits(let waits) = tally else { return pace.compare(Waits()) }
      return pace.compare(waits)
    }
  }

  /// Children short of the level of all, estimated, naively counted and in truth; shares alone have a simple truth.
  func shortfall(
    _ seed: UInt64
  ) -> (estimate: Double, naive: Double, truth: Double, limits: Interval)? {
    guard let counts else { return nil }
    guard
      let found = try? Shortfall(
        counts, codes: measure.areas, reference: theta, draws: 1_000, seed: seed)
    else { return nil }
    let naive = counts.reduce(0.0) {
      $0 + max(0, theta * Double($1.denominator) - Double($1.numerator))
    }
    let truth = zip(counts, levels).reduce(0.0) {
      $0 + Double($1.0.denominator) * max(0, theta - $1.1)
    }
    return (found.total, naive, truth, found.limits)
  }
}

/// Seeded random numbers (SplitMix64), apart from those that the methods use.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((mixed ^ (mixed >> 31)) >> 11) + 0.5) * 0x1p-53
  }

  /// Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(unit())).squareRoot() * cos(2 * .pi * unit())
  }
}
