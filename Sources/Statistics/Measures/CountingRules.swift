public import Model

/// Which cases count where the law, the guidance and common practice leave a choice.
public struct CountingRules: Sendable, Equatable {
  /// Whether plans that came after mediation or an appeal about assessing or issuing count in the 20-week figures.
  ///
  /// By law they run on a clock of their own (regulations 44 and 45), and the Department's published denominators are
  /// smaller than its plans issued by about as many. `plans_issued_20_weeks_every_route` counts them all the same.
  public var timelinessCountsAppeals: Bool
  /// Whether plans that another authority handed over in the year count among the plans whose reviews are due.
  public var reviewsCountTransfers: Bool
  /// Whether requests count that left for another authority before they were finished; they were made here.
  public var requestsCountExported: Bool

  public init(
    timelinessCountsAppeals: Bool, reviewsCountTransfers: Bool, requestsCountExported: Bool
  ) {
    self.timelinessCountsAppeals = timelinessCountsAppeals
    self.reviewsCountTransfers = reviewsCountTransfers
    self.requestsCountExported = requestsCountExported
  }

  /// As the Department for Education counts, as far as its published tables show.
  public static let departmental = CountingRules(
    timelinessCountsAppeals: false, reviewsCountTransfers: true, requestsCountExported: true)
}

/// How indicators are counted: the time limits, the rules of choice, and where small areas and groups are counted.
public struct MeasuringOptions: Sendable {
  /// The time limits by the day of the request.
  public var clocks: StatutoryClocks
  public var rules: CountingRules
  /// Levels of small areas, which get a second measure over all returns put together.
  public var pooledLevels: [Level]
  /// Levels at which figures are broken down by kind of child; the partnership always is.
  public var groupLevels: [Level]

  public init(
    clocks: StatutoryClocks, rules: CountingRules, pooledLevels: [Level], groupLevels: [Level]
  ) {
    self.clocks = clocks
    self.rules = rules
    self.pooledLevels = pooledLevels
    self.groupLevels = groupLevels
  }
}
