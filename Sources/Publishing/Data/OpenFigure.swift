import Disclosure
public import Model

/// One cell as open data writes it: plain numbers of the precision that pages print, or the reason for there being none.
struct OpenFigure {
  let value: String?
  let status: String?
  let lower: String?
  let upper: String?
  let numerator: String?
  let denominator: String?
  let numeratorStatus: String?
  let denominatorStatus: String?
  /// `higher`, `lower` or `similar`.
  let comparison: String?
  /// `95` or `99.8`.
  let comparisonLevel: String?

  init(_ cell: Cell, _ indicator: Indicator) {
    let estimate = cell.estimate
    let verdict = Verdict(cell, indicator.direction)
    func digits(_ value: Double?) -> String? {
      value.map { NumberText.fixed($0, decimals: indicator.unit.decimals) }
    }
    value = digits(estimate?.outcome.value)
    lower = indicator.unit == .children ? nil : digits(estimate?.outcome.limits?.lower)
    upper = indicator.unit == .children ? nil : digits(estimate?.outcome.limits?.upper)
    numerator = estimate?.numerator.map { String($0) }
    denominator = estimate?.denominator.map { String($0) }
    switch verdict {
    case .hidden: status = "c"
    case .notAvailable: status = estimate?.outcome.reason == .noCases ? "z" : "x"
    case .notCompared where estimate?.outcome.value == nil: status = "z"
    default: status = Self.isUnreliable(estimate, indicator) ? "u" : nil
    }
    numeratorStatus = verdict == .hidden ? "c" : nil
    denominatorStatus = estimate == nil ? "c" : nil
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

  /// The text of a member by the name of its column.
  subscript(_ column: FigureColumn) -> String? {
    switch column {
    case .value: value
    case .status: status
    case .lower: lower
    case .upper: upper
    case .numerator: numerator
    case .denominator: denominator
    case .comparison: comparison
    case .comparisonLevel: comparisonLevel
    }
  }
}

/// What map files hold of a figure: the end of the key where a file has several indicators.
enum FigureColumn: String, CaseIterable {
  case value
  case status
  case lower = "lower_ci_95"
  case upper = "upper_ci_95"
  case numerator
  case denominator
  case comparison
  case comparisonLevel = "comparison_level"

  /// The key in a file about one indicator, which is that of the table.
  var name: String { self == .status ? "value_status" : rawValue }

  var isNumber: Bool { self != .status && self != .comparison }

  /// The column of the table that has the same content.
  func described(_ unit: Indicator.Unit, prefix: String?) -> OpenColumn? {
    guard let column = TidyTable.schema.columns.first(where: { $0.name == name }) else {
      return nil
    }
    var described = OpenColumn(
      name: prefix.map { "\($0)_\(rawValue)" } ?? name, description: column.description,
      kind: column.kind, example: column.example)
    described.unit =
      [.value, .lower, .upper].contains(self) ? unit.rawValue : column.unit
    return described
  }
}

extension Level {
  /// The `geographic_level` of open data, in the words of the Department for Education where it has one.
  public var geographicLevel: String {
    switch self {
    case .partnership: "Local area partnership"
    case .authority: "Local authority"
    case .district: "Local authority district"
    case .division: "County electoral division"
    case .ward: "Ward"
    default: singular.prefix(1).uppercased() + singular.dropFirst()
    }
  }

  /// The place of the level in open tables: the largest areas first.
  var openOrder: Int {
    [.partnership, .authority, .district, .division, .ward].firstIndex(of: self) ?? 5
  }
}
