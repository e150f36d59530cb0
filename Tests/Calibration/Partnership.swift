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

  /// Events of residents, 12 in an area of the middle size.
  init(ratesOf wards: Int, sigma: Double, seed: UInt64) {
    var dice = Dice(seed &+ 3)
    theta = 0.012
    var levels: [Double] = []
    let rates = (0..<wards).map { _ -> Rate in
      let residents = 25 * Self.size(&dice, 40)
      let ratio = exp(sigma * dice.normal())
      levels.append(ratio)
      return Rate((0..<residents).count { _ in dice.unit() < 0.012 * ratio }, of: Double(residents))
    }
    self.levels = levels
    let all = rates.reduce(Rate(0, of: 0)) {
      Rate($0.events + $1.events, of: $0.population + $1.population)
    }
    measure = Measure(
      indicator: Self.indicator(.rate(per: 1000), .higherIsBetter), level: .ward, group: .all,
      period: "", pooledPeriods: 1, areas: Self.codes(wards), tallies: rates.map(Tally.rate),
      partnership: .rate(all), unknown: .rate(Rate(0, of: 0)), outside: .rate(Rate(0, of: 0)))
  }

  private static func size(_ dice: inout Dice, _ middle: Double) -> Int {
    Int(min(3.5 * middle, max(middle / 5, (middle * exp(0.5 * dice.normal())).rounded(.down))))
  }

  var index: LotteryIndex? {
    if let counts { return try? LotteryIndex(counts) }
    if let waits { return try? LotteryIndex(waits.areas, all: waits.all) }
    return rates.flatMap { try? LotteryIndex($0) }
  }

  /// Against what residents of so many areas would have at the true level of all.
  fileprivate var rates: [ObservedExpected]? {
    let found = measure.tallies.compactMap { tally -> ObservedExpected? in
      guard case .rate(let rate) = tally else { return nil }
      let expected = theta * rate.population
      return ObservedExpected(observed: rate.events, expected: expected, variance: expected)
    }
    return found.isEmpty ? nil : found
  }

  private var counts: [Count]? {
    let found = measure.tallies.compactMap { if case .count(let count) = $0 { count } else { nil } }
    return found.count == measure.tallies.count ? found : nil
  }

  private var waits: (areas: [Waits], all: Waits)? {
    guard case .waits(let all) = measure.partnership else { return nil }
    return (measure.tallies.map { if case .waits(let waits) = $0 { waits } else { Waits() } }, all)
  }

  /// Children or events short of the level of all, estimated, naively counted and in truth, which waits do not simply have.
  func shortfall(
    _ seed: UInt64
  ) -> (estimate: Double, naive: Double, truth: Double, limits: Interval)? {
    guard let counts else { return shortfallOfRates(seed) }
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

extension Partnership {
  fileprivate func shortfallOfRates(
    _ seed: UInt64
  ) -> (estimate: Double, naive: Double, truth: Double, limits: Interval)? {
    guard let rates,
      let found = try? RatioShortfall(
        rates, codes: measure.areas, reference: 1, moreIsGood: true, draws: 1_000, seed: seed)
    else { return nil }
    let naive = rates.reduce(0.0) { $0 + max(0, $1.expected - Double($1.observed)) }
    let truth = zip(rates, levels).reduce(0.0) { $0 + $1.0.expected * max(0, 1 - $1.1) }
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
