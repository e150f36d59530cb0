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

/// A made-up coverage: a grid of kilometre cells with jittered corners and wiggly borders, a lake-like hole with an area
/// in it (an enclave), a hole with nobody in it, and small islands in the bays of the western shore.
struct GeneratedCoverage {
  let columns: Int
  let rows: Int
  let regions: [Region]

  init(seed: UInt64, columns: Int, rows: Int, pointsPerBorder: Int, roughness: Double) {
    self.columns = columns
    self.rows = rows
    var random = SeededGenerator(state: seed)
    let size = 1000.0
    var corners: [[(Double, Double)]] = []
    for row in 0...rows {
      corners.append(
        (0...columns).map { column in
          (
            400_000 + size * (Double(column) + 0.3 * (random.unit() - 0.5)),
            300_000 + size * (Double(row) + 0.3 * (random.unit() - 0.5))
          )
        })
    }
    func border(_ start: (Double, Double), _ end: (Double, Double)) -> [(Double, Double)] {
      // Offsets grow from the corners to the middle, so that borders never cross.
      (0...pointsPerBorder).map { step in
        let t = Double(step) / Double(pointsPerBorder)
        let off = 2 * min(t, 1 - t) * roughness * (random.unit() - 0.5)
        let (east, north) = (end.0 - start.0, end.1 - start.1)
        return (start.0 + t * east - off * north, start.1 + t * north + off * east)
      }
    }
    let across = (0...rows).map { row in
      (0..<columns).map { border(corners[row][$0], corners[row][$0 + 1]) }
    }
    let upward = (0..<rows).map { row in
      (0...columns).map { border(corners[row][$0], corners[row + 1][$0]) }
    }
    func round(_ x: Double, _ y: Double, _ radius: Double, _ count: Int) -> [Double] {
      (0..<count).flatMap { step -> [Double] in
        // A circle by repeated halves of angles needs no mathematics library: the rational parametrisation will do.
        let quarter = Double(step % (count / 4)) / Double(count / 4)
        let (c, s) = (
          (1 - quarter * quarter) / (1 + quarter * quarter), 2 * quarter / (1 + quarter * quarter)
        )
        let turned = [(c, s), (-s, c), (-c, -s), (s, -c)][step / (count / 4)]
        let r = radius * (0.9 + 0.1 * random.unit())
        return [x + r * turned.0, y + r * turned.1]
      }
    }
    var made: [Region] = []
    for row in 0..<rows {
      for column in 0..<columns {
        var ring = across[row][column].dropLast() + upward[row][column + 1].dropLast()
        ring += across[row + 1][column].reversed().dropLast()
        ring += upward[row][column].reversed().dropLast()
        let shell = ring.flatMap { [$0.0, $0.1] }
        let middle = (
          400_500 + size * Double(column), 300_500 + size * Double(row)
        )
        if (row, column) == (0, 0) {
          // The enclave takes the hole of this cell; it is added last.
          made.append(polygon(shell, round(middle.0, middle.1, 150, 40)))
        } else if (row, column) == (1, 1) {
          made.append(polygon(shell, round(middle.0, middle.1, 20, 8)))
        } else {
          made.append(polygon(shell))
        }
      }
    }
    let hole = made[0].ringPointsForTests(1)
    made.append(polygon(hole))
    // Islands in the bays of the western shore, each part of a cell that lies elsewhere.
    var islands = 0
    for row in 0..<rows {
      let shore = upward[row][0]
      for step in 1..<pointsPerBorder {
        let (bay, capes) = (shore[step], max(shore[step - 1].0, shore[step + 1].0))
        guard bay.0 - capes > 40 else { continue }
        let island = polygon(round(bay.0 - 20, bay.1, 1.5, 12))
        made[islands % made.count] = joined(made[islands % made.count], island)
        islands += 1
      }
    }
    regions = made
  }
}

extension Region {
  /// The points of a ring as alternating x and y, without the repeated last.
  fileprivate func ringPointsForTests(_ ring: Int) -> [Double] {
    pointRange(ofRing: ring).dropLast().flatMap { [points.x[$0], points.y[$0]] }
  }
}
