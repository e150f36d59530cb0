/// A numerator and denominator, both numbers of children, plans or decisions.
public struct Count: Hashable, Sendable {
  public var numerator: Int
  public var denominator: Int

  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  public static func + (left: Count, right: Count) -> Count {
    Count(left.numerator + right.numerator, of: left.denominator + right.denominator)
  }
}

/// Waits in whole days since the request, as columns; one entry a child.
///
/// A child was watched from day `entry` (0 where watched from the request on) to day `exit`, when the wait was
/// `completed` or the child was last seen waiting.
public struct Waits: Hashable, Sendable {
  public var entry: [Int32]
  public var exit: [Int32]
  public var completed: [Bool]

  public init(entry: [Int32] = [], exit: [Int32] = [], completed: [Bool] = []) {
    precondition(
      entry.count == exit.count && exit.count == completed.count, "Columns of one length.")
    self.entry = entry
    self.exit = exit
    self.completed = completed
  }

  public var count: Int { exit.count }

  public mutating func append(entry: Int32, exit: Int32, completed: Bool) {
    self.entry.append(entry)
    self.exit.append(exit)
    self.completed.append(completed)
  }

  public static func + (left: Waits, right: Waits) -> Waits {
    Waits(
      entry: left.entry + right.entry, exit: left.exit + right.exit,
      completed: left.completed + right.completed)
  }
}

/// Waits that can end in several ways, as columns; one entry a child.
public struct Exits: Hashable, Sendable {
  /// Completed where the wait ended in any way.
  public var waits: Waits
  /// How each wait ended; not read where it has not ended.
  public var causes: [Cause]

  public init(waits: Waits = Waits(), causes: [Cause] = []) {
    precondition(waits.count == causes.count, "Each wait has a cause.")
    self.waits = waits
    self.causes = causes
  }

  /// How the wait for a plan can end.
  public enum Cause: Int, Hashable, Sendable, CaseIterable {
    case planIssued
    /// Assessment or plan refused.
    case refused
    case withdrawn
  }

  public static func + (left: Exits, right: Exits) -> Exits {
    Exits(waits: left.waits + right.waits, causes: left.causes + right.causes)
  }
}

/// Events among residents.
public struct Rate: Hashable, Sendable {
  public var events: Int
  /// Residents, not always a whole number where they were apportioned; places where children on roll are the events.
  public var population: Double

  public init(_ events: Int, of population: Double) {
    self.events = events
    self.population = population
  }

  public static func + (left: Rate, right: Rate) -> Rate {
    Rate(left.events + right.events, of: left.population + right.population)
  }
}

/// How a list of waiting children changed between two days.
public struct ListFlow: Hashable, Sendable {
  /// Children on the list at the end of the day before the first day, and of the last day.
  public var atStart: Int
  public var atEnd: Int
  public var arrivals: Int
  public var departures: Int
  /// The whole weeks that arrivals and departures are counted over.
  public var weeks: Int

  public init(atStart: Int, atEnd: Int, arrivals: Int, departures: Int, weeks: Int) {
    self.atStart = atStart
    self.atEnd = atEnd
    self.arrivals = arrivals
    self.departures = departures
    self.weeks = weeks
  }

  /// Two lists of one span taken together.
  public static func + (left: ListFlow, right: ListFlow) -> ListFlow {
    ListFlow(
      atStart: left.atStart + right.atStart, atEnd: left.atEnd + right.atEnd,
      arrivals: left.arrivals + right.arrivals, departures: left.departures + right.departures,
      weeks: max(left.weeks, right.weeks))
  }
}

/// What was counted for one indicator in one area.
public enum Tally: Hashable, Sendable {
  /// For shares.
  case count(Count)
  /// For plain numbers of children.
  case total(Int)
  /// For waits and durations, speeds and restricted means.
  case waits(Waits)
  /// For waits that can end in several ways.
  case exits(Exits)
  /// For rates and ratios.
  case rate(Rate)
  /// For distances, in metres.
  case metres([Int32])
  /// For lists that grow or shrink.
  case flow(ListFlow)
  /// The input gives no usable figure for this area.
  case unavailable(Reason)
}

/// The children that a figure is about: all of them, or one category of a breakdown.
public struct Group: Hashable, Sendable, CustomStringConvertible {
  /// `all`, or a breakdown as `need=ASD`.
  public let description: String

  public static let all = Group("all")

  public init(_ text: String) { description = text }
}

/// The tallies of a measure by kind of child, to take the mix of children into account (methods M05).
public struct Strata: Sendable {
  /// What kind of child each stratum is, such as `age=5-10 need=ASD route=2`.
  public var names: [String]
  /// For each stratum the number of the larger kind that it is put into where it is small.
  public var parents: [Int]
  /// For each area, in the order of the measure's, its tally in every stratum.
  public var tallies: [[Tally]]
  /// The whole partnership's tally in every stratum.
  public var partnership: [Tally]

  public init(names: [String], parents: [Int], tallies: [[Tally]], partnership: [Tally]) {
    self.names = names
    self.parents = parents
    self.tallies = tallies
    self.partnership = partnership
  }
}

/// One indicator counted for every area of one level, group and period, before any statistics.
public struct Measure: Sendable {
  public let indicator: Indicator
  public let level: Level
  public let group: Group
  /// The time the figures are about, as printed: `2025-01-01..2025-12-31`, or a snapshot day.
  public let period: String
  /// How many years of returns are put together.
  public let pooledPeriods: Int
  /// The areas' codes, ascending.
  public let areas: [AreaCode]
  /// What was counted in each area, in the order of `areas`.
  public var tallies: [Tally]
  /// The whole partnership, children who could not be placed among them.
  public var partnership: Tally
  /// Children whose place is not known.
  public var unknown: Tally
  /// Children placed outside every area.
  public var outside: Tally
  /// The same by kind of child, where the indicator has kinds and the group is all children.
  public var strata: Strata?
  /// The same by the pieces of `Atoms`, where several levels are counted; otherwise empty.
  public var atoms: [Tally] = []
  /// Whether the denominator is that of all children, of which each group is a part.
  public var isPartOfAll = false

  public init(
    indicator: Indicator, level: Level, group: Group, period: String, pooledPeriods: Int,
    areas: [AreaCode], tallies: [Tally], partnership: Tally, unknown: Tally, outside: Tally
  ) {
    precondition(areas.count == tallies.count, "Each area has a tally.")
    self.indicator = indicator
    self.level = level
    self.group = group
    self.period = period
    self.pooledPeriods = pooledPeriods
    self.areas = areas
    self.tallies = tallies
    self.partnership = partnership
    self.unknown = unknown
    self.outside = outside
  }
}
