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

/// Children on a register kept outside the return, as columns.
public struct Register: Sendable {
  public var kind: Kind
  public var row: [Int32] = []
  public var started: [Day?] = []
  /// Nil while the child is on the register.
  public var ended: [Day?] = []
  public var home: [Home] = []
  public var hasPlan: [Bool?] = []
  public var isOnPathway: [Bool?] = []
  public var characteristics = Characteristics()
  /// The end of this day is what the register is counted on.
  public var snapshot: Day

  public init(kind: Kind, snapshot: Day) {
    self.kind = kind
    self.snapshot = snapshot
  }

  public var count: Int { home.count }

  public enum Kind: String, Sendable, CaseIterable {
    case homeEducated = "home_educated"
    case missingEducation = "missing_education"
    /// Education otherwise than at school, arranged by the authority.
    case otherwiseThanAtSchool = "eotas"
  }
}

/// Calls or messages from families, as columns: a row is an interval of calls or one message.
public struct Contacts: Sendable {
  public var kind: Kind
  public var row: [Int32] = []
  /// Calls offered in the interval; 1 for a message.
  public var offered: [Int32] = []
  /// Calls answered; for a message 1 where it was answered within the standard, 0 where not.
  public var answered: [Int32] = []
  /// Where the family lives; telephony logs seldom tell.
  public var home: [Home] = []
  /// Working days within which a message is to be answered.
  public var standardDays: Int?

  public init(kind: Kind, standardDays: Int?) {
    self.kind = kind
    self.standardDays = standardDays
  }

  public var count: Int { offered.count }

  public enum Kind: String, Sendable, CaseIterable {
    case calls
    case emails
  }
}

/// Places in schools and units, as columns: a row is one kind of provision at one establishment.
public struct Provision: Sendable {
  public var urn: [Int32?] = []
  public var name: [String] = []
  public var kind: [Kind] = []
  public var home: [Home] = []
  public var places: [Int32?] = []
  public var onRoll: [Int32?] = []
  public var needs: [[Need]] = []
  /// The category of placement that a child here counts in.
  public var category: [PlacementCategory?] = []
  /// The authority in whose area it stands, as its three-digit number, where the input says so.
  public var authority: [Int32?] = []

  public init() {}

  public var count: Int { name.count }

  public enum Kind: String, Sendable, CaseIterable {
    case special
    case unit
    case resourcedProvision = "resourced_provision"
    case alternative
    case mainstream
    case other
  }
}

/// The categories into which the Department for Education puts the placements of children with plans.
public enum PlacementCategory: String, Sendable, CaseIterable {
  case mainstreamMaintained = "mainstream_maintained"
  case mainstreamAcademy = "mainstream_academy"
  case mainstreamIndependent = "mainstream_independent"
  case unitOrResourcedProvision = "unit_or_resourced_provision"
  case specialMaintained = "special_maintained"
  case specialAcademy = "special_academy"
  case specialIndependent = "special_independent"
  case alternativeProvision = "alternative_provision"
  case furtherEducation = "further_education"
  case elsewhere
  case earlyYears = "early_years"
  case notRecorded = "not_recorded"
}

/// Residents by area and age, as an input gives them.
public struct Population: Sendable {
  public var area: [AreaCode] = []
  /// The ages of the band, both ends included.
  public var ages: [ClosedRange<Int>] = []
  public var residents: [Double] = []

  public init() {}

  public var count: Int { area.count }
}

/// The deprivation of small areas or areas: 1 is the most deprived.
public struct Deprivation: Sendable {
  public var area: [AreaCode] = []
  /// The national decile, 1 to 10.
  public var decile: [Int8] = []

  public init() {}

  public var count: Int { area.count }
}
