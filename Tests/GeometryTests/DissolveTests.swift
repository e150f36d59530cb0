import Geometry
import Model
import Testing

@Suite("Dissolving wards into larger areas")
struct DissolveTests {
  @Test("Shared inner borders vanish and the area stays")
  func innerBordersVanish() throws {
    let wards = try layer([
      square(0, 0, 10), square(10, 0, 10), square(0, 10, 10), square(20, 20, 5),
    ])
    let districts = try dissolved(
      wards, into: .district, areas: try areas(3, from: 900), membership: [0, 0, 1, nil])
    #expect(districts.level == .district)
    #expect(districts.regions.map { plainArea($0) } == [200, 100, 0])
    #expect(districts.regions[0].ringCount == 1)
    #expect(districts.regions[2].isEmpty)
  }

  @Test("An enclave that belongs to the same district leaves no hole")
  func enclave() throws {
    let ring = polygon([0, 0, 9, 0, 9, 9, 0, 9], [3, 3, 6, 3, 6, 6, 3, 6])
    let wards = try layer([ring, square(3, 3, 3)])
    let whole = try dissolved(
      wards, into: .district, areas: try areas(1, from: 900), membership: [0, 0])
    #expect(whole.regions[0].ringCount == 1)
    #expect(plainArea(whole.regions[0]) == 81)
  }

  @Test("An invalid member is mended and does not stop the rest")
  func invalidMember() throws {
    let bowTie = polygon([0, 0, 10, 10, 10, 0, 0, 10])
    let wards = try layer([bowTie, square(10, 0, 10)])
    let whole = try dissolved(
      wards, into: .district, areas: try areas(1, from: 900), membership: [0, 0])
    #expect(plainArea(whole.regions[0]) == 150)
    #expect(try parents(of: wards, in: whole) == [0, 0])
    #expect(try labelPoints(of: wards).radii.allSatisfy { $0 > 2 })
  }

  @Test("A generated coverage dissolved into halves keeps its whole area", arguments: 1...3)
  func generated(seed: UInt64) throws {
    let coverage = GeneratedCoverage(
      seed: seed, columns: 6, rows: 5, pointsPerBorder: 12, roughness: 0.1)
    let wards = try layer(coverage.regions)
    let halves = try dissolved(
      wards, into: .district, areas: try areas(2, from: 900),
      membership: wards.areas.indices.map { $0 % 2 })
    let before = wards.regions.reduce(0) { $0 + plainArea($1) }
    let after = halves.regions.reduce(0) { $0 + plainArea($1) }
    #expect(abs(before - after) < 1e-3)
  }
}

@Suite("The widest inside point")
struct LabelPointTests {
  @Test("The largest circle in a square touches all four sides")
  func inSquare() throws {
    let (points, radii) = try labelPoints(of: try layer([square(100, 200, 10), Region()]))
    #expect(abs(points.x[0] - 105) < 0.05 && abs(points.y[0] - 205) < 0.05)
    #expect(abs(radii[0] - 5) < 0.05)
    #expect(points.x[1].isNaN && radii[1] == 0)
  }

  @Test("The label stands on the mainland, not on an island, and inside a horseshoe")
  func largestPart() throws {
    let horseshoe = polygon([0, 0, 30, 0, 30, 30, 20, 30, 20, 8, 10, 8, 10, 30, 0, 30])
    let (points, radii) = try labelPoints(
      of: try layer([joined(square(100, 100, 4), horseshoe)]))
    #expect(points.y[0] < 30 && (points.x[0] < 10 || points.x[0] > 20 || points.y[0] < 8))
    #expect(radii[0] > 4.9)
  }
}

@Suite("Areas that overlap")
struct OverlapTests {
  let wards = [square(0, 0, 10), square(10, 0, 10), square(50, 50, 1)]

  @Test("Overlaps are listed largest first and border slivers are left out")
  func largestFirst() throws {
    // The first division covers all of ward 0 and a sliver of ward 1; the second covers the rest of ward 1.
    let first = polygon([0, 0, 10.01, 0, 10.01, 10, 0, 10])
    let second = polygon([9, 0, 20, 0, 20, 10, 9, 10])
    let divisions = try layer([first, second], level: .division, from: 500)
    let found = try overlapping(try layer(wards), divisions, atLeast: 0.01)
    #expect(found == [[0, 1], [1], []])
  }

  @Test("Areas with ground of their own are told from those that the other set covers")
  func covered() throws {
    // The one division covers ward 0 and half of ward 1.
    let divisions = try layer([polygon([0, 0, 15, 0, 15, 10, 0, 10])], level: .division, from: 500)
    let found = try commonGround(try layer(wards), divisions, atLeast: 0.01)
    #expect(found.others == [[0], [0], []])
    #expect(found.isFirstCovered == [true, false, false])
    #expect(found.isSecondCovered == [true])
  }

  @Test("The parent is the area with the largest overlap, and none where less than half is covered")
  func parentByGeometry() throws {
    let districts = try layer(
      [polygon([0, 0, 14, 0, 14, 10, 0, 10]), polygon([14, 0, 20, 0, 20, 10, 14, 10])],
      level: .district, from: 900)
    #expect(try parents(of: try layer(wards), in: districts) == [0, 1, nil])
  }

  @Test("Sets in different systems are refused")
  func systems() throws {
    let degrees = try layer([square(0, 50, 1)], system: .wgs84)
    #expect(throws: GeometryError.self) {
      try overlapping(try layer(wards), degrees, atLeast: 0)
    }
  }
}
