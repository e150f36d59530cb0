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

/// A difference worth a sentence: one area that stands out by more than chance, with the children it touches.
public struct Finding: Sendable, Equatable {
  public var level: Level
  public var place: Place
  public var indicator: Indicator
  public var group: Group
  public var period: String
  public var value: Double
  /// The figure that the value is compared with: the rest of the partnership's, in the indicator's unit.
  public var comparator: Double
  public var comparison: Comparison
  public var q: Double
  /// How many children would have been served in time at the partnership's level, with 95% limits (M39).
  public var childrenAffected: Double?
  public var childrenLimits: Interval?
  /// Of the maps redrawn at random, the share in which the finding keeps its sign and significance (M37).
  public var holdsInRedrawnMaps: Double?
  /// The words, from the wording rules.
  public var statement: String

  public init(
    level: Level, place: Place, indicator: Indicator, group: Group, period: String, value: Double,
    comparator: Double, comparison: Comparison, q: Double, childrenAffected: Double?,
    childrenLimits: Interval?, holdsInRedrawnMaps: Double?, statement: String
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
    self.childrenAffected = childrenAffected
    self.childrenLimits = childrenLimits
    self.holdsInRedrawnMaps = holdsInRedrawnMaps
    self.statement = statement
  }
}
