import Foundation
import Model
import Statistics

/// Draws partnerships whose truth is known, and counts how often the methods say it.
///
/// usage: Calibration [partnerships] [seed] [part of the kind's name], or Calibration time
@main
struct Calibration {
  static func main() async {
    if CommandLine.arguments.dropFirst().first == "time" { return await Timing.run() }
    let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = Int(arguments.first ?? 200)
    let seed = arguments.dropFirst().first ?? 20_260_115
    let wanted = CommandLine.arguments.dropFirst(3).first
    print("\(count) partnerships of 170 wards each, seed \(seed)")
    for (name, sigma) in [("without a lottery", 0.0), ("with a lottery, sigma 0.4", 0.4)] {
      print("\n\(name)")
      for kind in Kind.allCases where wanted.map(kind.rawValue.contains) ?? true {
        var found = Tally95()
        for number in 0..<count {
          let stream = seed &+ UInt64(number) &* 1_000 &+ UInt64(sigma * 10)
          found.add(kind.partnership(sigma, stream), sigma, stream)
        }
        found.report(kind.rawValue, sigma)
      }
    }
  }
}

/// What is drawn: of wards with 40 children in the middle, or 12.
enum Kind: String, CaseIterable {
  case shares = "shares of 40%"
  case rareShares = "shares of 5%"
  case waits
  case smallShares = "shares of 40%, small wards"
  case smallWaits = "waits, small wards"
  case rates

  func partnership(_ sigma: Double, _ seed: UInt64) -> Partnership {
    switch self {
    case .shares: Partnership(sharesOf: 170, sigma: sigma, seed: seed)
    case .rareShares: Partnership(sharesOf: 170, level: 0.05, sigma: sigma, seed: seed)
    case .waits: Partnership(waitsOf: 170, sigma: sigma, seed: seed)
    case .smallShares: Partnership(sharesOf: 170, middle: 12, sigma: sigma, seed: seed)
    case .smallWaits: Partnership(waitsOf: 170, middle: 12, sigma: sigma, seed: seed)
    case .rates: Partnership(ratesOf: 170, sigma: sigma, seed: seed)
    }
  }
}

/// How often an interval held the truth, and on which side it failed to.
struct Coverage {
  private(set) var held = 0
  private var below = 0
  private var above = 0

  mutating func add(_ interval: Interval, _ truth: Double) {
    if interval.contains(truth) {
      held += 1
    } else if truth < interval.lower {
      below += 1
    } else {
      above += 1
    }
  }

  func words(of whole: Int) -> String {
    "\(percent(held, whole)); truth below it \(percent(below, whole)), above it \(percent(above, whole))"
  }
}

private func percent(_ part: Int, _ whole: Int) -> String {
  String(format: "%.2f%%", 100 * Double(part) / Double(max(1, whole)))
}

/// What the methods said over many partnerships, against the truth.
struct Tally95 {
  private var partnerships = 0
  private var areas = 0
  private var outside95 = 0
  private var outside998 = 0
  private var findings = 0
  private var withFindings = 0
  private var expectedByLuck = 0.0
  private var lotteries = 0
  private var indexCovered = Coverage()
  private var indexSum = 0.0
  private var ranks = 0
  private var ranksCovered = 0
  private var rankWidth = 0
  private var shortfall = 0.0
  private var naive = 0.0
  private var trueShortfall = 0.0
  private var shortfallCovered = Coverage()
  private var hasShortfall = false

  mutating func add(_ drawn: Partnership, _ sigma: Double, _ seed: UInt64) {
    let measure = drawn.measure
    guard let code = AreaCode("Z10000001"),
      let analysis = analyse([measure], partnership: code, seed: seed).first
    else { return }
    partnerships += 1
    areas += analysis.compared
    outside95 += analysis.flagsShown
    outside998 += analysis.estimates.count { $0.flag == .better998 || $0.flag == .worse998 }
    let words: Set<Comparison> = [.wellAbove, .above, .below, .wellBelow]
    let found = analysis.estimates.count { words.contains($0.comparison) }
    findings += found
    withFindings += found > 0 ? 1 : 0
    expectedByLuck += analysis.flagsExpectedByLuck
    addIndex(drawn, sigma)
    addRanks(drawn, analysis)
    addShortfall(drawn, seed)
  }

  private mutating func addIndex(_ drawn: Partnership, _ sigma: Double) {
    guard let index = drawn.index else { return }
    indexSum += index.index
    indexCovered.add(index.limits, LotteryIndex.index(sigma))
    if index.p < 0.05 { lotteries += 1 }
  }

  private mutating func addRanks(_ drawn: Partnership, _ analysis: Analysis) {
    let order = drawn.levels.enumerated().sorted { $0.element > $1.element }.map(\.offset)
    var rank = [Int](repeating: 0, count: order.count)
    for (place, area) in order.enumerated() { rank[area] = place + 1 }
    for (area, estimate) in analysis.estimates.enumerated() {
      guard let interval = estimate.rank else { continue }
      ranks += 1
      rankWidth += interval.count
      if interval.contains(rank[area]) { ranksCovered += 1 }
    }
  }

  /// Against the true level of all, so that only the areas' own levels are in doubt.
  private mutating func addShortfall(_ drawn: Partnership, _ seed: UInt64) {
    guard let found = drawn.shortfall(seed) else { return }
    hasShortfall = true
    shortfall += found.estimate
    naive += found.naive
    trueShortfall += found.truth
    shortfallCovered.add(found.limits, found.truth)
  }

  func report(_ name: String, _ sigma: Double) {
    func mean(_ sum: Double) -> String { String(format: "%.3f", sum / Double(partnerships)) }
    print(
      """
        \(name)
          areas outside 95% limits        \(percent(outside95, areas)) (by luck \(String(format: "%.2f%%", 100 * expectedByLuck / Double(areas))))
          areas outside 99.8% limits      \(percent(outside998, areas))
          areas called different          \(percent(findings, areas)); partnerships with any \(percent(withFindings, partnerships))
          lottery found (p < 0.05)        \(percent(lotteries, partnerships))
          mean index                      \(mean(indexSum)) (true \(String(format: "%.3f", LotteryIndex.index(sigma))))
          95% interval of the index holds \(indexCovered.words(of: partnerships))
          rank interval holds             \(percent(ranksCovered, ranks)); mean width \(String(format: "%.1f", Double(rankWidth) / Double(max(1, ranks))))
      """)
    // Waits have no true shortfall that is simply known.
    guard hasShortfall else { return }
    print(
      """
          shortfall, mean                 \(mean(shortfall)) (true \(mean(trueShortfall)), naive \(mean(naive)))
          95% interval of shortfall holds \(shortfallCovered.words(of: partnerships))
      """)
  }
}
