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
  /// Who asked; nil where not recorded.
  public var route: [RequestRoute?] = []
  public var appeals: [Appeals] = []
  /// The child on the day of the request.
  public var characteristics = Characteristics()

  public init() {}

  public var count: Int { received.count }

  /// Which steps families took against decisions of the case.
  public struct Appeals: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let mediationOnAssessing = Appeals(rawValue: 1)
    public static let tribunalOnAssessing = Appeals(rawValue: 2)
    public static let mediationOnIssuing = Appeals(rawValue: 4)
    public static let tribunalOnIssuing = Appeals(rawValue: 8)
    public static let mediationOnOther = Appeals(rawValue: 16)
    public static let tribunalOnOther = Appeals(rawValue: 32)
  }

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
