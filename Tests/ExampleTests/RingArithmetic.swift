import Example
import Model

/// A straight piece of border in tenths of a metre, with its direction.
struct Stretch: Hashable {
  let ax: Int
  let ay: Int
  let bx: Int
  let by: Int

  var reversed: Stretch { Stretch(ax: bx, ay: by, bx: ax, by: ay) }
  var cross: Int { ax * by - bx * ay }
}

func boundaries(_ level: Level) -> BoundarySet {
  switch level {
  case .ward: county.wards
  case .division: county.divisions
  default: county.districts
  }
}

func directed(_ region: Region) -> [Stretch] {
  (0..<region.ringCount).flatMap { directed(region, ring: $0) }
}

func directed(_ set: BoundarySet) -> [Stretch] { set.regions.flatMap { directed($0) } }

private func directed(_ region: Region, ring: Int) -> [Stretch] {
  region.pointRange(ofRing: ring).dropLast().map { point in
    Stretch(
      ax: Int((region.points.x[point] * 10).rounded()),
      ay: Int((region.points.y[point] * 10).rounded()),
      bx: Int((region.points.x[point + 1] * 10).rounded()),
      by: Int((region.points.y[point + 1] * 10).rounded()))
  }
}

/// Twice the area in square tenths of a metre: exact, since all coordinates are whole tenths.
func twiceArea(of region: Region) -> Int {
  (0..<region.ringCount).reduce(0) { $0 + twiceArea(of: region, ring: $1) }
}

func twiceArea(of region: Region, ring: Int) -> Int {
  directed(region, ring: ring).reduce(0) { $0 + $1.cross }
}

private let districtStretches = Set(directed(county.districts))

func isCoast(_ stretch: Stretch) -> Bool { !districtStretches.contains(stretch.reversed) }

/// Whether a ray to the east crosses the rings an odd number of times.
func contains(_ region: Region, x: Double, y: Double) -> Bool {
  var isInside = false
  for ring in 0..<region.ringCount {
    for point in region.pointRange(ofRing: ring).dropLast() {
      let (ax, ay) = (region.points.x[point], region.points.y[point])
      let (bx, by) = (region.points.x[point + 1], region.points.y[point + 1])
      if (ay > y) != (by > y), x < ax + (bx - ax) * (y - ay) / (by - ay) { isInside.toggle() }
    }
  }
  return isInside
}
