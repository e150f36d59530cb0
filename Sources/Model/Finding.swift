/// One figure about all areas of a level together: how unequal they are, and how much of that is luck.
public struct EquityFigure: Sendable, Equatable {
  /// Its name in files, such as `lottery_index`.
  public let statistic: String
  public let outcome: Outcome
  public let p: Double?
  /// The mean of the same figure if every area shared one level.
  public let luckFloor: Double?
  /// The method, as numbered in the method notes.
  public let method: String

  public init(
    statistic: String, outcome: Outcome, p: Double?, luckFloor: Double?, method: String
  ) {
    self.statistic = statistic
    self.outcome = outcome
    self.p = p
    self.luckFloor = luckFloor
    self.method = method
  }
}

/// The figures about inequality of one indicator, level, group and period.
public struct EquityTable: Sendable {
  public var indicator: Indicator
  public var level: Level
  public var group: Group
  public var period: String
  public var figures: [EquityFigure]

  public init(
    indicator: Indicator, level: Level, group: Group, period: String, figures: [EquityFigure]
  ) {
    self.indicator = indicator
    self.level = level
    self.group = group
    self.period = period
    self.figures = figures
  }
}

/// A difference worth a sentence: one area that stands out for the worse by more than chance, with the children it touches.
public struct Finding: Sendable, Equatable {
  public var level: Level
  public var place: Place
  public var indicator: Indicator
  public var group: Group
  public var period: String
  public var value: Double
  /// The partnership's figure, in the indicator's unit.
  public var comparator: Double
  public var comparison: Comparison
  public var q: Double
  /// The children, plans or decisions that the value is of.
  public var cases: Int?
  /// How many more would have been served in time at the partnership's level, with 95% limits (M39): children of the same kinds
  /// where the mix of children is known.
  public var childrenAffected: Double?
  public var childrenLimits: Interval?
  /// What is left of the difference among children of the same kinds; nil where kinds are not counted.
  public var mix: MixAdjustment?
  /// Of the maps redrawn at random, the share in which the finding keeps its sign and significance (M37).
  public var holdsInRedrawnMaps: Double?

  public init(
    level: Level, place: Place, indicator: Indicator, group: Group, period: String, value: Double,
    comparator: Double, comparison: Comparison, q: Double
  ) {
    self.level = level
    self.place = place
    self.indicator = indicator
    self.group = group
    self.period = period
    self.value = value
    self.comparator = comparator
    self.comparison = comparison
    self.q = q
  }
}

/// A difference with the mix of children taken into account (M05 for shares, M22 by stratum for waits).
public struct MixAdjustment: Sendable, Equatable {
  /// What is said of a difference once children are compared with children of their kind.
  public enum Verdict: String, Sendable {
    /// It stands out all the same.
    case stays
    /// It is no longer outside what chance explains, but most of it is left.
    case lessSure
    /// It is no longer outside what chance explains, and less than half of it is left.
    case explained
  }

  /// Observed over expected of children of the same kinds, with 95% limits.
  public let ratio: Double
  public let limits: Interval
  /// The two-sided p of observed against expected.
  public let p: Double
  public let verdict: Verdict

  public init(ratio: Double, limits: Interval, p: Double, verdict: Verdict) {
    self.ratio = ratio
    self.limits = limits
    self.p = p
    self.verdict = verdict
  }
}

/// How many figures lie outside their limits, and how many would by luck alone (M36).
public struct LuckSummary: Sendable, Equatable {
  /// Figures compared.
  public let compared: Int
  public let shown: Int
  /// The mean number outside where there is no lottery.
  public let expected: Double
  /// The probability of at least so many by luck, never 0.
  public let p: Double

  public init(compared: Int, shown: Int, expected: Double, p: Double) {
    self.compared = compared
    self.shown = shown
    self.expected = expected
    self.p = p
  }
}

/// Every finding of a run, most children affected first, with the audit of what luck alone would show.
public struct Findings: Sendable {
  /// One indicator at one level.
  public struct Family: Sendable {
    public let indicator: Indicator
    public let level: Level
    public let period: String
    public let luck: LuckSummary

    public init(indicator: Indicator, level: Level, period: String, luck: LuckSummary) {
      self.indicator = indicator
      self.level = level
      self.period = period
      self.luck = luck
    }
  }

  public let findings: [Finding]
  public let families: [Family]
  /// All families together.
  public let luck: LuckSummary
  /// How many times the figures were drawn anew, and from which seed.
  public let draws: Int
  public let seed: UInt64

  public init(
    findings: [Finding], families: [Family], luck: LuckSummary, draws: Int, seed: UInt64
  ) {
    self.findings = findings
    self.families = families
    self.luck = luck
    self.draws = draws
    self.seed = seed
  }

  /// No findings of nothing.
  public static let none = Findings(
    findings: [], families: [], luck: LuckSummary(compared: 0, shown: 0, expected: 0, p: 1),
    draws: 0, seed: 0)
}
