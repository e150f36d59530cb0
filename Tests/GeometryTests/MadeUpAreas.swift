import Model

/// A closed ring from its corners.
func ring(_ corners: [(Double, Double)]) -> Points {
  var points = Points(x: corners.map(\.0), y: corners.map(\.1))
  if let first = corners.first { points.append(x: first.0, y: first.1) }
  return points
}

/// A region of one polygon: its shell, then its holes.
func polygon(_ shell: [(Double, Double)], holes: [[(Double, Double)]] = []) -> Region {
  region([[shell] + holes])
}

/// A region of polygons, each a shell and its holes.
func region(_ polygons: [[[(Double, Double)]]]) -> Region {
  var region = Region()
  for polygon in polygons {
    for corners in polygon { region.appendRing(ring(corners)) }
    region.endPolygon()
  }
  return region
}

func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Region {
  polygon([(west, south), (west, north), (east, north), (east, south)])
}

/// The code of made-up area `number`.
func madeUpCode(_ number: Int) -> AreaCode {
  let digits = String(number)
  let text = "Z05" + String(repeating: "0", count: 6 - digits.count) + digits
  guard let code = AreaCode(text) else { preconditionFailure("\(text) is formed as a code.") }
  return code
}

/// The regions as areas Z05000000, Z05000001 and so on.
func boundarySet(
  _ regions: [Region], system: CoordinateSystem = .britishNationalGrid
) -> BoundarySet {
  BoundarySet(
    level: .ward, vintage: nil, system: system,
    areas: regions.indices.map { Area(code: madeUpCode($0), name: "Area \($0)", parent: nil) },
    regions: regions)
}
