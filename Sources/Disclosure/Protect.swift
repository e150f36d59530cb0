public import Model

/// The figures that may be published: small counts hidden, the others rounded, all else computed from what is shown.
///
/// Shares, intervals, comparisons and flags come from `analyse` called on the rounded counts alone, so they cannot tell
/// more than those do. Quantiles of waits are rounded to whole weeks and compared by their rounded limits.
///
/// - Parameters:
///   - measures: what was counted.
///   - analyses: the exact analyses of `measures`, in the same order.
///   - quality: counts of rows left out or worth a look.
///   - policy: the numbers of the rules.
///   - analyse: the statistics, a function of nothing but the measures it is given.
/// - Returns: the public release.
public func protect(
  _ measures: [Measure], _ analyses: [Analysis], quality: [QualityLine], policy: Policy,
  analyse: ([Measure]) -> [Analysis]
) -> Release {
  precondition(measures.count == analyses.count, "An analysis for each measure.")
  let publishable = measures.indices.filter { isPublishable(measures[$0], among: measures) }
  let tables = publishable.map { number -> Table in
    let measure = measures[number]
    switch measure.indicator.statistic {
    case .share, .count:
      let displayed = policy.displayed(measure)
      return table(of: displayed, policy: policy, analyse: analyse)
    case .quantile(let quantile), .survivalQuantile(let quantile):
      return table(of: analyses[number], quantile: quantile, policy: policy)
    case .rate, .ratio, .speed, .incidence, .restrictedMean, .change, .clearance:
      preconditionFailure("Statistics without rules of display are not publishable.")
    }
  }
  return Release(
    audience: .public, tables: tables, quality: quality.compactMap { policy.displayed($0) },
    rules: policy.rules)
}

/// A single year beside several years together would give the other years away by difference, and the longest wait is
/// one child's.
private func isPublishable(_ measure: Measure, among measures: [Measure]) -> Bool {
  switch measure.indicator.statistic {
  case .quantile(1), .rate, .ratio, .speed, .incidence, .restrictedMean, .change, .clearance:
    return false
  case .quantile: if measure.indicator.unit == .kilometres { return false }
  case .share, .count, .survivalQuantile: break
  }
  return measure.pooledPeriods > 1
    || !measures.contains {
      $0.indicator == measure.indicator && $0.level == measure.level
        && $0.group == measure.group && $0.pooledPeriods > 1
    }
}

// MARK: - Counts

extension Policy {
  /// The measure as it may be seen, with `suppressedInput` where nothing may.
  func displayed(_ measure: Measure) -> Measure {
    var displayed = measure
    displayed.tallies = measure.tallies.map(displayed(_:))
    displayed.partnership = self.displayed(measure.partnership)
    displayed.unknown = self.displayed(measure.unknown)
    displayed.outside = self.displayed(measure.outside)
    return displayed
  }

  private func displayed(_ tally: Tally) -> Tally {
    switch tally {
    case .count(let count):
      guard let denominator = display(total: count.denominator) else {
        return .unavailable(.suppressedInput)
      }
      if denominator == 0 { return .count(Count(0, of: 0)) }
      guard let numerator = display(part: count.numerator) else {
        return .unavailable(.suppressedInput)
      }
      return .count(Count(min(numerator, denominator), of: denominator))
    case .total(let total):
      return display(total: total).map(Tally.total) ?? .unavailable(.suppressedInput)
    case .unavailable(let reason): return .unavailable(reason)
    case .waits, .exits, .rate, .metres, .flow:
      preconditionFailure("Other tallies are protected after their analysis, or not published.")
    }
  }

  /// The quality line as it may be seen: no rows, and only counts that are large enough.
  func displayed(_ line: QualityLine) -> Quality? {
    guard line.count > 0 else { return nil }
    var displayed = line
    displayed.exampleRows = []
    displayed.share = nil
    // The gate cannot judge a number inside a sentence, so a sentence with a digit stays inside.
    if line.effect.contains(where: \.isNumber) { displayed.effect = "" }
    guard let count = display(part: line.count) else {
      displayed.count = 0
      return Quality(line: displayed, isShown: false)
    }
    displayed.count = count
    return Quality(line: displayed, isShown: true)
  }
}

private func table(
  of displayed: Measure, policy: Policy, analyse: ([Measure]) -> [Analysis]
) -> Table {
  guard let analysis = analyse([displayed]).first else {
    preconditionFailure("The statistics answer every measure.")
  }
  func cell(_ estimate: Estimate, _ tally: Tally) -> Cell {
    switch tally {
    case .unavailable(.suppressedInput): .hidden(estimate.place)
    case .count(let count) where count.denominator < policy.smallestRateBase:
      .shown(estimate.withoutRate(count))
    default: .shown(estimate)
    }
  }
  let cells = zip(analysis.estimates, displayed.tallies).map(cell)
  return Table(
    analysis, partnership: cell(analysis.partnership, displayed.partnership), cells: cells,
    unknown: cell(analysis.unknown, displayed.unknown),
    outside: cell(analysis.outside, displayed.outside),
    luck: analysis.compared > 0
      ? analysis.flagsExpectedByLuck / Double(analysis.compared) : 0)
}

