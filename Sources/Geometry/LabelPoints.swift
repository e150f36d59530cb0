import CGEOS
public import Model

/// The widest inside point of each area: the centre of the largest circle that fits into its largest part.
///
/// GEOS finds the radius to within a four-hundredth of the part's size (the root of its area). The set should be in a
/// projected system, since a circle in degrees is no circle on the map.
///
/// - Returns: The centres and the circles' radii, in the unit of the set's system; NaN and 0 for an empty area.
public func labelPoints(
  of boundaries: BoundarySet
) throws(GeometryError) -> (points: Points, radii: [Double]) {
  let context = GEOSContext()
  var points = Points()
  var radii: [Double] = []
  for region in boundaries.regions {
    let (x, y, radius) = try context.widestPoint(of: region)
    points.append(x: x, y: y)
    radii.append(radius)
  }
  return (points, radii)
}

extension GEOSContext {
  fileprivate func widestPoint(
    of region: Region
  ) throws(GeometryError) -> (x: Double, y: Double, radius: Double) {
    let region = try invalidity(of: region) == nil ? region : self.region(of: madeValid(region))
    guard let part = region.largestPolygon, part.area > 0 else { return (.nan, .nan, 0) }
    let polygon = try multiPolygon(region.polygon(part.number))
    let tolerance = part.area.squareRoot() / 400
    let radiusLine = try check(
      GEOSMaximumInscribedCircle_r(handle, polygon.raw, tolerance), "GEOSMaximumInscribedCircle_r")
    guard let sequence = GEOSGeom_getCoordSeq_r(handle, radiusLine.raw) else {
      throw failure("GEOSGeom_getCoordSeq_r")
    }
    // The line runs from the centre to the nearest point of the boundary.
    let ends = try points(sequence)
    guard ends.count == 2 else { return (.nan, .nan, 0) }
    let (east, north) = (ends.x[1] - ends.x[0], ends.y[1] - ends.y[0])
    return (ends.x[0], ends.y[0], (east * east + north * north).squareRoot())
  }
}
