import Foundation
import Model

extension CoordinateSystem {
  /// The square metres of one square unit at the northing or latitude `y`.
  ///
  /// Exact on the National Grid but for its scale of 0.9996 to 1.0004; on the globe from the lengths of a degree on the
  /// WGS 84 ellipsoid; on Web Mercator from its scale there. Good to a thousandth, for reports.
  func squareMetresPerUnit(y: Double) -> Double {
    switch self {
    case .britishNationalGrid: return 1
    case .webMercator:
      let stretch = cosh(y / 6_378_137)
      return 1 / (stretch * stretch)
    case .wgs84, .etrs89:
      let angle = y * .pi / 180
      let north = 111_132.954 - 559.822 * cos(2 * angle) + 1.175 * cos(4 * angle)
      let east = 111_412.84 * cos(angle) - 93.5 * cos(3 * angle) + 0.118 * cos(5 * angle)
      return north * east
    }
  }

  /// A box around England and Wales with some sea.
  var englandAndWales: Box {
    switch self {
    case .britishNationalGrid: Box(west: 75_000, south: 0, east: 662_000, north: 665_000)
    case .webMercator: Box(west: -735_000, south: 6_412_000, east: 212_000, north: 7_544_000)
    case .wgs84, .etrs89: Box(west: -6.6, south: 49.8, east: 1.9, north: 55.9)
    }
  }
}
