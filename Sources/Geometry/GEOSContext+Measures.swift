import CGEOS
import Model

extension GEOSContext {
  /// The area in the square of the system's unit.
  func area(_ geometry: borrowing OwnedGeometry) throws(GeometryError) -> Double {
    var area = 0.0
    try success(GEOSArea_r(handle, geometry.raw, &area), "GEOSArea_r")
    return area
  }

  /// The ground that both cover.
  func intersection(
    _ first: borrowing OwnedGeometry, _ second: borrowing OwnedGeometry
  ) throws(GeometryError) -> OwnedGeometry {
    try check(GEOSIntersection_r(handle, first.raw, second.raw), "GEOSIntersection_r")
  }

  /// The ground of all polygons together, the borders between them gone; empty where `regions` is.
  func union(_ regions: [Region]) throws(GeometryError) -> OwnedGeometry {
    var members: [OpaquePointer?] = []
    for region in regions {
      do {
        members.append(try multiPolygon(region).release())
      } catch {
        for made in members { GEOSGeom_destroy_r(handle, made) }
        throw error
      }
    }
    // GEOS takes over the members, also where it fails.
    let made = GEOSGeom_createCollection_r(
      handle, CInt(GEOS_GEOMETRYCOLLECTION.rawValue), &members, CUnsignedInt(members.count))
    let collection = try check(made, "GEOSGeom_createCollection_r")
    return try check(GEOSUnaryUnion_r(handle, collection.raw), "GEOSUnaryUnion_r")
  }
}

/// The GEOS geometries of many regions, kept together because noncopyable values cannot sit in an array.
final class GeometryList {
  let context: GEOSContext
  private var pointers: [OpaquePointer] = []

  init(_ regions: [Region], in context: GEOSContext) throws(GeometryError) {
    self.context = context
    pointers.reserveCapacity(regions.count)
    for region in regions {
      append(try context.multiPolygon(region))
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
    let handle = context.handle
    let common = try context.check(
      GEOSIntersection_r(handle, self[number], second[other]), "GEOSIntersection_r")
    return try context.area(common)
  }
}
