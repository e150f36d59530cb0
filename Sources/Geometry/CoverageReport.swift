/// What can be wrong with a boundary file; the raw value is the word in reports.
public enum FaultKind: String, Sendable, Codable, CaseIterable {
  // Of one area.
  case selfIntersection = "self-intersection"
  case ringSelfIntersection = "ring-self-intersection"
  case tooFewPoints = "too-few-points"
  case holeOutsideShell = "hole-outside-shell"
  case nestedHoles = "nested-holes"
  case nestedShells = "nested-shells"
  case duplicateRings = "duplicate-rings"
  case disconnectedInterior = "disconnected-interior"
  case invalidCoordinate = "invalid-coordinate"
  case ringNotClosed = "ring-not-closed"
  case invalid
  case empty
  case outsideEnglandAndWales = "outside-england-and-wales"
  // Of areas among each other.
  case overlap
  case overlapSliver = "overlap-sliver"
  case gap
  case gapSliver = "gap-sliver"
  // Of areas and those that hold them.
  case parentUnknown = "parent-unknown"
  case outsideParent = "outside-parent"
  case parentNotFilled = "parent-not-filled"
  // Of the file.
  case wrongSystem = "wrong-system"
  case duplicateCode = "duplicate-code"
  case duplicateName = "duplicate-name"
  case mixedKinds = "mixed-kinds"
  case mixedVintages = "mixed-vintages"
  case codeMissing = "code-missing"
  case codeUnexpected = "code-unexpected"

  /// Whether the ring or rings of an area are not those of a valid polygon.
  public var isInvalidity: Bool {
    switch self {
    case .selfIntersection, .ringSelfIntersection, .tooFewPoints, .holeOutsideShell, .nestedHoles,
      .nestedShells, .duplicateRings, .disconnectedInterior, .invalidCoordinate, .ringNotClosed,
      .invalid:
      true
    default: false
    }
  }
}

/// One thing that is wrong with a boundary file, with where it is and how large.
public struct CoverageFault: Sendable, Codable, Equatable {
  public let kind: FaultKind
  /// The codes of the areas concerned: the two that overlap, or those around a gap.
  public let areas: [String]
  /// A place to look at, in the system of the file.
  public let x: Double?
  public let y: Double?
  public let squareMetres: Double?
  /// What is wrong, as a sentence.
  public let message: String
}

/// The outcome of testing a boundary file as a coverage.
public struct CoverageReport: Sendable, Codable, Equatable {
  public let areaCount: Int
  public let vertexCount: Int
  /// The valid ground of all areas, summed; what two share counts twice.
  public let squareMetres: Double
  /// In the order: each area, overlaps, gaps, parents, the file as a whole.
  public let faults: [CoverageFault]

  public var isClean: Bool { faults.isEmpty }

  public func count(of kind: FaultKind) -> Int { faults.count { $0.kind == kind } }
}
