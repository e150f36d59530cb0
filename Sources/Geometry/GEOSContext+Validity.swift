import CGEOS
import Model

extension GEOSContext {
  /// What makes a region invalid and where; nil for a valid one. GEOS tells the first fault that it meets.
  func invalidity(of region: Region) throws(GeometryError) -> Invalidity? {
    if let fault = region.unusableRing { return fault }
    let geometry = try multiPolygon(region)
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = GEOSisValidDetail_r(handle, geometry.raw, 0, &reason, &location)
    defer {
      if let reason { GEOSFree_r(handle, reason) }
      if let location { GEOSGeom_destroy_r(handle, location) }
    }
    guard try !predicate(answer, "GEOSisValidDetail_r") else { return nil }
    var invalidity = Invalidity(kind: .invalid, words: reason.map { String(cString: $0) } ?? "")
    invalidity.kind = FaultKind(validity: invalidity.words)
    if let location {
      var (x, y) = (Double.nan, Double.nan)
      if GEOSGeomGetX_r(handle, location, &x) == 1, GEOSGeomGetY_r(handle, location, &y) == 1 {
        (invalidity.x, invalidity.y) = (x, y)
      }
    }
    return invalidity
  }

  /// The region with its faults mended, as GEOS's "linework" method does: what an odd number of its rings go around.
  func madeValid(_ region: Region) throws(GeometryError) -> OwnedGeometry {
    let geometry = try multiPolygon(region.withUsableRings)
    return try check(GEOSMakeValid_r(handle, geometry.raw), "GEOSMakeValid_r")
  }

  /// The region's geometry, mended where it is invalid, so that GEOS can reckon with it.
  func ground(_ region: Region) throws(GeometryError) -> OwnedGeometry {
    guard try invalidity(of: region) == nil else { return try madeValid(region) }
    return try multiPolygon(region)
  }

  /// A point well inside the geometry; nil where it is empty.
  func pointInside(
    _ geometry: borrowing OwnedGeometry
  ) throws(GeometryError) -> (x: Double, y: Double)? {
    let point = try check(GEOSPointOnSurface_r(handle, geometry.raw), "GEOSPointOnSurface_r")
    guard GEOSisEmpty_r(handle, point.raw) == 0 else { return nil }
    var (x, y) = (0.0, 0.0)
    guard GEOSGeomGetX_r(handle, point.raw, &x) == 1, GEOSGeomGetY_r(handle, point.raw, &y) == 1
    else { throw failure("GEOSGeomGetX_r") }
    return (x, y)
  }

  /// The length of all rings.
  func length(_ geometry: borrowing OwnedGeometry) throws(GeometryError) -> Double {
    var length = 0.0
    try success(GEOSLength_r(handle, geometry.raw, &length), "GEOSLength_r")
    return length
  }
}

/// Why a region is not valid.
struct Invalidity {
  var kind: FaultKind
  /// The library's own words.
  var words: String
  var x: Double?
  var y: Double?
}

extension FaultKind {
  /// The kind that GEOS means with its words.
  fileprivate init(validity words: String) {
    self =
      switch words.lowercased() {
      case "self-intersection": .selfIntersection
      case "ring self-intersection": .ringSelfIntersection
      case "too few points in geometry component": .tooFewPoints
      case "hole lies outside shell": .holeOutsideShell
      case "holes are nested": .nestedHoles
      case "nested shells": .nestedShells
      case "duplicate rings": .duplicateRings
      case "interior is disconnected": .disconnectedInterior
      case "invalid coordinate": .invalidCoordinate
      case "ring is not closed": .ringNotClosed
      default: .invalid
      }
  }
}

extension Region {
  /// The first ring that GEOS would not even take in.
  fileprivate var unusableRing: Invalidity? {
    for ring in 0..<ringCount {
      let range = pointRange(ofRing: ring)
      guard let first = range.first, let last = range.last else {
        return Invalidity(kind: .tooFewPoints, words: "a ring without points")
      }
      let place = (points.x[first], points.y[first])
      let isFinite = range.allSatisfy { points.x[$0].isFinite && points.y[$0].isFinite }
      guard isFinite else { return Invalidity(kind: .invalidCoordinate, words: "not a number") }
      guard place == (points.x[last], points.y[last]) else {
        return Invalidity(
          kind: .ringNotClosed, words: "Ring is not closed", x: place.0, y: place.1)
      }
      guard range.count > 3 else {
        return Invalidity(
          kind: .tooFewPoints, words: "a ring of \(range.count) points", x: place.0, y: place.1)
      }
    }
    return nil
  }

  /// The region with open rings closed, and without rings that enclose nothing; a polygon goes with its shell.
  fileprivate var withUsableRings: Region {
    guard unusableRing != nil else { return self }
    var usable = Region()
    for polygon in 0..<polygonCount {
      let rings = rings(ofPolygon: polygon).map { closed($0) }
      guard let shell = rings.first, shell.count > 3 else { continue }
      for ring in rings where ring.count > 3 { usable.appendRing(ring) }
      usable.endPolygon()
    }
    return usable
  }

  private func closed(_ ring: Int) -> Points {
    var closed = Points()
    for place in pointRange(ofRing: ring) where points.x[place].isFinite {
      guard points.y[place].isFinite else { continue }
      closed.append(x: points.x[place], y: points.y[place])
    }
    guard let x = closed.x.first, let y = closed.y.first else { return closed }
    if x != closed.x.last || y != closed.y.last { closed.append(x: x, y: y) }
    return closed
  }
}
