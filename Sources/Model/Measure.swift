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

/// What was counted for one indicator in one area.
public enum Tally: Hashable, Sendable {
  /// For shares.
  case count(Count)
  /// For plain numbers of children.
  case total(Int)
  /// For waits and durations.
  case waits(Waits)
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
