import Disclosure
import Model

/// One cell as open data writes it: plain numbers of the precision that pages print, or the reason for there being none.
struct OpenFigure {
  let value: String?
  let status: String?
  let lower: String?
  let upper: String?
  let numerator: String?
  let denominator: String?
  let countStatus: String?
  /// `higher`, `lower` or `similar`.
  let comparison: String?
  /// `95` or `99.8`.
  let comparisonLevel: String?

  init(_ cell: Cell, _ indicator: Indicator) {
    let estimate = cell.estimate
    let verdict = Verdict(cell, indicator.direction)
    func whole(_ value: Double?) -> String? {
      value.map { NumberText.fixed($0, decimals: 0) }
    }
    value = whole(estimate?.outcome.value)
    lower = indicator.unit == .children ? nil : whole(estimate?.outcome.limits?.lower)
    upper = indicator.unit == .children ? nil : whole(estimate?.outcome.limits?.upper)
    numerator = estimate?.numerator.map { String($0) }
    denominator = estimate?.denominator.map { String($0) }
    switch verdict {
    case .hidden: status = "c"
    case .notAvailable: status = estimate?.outcome.reason == .noCases ? "z" : "x"
    case .notCompared where estimate?.outcome.value == nil: status = "z"
    default: status = Self.isUnreliable(estimate, indicator) ? "u" : nil
    }
    countStatus = estimate == nil ? "c" : nil
    switch verdict {
    case .higher: comparison = "higher"
    case .lower: comparison = "lower"
    case .noClearDifference(.similar): comparison = "similar"
    default: comparison = nil
    }
    comparisonLevel = verdict.isDifference ? (verdict.isStrong ? "99.8" : "95") : nil
  }

  /// Below fifty children, rounding alone can move a percentage by eight points or more.
  private static func isUnreliable(_ estimate: Estimate?, _ indicator: Indicator) -> Bool {
    guard indicator.unit == .percent, let denominator = estimate?.denominator else { return false }
    return estimate?.outcome.value != nil && denominator < 50
  }
}

extension Level {
  /// The `geographic_level` of open data, in the words of the Department for Education where it has one.
  var geographicLevel: String {
    switch self {
    case .partnership: "Local area partnership"
    case .authority: "Local authority"
    case .district: "Local authority district"
    case .division: "County electoral division"
    case .ward: "Ward"
    default: singular.prefix(1).uppercased() + singular.dropFirst()
    }
  }
}
