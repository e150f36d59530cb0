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
