import Foundation
public import Model

/// The average wait, waits beyond a horizon counting as the horizon (M23).
public struct RestrictedMean: Sendable, Equatable {
  /// In days.
  public let value: Double
  /// √Σ A²·d/(n(n-d)), in days.
  public let standardError: Double
  /// Whether some wait was seen to end before the horizon; otherwise the value is "at least" and has no limits.
  public let hasCompletions: Bool

  /// The area under the curve up to `horizon` days, with Var = Σ A²·d/(n(n-d)), A the area from each day on.
  public init(_ curve: KaplanMeier, horizon: Double) {
    let used = firstCount(0, curve.times.count) { curve.times[$0] > horizon }
    var areas = [Double](repeating: 0, count: used)
    var ahead = 0.0
    for index in (0..<used).reversed() {
      let end = index + 1 < used ? curve.times[index + 1] : horizon
      ahead += curve.survival[index] * (end - curve.times[index])
      areas[index] = ahead
    }
    value = ahead + (used > 0 ? curve.times[0] : horizon)
    let terms = (0..<used).map { index in
      let (d, n) = (Double(curve.events[index]), Double(curve.atRisk[index]))
      return n > d ? areas[index] * areas[index] * d / (n * (n - d)) : 0
    }
    standardError = Sum(terms).value.squareRoot()
    hasCompletions = used > 0
  }

  /// The value with its 95% limits, in days.
  public var bounded: Bounded? {
    guard hasCompletions else { return nil }
    let half = Confidence.percent95.z * standardError
    return Bounded(value, Interval(value - half, value + half))
  }
}

/// The horizon that areas' restricted means can share (M23): `wanted` days, or the end of the shortest watch.
///
/// The smallest last observed time among areas in which that time is of a child still waiting.
public func sharedHorizon(_ areas: [Waits], wanted: Double) -> Double {
  areas.reduce(wanted) { horizon, waits in
    let table = RiskTable(waits)
    guard table.watched > 0, table.times.last != table.last else { return horizon }
    return min(horizon, Double(table.last) / 2)
  }
}

/// The 95% limits of a difference of two restricted means of different children, in days (M23).
public func difference(_ first: RestrictedMean, _ second: RestrictedMean) -> Interval? {
  guard first.hasCompletions, second.hasCompletions else { return nil }
  let variance =
    first.standardError * first.standardError + second.standardError * second.standardError
  let half = Confidence.percent95.z * variance.squareRoot()
  let gap = first.value - second.value
  return Interval(gap - half, gap + half)
}

/// The gap in mean wait between an area and the rest, stage by stage, in days (M25).
///
/// Each stage has its own clock and horizon; under censoring the gaps do not add up exactly to that of the whole wait.
public func stageGaps(
  _ stages: [(area: Waits, rest: Waits, horizon: Double)]
) -> [(gap: Double, limits: Interval?)] {
  stages.map { stage in
    let horizon = sharedHorizon([stage.area, stage.rest], wanted: stage.horizon)
    let here = RestrictedMean(KaplanMeier(stage.area), horizon: horizon)
    let rest = RestrictedMean(KaplanMeier(stage.rest), horizon: horizon)
    return (here.value - rest.value, difference(here, rest))
  }
}
