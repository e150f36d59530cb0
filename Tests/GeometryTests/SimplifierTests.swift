import Model
import Testing

@testable import Geometry

/// What a coverage promises: every area valid and not empty, no two share ground, and no gap was opened.
private func expectCleanCoverage(
  _ boundaries: BoundarySet, holes: Int, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let context = GEOSContext()
  for region in boundaries.regions {
    #expect(try context.isValid(region), sourceLocation: sourceLocation)
    #expect(plainArea(region) > 0, sourceLocation: sourceLocation)
  }
  let shares = try overlapping(boundaries, boundaries, atLeast: 1e-9)
  #expect(shares == boundaries.areas.indices.map { [$0] }, sourceLocation: sourceLocation)
  let whole = try dissolved(
    boundaries, into: .partnership, areas: try areas(1, from: 999_999),
    membership: boundaries.areas.map { _ in 0 }
  ).regions[0]
  let sum = boundaries.regions.reduce(0) { $0 + plainArea($1) }
  #expect(abs(plainArea(whole) - sum) < 1e-9 * sum, sourceLocation: sourceLocation)
  #expect(whole.ringCount - whole.polygonCount == holes, sourceLocation: sourceLocation)
}

private typealias SourceLocation = Testing.SourceLocation

/// The places of all vertices, for asking whether a simplified set uses only those of the original.
private func vertices(_ boundaries: BoundarySet) -> Set<[Double]> {
  var found: Set<[Double]> = []
  for region in boundaries.regions {
    for place in 0..<region.points.count {
      found.insert([region.points.x[place], region.points.y[place]])
    }
  }
  return found
}

/// Each border line once, whichever way it is run.
private func edges(_ boundaries: BoundarySet) -> Set<[Double]> {
  var found: Set<[Double]> = []
  for region in boundaries.regions {
    for ring in 0..<region.ringCount {
      let range = region.pointRange(ofRing: ring)
      for place in range.dropLast() {
        let start = [region.points.x[place], region.points.y[place]]
        let end = [region.points.x[place + 1], region.points.y[place + 1]]
        found.insert(start.lexicographicallyPrecedes(end) ? start + end : end + start)
      }
    }
  }
  return found
}

