import Model

/// Quantiles of waits in weeks by Kaplan and Meier (M21), compared by observed and expected completions (M22).
///
/// `ratio` is the speed ratio and `z` its log-rank deviate: above 1 and 0 where waits end sooner. `p` and the flag are exact
/// (`ExactTails`), for the normal curve calls small areas quick too readily. The flag is of the wait: a slow area is high. `smoothed` is the smoothed speed ratio (M13), and rank 1 the quickest where quick is good.
struct WaitMethod: Method {
  private let q: Double
  private let pool: RiskTable?
  private let pace: Pace?

  init(_ measure: Measure, _ q: Double) {
    self.q = q
    if case .waits(let waits) = measure.partnership {
      let table = RiskTable(waits)
      pool = table
      pace = Pace(table)
    } else {
      pool = nil
      pace = nil
    }
  }

  var margin: Double { 2 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard case .waits(let waits) = tally else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M21")
    }
    let table = RiskTable(waits)
    return Estimate(
      place: place, numerator: table.events.reduce(0, +), denominator: table.watched,
      outcome: Self.inWeeks(KaplanMeier(table).quantile(q, .percent95)), method: "M21")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let pool, let pace, case .waits(let waits) = tally else { return nil }
    let here = RiskTable.atRisk(waits, at: pool.times)
    let completions = RiskTable.events(waits, at: pool.times)
    let result = pace.compare(atRisk: here.atRisk, events: completions)
    guard result.expected > 0 else { return nil }
    estimate.expected = result.expected
    estimate.ratio = result.ratio
    estimate.ratioLimits = result.ratioLimits
    estimate.difference = differenceFromRest(here.atRisk, completions, estimate.outcome)
    guard let z = result.z, let tails = result.tails else { return nil }
    estimate.z = z
    estimate.p = tails.p
    // Few ends are a long wait.
    return tails.departure.reversed
  }

  func flagChances(_ compared: [Tally]) -> [Double] {
    compared.map { tally in
      guard let pace, case .waits(let waits) = tally else { return 0 }
      return pace.compare(waits).chanceOfFlag
    }
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
    guard let pace else { return }
    let results = tallies.map { tally -> ObservedExpected? in
      guard case .waits(let waits) = tally else { return nil }
      let result = pace.compare(waits)
      return result.expected > 0 ? result : nil
    }
    guard let smoothed = try? SmoothedRatios(results.compactMap(\.self)) else { return }
    for (index, result) in results.enumerated() {
      guard let result else { continue }
      let found = smoothed.estimate(result)
      estimates[index].smoothed = found.value
      estimates[index].smoothedLimits = found.limits
    }
    // A quick area has a short wait.
    rank(
      results.map { $0.flatMap { Measured($0) } }, highestFirst: direction == .lowerIsBetter,
      &estimates)
  }

  func curve(_ tally: Tally, of place: Place) -> WaitingCurve? {
    guard q == 0.5, case .waits(let waits) = tally, waits.count >= Self.fewestForCurve else {
      return nil
    }
    let estimate = KaplanMeier(waits)
    // A curve that starts late is of those who waited that long, not of all children.
    guard estimate.start == 0 else { return nil }
    let followed = waits.followedByWeek(weeks: 105)
    let shares = followed.prefix { $0 >= Self.fewestFollowed }.indices.map { week -> Double? in
      estimate.stillWaiting(after: Double(7 * week), .percent95).value
    }
    return WaitingCurve(
      place: place, watched: waits.count, stillWaiting: shares.compactMap { $0.map { 100 * $0 } })
  }

  private static let fewestForCurve = 30
  private static let fewestFollowed = 10

  private func differenceFromRest(
    _ atRisk: [Int], _ events: [Int], _ outcome: Outcome
  ) -> Interval? {
    guard let pool, let value = outcome.value, let limits = outcome.limits?.interval,
      case .value(let other, let bounds) = restQuantile(pool, atRisk, events),
      let restLimits = bounds.interval
    else { return nil }
    return difference(Bounded(value, limits), Bounded(other, restLimits))
  }

  /// The quantile of all children but an area's, from the pool's risk sets less the area's.
  private func restQuantile(_ pool: RiskTable, _ atRisk: [Int], _ events: [Int]) -> Outcome {
    let restEvents = zip(pool.events, events).map { $0 - $1 }
    let restAtRisk = zip(pool.atRisk, atRisk).map { $0 - $1 }
    var search = QuantileSearch(q, .percent95)
    var (survival, greenwood) = (1.0, 0.0)
    for index in firstUsableTime(restEvents, restAtRisk)..<restEvents.count {
      let (d, n) = (Double(restEvents[index]), Double(restAtRisk[index]))
      guard d > 0, n >= d else { continue }
      survival *= (n - d) / n
      greenwood += d / (n * (n - d))
      let time = Double(pool.times[index]) / 2
      if search.add(time, survival: survival, greenwood: greenwood) { break }
    }
    return Self.inWeeks(search.outcome(hasCompletions: true, last: Double(pool.last) / 2))
  }

  private static func inWeeks(_ outcome: Outcome) -> Outcome {
    guard case .value(let days, let limits) = outcome else { return outcome }
    return .value(days / 7, limits.scaled(by: 1 / 7))
  }
}

extension Waits {
  /// How many children were still followed at the end of week 0, 1, 2, …
  fileprivate func followedByWeek(weeks: Int) -> [Int] {
    var change = [Int](repeating: 0, count: weeks + 1)
    for child in 0..<count where exit[child] > entry[child] {
      let first = Int(entry[child] + 6) / 7
      let last = Int(exit[child] - 1) / 7
      guard first <= last, first < weeks else { continue }
      change[first] += 1
      change[min(last + 1, weeks)] -= 1
    }
    var total = 0
    return change.dropLast().map { step in
      total += step
      return total
    }
  }
}
