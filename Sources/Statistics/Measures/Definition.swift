public import Model

/// What one case adds to an indicator.
enum Observation {
  /// A case of the denominator, in the numerator or not.
  case share(Bool)
  /// A wait in days, watched from `entry` to `exit`.
  case wait(entry: Int, exit: Int, isCompleted: Bool)
  /// A child of a plain count.
  case present
}

/// The case that an indicator looks at, and the time that the figures are about.
struct CaseView {
  let cases: Cases
  let row: Int
  let state: CaseState
  let period: Period
  let snapshot: Day
  let clock: StatutoryClock

  var received: Day { cases.received[row] }
  var isOpen: Bool { state.isOpen[row] }
  var openDays: Int { snapshot - received }

  /// The days from request to plan of a plan issued in the period.
  var daysToPlanIssuedInPeriod: Int? {
    guard let issued = cases.planIssued(row), period.contains(issued) else { return nil }
    return issued - received
  }
}

/// An indicator with the rule that counts it.
public struct Definition: Sendable {
  public let indicator: Indicator
  let observe: @Sendable (CaseView) -> Observation?
}

extension Definition {
  static func share(
    _ id: String, _ title: String, _ definition: String, numerator: String, denominator: String,
    direction: Indicator.Direction, timing: Indicator.Timing,
    _ observe: @escaping @Sendable (CaseView) -> Bool?
  ) -> Definition {
    Definition(
      indicator: Indicator(
        id: id, title: title, definition: definition, numerator: numerator,
        denominator: denominator, statistic: .share, unit: .percent, direction: direction,
        timing: timing)
    ) { observe($0).map(Observation.share) }
  }

  /// A quantile of durations that are all known.
  static func duration(
    _ id: String, _ title: String, _ definition: String, quantile: Double, ends: String,
    who: String, timing: Indicator.Timing, _ observe: @escaping @Sendable (CaseView) -> Int?
  ) -> Definition {
    Definition(
      indicator: Indicator(
        id: id, title: title, definition: definition, numerator: ends, denominator: who,
        statistic: .quantile(quantile), unit: .weeks, direction: .lowerIsBetter, timing: timing)
    ) { view in
      observe(view).map { .wait(entry: 0, exit: $0, isCompleted: true) }
    }
  }
}
