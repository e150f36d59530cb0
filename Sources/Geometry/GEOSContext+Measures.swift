import CGEOS
import Model

extension GEOSContext {
  /// The area in the square of the system's unit.
  func area(_ geometry: borrowing OwnedGeometry) throws(GeometryError) -> Double {
    var area = 0.0
    try success(GEOSArea_r(handle, geometry.raw, &area), "GEOSArea_r")
    return area
  }

  /// The geometry as a region. It is borrowed whole: the pointer of a passing value would be gone before its use.
  func region(of geometry: borrowing OwnedGeometry) throws(GeometryError) -> Region {
    try region(geometry.raw)
  }

  /// The ground of all regions together, the borders between them gone; empty where there are none.
  func union(_ regions: [Region]) throws(GeometryError) -> OwnedGeometry {
    try GeometryList(regions, in: self).union()
  }
}

/// The GEOS geometries of many regions, kept together because noncopyable values cannot sit in an array.
final class GeometryList {
  let context: GEOSContext
  private var pointers: [OpaquePointer] = []

  /// The ground of each region, mended where the region is invalid.
  init(_ regions: [Region], in context: GEOSContext) throws(GeometryError) {
    self.context = context
    pointers.reserveCapacity(regions.count)
    for region in regions {
      append(try context.ground(region))
    }
  }

  init(in context: GEOSContext) { self.context = context }

  deinit {
    for pointer in pointers { GEOSGeom_destroy_r(context.handle, pointer) }
  }

  func append(_ geometry: consuming OwnedGeometry) {
    pointers.append(geometry.release())
  }

  var count: Int { pointers.count }

  /// The geometry, for a call that only looks at it.
  subscript(number: Int) -> OpaquePointer { pointers[number] }

  /// The area of each, in the square of the system's unit.
  func areas() throws(GeometryError) -> [Double] {
    var areas: [Double] = []
    for pointer in pointers {
      var area = 0.0
      try context.success(GEOSArea_r(context.handle, pointer, &area), "GEOSArea_r")
      areas.append(area)
    }
    return areas
  }

  /// The area that geometry `number` shares with geometry `other` of `second`.
  func sharedArea(
    _ number: Int, with second: GeometryList, _ other: Int
  ) throws(GeometryError) -> Double {
    try context.area(try intersection(number, with: second, other))
  }

  /// The ground that geometry `number` shares with geometry `other` of `second`.
  func intersection(
    _ number: Int, with second: GeometryList, _ other: Int
  ) throws(GeometryError) -> OwnedGeometry {
    try context.check(
      GEOSIntersection_r(context.handle, self[number], second[other]), "GEOSIntersection_r")
  }

  /// The ground of geometry `number` outside geometry `other` of `second`.
  func difference(
    _ number: Int, from second: GeometryList, _ other: Int
  ) throws(GeometryError) -> OwnedGeometry {
    try context.check(
      GEOSDifference_r(context.handle, self[number], second[other]), "GEOSDifference_r")
  }

  /// Whether geometry `number` comes as near as `distance` to another.
  func isWithin(
    _ distance: Double, _ number: Int, of other: borrowing OwnedGeometry
  ) throws(GeometryError) -> Bool {
    try context.predicate(
      GEOSDistanceWithin_r(context.handle, self[number], other.raw, distance),
      "GEOSDistanceWithin_r")
  }

  /// The ground of all together.
  func union() throws(GeometryError) -> OwnedGeometry {
    let handle = context.handle
    var members: [OpaquePointer?] = []
    for pointer in pointers { members.append(GEOSGeom_clone_r(handle, pointer)) }
    // GEOS takes over the copies, also where it fails.
    let made = GEOSGeom_createCollection_r(
      handle, CInt(GEOS_GEOMETRYCOLLECTION.rawValue), &members, CUnsignedInt(members.count))
    let collection = try context.check(made, "GEOSGeom_createCollection_r")
    return try context.check(GEOSUnaryUnion_r(handle, collection.raw), "GEOSUnaryUnion_r")
  }
}
