import Model

/// The findings of one measure: its areas that stand out for the worse by more than chance.
struct FindingsOfMeasure {
  private let measure: Measure
  private let analysis: Analysis
  private let outcomes: AreaOutcomes?
  private let mix: [MixExpected]?
  /// For each redrawn map, the zone of each area.
  private let maps: [[Int]]

  init(_ measure: Measure, _ analysis: Analysis, maps: [[Int]]) {
    self.measure = measure
    self.analysis = analysis
    self.maps = maps
    outcomes = AreaOutcomes(measure)
    mix = measure.mixExpected
  }

  /// In the order of areas.
  var findings: [Finding] {
    guard measure.indicator.direction != .neutral,
      let comparator = analysis.partnership.outcome.value
    else { return [] }
    let found = analysis.estimates.indices.filter { analysis.estimates[$0].isForTheWorse }
    guard !found.isEmpty else { return [] }
    let affected = Affected(measure, outcomes, mix)
    let zones = ZoneTests(measure, outcomes)
    return found.compactMap { area -> Finding? in
      let estimate = analysis.estimates[area]
      guard let value = estimate.outcome.value, let q = estimate.q else { return nil }
      var finding = Finding(
        level: measure.level, place: estimate.place, indicator: measure.indicator,
        group: measure.group, period: measure.period, value: value, comparator: comparator,
        comparison: estimate.comparison, q: q)
      finding.cases = estimate.denominator
      let children = affected.children(area)
      finding.childrenAffected = children?.children
      finding.childrenLimits = children?.limits
      finding.mix = adjustment(area)
      finding.holdsInRedrawnMaps = zones.shareHolding(area, in: maps)
      return finding
    }
  }

  /// What is left of a difference among children of the same kinds.
  private func adjustment(_ area: Int) -> MixAdjustment? {
    guard let own = mix?[area], own.expected > 0, let p = own.p,
      let moreIsGood = AreaOutcomes.moreIsGood(measure.indicator),
      let crude = crudeExpected(area), crude > 0
    else { return nil }
    let observed = Double(own.observed)
    // How far short, or in excess, the area is: now, and before its children's kinds were known.
    let left = (observed / own.expected - 1) * (moreIsGood ? -1 : 1)
    let before = (observed / crude - 1) * (moreIsGood ? -1 : 1)
    let isOutside = left > 0 && Confidence(beyond: p) != nil
    return MixAdjustment(
      ratio: observed / own.expected,
      limits: countLimits(own.observed, .percent95, .official).scaled(by: 1 / own.expected),
      p: p,
      verdict: isOutside ? .stays : left < before / 2 ? .explained : .lessSure)
  }

  private func crudeExpected(_ area: Int) -> Double? {
    switch outcomes {
    case .shares(let areas, let theta): Double(areas[area].denominator) * theta
    case .ratios(let areas, _): areas[area].expected
    case nil: nil
    }
  }
}

extension Estimate {
  /// Whether the word for it is one of a difference, for the worse.
  var isForTheWorse: Bool {
    guard flag == .worse95 || flag == .worse998 else { return false }
    switch comparison {
    case .wellAbove, .above, .below, .wellBelow: return true
    case .mayBeAbove, .similar, .tooFewToTell, .mayBeBelow, .notCompared: return false
    }
  }
}

/// The children of each area who would have been served in time at the partnership's level (M39).
private enum Affected {
  /// As counts in which many are good, with each area's reference.
  case shares([Count], references: [Double], SmoothedShares)
  case ratios([ObservedExpected], SmoothedRatios, moreIsGood: Bool)
  case unknown

  init(_ measure: Measure, _ outcomes: AreaOutcomes?, _ mix: [MixExpected]?) {
    self = .unknown
    guard let moreIsGood = AreaOutcomes.moreIsGood(measure.indicator) else { return }
    switch outcomes {
    case .shares(let areas, let theta):
      let references = areas.indices.map { area in
        let n = Double(areas[area].denominator)
        guard let mix, n > 0 else { return theta }
        return min(1, mix[area].expected / n)
      }
      let good = moreIsGood ? areas : areas.map(\.others)
      guard let smoothed = try? SmoothedShares(good) else { return }
      self = .shares(
        good, references: moreIsGood ? references : references.map { 1 - $0 }, smoothed)
    case .ratios(let crude, _):
      let areas =
        mix.map { mix in
          mix.map {
            ObservedExpected(
              observed: $0.observed, expected: $0.expected, variance: $0.variance)
          }
        } ?? crude
      guard let smoothed = try? SmoothedRatios(areas) else { return }
      self = .ratios(areas, smoothed, moreIsGood: moreIsGood)
    case nil:
      guard let found = Self.durations(measure, moreIsGood: moreIsGood) else { return }
      self = found
    }
  }

  /// Known durations: the children on the good side of the partnership's quantile.
  private static func durations(_ measure: Measure, moreIsGood: Bool) -> Affected? {
    guard case .quantile(let q) = measure.indicator.statistic, q > 0, q < 1,
      let pool = DurationMethod.lengths(measure.partnership),
      let middle = sampleQuantile(q, sorted: pool)
    else { return nil }
    func count(_ lengths: [Double]) -> Count {
      Count(lengths.count { moreIsGood ? $0 >= middle : $0 <= middle }, of: lengths.count)
    }
    let areas = measure.tallies.map { count(DurationMethod.lengths($0) ?? []) }
    let whole = count(pool)
    guard whole.denominator > 0, let smoothed = try? SmoothedShares(areas) else { return nil }
    let theta = Double(whole.numerator) / Double(whole.denominator)
    return .shares(areas, references: areas.map { _ in theta }, smoothed)
  }

  func children(_ area: Int) -> (children: Double, limits: Interval?)? {
    switch self {
    case .shares(let areas, let references, let smoothed):
      return shortfall(areas[area], smoothed, reference: references[area])
    case .ratios(let areas, let smoothed, let moreIsGood):
      let found = shortfall(areas[area], smoothed, reference: 1, moreIsGood: moreIsGood)
      return (found.events, found.limits)
    case .unknown: return nil
    }
  }
}
