/// What kind of child each row of a table is about, as columns; nil where it is not recorded.
///
/// No date of birth is among them: an age is worked out while a file is read and the date forgotten.
public struct Characteristics: Sendable {
  /// Whole years on the day that the table counts ages on: of a request the day it was received, of a plan 31 August before
  /// the census.
  public var age: [Int16?] = []
  public var sex: [Sex?] = []
  public var ethnicity: [EthnicGroup?] = []
  /// The primary need, of rank 1 or else of the lowest rank that is recorded.
  public var need: [Need?] = []

  public init() {}

  public var count: Int { age.count }

  public mutating func append(age: Int16?, sex: Sex?, ethnicity: EthnicGroup?, need: Need?) {
    self.age.append(age)
    self.sex.append(sex)
    self.ethnicity.append(ethnicity)
    self.need.append(need)
  }
}

/// Sex as returns record it.
public enum Sex: String, Sendable, CaseIterable {
  case female = "F"
  case male = "M"
}

/// The major groups into which the Department for Education puts its extended ethnicity codes.
public enum EthnicGroup: String, Sendable, CaseIterable {
  case asian = "Asian"
  case black = "Black"
  case mixed = "Mixed"
  case white = "White"
  case other = "Other"
  case unclassified = "Unclassified"
}

/// The types of need of a SEN2 return.
public enum Need: String, Sendable, CaseIterable {
  case specificLearning = "SPLD"
  case moderateLearning = "MLD"
  case severeLearning = "SLD"
  case profoundLearning = "PMLD"
  case socialEmotional = "SEMH"
  case speechLanguage = "SLCN"
  case hearing = "HI"
  case vision = "VI"
  case multiSensory = "MSI"
  case physical = "PD"
  case autism = "ASD"
  case downSyndrome = "DS"
  case other = "OTH"
}

/// Who asked for an assessment.
public enum RequestRoute: Int, Sendable, CaseIterable {
  case parentOrYoungPerson = 1
  case school = 2
  case health = 3
  case socialCare = 4
  case other = 5
}
