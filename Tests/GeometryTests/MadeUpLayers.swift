import Geometry
import Model
import Testing

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same coverage everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

func code(_ number: Int) throws -> AreaCode {
  let digits = String(number)
  return try #require(AreaCode("Z05" + String(repeating: "0", count: 6 - digits.count) + digits))
}

func areas(_ count: Int, from first: Int = 0) throws -> [Area] {
  try (0..<count).map { Area(code: try code(first + $0), name: "Ward \($0)", parent: nil) }
}

func layer(
  _ regions: [Region], level: Level = .ward, system: CoordinateSystem = .britishNationalGrid,
  from first: Int = 0
) throws -> BoundarySet {
  BoundarySet(
    level: level, vintage: "2025", system: system, areas: try areas(regions.count, from: first),
    regions: regions)
}

/// A polygon from its rings of alternating x and y, each closed here.
func polygon(_ rings: [Double]...) -> Region {
  var region = Region()
  for ring in rings {
    let closed = ring + ring.prefix(2)
    region.appendRing(
      Points(
        x: stride(from: 0, to: closed.count, by: 2).map { closed[$0] },
        y: stride(from: 1, to: closed.count, by: 2).map { closed[$0] }))
  }
  region.endPolygon()
  return region
}

func square(_ west: Double, _ south: Double, _ side: Double) -> Region {
  polygon([west, south, west, south + side, west + side, south + side, west + side, south])
}

/// The polygons of both.
func joined(_ first: Region, _ second: Region) -> Region {
  var both = first
  for polygon in 0..<second.polygonCount {
    for ring in second.rings(ofPolygon: polygon) {
      let range = second.pointRange(ofRing: ring)
      both.appendRing(
        Points(x: Array(second.points.x[range]), y: Array(second.points.y[range])))
    }
    both.endPolygon()
  }
  return both
}

/// The area by the shoelace formula, shells less holes; written anew so that it checks the code under test.
func plainArea(_ region: Region) -> Double {
  var total = 0.0
  for polygon in 0..<region.polygonCount {
    for (place, ring) in region.rings(ofPolygon: polygon).enumerated() {
      let range = region.pointRange(ofRing: ring)
      let (x, y) = (region.points.x, region.points.y)
      var doubled = 0.0
      for point in range.dropLast() {
        doubled += (x[point] - x[range.lowerBound]) * (y[point + 1] - y[range.lowerBound])
        doubled -= (x[point + 1] - x[range.lowerBound]) * (y[point] - y[range.lowerBound])
      }
      total += place == 0 ? abs(doubled) / 2 : -abs(doubled) / 2
    }
  }
  return total
}
