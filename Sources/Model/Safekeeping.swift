/// How long what is private may stay where a run wrote it.
public struct Safekeeping: Sendable, Equatable {
  /// Days after the run; the configuration says how many.
  public var days: Int
  /// A last day that holds whatever the day of the run is.
  public var until: Day?

  public init(days: Int, until: Day? = nil) {
    self.days = days
    self.until = until
  }

  /// The last day for what was written on `day`.
  public func lastDay(after day: Day) -> Day { min(until ?? day + days, day + days) }
}
