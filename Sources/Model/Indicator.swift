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

  public init(
    id: String, title: String, definition: String, numerator: String, denominator: String,
    statistic: Statistic, unit: Unit, direction: Direction, timing: Timing
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
  }

  /// How the counts of an area become its figure.
  public enum Statistic: Hashable, Sendable {
    /// Numerator over denominator, with Wilson's interval.
    case share
    /// A plain number of children.
    case count
    /// A quantile of known durations, with the order-statistic interval.
    case quantile(Double)
    /// A quantile of waits in which some children still wait, by Kaplan and Meier.
    case survivalQuantile(Double)
  }

  public enum Unit: String, Hashable, Sendable {
    case percent
    case weeks
    case children
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
