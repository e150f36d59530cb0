/// Every plan in a return, live or ceased, as columns: entry i of each column is about the same plan.
///
/// As in `Cases`, `child` numbers children within one run; a plan's child has the number that its requests have.
public struct Plans: Sendable {
  /// The row of the file that the plan was read from, counted with the headings in row 1.
  public var row: [Int32] = []
  public var child: [Int32] = []
  /// The entry of `Cases` that the plan came of, where it is known.
  public var request: [Int32?] = []
  /// The start of the plan, which may lie before the child moved in.
  public var started: [Day?] = []
  public var ceased: [Day?] = []
  public var ceaseReason: [CeaseReason?] = []
  /// Whether the plan was live on census day: it stands among the active plans and had not ceased. Of a child with
  /// several live plans, only the one that started last is.
  public var isLive: [Bool] = []
  /// Whether another authority handed the plan over in the year of the return.
  public var isTransferredIn: [Bool] = []
  /// The day of the last review meeting.
  public var reviewMeeting: [Day?] = []
  public var reviewOutcome: [ReviewOutcome?] = []
  /// The day the letter with the decision after the review was sent.
  public var reviewDecided: [Day?] = []
  public var phaseTransferDue: [Day?] = []
  public var phaseTransferFinal: [Day?] = []
  /// Where the child is educated: the placement of the lowest rank that is open on census day.
  public var placement: [Placement] = []
  /// What the plan names as the place of education, of the lowest rank.
  public var named: [Placement] = []
  public var characteristics = Characteristics()
  /// The home postcode, or nil where blank or unreadable.
  public var postcode: [Postcode?] = []
  public var postcodeUnreadable: [Bool] = []
  /// Whether a date of the plan could not be used: it is counted in totals, never in a duration.
  public var isUnusable: [Bool] = []

  public init() {}

  public var count: Int { child.count }

  /// Why a plan ceased, as the return codes it.
  public enum CeaseReason: Int, Sendable, CaseIterable {
    case maximumAge = 1
    case needsMet = 2
    case higherEducation = 3
    case paidWork = 4
    case movedToAnotherAuthority = 5
    case noLongerWishes = 6
    case leftEngland = 7
    case died = 8
    case other = 9
  }

  /// What was decided after a review.
  public enum ReviewOutcome: String, Sendable, CaseIterable {
    case maintain = "M"
    case amend = "A"
    case cease = "C"
  }

  /// Where a child with a plan is educated, as the return says it.
  public struct Placement: Sendable, Hashable {
    /// The unique reference number of the establishment.
    public var urn: Int32?
    /// The provider number, where there is no establishment.
    public var ukprn: Int32?
    public var setting: Setting?
    public var hasUnit: Bool?
    public var hasResourcedProvision: Bool?
    public var entered: Day?

    public init(
      urn: Int32? = nil, ukprn: Int32? = nil, setting: Setting? = nil, hasUnit: Bool? = nil,
      hasResourcedProvision: Bool? = nil, entered: Day? = nil
    ) {
      self.urn = urn
      self.ukprn = ukprn
      self.setting = setting
      self.hasUnit = hasUnit
      self.hasResourcedProvision = hasResourcedProvision
      self.entered = entered
    }

    /// Whether nothing at all is recorded.
    public var isBlank: Bool { urn == nil && ukprn == nil && setting == nil }
  }

  /// Education that is no school, college or provider with a number.
  public enum Setting: String, Sendable, CaseIterable {
    /// Arranged by the authority otherwise than at school.
    case arrangedByAuthority = "OLA"
    /// Arranged by the parent and not elective home education.
    case arrangedByParent = "OPA"
    case homeEducated = "EHE"
    case earlyYears = "EYP"
    /// For example a type of school named and no school.
    case otherArrangement = "OTH"
    case notInEducationOrWork = "NEET"
    case ceaseNotice = "NIEC"
    case notInEducationOther = "NIEO"
  }
}
