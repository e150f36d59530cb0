/// Places in schools and units, as columns: a row is one kind of provision at one establishment.
public struct Provision: Sendable {
  public var urn: [Int32?] = []
  public var name: [String] = []
  public var kind: [Kind] = []
  public var home: [Home] = []
  /// Nil where not known, and where the establishment is closed.
  public var places: [Int32?] = []
  public var onRoll: [Int32?] = []
  /// Children waiting for a place, where the council says.
  public var waiting: [Int32?] = []
  public var needs: [[Need]] = []
  /// The category of placement that a child here counts in.
  public var category: [PlacementCategory?] = []
  /// The authority in whose area it stands, as its three-digit number, where the input says so.
  public var authority: [Int32?] = []
  /// Whether children can be there now: open, or open and proposed to close.
  public var isOpen: [Bool] = []
  /// The establishment that took over from a closed one, by number; only to be asked, never gone through.
  public var successors: [Int32: Int32] = [:]

  public init() {}

  public var count: Int { name.count }

  /// The establishment that children of `urn` are at now: the last of those that took over from it, or itself.
  public func current(_ urn: Int32) -> Int32 {
    var current = urn
    // Links of files can go round in a ring: no establishment was taken over more often than this.
    for _ in 0..<20 {
      guard let next = successors[current] else { return current }
      current = next
    }
    return urn
  }

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
