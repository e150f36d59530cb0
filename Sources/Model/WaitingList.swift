/// Referrals to a service, waiting or ended, as columns: entry i of each column is about the same referral.
public struct WaitingList: Sendable {
  /// The row of the file, counted with the headings in row 1.
  public var row: [Int32] = []
  /// The number of the service in `services`.
  public var service: [Int32] = []
  public var started: [Day] = []
  public var stopped: [Day?] = []
  /// How the wait ended; nil while the child waits.
  public var end: [End?] = []
  public var home: [Home] = []
  public var characteristics = Characteristics()
  /// The services' names, sorted.
  public var services: [String] = []
  /// The end of this day is what open waits are measured to.
  public var snapshot: Day
  /// The limit in weeks that the service is held to.
  public var limitWeeks: Int

  public init(snapshot: Day, limitWeeks: Int) {
    self.snapshot = snapshot
    self.limitWeeks = limitWeeks
  }

  public var count: Int { started.count }

  public enum End: String, Sendable, CaseIterable {
    case completed
    case refused
    case withdrawn
  }
}
