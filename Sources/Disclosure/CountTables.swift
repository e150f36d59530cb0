import Model

/// A table of counts, shares and rates, all worked out from what may be seen.
struct CountTable {
  let measure: Measure
  let policy: Policy
  /// Areas, unknown, outside and the partnership.
  let pairs: [Displays.Pair]

  /// The table, the statistics called on nothing but the displays.
  func table(_ analyse: ([Measure]) -> [Analysis]) -> Table {
    guard let analysis = analyse([displayed]).first else {
      preconditionFailure("The statistics answer every measure.")
    }
    let count = measure.areas.count
    let tallies = displayed.tallies
    let hasPlaces = !measure.areas.isEmpty
    let cells = analysis.estimates.indices.map {
      cell(analysis.estimates[$0], tallies[$0], pairs[$0])
    }
    func unplaced(_ estimate: Estimate, _ tally: Tally, _ index: Int) -> Cell {
      hasPlaces ? cell(estimate, tally, pairs[index]) : .shown(estimate)
    }
    return Table(
      analysis,
      partnership: cell(analysis.partnership, displayed.partnership, pairs[pairs.count - 1]),
      cells: cells, unknown: unplaced(analysis.unknown, displayed.unknown, count),
      outside: unplaced(analysis.outside, displayed.outside, count + 1),
      luck: analysis.compared > 0
        ? analysis.flagsExpectedByLuck / Double(analysis.compared) : 0)
  }

  /// The measure as it may be seen, with `suppressedInput` where nothing may.
  private var displayed: Measure {
    var displayed = measure
    displayed.strata = nil
    displayed.atoms = []
    displayed.partnership = self.displayed(measure.partnership, pairs[pairs.count - 1])
    guard !measure.areas.isEmpty else { return displayed }
    let count = measure.areas.count
    displayed.tallies = measure.tallies.indices.map {
      self.displayed(measure.tallies[$0], pairs[$0])
    }
    displayed.unknown = self.displayed(measure.unknown, pairs[count])
    displayed.outside = self.displayed(measure.outside, pairs[count + 1])
    return displayed
  }

  private func displayed(_ tally: Tally, _ pair: Displays.Pair) -> Tally {
    if case .unavailable = tally { return tally }
    guard case .shown(let whole) = pair.whole else { return .unavailable(.suppressedInput) }
    switch tally {
    case .total: return .total(whole)
    case .rate(let rate): return .rate(Rate(whole, of: rate.population))
    case .count:
      guard case .shown(let part)? = pair.part else { return .unavailable(.suppressedInput) }
      return .count(Count(min(part, whole), of: whole))
    case .waits, .exits, .metres, .flow, .unavailable:
      preconditionFailure("Waits are protected after their analysis, other tallies not published.")
    }
  }

  private func cell(_ estimate: Estimate, _ tally: Tally, _ pair: Displays.Pair) -> Cell {
    switch tally {
    case .unavailable(.suppressedInput):
      guard case .shown(let whole) = pair.whole, pair.part == .hidden else {
        return .hidden(estimate.place)
      }
      return .shown(Estimate(estimate.place, of: whole, method: estimate.method))
    case .count(let count) where count.denominator < policy.smallestRateBase:
      return .shown(estimate.withoutRate(count))
    default: return .shown(estimate)
    }
  }
}

extension Estimate {
  /// A denominator that may be seen where the figure may not.
  init(_ place: Place, of denominator: Int, method: String) {
    self.init(
      place: place, numerator: nil, denominator: denominator, outcome: .none(.suppressedInput),
      method: method)
  }

  /// The counts alone: too few children for a share of them to mean anything.
  fileprivate func withoutRate(_ count: Count) -> Estimate {
    var bare = Estimate(
      place: place, numerator: count.numerator, denominator: count.denominator,
      outcome: .none(count.denominator == 0 ? .noCases : .tooFew), method: method)
    bare.flag = .none
    return bare
  }
}

extension Table {
  /// The analysis with its figures shown or hidden; what is counted of flags is counted of those shown.
  ///
  /// `luck` is the chance of a flag in an area by luck alone, which must not come from counts that are hidden.
  init(
    _ analysis: Analysis, partnership: Cell, cells: [Cell], unknown: Cell, outside: Cell,
    luck: Double
  ) {
    let flags = cells.compactMap { $0.estimate?.flag }.filter { $0 != .none }
    self.init(
      indicator: analysis.indicator, level: analysis.level, group: analysis.group,
      period: analysis.period, pooledPeriods: analysis.pooledPeriods, partnership: partnership,
      cells: cells, unknown: unknown, outside: outside, compared: flags.count,
      flagsShown: flags.count { $0 != .within },
      flagsExpectedByLuck: luck * Double(flags.count))
    // Of counts that were displayed already, the limits tell nothing new.
    if analysis.indicator.statistic == .share { funnel = analysis.funnel }
  }
}