extension Estimate {
  /// The counts alone: too few children for a share of them to mean anything.
  fileprivate func withoutRate(_ count: Count) -> Estimate {
    var bare = Estimate(
      place: place, numerator: count.numerator, denominator: count.denominator,
      outcome: .none(count.denominator == 0 ? .noCases : .tooFew), method: method)
    bare.flag = .none
    return bare
  }
}

// MARK: - Waits

private func table(of analysis: Analysis, quantile: Double, policy: Policy) -> Table {
  let partnership = wait(analysis.partnership, quantile: quantile, policy: policy)
  let reference = partnership.estimate?.outcome.value
  func compared(_ estimate: Estimate) -> Cell {
    let cell = wait(estimate, quantile: quantile, policy: policy)
    guard case .shown(var shown) = cell, let reference else { return cell }
    shown.compare(with: reference, direction: analysis.indicator.direction)
    return .shown(shown)
  }
  return Table(
    analysis, partnership: partnership, cells: analysis.estimates.map(compared),
    unknown: wait(analysis.unknown, quantile: quantile, policy: policy),
    outside: wait(analysis.outside, quantile: quantile, policy: policy), luck: 0.05)
}

/// The wait in whole weeks, or hidden where too few children stand behind it.
private func wait(_ estimate: Estimate, quantile: Double, policy: Policy) -> Cell {
  let completed = estimate.numerator ?? 0
  let watched = estimate.denominator ?? 0
  if watched == 0 {
    return .shown(
      Estimate(
        place: estimate.place, numerator: 0, denominator: 0, outcome: .none(.noCases),
        method: estimate.method))
  }
  guard policy.allows(quantile: quantile, of: completed) else { return .hidden(estimate.place) }
  guard let numerator = policy.display(part: completed),
    let denominator = policy.display(total: watched)
  else { return .hidden(estimate.place) }
  let outcome: Outcome =
    switch estimate.outcome {
    case .none(let reason): .none(reason)
    case .value(let weeks, let limits):
      .value(
        weeks.rounded(),
        Outcome.Limits(
          lower: limits.lower?.rounded(.down), upper: limits.upper?.rounded(.up)))
    }
  return .shown(
    Estimate(
      place: estimate.place, numerator: numerator, denominator: denominator, outcome: outcome,
      method: estimate.method))
}

extension Estimate {
  /// Compares the shown wait with the shown wait of the partnership, by its shown limits and nothing else.
  fileprivate mutating func compare(with reference: Double, direction: Indicator.Direction) {
    /// Two weeks: a difference smaller than this does not matter to a family.
    let margin = 2.0
    guard let limits = outcome.limits else { return }
    let lower = limits.lower ?? -.infinity
    let upper = limits.upper ?? .infinity
    if lower > reference {
      comparison = .above
      flag = direction == .neutral ? .higher95 : direction == .lowerIsBetter ? .worse95 : .better95
    } else if upper < reference {
      comparison = .below
      flag = direction == .neutral ? .lower95 : direction == .lowerIsBetter ? .better95 : .worse95
    } else {
      let isSimilar = lower > reference - margin && upper < reference + margin
      comparison = isSimilar ? .similar : .tooFewToTell
      flag = .within
    }
  }
}

extension Table {
  /// The analysis with its figures shown or hidden; what is counted of flags is counted of those shown.
  ///
  /// `luck` is the chance of a flag in an area by luck alone, which must not come from counts that are hidden.
  fileprivate init(
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
    curves = analysis.curves.compactMap(\.displayed)
    // Of counts that were displayed already, the limits tell nothing new.
    if analysis.indicator.statistic == .share { funnel = analysis.funnel }
  }
}

extension Policy {
  /// What was done to the figures, for the method page.
  var rules: [String] {
    [
      "Numbers from 1 to \(threshold - 1) are hidden, and so is a 0 inside a group that is not empty. "
        + "They are shown as [c].",
      "All other numbers are rounded to the nearest \(base). Totals are rounded on their own and may not add up.",
      "Percentages, likely ranges and comparisons are worked out from the rounded numbers. "
        + "A percentage needs a rounded base of at least \(smallestRateBase).",
      "Waits are rounded to whole weeks and shown only where at least five finished waits lie on either side.",
      "A small number is hidden whether it is good or bad. Where few children are seen in time, "
        + "low figures are hidden more often than high ones.",
      "This release has not been audited: hidden figures have not yet been checked against all the others.",
    ]
  }
}
