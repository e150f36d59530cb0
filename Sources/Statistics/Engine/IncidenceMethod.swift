import Model

/// The share in percent whose wait had ended in one way by a day, where it can end in several (M24).
///
/// An area in which nobody was followed to the day and somebody still waits has no value.
struct IncidenceMethod: Method {
  private let cause: Int
  private let day: Int
  private let pool: Exits?
  private let table: RiskTable?
  /// For each way, how many of all children ended so at each of the table's times.
  private let poolEvents: [[Int]]
  private let whole: PartOfWhole?

  init(_ measure: Measure, _ cause: Exits.Cause, day: Int) {
    self.cause = cause.rawValue
    self.day = day
    guard case .exits(let exits) = measure.partnership else {
      (pool, table, poolEvents, whole) = (nil, nil, [], nil)
      return
    }
    pool = exits
    let table = RiskTable(exits.waits)
    self.table = table
    poolEvents = Exits.Cause.allCases.map { RiskTable.events(exits.only($0), at: table.times) }
    let curve = CompetingOutcomes(table, events: poolEvents)
    whole = curve.ended(cause.rawValue, by: Double(day)).value.map {
      PartOfWhole(
        value: 100 * $0,
        standardError: 100 * curve.standardError(cause.rawValue, by: Double(day)),
        size: table.watched, isShare: true)
    }
  }

  var margin: Double { 10 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard case .exits(let exits) = tally else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M24")
    }
    let table = RiskTable(exits.waits)
    let ended = exits.causes.indices.count { row in
      exits.waits.completed[row] && exits.causes[row].rawValue == cause
        && Int(exits.waits.exit[row]) <= day
    }
    return Estimate(
      place: place, numerator: ended, denominator: table.watched,
      outcome: outcome(CompetingOutcomes(exits), exits.waits.followed(to: day), table.watched),
      method: "M24")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let pool, let table, let whole, case .exits(let exits) = tally,
      let value = estimate.outcome.value, let watched = estimate.denominator
    else { return nil }
    if let limits = estimate.outcome.limits?.interval,
      case .value(let other, let bounds) = rest(table, pool, exits, watched),
      let otherLimits = bounds.interval
    {
      estimate.difference = difference(Bounded(value, limits), Bounded(other, otherLimits))
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

  /// The share of all children but an area's, from the pool's risk sets less the area's.
  private func rest(_ table: RiskTable, _ pool: Exits, _ area: Exits, _ watched: Int) -> Outcome {
    let times = table.times
    let here = RiskTable.events(area.waits, at: times)
    let days = times.indices.filter { table.events[$0] > here[$0] }
    let others = RiskTable(
      table, without: RiskTable.atRisk(area.waits, at: times).atRisk, events: here,
      watched: watched)
    let events = zip(Exits.Cause.allCases, poolEvents).map { cause, all in
      let own = RiskTable.events(area.only(cause), at: times)
      return days.map { all[$0] - own[$0] }
    }
    let followed = pool.waits.followed(to: day) - area.waits.followed(to: day)
    return outcome(CompetingOutcomes(others, events: events), followed, others.watched)
  }

  private func outcome(_ curve: CompetingOutcomes, _ followed: Int, _ watched: Int) -> Outcome {
    guard watched > 0 else { return .none(.noCases) }
    let isDone = curve.survival.last == 0 && (curve.times.last ?? 0) <= Double(day)
    guard followed > 0 || isDone else { return .none(.notReached) }
    guard case .value(let share, let limits) = curve.ended(cause, by: Double(day)) else {
      return .none(.notReached)
    }
    return .value(100 * share, limits.scaled(by: 100))
  }
}

extension Exits {
  /// The waits, completed only where they ended in this way.
  func only(_ cause: Cause) -> Waits {
    var own = waits
    for row in causes.indices where causes[row] != cause { own.completed[row] = false }
    return own
  }
}

extension CompetingOutcomes {
  /// The outcomes of waits for a plan.
  init(_ exits: Exits) {
    self.init(
      exits.waits, causes: exits.causes.map(\.rawValue), count: Exits.Cause.allCases.count)
  }
}
