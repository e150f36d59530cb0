import Model

/// The average wait in weeks, waits beyond a horizon counting as the horizon (M23), on the period's curve (M21).
///
/// The horizon is one for all areas. An area in which nobody was followed that far and somebody still waits has no value;
/// one whose curve cannot start with the request has none either.
struct RestrictedMeanMethod: Method {
  private let horizon: Double
  private let pool: RiskTable?
  private let poolWaits: Waits
  private let whole: PartOfWhole?

  init(_ measure: Measure, day: Int) {
    let horizon = Double(day)
    self.horizon = horizon
    guard case .waits(let waits) = measure.partnership else {
      (pool, poolWaits, whole) = (nil, Waits(), nil)
      return
    }
    let table = RiskTable(waits)
    pool = table
    poolWaits = waits
    whole = (try? Self.mean(KaplanMeier(table), waits.followed(to: day), horizon).get()).map {
      PartOfWhole(
        value: $0.value / 7, standardError: $0.standardError / 7, size: table.watched)
    }
  }

  var margin: Double { 2 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard case .waits(let waits) = tally else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M23")
    }
    let table = RiskTable(waits)
    let mean = Self.mean(KaplanMeier(table), waits.followed(to: Int(horizon)), horizon)
    let outcome: Outcome =
      switch mean {
      case .failure(.none(let reason)): .none(reason)
      case .success(let mean): .value(mean.value / 7, limits(mean))
      }
    return Estimate(
      place: place, numerator: table.events.reduce(0, +), denominator: table.watched,
      outcome: outcome, method: "M23")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let pool, let whole, case .waits(let waits) = tally, let value = estimate.outcome.value,
      let watched = estimate.denominator
    else { return nil }
    let here = RiskTable.atRisk(waits, at: pool.times).atRisk
    let rest = RiskTable(
      pool, without: here, events: RiskTable.events(waits, at: pool.times), watched: watched)
    let day = Int(horizon)
    let followed = poolWaits.followed(to: day) - waits.followed(to: day)
    if let others = try? Self.mean(KaplanMeier(rest), followed, horizon).get(),
      let own = try? Self.mean(KaplanMeier(waits), waits.followed(to: day), horizon).get()
    {
      estimate.difference = difference(own, others)?.scaled(by: 1 / 7)
    }
    return whole.test(value, of: watched, &estimate)
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
    whole?.borrow(
      estimates.map { estimate in
        guard let value = estimate.outcome.value, let n = estimate.denominator else { return nil }
        return (value, n)
      }, direction, &estimates)
  }

  /// The weeks that children of all areas together wait beyond the partnership's average, luck not counted (M39).
  ///
  /// Areas without an average are left out.
  ///
  /// - Throws: `noCases` where no area has one, or the partnership has none.
  func excess(
    _ tallies: [Tally], codes: [AreaCode], seed: UInt64
  ) throws(StatisticsError) -> Bounded {
    let known = tallies.indices.sorted { codes[$0] < codes[$1] }.compactMap {
      index -> (code: AreaCode, children: Int, wait: Measured)? in
      let estimate = estimate(tallies[index], of: .unknown)
      guard let value = estimate.outcome.value, let n = estimate.denominator,
        let level = whole?.level(value, of: n)
      else { return nil }
      return (codes[index], n, level)
    }
    guard let whole, !known.isEmpty else { throw .none(.noCases) }
    let areas = known.map { (children: $0.children, wait: $0.wait) }
    let total = Sum(excessWeeks(areas, reference: whole.value)).value
    let limits = excessWeeksLimits(
      areas, codes: known.map(\.code), reference: whole.value, seed: seed)
    return Bounded(total, limits.reaching(total))
  }

  /// None where the curve has no error: a child alone, or nobody done, says nothing of how sure the mean is.
  private func limits(_ mean: RestrictedMean) -> Outcome.Limits {
    guard mean.standardError > 0, let limits = mean.bounded?.limits.within(0, horizon) else {
      return Outcome.Limits(lower: nil, upper: nil)
    }
    return Outcome.Limits(lower: limits.lower / 7, upper: limits.upper / 7)
  }

  /// The mean of a curve that reaches the horizon.
  private static func mean(
    _ curve: KaplanMeier, _ followed: Int, _ horizon: Double
  ) -> Result<RestrictedMean, StatisticsError> {
    guard curve.watched > 0 else { return .failure(.none(.noCases)) }
    guard curve.start == 0 else { return .failure(.none(.tooFew)) }
    let isDone = curve.survival.last == 0 && (curve.times.last ?? 0) <= horizon
    guard followed > 0 || isDone else { return .failure(.none(.notReached)) }
    return .success(RestrictedMean(curve, horizon: horizon))
  }
}

extension Waits {
  /// How many children were watched to the end of `day`.
  func followed(to day: Int) -> Int {
    (0..<count).count { Int(exit[$0]) >= day && Int(entry[$0]) < day }
  }
}

extension Interval {
  /// The interval without what lies beyond two bounds.
  func within(_ least: Double, _ most: Double) -> Interval {
    Interval(min(max(lower, least), most), max(min(upper, most), least))
  }
}
