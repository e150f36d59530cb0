import Disclosure
import Model

/// What a page says of one figure beside the partnership's: table, map, sentence and file all ask here.
enum Verdict: Hashable {
  case higher(isStrong: Bool, Concern)
  case lower(isStrong: Bool, Concern)
  case noClearDifference(Doubt)
  case hidden
  case notAvailable
  case notCompared

  /// What a difference means for children, by the indicator's direction.
  enum Concern: Hashable { case concern, favourable, neutral }

  /// Why a difference is not called one.
  enum Doubt: Hashable { case mayBeHigher, mayBeLower, similar, tooFew }

  init(_ cell: Cell, _ direction: Indicator.Direction) {
    guard let estimate = cell.estimate, estimate.outcome.reason != .suppressedInput else {
      self = .hidden
      return
    }
    guard estimate.outcome.value != nil else {
      self = estimate.outcome.reason == .notApplicable ? .notCompared : .notAvailable
      return
    }
    self =
      switch estimate.comparison {
      case .wellAbove: .higher(isStrong: true, .above(direction))
      case .above: .higher(isStrong: false, .above(direction))
      case .wellBelow: .lower(isStrong: true, .below(direction))
      case .below: .lower(isStrong: false, .below(direction))
      case .mayBeAbove: .noClearDifference(.mayBeHigher)
      case .mayBeBelow: .noClearDifference(.mayBeLower)
      case .similar: .noClearDifference(.similar)
      case .tooFewToTell: .noClearDifference(.tooFew)
      case .notCompared: .notCompared
      }
  }

  /// The bracketed sign that stands where there is no figure.
  var shorthand: String? {
    switch self {
    case .hidden: "[c]"
    case .notAvailable: "[x]"
    case .notCompared: "[z]"
    default: nil
    }
  }

  /// The arrow of a real difference, doubled outside the 99.8% limits.
  var arrow: String? {
    switch self {
    case .higher(let isStrong, _): isStrong ? "\u{25B2}\u{25B2}" : "\u{25B2}"
    case .lower(let isStrong, _): isStrong ? "\u{25BC}\u{25BC}" : "\u{25BC}"
    default: nil
    }
  }

  /// The words of a table cell or legend.
  func words(_ unit: Indicator.Unit, _ strings: Strings) -> String {
    switch self {
    case .higher: strings(unit == .weeks ? .longer : .higher)
    case .lower: strings(unit == .weeks ? .shorter : .lower)
    case .noClearDifference: strings(.noClearDifference)
    case .hidden: strings(.tooFewToShow)
    case .notAvailable: strings(.notAvailable)
    case .notCompared: strings(.notCompared)
    }
  }

  /// The fill of marks and shapes.
  var fill: HTML {
    switch self {
    case .higher(_, .concern), .lower(_, .concern): "#12436D"
    case .higher(_, .favourable), .lower(_, .favourable): "#F46A25"
    case .higher(_, .neutral): "#4C2C92"
    case .lower(_, .neutral): "#28A197"
    default: "#FFFFFF"
    }
  }

  /// The arrow's colour on the fill.
  var ink: HTML {
    switch self {
    case .higher(_, .favourable), .lower(_, .favourable), .lower(_, .neutral): "#0B0C0C"
    default: "#FFFFFF"
    }
  }

  /// The order of a table: worst first, figures without a difference next, those without a figure last.
  var order: Int {
    switch self {
    case .higher(true, .concern), .lower(true, .concern): 0
    case .higher(false, .concern), .lower(false, .concern): 1
    case .higher(_, .neutral): 2
    case .noClearDifference: 3
    case .lower(_, .neutral): 4
    case .higher(false, .favourable), .lower(false, .favourable): 5
    case .higher(true, .favourable), .lower(true, .favourable): 6
    case .notCompared: 7
    case .notAvailable: 8
    case .hidden: 9
    }
  }

  var isDifference: Bool { arrow != nil }

  var isStrong: Bool {
    switch self {
    case .higher(let isStrong, _), .lower(let isStrong, _): isStrong
    default: false
    }
  }

  var isConcern: Bool {
    switch self {
    case .higher(_, .concern), .lower(_, .concern): true
    default: false
    }
  }
}

extension Verdict.Concern {
  static func above(_ direction: Indicator.Direction) -> Self {
    switch direction {
    case .higherIsBetter: .favourable
    case .lowerIsBetter: .concern
    case .neutral: .neutral
    }
  }

  static func below(_ direction: Indicator.Direction) -> Self {
    switch direction {
    case .higherIsBetter: .concern
    case .lowerIsBetter: .favourable
    case .neutral: .neutral
    }
  }
}
