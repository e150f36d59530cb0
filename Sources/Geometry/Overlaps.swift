import CGEOS
public import Model

/// The areas of `second` that lie on each area of `first`, the one with most common ground first.
///
/// An area is named where the common ground is more than `share` (0 to 1) of the smaller of the two, so a share of
/// about 0.01 leaves out slivers along borders that were drawn twice. Equal overlaps stand in the order of the codes.
/// Invalid areas are mended first, as `repaired(_:)` mends them.
///
/// - Throws: `GeometryError` where the sets are in different systems.
public func overlapping(
  _ first: BoundarySet, _ second: BoundarySet, atLeast share: Double
) throws(GeometryError) -> [[Int]] {
  try overlaps(first, second) { common, one, other in common > share * min(one, other) }
    .map { found in found.map(\.other) }
}

/// The area of `second` that holds the largest part of each area of `first`; nil where that is less than half of it.
///
/// - Throws: `GeometryError` where the sets are in different systems.
public func parents(
  of first: BoundarySet, in second: BoundarySet
) throws(GeometryError) -> [Int?] {
  try overlaps(first, second) { common, one, _ in common >= one / 2 }
    .map { found in found.first?.other }
}

/// For each area of `first` what it shares with `second`, largest first, as far as `counts` accepts (common area,
/// area of the first, area of the second).
func overlaps(
  _ first: BoundarySet, _ second: BoundarySet, counts: (Double, Double, Double) -> Bool
) throws(GeometryError) -> [[(other: Int, area: Double)]] {
  guard first.system == second.system else {
    throw GeometryError(
      operation: "overlapping", reason: "\(first.system) and \(second.system) are not one system")
  }
  let context = GEOSContext()
  let ones = try GeometryList(first.regions, in: context)
  let others = try GeometryList(second.regions, in: context)
  let (oneAreas, otherAreas) = (try ones.areas(), try others.areas())
  let candidates = meetingBoxes(first.regions.map(\.box), second.regions.map(\.box))
  var result: [[(other: Int, area: Double)]] = []
  for (one, nearby) in candidates.enumerated() {
    var found: [(other: Int, area: Double)] = []
    for other in nearby {
      let common = try ones.sharedArea(one, with: others, other)
      guard common > 0, counts(common, oneAreas[one], otherAreas[other]) else { continue }
      found.append((other, common))
    }
    result.append(found.sorted { ($1.area, $0.other) < ($0.area, $1.other) })
  }
  return result
}
