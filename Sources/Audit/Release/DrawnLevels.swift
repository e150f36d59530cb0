import Geometry
import Model
import Store

/// The areas of a level as the map files draw them.
struct DrawnLevel: Sendable {
  /// As the tables name it, with the edition of its boundaries where releases have several.
  let name: String
  let codes: [String]
  let regions: [Region]
}

/// Areas of two levels that share ground, by their places in the lists of codes.
struct Overlap: Sendable {
  let level: String
  let other: String
  /// The areas of the other level on each area.
  let others: [[String]]
  let codes: [String]
  /// Areas of either level with ground that no area of the other covers: who lives there is in none of the pieces.
  var uncovered: Set<String> = []
}

extension PublicRelease {
  /// The levels that the map file draws.
  func drawnLevels(
    _ layers: [GeoPackageLayer], named levelName: (_ level: String, _ boundaries: String) -> String
  ) -> [DrawnLevel] {
    layers.compactMap { layer in
      guard let code = layer.columns.firstIndex(of: "area_code"),
        let level = layer.columns.firstIndex(of: "geographic_level"),
        let boundaries = layer.columns.firstIndex(of: "boundary_date"), let first = layer.rows.first
      else { return nil }
      let drawn = layer.rows.indices.filter { layer.regions[$0] != nil }
      return DrawnLevel(
        name: levelName(first[level] ?? "", first[boundaries] ?? ""),
        codes: drawn.map { layer.rows[$0][code] ?? "" },
        regions: drawn.compactMap { layer.regions[$0] })
    }
  }
}

extension Overlap {
  /// Common ground smaller than this share of the smaller area is taken for a border drawn twice.
  private static let leastShare = 0.005

  /// - Returns: nil where the drawn areas cannot be laid over each other.
  init?(_ one: DrawnLevel, _ other: DrawnLevel) {
    func boundaries(_ drawn: DrawnLevel) -> BoundarySet? {
      let areas = drawn.codes.compactMap { code in
        AreaCode(code).map { Area(code: $0, name: code, parent: nil) }
      }
      guard areas.count == drawn.regions.count else { return nil }
      return BoundarySet(
        level: Level(drawn.name), vintage: nil, system: .britishNationalGrid, areas: areas,
        regions: drawn.regions)
    }
    guard let first = boundaries(one), let second = boundaries(other),
      let found = try? commonGround(first, second, atLeast: Self.leastShare)
    else { return nil }
    level = one.name
    self.other = other.name
    codes = first.areas.map(\.code.text)
    others = found.others.map { $0.map { second.areas[$0].code.text } }
    for (areas, isCovered) in [
      (first.areas, found.isFirstCovered), (second.areas, found.isSecondCovered),
    ] {
      for (area, isCovered) in zip(areas, isCovered) where !isCovered {
        uncovered.insert(area.code.text)
      }
    }
  }
}
