/// How sets of children lie inside each other by their definitions, for everybody who knows the definitions.
///
/// A set is named by a population of indicators, or by the identifier of the indicator whose numerator it is.
public struct Kinship: Sendable, Equatable {
  public var partitions: [Partition]
  public var limits: [WaitLimit]

  public init(partitions: [Partition] = [], limits: [WaitLimit] = []) {
    self.partitions = partitions
    self.limits = limits
  }

  /// Sets inside another of which no two have a child in common.
  public struct Partition: Sendable, Equatable {
    public var whole: String
    public var parts: [String]
    /// Whether every child of the whole is in one of the parts.
    public var isComplete: Bool

    public init(of whole: String, into parts: [String], isComplete: Bool) {
      self.whole = whole
      self.parts = parts
      self.isComplete = isComplete
    }
  }

  /// The children of a population whose wait is within some weeks, or beyond them: what a quantile of its waits tells of.
  public struct WaitLimit: Sendable, Equatable {
    public var population: String
    public var weeks: Int
    /// The sets that together are the children on this side.
    public var sets: [String]
    public var isWithin: Bool

    public init(of population: String, weeks: Int, _ sets: [String], isWithin: Bool) {
      self.population = population
      self.weeks = weeks
      self.sets = sets
      self.isWithin = isWithin
    }
  }
}
