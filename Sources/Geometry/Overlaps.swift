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

/// What the areas of two sets have in common.
public struct CommonGround: Sendable {
  /// The areas of the second set on each area of the first, the one with most common ground first.
  public let others: [[Int]]
  /// Whether each area of the first set lies wholly on areas of the second.
  public let isFirstCovered: [Bool]
  /// Whether each area of the second set lies wholly on areas of the first.
  public let isSecondCovered: [Bool]
}

/// What the areas of two sets have in common, as `overlapping` finds it, and which of them have ground of their own.
///
/// An area is taken for covered where all but `share` (0 to 1) of it is.
///
/// - Throws: `GeometryError` where the sets are in different systems.
public func commonGround(
  _ first: BoundarySet, _ second: BoundarySet, atLeast share: Double
) throws(GeometryError) -> CommonGround {
  var ofFirst = Array(repeating: 0.0, count: first.count)
  var ofSecond = Array(repeating: 0.0, count: second.count)
  let found = try overlaps(first, second) { _, _, _ in true }
  for (one, areas) in found.enumerated() {
    for (other, common) in areas {
      ofFirst[one] += common
      ofSecond[other] += common
    }
  }
  let context = GEOSContext()
  let firstAreas = try GeometryList(first.regions, in: context).areas()
  let secondAreas = try GeometryList(second.regions, in: context).areas()
  func isCovered(_ covered: [Double], _ areas: [Double]) -> [Bool] {
    zip(covered, areas).map { $0 >= (1 - share) * $1 }
  }
  return CommonGround(
    others: found.enumerated().map { one, areas in
      areas.filter { $0.area > share * min(firstAreas[one], secondAreas[$0.other]) }.map(\.other)
    },
    isFirstCovered: isCovered(ofFirst, firstAreas),
    isSecondCovered: isCovered(ofSecond, secondAreas))
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
