import Model

/// What was observed in each area, in one of the two forms that methods about all areas take.
///
/// Counts, durations and changes of lists have no such form. Areas without cases have a form of nobody.
enum AreaOutcomes {
  /// Shares of children; `theta` is the partnership's.
  case shares([Count], theta: Double)
  /// Observed and expected numbers: waits that ended (M22), events of residents, departures from a list.
  case ratios([ObservedExpected], Source)

  /// What the observed numbers of ratios are drawn from where there is no lottery.
  enum Source {
    /// Children's own records of waiting, which can be dealt out anew.
    case waits([Waits], all: Waits)
    /// Independent events.
    case events
  }

  init?(_ measure: Measure) {
    switch measure.indicator.statistic {
    case .share:
      guard case .count(let whole) = measure.partnership, whole.denominator > 0 else { return nil }
      self = .shares(
        measure.tallies.map { $0.plausibleCount ?? Count(0, of: 0) },
        theta: Double(whole.numerator) / Double(whole.denominator))
    case .survivalQuantile, .speed, .restrictedMean:
      guard case .waits(let all) = measure.partnership else { return nil }
      self.init(
        measure.tallies.map { if case .waits(let waits) = $0 { waits } else { Waits() } }, all)
    case .incidence(let cause, _):
      guard case .exits(let all) = measure.partnership else { return nil }
      self.init(
        measure.tallies.map {
          if case .exits(let exits) = $0 { exits.only(cause) } else { Waits() }
        },
        all.only(cause))
    case .rate:
      guard case .rate(let all) = measure.partnership, all.population > 0, all.events > 0 else {
        return nil
      }
      self.init(measure.tallies.map(\.plausibleRate), all)
    case .clearance:
      guard case .flow(let all) = measure.partnership, all.atEnd > 0, all.departures > 0 else {
        return nil
      }
      self.init(
        measure.tallies.map { tally in
          guard case .flow(let flow) = tally, flow.atEnd > 0, flow.departures >= 0 else {
            return nil
          }
          return Rate(flow.departures, of: Double(flow.atEnd))
        }, Rate(all.departures, of: Double(all.atEnd)))
    case .count, .quantile, .ratio, .change: return nil
    }
  }

  private init(_ areas: [Waits], _ all: Waits) {
    let pace = Pace(all)
    self = .ratios(areas.map { pace.compare($0) }, .waits(areas, all: all))
  }

  private init(_ areas: [Rate?], _ all: Rate) {
    let level = Double(all.events) / all.population
    self = .ratios(
      areas.map { area in
        let expected = (area?.population ?? 0) * level
        return ObservedExpected(
          observed: expected > 0 ? area?.events ?? 0 : 0, expected: expected, variance: expected)
      }, .events)
  }

  /// Whether more of what is observed is good; nil where neither is.
  static func moreIsGood(_ indicator: Indicator) -> Bool? {
    switch (indicator.direction, indicator.statistic) {
    case (.neutral, _): nil
    // The ends of waits are observed: many are good where short waits are.
    case (.lowerIsBetter, .survivalQuantile), (.lowerIsBetter, .restrictedMean),
      (.lowerIsBetter, .clearance):
      true
    case (let direction, _): direction == .higherIsBetter
    }
  }
}

extension Measure {
  /// What kinds of children like those of each area would have (M05, M22); nil where the kinds are not counted.
  var mixExpected: [MixExpected]? {
    guard let strata, strata.names.count > 1 else { return nil }
    switch indicator.statistic {
    case .share:
      let whole = strata.partnership.compactMap(\.plausibleCount)
      guard whole.count == strata.partnership.count else { return nil }
      return expectedCounts(
        strata.tallies.map { $0.map { $0.plausibleCount ?? Count(0, of: 0) } },
        parents: strata.parents, whole: whole)
    case .survivalQuantile, .speed, .restrictedMean:
      func waits(_ tallies: [Tally]) -> [Waits] {
        tallies.map { if case .waits(let waits) = $0 { waits } else { Waits() } }
      }
      return expectedCompletions(
        strata.tallies.map(waits), parents: strata.parents, whole: waits(strata.partnership))
    default: return nil
    }
  }
}

extension Tally {
  /// The counts of a share that can be one.
  var plausibleCount: Count? {
    guard case .count(let count) = self, count.numerator >= 0,
      count.numerator <= count.denominator
    else { return nil }
    return count
  }

  fileprivate var plausibleRate: Rate? {
    guard case .rate(let rate) = self, rate.events >= 0, rate.population > 0,
      rate.population.isFinite
    else { return nil }
    return rate
  }
}
