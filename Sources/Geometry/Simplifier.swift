import CGEOS
public import Model

/// Boundaries drawn with fewer vertices, for maps only: a point is always located in the original.
public struct Simplification: Sendable {
  public let boundaries: BoundarySet
  /// The number of points of all rings, the repeated last of each ring counted too.
  public let verticesBefore: Int
  public let verticesAfter: Int
}

/// Draws boundaries with fewer vertices without opening a gap or an overlap: a shared border is simplified once.
///
/// Vertices are left out and never moved, so neighbours keep identical vertices. No border moves by more than
/// `tolerance`, in the unit of the set's system. Every island and hole keeps at least three corners, and an area that
/// was valid stays valid. Borders count as shared where the neighbours' vertices are exactly the same. On a map,
/// half a pixel is a good tolerance.
public func simplified(
  _ boundaries: BoundarySet, tolerance: Double
) throws(GeometryError) -> Simplification {
  try simplified(together: [boundaries], tolerance: tolerance)[0]
}

/// Simplifies several levels as one drawing, so that an outline which two levels share is still the same line afterwards.
///
/// The same promises hold within each level; lines of different levels may cross, as wards and divisions do.
///
/// - Throws: `GeometryError` where the sets are in different systems.
public func simplified(
  together sets: [BoundarySet], tolerance: Double
) throws(GeometryError) -> [Simplification] {
  precondition(tolerance >= 0, "A border cannot move by less than nothing.")
  guard sets.allSatisfy({ $0.system == sets[0].system }) else {
    throw GeometryError(operation: "simplified", reason: "the levels are not in one system")
  }
  let shared = SharedArcs(sets)
  let context = GEOSContext()
  var isLocked = [Bool](repeating: false, count: shared.arcs.count)
  while true {
    var simplification = ArcSimplification(shared, tolerance: tolerance)
    let arcs = simplification.simplified(locked: isLocked)
    let drawn = redrawn(sets, shared, arcs)
    // Where the original was not a clean coverage an area can still come out invalid: its borders are then left alone.
    let broken = try brokenArcs(sets, drawn, shared, in: context).filter { !isLocked[$0] }
    guard !broken.isEmpty else { return zip(sets, drawn).map(Simplification.init) }
    for arc in broken { isLocked[arc] = true }
  }
}

extension Simplification {
  fileprivate init(_ original: BoundarySet, regions: [Region]) {
    boundaries = BoundarySet(
      level: original.level, vintage: original.vintage, system: original.system,
      areas: original.areas, regions: regions)
    verticesBefore = original.regions.reduce(0) { $0 + $1.points.count }
    verticesAfter = regions.reduce(0) { $0 + $1.points.count }
  }
}

/// The regions of each set, drawn with the vertices that the arcs kept.
private func redrawn(
  _ sets: [BoundarySet], _ shared: SharedArcs, _ arcs: [[Int32]]
) -> [[Region]] {
  var ring = 0
  return sets.map { set in
    set.regions.map { region in
      defer { ring += region.ringCount }
      return shared.region(region, firstRing: ring, arcs: arcs)
    }
  }
}

/// The arcs of areas that are invalid now and were valid before, ascending.
private func brokenArcs(
  _ sets: [BoundarySet], _ drawn: [[Region]], _ shared: SharedArcs, in context: GEOSContext
) throws(GeometryError) -> [Int] {
  var broken = [Bool](repeating: false, count: shared.arcs.count)
  var ring = 0
  for (set, regions) in zip(sets, drawn) {
    for (original, region) in zip(set.regions, regions) {
      defer { ring += region.ringCount }
      guard try !context.isValid(region), try context.isValid(original) else { continue }
      for path in shared.rings[ring..<(ring + region.ringCount)] {
        for arc in path { broken[Int(arc < 0 ? ~arc : arc)] = true }
      }
    }
  }
  return broken.indices.filter { broken[$0] }
}

extension GEOSContext {
  /// Whether the region is valid; one that GEOS cannot even take in, such as a ring of two points, is not.
  func isValid(_ region: Region) throws(GeometryError) -> Bool {
    let geometry: OwnedGeometry
    do { geometry = try multiPolygon(region) } catch { return false }
    return try predicate(GEOSisValid_r(handle, geometry.raw), "GEOSisValid_r")
  }
}