@Suite("Simplifying borders that areas share")
struct SimplifierTests {
  @Test(
    "A simplified coverage has no gap, no overlap, no invalid area and no vertex of its own",
    arguments: 1...3, [1, 120, 900] as [Double])
  func staysCoverage(seed: UInt64, tolerance: Double) throws {
    let coverage = GeneratedCoverage(
      seed: seed, columns: 4, rows: 4, pointsPerBorder: 14, roughness: 0.3)
    let wards = try layer(coverage.regions)
    let result = try simplified(wards, tolerance: tolerance)
    try expectCleanCoverage(wards, holes: 1)
    try expectCleanCoverage(result.boundaries, holes: 1)
    #expect(vertices(result.boundaries).isSubset(of: vertices(wards)))
    #expect(result.boundaries.areas == wards.areas)
    #expect(result.boundaries.regions.map(\.ringCount) == wards.regions.map(\.ringCount))
    #expect(result.verticesAfter == vertexCount(result.boundaries))
    #expect(result.verticesBefore == vertexCount(wards))
    if tolerance > 100 { #expect(result.verticesAfter < result.verticesBefore / 3) }
  }

  private func vertexCount(_ boundaries: BoundarySet) -> Int {
    boundaries.regions.reduce(0) { $0 + $1.points.count }
  }

  @Test("No vertex of the original is farther than the tolerance from the simplified border")
  func staysClose() throws {
    let coverage = GeneratedCoverage(
      seed: 9, columns: 3, rows: 3, pointsPerBorder: 20, roughness: 0.1)
    let wards = try layer(coverage.regions)
    let result = try simplified(wards, tolerance: 30).boundaries
    for (original, region) in zip(wards.regions, result.regions) {
      let lines = edges(try layer([region]))
      for place in 0..<original.points.count {
        let (x, y) = (original.points.x[place], original.points.y[place])
        let nearest = lines.map { distance(x, y, to: $0) }.min() ?? .infinity
        #expect(nearest <= 30)
      }
    }
  }

  private func distance(_ x: Double, _ y: Double, to line: [Double]) -> Double {
    let (east, north) = (line[2] - line[0], line[3] - line[1])
    let t = ((x - line[0]) * east + (y - line[1]) * north) / (east * east + north * north)
    let along = min(max(t, 0), 1)
    let (dx, dy) = (x - line[0] - along * east, y - line[1] - along * north)
    return (dx * dx + dy * dy).squareRoot()
  }

  @Test("Points in a straight line go at any tolerance, and corners stay when it is nothing")
  func straightLine() throws {
    let dotted = polygon([0, 0, 1, 0, 2, 0, 4, 0, 4, 4, 0, 4])
    let result = try simplified(try layer([dotted]), tolerance: 0)
    #expect((result.verticesBefore, result.verticesAfter) == (7, 5))
    #expect(plainArea(result.boundaries.regions[0]) == 16)
  }

  @Test("An island far under the tolerance remains a triangle")
  func tinyIsland() throws {
    let island = polygon([0, 0, 1, -0.4, 2, 0, 2.4, 1, 2, 2, 1, 2.4, 0, 2])
    let result = try simplified(try layer([island]), tolerance: 1000)
    #expect(result.verticesAfter == 4)
    #expect(plainArea(result.boundaries.regions[0]) > 1)
  }

  @Test("An area between two bows that join the same junctions does not collapse")
  func lens() throws {
    // A lens of ground lies between two larger areas; both its borders could be straight but for it.
    let lens = polygon([0, 0, 5, 1, 10, 0, 5, -1])
    let north = polygon([0, 0, 5, 1, 10, 0, 10, 20, 0, 20])
    let south = polygon([0, 0, 5, -1, 10, 0, 10, -20, 0, -20])
    let result = try simplified(try layer([lens, north, south]), tolerance: 5)
    #expect(result.boundaries.regions[0].points.count == 4)
    try expectCleanCoverage(result.boundaries, holes: 0)
  }

  @Test("A border keeps its bend where it would run over an island of another area")
  func bendAroundIsland() throws {
    let bay = polygon([0, 0, 0, 100, 40, 100, 50, 90, 60, 100, 100, 100, 100, 0])
    let island = square(49, 95, 2)
    let alone = try simplified(try layer([bay]), tolerance: 20)
    #expect(plainArea(alone.boundaries.regions[0]) == 10_000)
    let result = try simplified(try layer([bay, island]), tolerance: 20)
    #expect(plainArea(result.boundaries.regions[0]) < 9_990)
    try expectCleanCoverage(result.boundaries, holes: 0)
  }

  @Test("A neighbour with a vertex that the other lacks is not torn away")
  func unmatchedVertex() throws {
    // The large square has no vertex where the two small ones meet on its side.
    let wards = try layer([square(0, 0, 10), square(10, 0, 5), square(10, 5, 5)])
    let result = try simplified(wards, tolerance: 3)
    try expectCleanCoverage(result.boundaries, holes: 0)
    #expect(result.boundaries.regions.map(plainArea) == [100, 25, 25])
  }

  @Test(
    "Districts simplified together with their wards lie exactly on ward borders", arguments: 1...3)
  func together(seed: UInt64) throws {
    let coverage = GeneratedCoverage(
      seed: seed, columns: 6, rows: 4, pointsPerBorder: 12, roughness: 0.3)
    let wards = try layer(coverage.regions)
    let districts = try dissolved(
      wards, into: .district, areas: try areas(3, from: 900),
      membership: wards.areas.indices.map { $0 * 3 / wards.count })
    let both = try simplified(together: [wards, districts], tolerance: 80).map(\.boundaries)
    try expectCleanCoverage(both[0], holes: 1)
    try expectCleanCoverage(both[1], holes: 1)
    #expect(edges(both[1]).isSubset(of: edges(both[0])))
  }

  @Test("Divisions that cut across wards are simplified with them")
  func crossingLevels() throws {
    let wards = try layer(
      GeneratedCoverage(seed: 1, columns: 4, rows: 4, pointsPerBorder: 10, roughness: 0.3).regions)
    let divisions = try layer(
      GeneratedCoverage(seed: 2, columns: 4, rows: 4, pointsPerBorder: 10, roughness: 0.3).regions,
      level: .division, from: 500)
    let both = try simplified(together: [wards, divisions], tolerance: 80)
    for result in both {
      try expectCleanCoverage(result.boundaries, holes: 1)
      #expect(result.verticesAfter < result.verticesBefore / 2)
    }
  }

  @Test("The winding of the rings changes no line")
  func winding() throws {
    let regions = GeneratedCoverage(
      seed: 4, columns: 4, rows: 3, pointsPerBorder: 10, roughness: 0.3
    ).regions
    let one = try simplified(try layer(regions), tolerance: 60)
    let turned = try simplified(try layer(regions.map(reversed)), tolerance: 60)
    #expect(edges(one.boundaries) == edges(turned.boundaries))
  }

  private func reversed(_ region: Region) -> Region {
    var turned = Region()
    for polygon in 0..<region.polygonCount {
      for ring in region.rings(ofPolygon: polygon) {
        let range = region.pointRange(ofRing: ring)
        turned.appendRing(
          Points(x: region.points.x[range].reversed(), y: region.points.y[range].reversed()))
      }
      turned.endPolygon()
    }
    return turned
  }

  @Test("An invalid area does no harm, and rings without ground stay as read")
  func invalidInput() throws {
    let bowTie = polygon([0, 0, 10, 10, 10, 0, 0, 10])
    var line = Region()
    line.appendRing(Points(x: [50, 51, 50], y: [0, 1, 0]))
    line.endPolygon()
    let result = try simplified(try layer([bowTie, line, Region()]), tolerance: 1)
    #expect(result.boundaries.regions == [bowTie, line, Region()])
  }
}

@Suite("Simplifying the real boundaries", .enabled(if: RealBoundaries.areThere))
struct RealSimplifierTests {
  @Test("Derbyshire's wards stay a coverage at a map's tolerance")
  func derbyshire() throws {
    let wards = try RealBoundaries.derbyshireWards()
    let districts = try RealBoundaries.derbyshireDistricts()
    let both = try simplified(together: [wards, districts], tolerance: 200)
    try expectCleanCoverage(both[0].boundaries, holes: 0)
    try expectCleanCoverage(both[1].boundaries, holes: 0)
    #expect(edges(both[1].boundaries).isSubset(of: edges(both[0].boundaries)))
    #expect(both[0].verticesAfter < both[0].verticesBefore / 3)
    // The whole moves by less than a fifth of a per cent: what one border loses another gains.
    let before = wards.regions.reduce(0) { $0 + plainArea($1) }
    let after = both[0].boundaries.regions.reduce(0) { $0 + plainArea($1) }
    #expect(abs(after / before - 1) < 0.002)
  }
}
