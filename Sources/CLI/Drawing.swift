import Geometry
import Model

extension Atlas {
  /// Makes the shapes that pages and map files draw.
  static func drawn(_ boundaries: [BoundarySet]) async throws -> Atlas {
    let metres = try boundaries.map { try $0.projected(to: .britishNationalGrid) }
    let simple = try simplified(together: metres, tolerance: tolerance(for: metres))
    var layers: [Layer] = []
    for (number, set) in boundaries.enumerated() {
      let labels = try labelPoints(of: metres[number])
      layers.append(
        Layer(
          level: set.level, vintage: set.vintage, areas: set.areas,
          drawn: simple[number].boundaries.regions, labels: labels.points,
          labelRadius: labels.radii,
          open: try rounded(try set.projected(to: .wgs84), decimals: 6).regions,
          // Whole centimetres, so that another edition of the projection library writes the same bytes.
          grid: try rounded(metres[number], decimals: 2).regions,
          overlapping: try overlaps(of: number, among: metres)))
    }
    return Atlas(layers: layers)
  }

  /// A quarter of the width of a line on a map as wide as a page.
  private static func tolerance(for boundaries: [BoundarySet]) -> Double {
    var west = Double.infinity
    var east = -Double.infinity
    for region in boundaries.flatMap(\.regions) {
      west = min(west, region.points.x.min() ?? west)
      east = max(east, region.points.x.max() ?? east)
    }
    guard east > west else { return 1 }
    return max(1, (east - west) / 360 / 4)
  }

  /// Wards and divisions cut across each other: the areas of the one that cover part of each of the other.
  private static func overlaps(of number: Int, among all: [BoundarySet]) throws -> [[AreaCode]] {
    let partners: [Level: Level] = [.ward: .division, .division: .ward]
    guard let partner = partners[all[number].level],
      let other = all.first(where: { $0.level == partner })
    else { return Array(repeating: [], count: all[number].count) }
    return try overlapping(all[number], other, atLeast: 0.02).map { covering in
      covering.map { other.areas[$0].code }.sorted()
    }
  }
}

extension BoundarySet {
  /// The same areas in another coordinate system.
  func projected(to system: CoordinateSystem) throws -> BoundarySet {
    if system == self.system { return self }
    return try Projection(from: self.system, to: system).transformed(self)
  }
}
