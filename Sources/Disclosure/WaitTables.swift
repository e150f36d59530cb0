import Model

/// A table of quantiles of waits: whole weeks, from enough children, compared by what is printed and nothing else.
struct WaitTable {
  let analysis: Analysis
  let quantile: Double
  let policy: Policy

  init?(_ measure: Measure, _ analysis: Analysis, _ policy: Policy) {
    switch measure.indicator.statistic {
    case .quantile(let quantile), .survivalQuantile(let quantile): self.quantile = quantile
    default: return nil
    }
    self.analysis = analysis
    self.policy = policy
  }

  /// The waits that say on which side of a limit so many children are.
  func shown(_ number: Int) -> [ShownWait] {
    guard case .quantile = analysis.indicator.statistic else { return [] }
    let hasPlaces = !analysis.estimates.isEmpty
    let estimates =
      analysis.estimates + (hasPlaces ? [analysis.unknown, analysis.outside] : [])
      + [analysis.partnership]
    return estimates.enumerated().compactMap { place, estimate in
      guard let outcome = outcome(estimate), let weeks = outcome.value else { return nil }
      return ShownWait(
        place: Design.WaitPlace(measure: number, place: place), quantile: quantile,
        weeks: Int(weeks), lower: outcome.limits?.lower.map { Int($0) },
        upper: outcome.limits?.upper.map { Int($0) })
    }
  }

  /// The table with the waits that may be printed beside the counts that may be seen.
  func table(
    _ pairs: [Displays.Pair], _ hidden: Set<Design.WaitPlace>, _ number: Int
  ) -> Table {
    func cell(_ estimate: Estimate, _ place: Int) -> Cell {
      let isHidden = hidden.contains(Design.WaitPlace(measure: number, place: place))
      return self.cell(estimate, pairs[place], isHidden: isHidden)
    }
    let count = analysis.estimates.count
    let hasPlaces = count > 0
    let partnership = cell(analysis.partnership, pairs.count - 1)
    let reference = partnership.estimate?.outcome.value
    let cells = analysis.estimates.enumerated().map { place, estimate -> Cell in
      let made = cell(estimate, place)
      guard case .shown(var shown) = made, let reference else { return made }
      shown.compare(with: reference, direction: analysis.indicator.direction)
      return .shown(shown)
    }
    var table = Table(
      analysis, partnership: partnership, cells: cells,
      unknown: hasPlaces ? cell(analysis.unknown, count) : .shown(analysis.unknown),
      outside: hasPlaces ? cell(analysis.outside, count + 1) : .shown(analysis.outside),
      luck: 0.05)
    let printed = Set(
      ([partnership] + cells).filter { $0.estimate?.outcome.value != nil }
        .map(\.place))
    table.curves = analysis.curves.filter { printed.contains($0.place) }
      .compactMap { $0.displayed(policy) }
    return table
  }

  private func cell(_ estimate: Estimate, _ pair: Displays.Pair, isHidden: Bool) -> Cell {
    guard case .shown(let whole) = pair.whole else {
      return pair.whole == .none ? .shown(estimate) : .hidden(estimate.place)
    }
    if whole == 0 {
      return .shown(
        Estimate(
          place: estimate.place, numerator: 0, denominator: 0, outcome: .none(.noCases),
          method: estimate.method))
    }
    let bare = Cell.shown(Estimate(estimate.place, of: whole, method: estimate.method))
    guard !isHidden, let outcome = outcome(estimate) else { return bare }
    let numerator: Int
    switch pair.part {
    case nil: numerator = whole
    case .shown(let part)?: numerator = min(part, whole)
    case .hidden?, .some(.none): return bare
    }
    return .shown(
      Estimate(
        place: estimate.place, numerator: numerator, denominator: whole, outcome: outcome,
        method: estimate.method))
  }

  /// The wait in whole weeks; nil where too few children stand behind it.
  private func outcome(_ estimate: Estimate) -> Outcome? {
    guard policy.allows(quantile: quantile, of: estimate.numerator ?? 0) else { return nil }
    switch estimate.outcome {
    case .none(let reason): return Outcome.none(reason)
    case .value(let weeks, let limits):
      return .value(
        weeks.rounded(),
        Outcome.Limits(
          lower: limits.lower?.rounded(.down), upper: limits.upper?.rounded(.up)))
    }
  }
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
