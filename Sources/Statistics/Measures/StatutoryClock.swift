public import Model

/// The time limits, in calendar days from the request, that hold for requests received from a day on.
///
/// The days count calendar dates, without working days: a request of 1 January and a plan of 21 May are 140 days apart
/// and in time. Source: Special Educational Needs and Disability Regulations 2014, regulations 5, 10 and 13.
public struct StatutoryClock: Sendable, Equatable {
  /// Requests received on this day or later.
  public var from: Day
  /// To decide whether to assess, and tell the family.
  public var decision: Int
  /// To tell the family that no plan will be issued.
  public var refusalNotice: Int
  /// To issue the plan.
  public var plan: Int
  /// What is called a year when long waits are counted: 52 whole weeks.
  public var year: Int

  public init(from: Day, decision: Int, refusalNotice: Int, plan: Int, year: Int) {
    self.from = from
    self.decision = decision
    self.refusalNotice = refusalNotice
    self.plan = plan
    self.year = year
  }

  /// The limits in force since 1 September 2014.
  public static let since2014 = StatutoryClock(
    from: Day(number: 16_314), decision: 42, refusalNotice: 112, plan: 140, year: 364)
}

/// The limits by the day of the request: the newest that had begun, or the oldest for requests before all.
public struct StatutoryClocks: Sendable, Equatable {
  private let clocks: [StatutoryClock]

  /// - Precondition: `clocks` is not empty.
  public init(_ clocks: [StatutoryClock]) {
    precondition(!clocks.isEmpty, "At least one set of limits.")
    self.clocks = clocks.sorted { $0.from < $1.from }
  }

  public subscript(received: Day) -> StatutoryClock {
    clocks.last { $0.from <= received } ?? clocks[0]
  }
}
