import Model

extension PlacementCategory {
  /// The category of a type of establishment, by its code in Get Information About Schools.
  ///
  /// The categories are those that the Department for Education publishes; the assignment of codes to them is ours.
  init?(typeCode: Int) {
    switch typeCode {
    case 1, 2, 3, 5, 15: self = .mainstreamMaintained
    case 28, 34, 35, 40, 41: self = .mainstreamAcademy
    case 11, 6: self = .mainstreamIndependent
    case 7, 12: self = .specialMaintained
    case 33, 36, 44: self = .specialAcademy
    case 10, 8: self = .specialIndependent
    case 14, 38, 42, 43: self = .alternativeProvision
    case 18, 31, 32, 39, 45, 46: self = .furtherEducation
    case 24...27, 29, 30, 37, 49, 56, 57: self = .elsewhere
    default: return nil
    }
  }

  /// What the establishment itself is, units within it aside.
  var kind: Provision.Kind {
    switch self {
    case .mainstreamMaintained, .mainstreamAcademy, .mainstreamIndependent: .mainstream
    case .unitOrResourcedProvision: .unit
    case .specialMaintained, .specialAcademy, .specialIndependent: .special
    case .alternativeProvision: .alternative
    case .furtherEducation, .elsewhere, .earlyYears, .notRecorded: .other
    }
  }
}
