/// Children on a register kept outside the return, as columns.
public struct Register: Sendable {
  public var kind: Kind
  public var row: [Int32] = []
  public var started: [Day?] = []
  /// Nil while the child is on the register.
  public var ended: [Day?] = []
  /// Why the child is on the register; nil where not recorded.
  public var reason: [Reason?] = []
  public var home: [Home] = []
  public var hasPlan: [Bool?] = []
  /// Whether the child had support for special needs at the last school.
  public var hasSupport: [Bool?] = []
  /// Whether a request or an assessment is under way.
  public var isOnPathway: [Bool?] = []
  public var characteristics = Characteristics()
  /// The end of this day is what the register is counted on.
  public var snapshot: Day

  public init(kind: Kind, snapshot: Day) {
    self.kind = kind
    self.snapshot = snapshot
  }

  public var count: Int { home.count }

  /// Why a child is not at school, in the kinds that tell choice from want.
  public enum Reason: String, Sendable, CaseIterable {
    /// The family's own conviction or way of life.
    case choice
    /// Dissatisfaction with the support for special needs.
    case dissatisfied
    /// No suitable place was offered or is to be had.
    case noPlace = "no_place"
    case health
    case other
  }

  public enum Kind: String, Sendable, CaseIterable {
    case homeEducated = "home_educated"
    case missingEducation = "missing_education"
    /// Education otherwise than at school, arranged by the authority.
    case otherwiseThanAtSchool = "eotas"
  }
}
