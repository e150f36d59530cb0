/// Many points as two columns of equal length, in the units and axis order (x east, y north) of a named system.
public struct Points: Sendable, Equatable {
  /// Eastings in metres, or longitudes in degrees.
  public var x: [Double]
  /// Northings in metres, or latitudes in degrees.
  public var y: [Double]

  public init(x: [Double] = [], y: [Double] = []) {
    precondition(x.count == y.count, "A point has an x and a y.")
    self.x = x
    self.y = y
  }

  public var count: Int { x.count }

  public mutating func append(x: Double, y: Double) {
    self.x.append(x)
    self.y.append(y)
  }

  public mutating func reserveCapacity(_ count: Int) {
    x.reserveCapacity(count)
    y.reserveCapacity(count)
  }
}

/// The coordinate systems that boundaries and points come in; the raw value is the EPSG number.
public enum CoordinateSystem: Int, Sendable, CaseIterable, CustomStringConvertible {
  case wgs84 = 4326
  case etrs89 = 4258
  case britishNationalGrid = 27700
  case webMercator = 3857

  public var description: String { "EPSG:\(rawValue)" }

  /// Whether x and y are longitude and latitude in degrees.
  public var isGeographic: Bool { self == .wgs84 || self == .etrs89 }
}
