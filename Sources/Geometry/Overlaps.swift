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
  try commonGround(first, second, atLeast: share).others
}

/// What the areas of two sets have in common.
public struct CommonGround: Sendable {
  /// The areas of the second set on each area of the first, as `overlapping` lists them.
  public let others: [[Int]]
  /// Whether all but a share of each area of the first set lies on areas of the second.
  public let isFirstCovered: [Bool]
  /// Whether all but a share of each area of the second set lies on areas of the first.
  public let isSecondCovered: [Bool]
}

/// What the areas of two sets have in common, as `overlapping` finds it, and which of them have ground of their own.
///
/// Of the smaller of two areas more than `share` (0 to 1) must be common ground; an area of which no more than that lies
/// on none of the others is covered.
///
/// - Throws: `GeometryError` where the sets are in different systems.
public func commonGround(
  _ first: BoundarySet, _ second: BoundarySet, atLeast share: Double
) throws(GeometryError) -> CommonGround {
  let overlaps = try Overlaps(first, second)
  var (ofFirst, ofSecond) = (overlaps.firstAreas, overlaps.secondAreas)
  for (one, found) in overlaps.found.enumerated() {
    for (other, common) in found {
      ofFirst[one] -= common
      ofSecond[other] -= common
    }
  }
  return CommonGround(
    others: overlaps.found.enumerated().map { one, found in
      found.filter { other, common in
        common > share * min(overlaps.firstAreas[one], overlaps.secondAreas[other])
      }.map(\.other)
    },
    isFirstCovered: zip(ofFirst, overlaps.firstAreas).map { $0 <= share * $1 },
    isSecondCovered: zip(ofSecond, overlaps.secondAreas).map { $0 <= share * $1 })
}

/// The area of `second` that holds the largest part of each area of `first`; nil where that is less than half of it.
///
/// - Throws: `GeometryError` where the sets are in different systems.
public func parents(
  of first: BoundarySet, in second: BoundarySet
) throws(GeometryError) -> [Int?] {
  let overlaps = try Overlaps(first, second)
  return zip(overlaps.found, overlaps.firstAreas).map { found, area in
    found.first.flatMap { $0.area >= area / 2 ? $0.other : nil }
  }
}

/// The sizes of areas of two sets and of what they share.
struct Overlaps {
  let firstAreas: [Double]
  let secondAreas: [Double]
  /// For each area of the first set what it shares with the second, largest first.
  let found: [[(other: Int, area: Double)]]

  /// - Throws: `GeometryError` where the sets are in different systems.
  init(_ first: BoundarySet, _ second: BoundarySet) throws(GeometryError) {
    guard first.system == second.system else {
      throw GeometryError(
        operation: "overlapping", reason: "\(first.system) and \(second.system) are not one system")
    }
    let context = GEOSContext()
    let ones = try GeometryList(first.regions, in: context)
    let others = try GeometryList(second.regions, in: context)
    (firstAreas, secondAreas) = (try ones.areas(), try others.areas())
    var found: [[(other: Int, area: Double)]] = []
    for (one, nearby) in meetingBoxes(first.regions.map(\.box), second.regions.map(\.box))
      .enumerated()
    {
      var shared: [(other: Int, area: Double)] = []
      for other in nearby {
        let common = try ones.sharedArea(one, with: others, other)
        if common > 0 { shared.append((other, common)) }
      }
      found.append(shared.sorted { ($1.area, $0.other) < ($0.area, $1.other) })
    }
    self.found = found
  }
}
