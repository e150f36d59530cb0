/// Two limits, the lower first, in the unit of the value they stand beside.
public struct Interval: Hashable, Sendable {
  public let lower: Double
  public let upper: Double

  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// Why there is no value.
public enum Reason: String, Hashable, Sendable, CaseIterable {
  case noCases
  case tooFew
  case noNeighbours
  case allWaiting
  case notReached
  case suppressedInput
  case notIdentifiable
  /// The publisher of the input marks the figure as not available.
  case notAvailable
  /// The publisher of the input leaves the figure out as unreliable.
  case unreliableInput
  /// The cell of the input is blank, and nobody says why.
  case blankInput
  /// The indicator does not apply here.
  case notApplicable
}

/// A value with its 95% limits, or the reason why there is none.
public enum Outcome: Hashable, Sendable {
  case value(Double, Limits)
  case none(Reason)

  /// The limits of a value; either may be beyond what was seen.
  public struct Limits: Hashable, Sendable {
    public let lower: Double?
    public let upper: Double?

    public init(lower: Double?, upper: Double?) {
      self.lower = lower
      self.upper = upper
    }

    public init(_ interval: Interval) { self.init(lower: interval.lower, upper: interval.upper) }
  }

  public var value: Double? {
    guard case .value(let value, _) = self else { return nil }
    return value
  }

  public var limits: Limits? {
    guard case .value(_, let limits) = self else { return nil }
    return limits
  }

  public var reason: Reason? {
    guard case .none(let reason) = self else { return nil }
    return reason
  }
}

/// Whom a figure is about.
public enum Place: Hashable, Sendable, CustomStringConvertible {
  case partnership(AreaCode)
  case area(AreaCode)
  /// Children whose place is not known.
  case unknown
  /// Children who live outside every area.
  case outside

  /// The area code, or the word that stands for it in files.
  public var description: String {
    switch self {
    case .partnership(let code), .area(let code): code.text
    case .unknown: "unknown"
    case .outside: "outside"
    }
  }
}

/// Whether a figure lies outside its control limits, and on which side.
public enum Flag: String, Hashable, Sendable {
  case better998 = "better-99.8"
  case better95 = "better-95"
  case within
  case worse95 = "worse-95"
  case worse998 = "worse-99.8"
  case higher998 = "higher-99.8"
  case higher95 = "higher-95"
  case lower95 = "lower-95"
  case lower998 = "lower-99.8"
  case none
}

/// The word for a comparison with the partnership: one rule decides it for map, table and sentence (methods M10).
public enum Comparison: String, Hashable, Sendable {
  case wellAbove = "well above"
  case above
  case mayBeAbove = "may be above"
  case similar
  case tooFewToTell = "too few children to tell"
  case mayBeBelow = "may be below"
  case below
  case wellBelow = "well below"
  case notCompared = "not compared"
}

/// One indicator's figure for one place, group and period, with all that is said of it.
///
/// Values, limits and differences are in the indicator's unit: percent from 0 to 100, weeks, or children.
public struct Estimate: Hashable, Sendable {
  public var place: Place
  /// For shares the two counts; for waits the completed waits and all children watched.
  public var numerator: Int?
  public var denominator: Int?
  public var outcome: Outcome
  /// The method that made the value, as numbered in the method notes: `M01`.
  public var method: String
  /// What the place would have at the partnership's level, in the units of the numerator.
  public var expected: Double?
  /// Observed over expected.
  public var ratio: Double?
  public var ratioLimits: Interval?
  public var z: Double?
  public var p: Double?
  /// The p-value adjusted for all the areas compared (Benjamini and Hochberg).
  public var q: Double?
  public var flag: Flag
  public var comparison: Comparison
  /// The area less the rest of the partnership, with 95% limits.
  public var difference: Interval?
  /// The smallest difference that so few children could show, with 80% power.
  public var detectable: Double?
  public var smoothed: Double?
  public var smoothedLimits: Interval?
  public var rank: ClosedRange<Int>?

  public init(
    place: Place, numerator: Int? = nil, denominator: Int? = nil, outcome: Outcome, method: String
  ) {
    self.place = place
    self.numerator = numerator
    self.denominator = denominator
    self.outcome = outcome
    self.method = method
    flag = .none
    comparison = .notCompared
  }
}

/// One indicator's figures for every area of one level, group and period.
public struct Analysis: Sendable {
  public var indicator: Indicator
  public var level: Level
  public var group: Group
  public var period: String
  public var pooledPeriods: Int
  public var partnership: Estimate
  /// One for each area, in code order.
  public var estimates: [Estimate]
  public var unknown: Estimate
  public var outside: Estimate
  /// Areas compared with the partnership.
  public var compared: Int
  /// Areas outside the 95% limits, and how many would be by luck alone.
  public var flagsShown: Int
  public var flagsExpectedByLuck: Double
  /// For each area compared, the chance that luck alone puts it outside its 95% limits.
  public var flagChances: [Double] = []
  /// The curves of waits, the partnership's first, of all places with enough children for one.
  public var curves: [WaitingCurve] = []
  /// The control limits between the smallest and the largest area, for shares.
  public var funnel = FunnelLimits()

  public init(
    indicator: Indicator, level: Level, group: Group, period: String, pooledPeriods: Int,
    partnership: Estimate, estimates: [Estimate], unknown: Estimate, outside: Estimate,
    compared: Int, flagsShown: Int, flagsExpectedByLuck: Double
  ) {
    self.indicator = indicator
    self.level = level
    self.group = group
    self.period = period
    self.pooledPeriods = pooledPeriods
    self.partnership = partnership
    self.estimates = estimates
    self.unknown = unknown
    self.outside = outside
    self.compared = compared
    self.flagsShown = flagsShown
    self.flagsExpectedByLuck = flagsExpectedByLuck
  }
}
