public import Model

/// What mending one area changed.
public struct Repair: Sendable, Codable, Equatable {
  /// The code of the area.
  public let area: String
  /// The first fault that it had.
  public let kind: FaultKind
  /// The area by its rings as read, shells less holes, in square metres; where rings cross, the loops count against each other.
  public let squareMetresBefore: Double
  /// The area of the valid ground.
  public let squareMetresAfter: Double

  /// How much ground was gained, or lost where negative.
  public var squareMetresGained: Double { squareMetresAfter - squareMetresBefore }
}

/// Mends invalid areas by GEOS's MakeValid, and says which and by how much; valid ones stay as they are to the bit.
///
/// Rings that enclose nothing go, open rings are closed, and ground is what an odd number of rings go around. A mended
/// area may share less of its border with its neighbours than before, so check the coverage afterwards.
public func repaired(
  _ boundaries: BoundarySet
) throws(GeometryError) -> (boundaries: BoundarySet, repairs: [Repair]) {
  let context = GEOSContext()
  var regions = boundaries.regions
  var repairs: [Repair] = []
  for number in regions.indices {
    let original = regions[number]
    guard let fault = try context.invalidity(of: original) else { continue }
    let mended = try context.region(of: context.madeValid(original))
    regions[number] = mended
    let y = original.points.y.first { $0.isFinite } ?? 0
    let unit = boundaries.system.squareMetresPerUnit(y: y)
    let before = original.area * unit
    repairs.append(
      Repair(
        area: boundaries.areas[number].code.text, kind: fault.kind,
        squareMetresBefore: before.isFinite ? before : 0, squareMetresAfter: mended.area * unit))
  }
  let mended = BoundarySet(
    level: boundaries.level, vintage: boundaries.vintage, system: boundaries.system,
    areas: boundaries.areas, regions: regions)
  return (mended, repairs)
}
