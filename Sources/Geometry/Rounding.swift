public import Model

/// The boundaries with coordinates of so many decimals, each area still valid where it was: for files, not for locating.
///
/// Rounding can make a ring touch or cross itself. Such areas are mended and rounded again; neighbours keep the same
/// rounded border elsewhere. After three turns an area stays as it is.
///
/// - Throws: `GeometryError` where GEOS gives up.
public func rounded(
  _ boundaries: BoundarySet, decimals: Int
) throws(GeometryError) -> BoundarySet {
  precondition((0...9).contains(decimals), "A double holds nine decimals of a degree or a metre.")
  let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
  var result = snapped(boundaries, scale: scale)
  for _ in 0..<3 {
    let (mended, repairs) = try repaired(result)
    if repairs.isEmpty { return result }
    result = snapped(mended, scale: scale)
  }
  return result
}

private func snapped(_ boundaries: BoundarySet, scale: Double) -> BoundarySet {
  let regions = boundaries.regions.map { region in
    Region(
      points: Points(
        x: region.points.x.map { ($0 * scale).rounded() / scale },
        y: region.points.y.map { ($0 * scale).rounded() / scale }),
      ringStarts: region.ringStarts, polygonStarts: region.polygonStarts)
  }
  return BoundarySet(
    level: boundaries.level, vintage: boundaries.vintage, system: boundaries.system,
    areas: boundaries.areas, regions: regions)
}
