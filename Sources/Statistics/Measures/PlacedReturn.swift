public import Model

/// The area of every case of a return at one level.
public struct Placement: Sendable {
  /// Stands for a case whose place is not known.
  public static let unknown: Int32 = -2

  public let level: Level
  /// The codes of the level's areas, ascending.
  public let areas: [AreaCode]
  /// The area number of each case, or `Assignment.outside`, or `unknown`.
  public let area: [Int32]

  public init(level: Level, areas: [AreaCode], area: [Int32]) {
    self.level = level
    self.areas = areas
    self.area = area
  }
}

/// A return with the areas its cases live in.
public struct PlacedReturn: Sendable {
  public let cases: Cases
  public let period: Period
  public let snapshot: Day
  public let placements: [Placement]

  public init(_ source: Return, placements: [Placement]) {
    cases = source.cases
    period = source.period
    snapshot = source.snapshot
    self.placements = placements
  }
}
