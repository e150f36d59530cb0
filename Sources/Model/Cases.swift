/// Every request for an assessment in a return, as columns: entry i of each column is about the same request.
///
/// Names and identifiers are not here: `child` numbers children within one run and means nothing outside it.
public struct Cases: Sendable {
  /// The row of the requests file, counted as a person does with the headings in row 1.
  public var row: [Int32] = []
  /// The child's number: requests of one child share it, double person rows included.
  public var child: [Int32] = []
  public var received: [Day] = []
  public var decision: [Decision] = []
  /// The day the family was told of the decision to assess or not.
  public var decided: [Day?] = []
  public var result: [Decision?] = []
  /// The day the plan was issued, or the family told that it will not be.
  public var concluded: [Day?] = []
  /// Whether a permitted exception to the 20 weeks applied; nil where not recorded.
  public var exception: [Bool?] = []
  /// Whether the case left for another authority before it was finished.
  public var exported: [Bool] = []
  /// The home postcode, or nil where blank or unreadable.
  public var postcode: [Postcode?] = []
  /// Whether something other than a postcode stood where one belongs.
  public var postcodeUnreadable: [Bool] = []
  /// Whether a date that the case needs could not be used: it is counted in totals and quality, never in a wait.
  public var isUnusable: [Bool] = []

  public init() {}

  public var count: Int { received.count }

  /// The outcome of a request or an assessment, as the return codes it.
  public enum Decision: String, Sendable, Hashable {
    case yes = "Y"
    case no = "N"
    /// Not yet decided.
    case awaited = "A"
    case withdrawn = "W"
    /// Decided before the year of the return.
    case historic = "H"
  }
}

/// One year's return: the cases and the span it covers.
public struct Return: Sendable {
  public var cases: Cases
  /// The calendar year that the return is about.
  public var period: Period
  /// The end of this day is what open waits are measured to.
  public var snapshot: Day

  public init(cases: Cases, period: Period, snapshot: Day) {
    self.cases = cases
    self.period = period
    self.snapshot = snapshot
  }
}
