import Model

/// Expected completions of areas at a pace freed of the areas' own speeds, for the lottery index of waits (M15).
///
/// Children of quick areas leave early, so that late in a wait the pool of M22 is made of slow areas: its pace there is slow,
/// slow areas look better against it than they are, and the spread between areas too small. Here each area is counted
/// among those at risk as often as it is quick, dH(t) = d(t)/Σn(t)·w, as in a shared frailty model (Klein 1992, Biometrics
/// 48, 795). With all areas alike it is M22.
struct FreedPace {
  private let pace: Pace
  private let areas: [(atRisk: [Int], events: Int)]
  /// Those at risk who are of no area.
  private let others: [Int]

  init(_ areas: [Waits], all: Waits) {
    let pace = Pace(all)
    self.pace = pace
    var others = pace.atRisk
    self.areas = areas.map { waits in
      let atRisk = RiskTable.atRisk(waits, at: pace.times).atRisk
      for time in atRisk.indices { others[time] -= atRisk[time] }
      return (atRisk, RiskTable.events(waits, at: pace.times).reduce(0, +))
    }
    self.others = others
  }

  /// What was observed and expected of each area if each ends its waits at so many times the pace.
  func compare(_ speeds: [Double]) -> [ObservedExpected] {
    var weighted = others.map(Double.init)
    for (area, speed) in zip(areas, speeds) {
      for time in weighted.indices { weighted[time] += speed * Double(area.atRisk[time]) }
    }
    let hazard = zip(pace.events, weighted).map { Double($0) / $1 }
    return areas.map { area in
      var expected = 0.0
      for time in hazard.indices { expected += Double(area.atRisk[time]) * hazard[time] }
      return ObservedExpected(observed: area.events, expected: expected, variance: expected)
    }
  }
}

extension LotteryFit {
  /// Of waits at the freed pace: the fit, and the one that takes the pool of M22 as it is.
  static func ofWaits(
    _ areas: [Waits], all: Waits
  ) throws(StatisticsError) -> (free: LotteryFit, pooled: LotteryFit) {
    let pace = FreedPace(areas, all: all)
    var compared = pace.compare(areas.map { _ in 1 })
    let pooled = try LotteryFit(compared)
    var fit = pooled
    for _ in 0..<mostRounds where fit.hasSpread {
      compared = pace.compare(compared.map { fit.meanRatio(of: $0) })
      // A spread that runs away is no better than the one before.
      guard let next = try? LotteryFit(compared, near: fit.sigma) else { break }
      let isSettled = abs(next.sigma - fit.sigma) < 1e-6 * fit.sigma
      fit = next
      if isSettled { break }
    }
    return (fit, pooled)
  }

  private static let mostRounds = 50
}
