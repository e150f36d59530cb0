/// What is measured: its words, unit and direction, and how its counts become one figure.
public struct Indicator: Hashable, Sendable {
  /// The identifier in files, such as `plans_issued_20_weeks`.
  public let id: String
  /// The name on pages, such as "Plans issued within 20 weeks".
  public let title: String
  /// One sentence that says what is counted, for whom and when.
  public let definition: String
  /// The words for the numerator, such as "plans issued within 20 weeks"; for waits, what ends the wait.
  public let numerator: String
  /// The words for the denominator, such as "plans issued"; for waits, who waits.
  public let denominator: String
  public let statistic: Statistic
  public let unit: Unit
  public let direction: Direction
  public let timing: Timing
  /// The population that the denominator is, such as `plans_issued`: tables of one population are about the same children,
  /// so that what one of them hides another must not give away.
  public let population: String
  /// The set of children that the numerator is, such as `children_with_plan`: the identifier, where no other figure is about
  /// the same set.
  public let events: String

  /// Without a population the identifier stands for one that no other indicator has; so it does for the numerator.
  public init(
    id: String, title: String, definition: String, numerator: String, denominator: String,
    statistic: Statistic, unit: Unit, direction: Direction, timing: Timing,
    population: String? = nil, events: String? = nil
  ) {
    self.id = id
    self.title = title
    self.definition = definition
    self.numerator = numerator
    self.denominator = denominator
    self.statistic = statistic
    self.unit = unit
    self.direction = direction
    self.timing = timing
    self.population = population ?? id
    self.events = events ?? id
  }

  /// How the counts of an area become its figure.
  public enum Statistic: Hashable, Sendable {
    /// Numerator over denominator, with Wilson's interval.
    case share
    /// A plain number of children.
    case count
    /// A quantile of known durations or distances, with the order-statistic interval.
    case quantile(Double)
    /// A quantile of waits in which some children still wait, by Kaplan and Meier.
    case survivalQuantile(Double)
    /// Events for each so many residents (M02).
    case rate(per: Int)
    /// One number over another in percent, which may pass 100: children on roll over places.
    case ratio
    /// Waits that ended over the number expected at the partnership's pace (M22): above 1 is quicker.
    case speed
    /// The share whose wait had ended in one way by a day, where it can end in several (M24).
    case incidence(cause: Exits.Cause, day: Int)
    /// The average wait, waits beyond a day counting as that day (M23).
    case restrictedMean(day: Int)
    /// Children on a list at the end of a period less those at its start (M26).
    case change
    /// The weeks that a list would take to clear at the pace of its last weeks (M26).
    case clearance
  }

  public enum Unit: String, Hashable, Sendable {
    case percent
    case weeks
    case children
    case perThousand = "per_1000"
    case kilometres
    case ratio
  }

  /// Which way is good.
  public enum Direction: String, Hashable, Sendable {
    case higherIsBetter
    case lowerIsBetter
    case neutral
  }

  /// What a figure is a figure of.
  public enum Timing: String, Hashable, Sendable {
    /// Events during a period: periods can be put together.
    case period
    /// The state at the end of one day.
    case snapshot
  }
}
