import CGEOS
import Model

extension GEOSContext {
  /// The region as a GEOS MultiPolygon.
  ///
  /// - Throws: `GeometryError` where a ring has too few points or is not closed.
  func multiPolygon(_ region: Region) throws(GeometryError) -> OwnedGeometry {
    var polygons: [OpaquePointer?] = []
    for number in 0..<region.polygonCount {
      do {
        polygons.append(try polygon(number, of: region).release())
      } catch {
        for made in polygons { GEOSGeom_destroy_r(handle, made) }
        throw error
      }
    }
    // GEOS takes over the polygons, also where it fails.
    let made = GEOSGeom_createCollection_r(
      handle, CInt(GEOS_MULTIPOLYGON.rawValue), &polygons, CUnsignedInt(polygons.count))
    return try check(made, "GEOSGeom_createCollection_r")
  }

  private func polygon(_ number: Int, of region: Region) throws(GeometryError) -> OwnedGeometry {
    var rings: [OpaquePointer?] = []
    for ring in region.rings(ofPolygon: number) {
      do {
        rings.append(try linearRing(region.pointRange(ofRing: ring), of: region).release())
      } catch {
        for made in rings { GEOSGeom_destroy_r(handle, made) }
        throw error
      }
    }
    guard let shell = rings.first else {
      throw GeometryError(operation: "polygon", reason: "a polygon without rings")
    }
    var holes = Array(rings.dropFirst())
    let made = GEOSGeom_createPolygon_r(handle, shell, &holes, CUnsignedInt(holes.count))
    return try check(made, "GEOSGeom_createPolygon_r")
  }

  private func linearRing(
    _ range: Range<Int>, of region: Region
  ) throws(GeometryError) -> OwnedGeometry {
    let sequence = region.points.x.withUnsafeBufferPointer { x in
      region.points.y.withUnsafeBufferPointer { y in
        GEOSCoordSeq_copyFromArrays_r(
          handle, x.baseAddress?.advanced(by: range.lowerBound),
          y.baseAddress?.advanced(by: range.lowerBound), nil, nil, CUnsignedInt(range.count))
      }
    }
    guard let sequence else { throw failure("GEOSCoordSeq_copyFromArrays_r") }
    // GEOS takes over the sequence, also where it fails.
    return try check(GEOSGeom_createLinearRing_r(handle, sequence), "GEOSGeom_createLinearRing_r")
  }

  /// The Polygon, MultiPolygon or collection as a region; points and lines in a collection are left out.
  func region(_ geometry: OpaquePointer) throws(GeometryError) -> Region {
    var region = Region()
    try append(geometry, to: &region)
    return region
  }

  private func append(_ geometry: OpaquePointer, to region: inout Region) throws(GeometryError) {
    let kind = GEOSGeomTypeId_r(handle, geometry)
    if kind == CInt(GEOS_POLYGON.rawValue) {
      guard GEOSisEmpty_r(handle, geometry) == 0 else { return }
      try appendRing(GEOSGetExteriorRing_r(handle, geometry), to: &region)
      for hole in 0..<GEOSGetNumInteriorRings_r(handle, geometry) {
        try appendRing(GEOSGetInteriorRingN_r(handle, geometry, hole), to: &region)
      }
      region.endPolygon()
    } else if kind >= CInt(GEOS_MULTIPOINT.rawValue) {
      for part in 0..<GEOSGetNumGeometries_r(handle, geometry) {
        guard let member = GEOSGetGeometryN_r(handle, geometry, part) else {
          throw failure("GEOSGetGeometryN_r")
        }
        try append(member, to: &region)
      }
    }
  }

  private func appendRing(_ ring: OpaquePointer?, to region: inout Region) throws(GeometryError) {
    guard let ring, let sequence = GEOSGeom_getCoordSeq_r(handle, ring) else {
      throw failure("GEOSGeom_getCoordSeq_r")
    }
    region.appendRing(try points(sequence))
  }

  /// The points of a coordinate sequence.
  func points(_ sequence: OpaquePointer) throws(GeometryError) -> Points {
    var size: CUnsignedInt = 0
    try success(GEOSCoordSeq_getSize_r(handle, sequence, &size), "GEOSCoordSeq_getSize_r")
    let count = Int(size)
    var x = [Double](repeating: 0, count: count)
    var y = [Double](repeating: 0, count: count)
    let copied = x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        GEOSCoordSeq_copyToArrays_r(handle, sequence, x.baseAddress, y.baseAddress, nil, nil)
      }
    }
    try success(copied, "GEOSCoordSeq_copyToArrays_r")
    return Points(x: x, y: y)
  }
}
