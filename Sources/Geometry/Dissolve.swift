public import Model

/// Joins the boundaries of one level into larger areas; borders between members of one area vanish.
///
/// `areas` are the new areas, with distinct codes; `membership` gives for each boundary the number in `areas` of the one
/// that holds it, nil leaving it out. An area without members gets an empty region. The system and vintage are those
/// of `boundaries`. Invalid members are mended first, as `repaired(_:)` mends them.
///
/// - Throws: `GeometryError` with the new area's code where GEOS cannot join its members.
public func dissolved(
  _ boundaries: BoundarySet, into level: Level, areas: [Area], membership: [Int?]
) throws(GeometryError) -> BoundarySet {
  precondition(membership.count == boundaries.count, "Each boundary has a membership.")
  var members = [[Region]](repeating: [], count: areas.count)
  for (region, group) in zip(boundaries.regions, membership) {
    if let group { members[group].append(region) }
  }
  let context = GEOSContext()
  var regions: [Region] = []
  for (area, group) in zip(areas, members) {
    do {
      regions.append(try context.region(of: context.union(group)))
    } catch {
      throw GeometryError(operation: error.operation, reason: "\(error.reason) (\(area.code))")
    }
  }
  return BoundarySet(
    level: level, vintage: boundaries.vintage, system: boundaries.system, areas: areas,
    regions: regions)
}
