/// One ward, division, district or other area of a boundary file.
public struct Area: Sendable, Equatable {
  public let code: AreaCode
  /// The name as it may be printed: see `printable`.
  public let name: String
  /// The area of the level above that holds this one, where the file or a lookup says.
  public let parent: AreaCode?

  public init(code: AreaCode, name: String, parent: AreaCode?) {
    self.code = code
    self.name = name.printable
    self.parent = parent
  }
}

/// All areas of one level with their ground, sorted by code: from here on an area is its number.
public struct BoundarySet: Sendable {
  public let level: Level
  /// The edition of the codes, such as `2025`, where the heading of the code column tells it.
  public let vintage: String?
  public let system: CoordinateSystem
  public let areas: [Area]
  /// The ground of each area, in the order of `areas`.
  public let regions: [Region]

  /// Sorts the areas by code. Codes must differ: the readers refuse a file in which they do not.
  public init(
    level: Level, vintage: String?, system: CoordinateSystem, areas: [Area], regions: [Region]
  ) {
    precondition(areas.count == regions.count, "Each area has a region.")
    let order = areas.indices.sorted { areas[$0].code < areas[$1].code }
    self.level = level
    self.vintage = vintage
    self.system = system
    self.areas = order.map { areas[$0] }
    self.regions = order.map { regions[$0] }
  }

  public var count: Int { areas.count }

  /// The number of each area by its code.
  public var numbers: [AreaCode: Int] {
    Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1.code, $0) })
  }
}

/// The area of each of many points at one level.
public struct Assignment: Sendable, Equatable {
  /// Stands for a point that no area covers.
  public static let outside: Int32 = -1
  /// The area number of each point, or `outside`.
  public var area: [Int32]

  public init(area: [Int32]) { self.area = area }
}

/// How a row of an input came to its areas, as written in the `match` column.
public enum Match: String, Sendable, CaseIterable {
  case inside
  case outside
  case postcodeInvalid = "postcode-invalid"
  case postcodeUnknown = "postcode-unknown"
  case postcodeTerminated = "postcode-terminated"
  case noGridReference = "no-grid-reference"
  case coordinateInvalid = "coordinate-invalid"
  /// The first half of a postcode: the row counts for the partnership alone.
  case outwardCode = "outward-code"
  /// An area code that neither the boundaries nor the lookup know.
  case codeUnknown = "code-unknown"
  /// An area code of a larger area than those of the first level.
  case largerArea = "larger-area"
  case missing
}
