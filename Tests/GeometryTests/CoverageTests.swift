import Foundation
import Geometry
import Model
import Testing

private func check(
  _ regions: [Region], system: CoordinateSystem = .britishNationalGrid,
  rules: CoverageRules = CoverageRules(smallestFault: 0.001)
) throws -> CoverageReport {
  try checked(try layer(regions, system: system), rules: rules)
}

/// A square in Derbyshire, in metres of the National Grid.
private func field(_ east: Double, _ north: Double, _ side: Double = 100) -> Region {
  square(430_000 + east, 350_000 + north, side)
}

private func codes(_ numbers: Int...) throws -> [String] { try numbers.map { try code($0).text } }

@Suite("Testing a boundary file as a coverage")
struct CoverageTests {
  @Test("A generated coverage is clean but for the hole that nobody fills", arguments: 1...2)
  func generated(seed: UInt64) throws {
    let coverage = GeneratedCoverage(
      seed: seed, columns: 5, rows: 4, pointsPerBorder: 10, roughness: 0.3)
    let report = try check(coverage.regions)
    // The hole is in cell (1, 1), number 6: a ring of eight corners about a circle of 20 m.
    #expect(report.faults.map(\.kind) == [.gap])
    #expect(report.faults[0].areas == (try codes(6)))
    #expect((800...1260).contains(report.faults[0].squareMetres ?? 0))
    let sum = coverage.regions.reduce(0) { $0 + plainArea($1) }
    #expect(abs(report.squareMetres - sum) < 1e-6 * sum)
    #expect(report.areaCount == 21)
  }

  @Test("An overlap is told with both areas, its size and a place inside it")
  func overlap() throws {
    let report = try check([field(0, 0), field(90, 50)])
    let fault = try #require(report.faults.first)
    #expect(report.faults.count == 1 && fault.kind == .overlap)
    #expect(fault.areas == (try codes(0, 1)))
    #expect(fault.squareMetres == 500)
    let (x, y) = (try #require(fault.x), try #require(fault.y))
    #expect((430_090...430_100).contains(x) && (350_050...350_100).contains(y))
    #expect(report.squareMetres == 20_000)
  }

  @Test("A long thin overlap or gap is a sliver, and one under the smallest fault is nothing")
  func slivers() throws {
    #expect(try check([field(0, 0), field(99.5, 0)]).faults.map(\.kind) == [.overlapSliver])
    let wide = polygon([
      430_000, 350_100.2, 430_200, 350_100.2, 430_200, 350_200, 430_000, 350_200,
    ])
    let sides = [
      field(0, 0), field(100, 0), wide,
      polygon([
        430_200, 350_000, 430_210, 350_000, 430_210, 350_200, 430_200, 350_200,
      ]),
      polygon([
        429_990, 350_000, 430_000, 350_000, 430_000, 350_200, 429_990, 350_200,
      ]),
    ]
    let gap = try check(sides)
    #expect(gap.faults.map(\.kind) == [.gapSliver])
    #expect(gap.faults[0].areas == (try codes(0, 1, 2, 3, 4)))
    #expect(abs((gap.faults[0].squareMetres ?? 0) - 40) < 1e-3)
    #expect(try check(sides, rules: CoverageRules(smallestFault: 50)).isClean)
  }

  @Test(
    "An invalid area is told by its kind and never stops the check",
    arguments: [
      ([0, 0, 50, 50, 50, 0, 0, 50], .selfIntersection),
      ([0, 0, 50, 0, 50, 50, 25, 0, 0, 50], .ringSelfIntersection),
      ([0, 0, 50, 50], .tooFewPoints),
      ([0, 0, 50, 50, 0, 0], .tooFewPoints),
    ] as [([Double], FaultKind)])
  func invalid(ring: [Double], kind: FaultKind) throws {
    let shifted = ring.enumerated().map { $0 % 2 == 0 ? $1 + 430_000 : $1 + 350_000 }
    var region = Region()
    let closed = shifted + shifted.prefix(2)
    region.appendRing(
      Points(
        x: stride(from: 0, to: closed.count, by: 2).map { closed[$0] },
        y: stride(from: 1, to: closed.count, by: 2).map { closed[$0] }))
    region.endPolygon()
    let report = try check([region, field(500, 500)])
    #expect(report.faults.map(\.kind) == [kind])
    #expect(report.faults[0].kind.isInvalidity)
    #expect(report.faults[0].areas == (try codes(0)))
    #expect(report.faults[0].x != nil)
  }

  @Test("Open rings, holes outside and coordinates that are no numbers are told")
  func strangeRings() throws {
    var open = Region()
    open.appendRing(
      Points(x: [430_000, 430_100, 430_100, 430_000], y: [350_000, 350_000, 350_100, 350_100]))
    open.endPolygon()
    var broken = field(200, 0)
    broken.points.x[1] = .nan
    let stray = joinedRings(field(400, 0), hole: field(600, 0, 10))
    let report = try check([open, broken, stray, Region()])
    #expect(
      report.faults.filter { $0.kind != .gap }.map(\.kind) == [
        .ringNotClosed, .invalidCoordinate, .holeOutsideShell, .empty,
      ])
  }

  private func joinedRings(_ shell: Region, hole: Region) -> Region {
    var region = Region()
    region.appendRing(shell.points)
    region.appendRing(hole.points)
    region.endPolygon()
    return region
  }

  @Test("Codes that stand twice and names that stand twice under one parent are told")
  func repeats() throws {
    let district = try code(900)
    let names = [
      (1, "Castle", district), (1, "Abbey", district), (2, "Castle", district),
      (3, "Castle", try code(901)), (4, "", district), (5, "", district),
    ]
    let areas = try names.map { Area(code: try code($0.0), name: $0.1, parent: $0.2) }
    let regions = areas.indices.map { field(Double($0) * 200, 0) }
    let report = try checked(
      areas: areas, regions: regions, system: .britishNationalGrid,
      rules: CoverageRules(smallestFault: 1))
    #expect(report.faults.map(\.kind) == [.duplicateCode, .duplicateName])
    #expect(report.faults.map(\.areas) == [try codes(1, 1), try codes(1, 2)])
  }

  @Test(
    "Coordinates of another system are told once, with the system that they fit",
    arguments: [
      ([-1.5, 53, 0.1], .britishNationalGrid, "EPSG:4326"),
      ([430_000, 350_000, 100], .wgs84, "EPSG:27700"),
      ([53, -1.5, 0.1], .wgs84, "swapped"),
    ] as [([Double], CoordinateSystem, String)])
  func wrongSystem(corner: [Double], system: CoordinateSystem, words: String) throws {
    let report = try check([square(corner[0], corner[1], corner[2])], system: system)
    #expect(report.faults.map(\.kind) == [.wrongSystem])
    #expect(report.faults[0].message.contains(words))
  }

  @Test("An area that reaches out of England and Wales is told with a place outside")
  func outlier() throws {
    let report = try check([field(0, 0), square(700_000, 350_000, 10)])
    #expect(report.faults.map(\.kind) == [.outsideEnglandAndWales])
    #expect(report.faults[0].x == 700_000)
  }

  @Test("Degrees are reported as square metres of the ground")
  func degrees() throws {
    // A degree cell at 53 N: 111,285 m by 67,139 m by the WGS 84 ellipsoid (published tables of degree lengths).
    let report = try check([square(-1.5, 52.995, 0.01)], system: .wgs84)
    #expect(abs(report.squareMetres / (1112.85 * 671.39) - 1) < 0.001)
  }

  @Test("Headings of two years and codes that the vintage does not have are told")
  func vintages() throws {
    var rules = CoverageRules(smallestFault: 1, headings: ["WD25CD", "LAD24CD"])
    rules.expected = [try code(0), try code(7)]
    let report = try check([field(0, 0), field(200, 0)], rules: rules)
    #expect(report.faults.map(\.kind) == [.mixedVintages, .codeUnexpected, .codeMissing])
    #expect(report.faults.map(\.areas) == [[], try codes(1), try codes(7)])
    rules.headings = ["WD25CD", "LAD25CD"]
    #expect(try check([field(0, 0)], rules: rules).count(of: .mixedVintages) == 0)
  }

  @Test("Areas that reach out of their parent and parents that are not filled are told")
  func parents() throws {
    let parents = try layer([field(0, 0, 200)], level: .district, from: 900)
    let rules = CoverageRules(smallestFault: 1, parents: parents)
    let report = try check(
      [
        field(0, 0), field(150, 0), field(0, 100), field(900, 0),
      ], rules: rules)
    #expect(report.faults.map(\.kind) == [.outsideParent, .outsideParent, .parentNotFilled])
    #expect(report.faults.map(\.areas) == [try codes(1), try codes(3), try codes(900)])
    #expect(report.faults.map(\.squareMetres) == [5000, nil, 15_000])
  }

  @Test("A report is written and read as JSON")
  func json() throws {
    let report = try check([field(0, 0), field(50, 50)])
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(CoverageReport.self, from: data) == report)
  }
}

@Suite("Mending invalid areas")
struct RepairTests {
  @Test("A bow tie becomes its two triangles, and valid areas stay as they are")
  func bowTie() throws {
    let bowTie = polygon([
      430_000, 350_000, 430_010, 350_010, 430_010, 350_000, 430_000, 350_010,
    ])
    let (mended, repairs) = try repaired(try layer([bowTie, field(100, 0)]))
    #expect(mended.regions[0].polygonCount == 2)
    #expect(plainArea(mended.regions[0]) == 50)
    #expect(mended.regions[1] == field(100, 0))
    #expect(repairs.map(\.area) == (try codes(0)))
    #expect(repairs.map(\.kind) == [.selfIntersection])
    // Its two loops run opposite ways, so that the rings as read enclose nothing in sum.
    #expect(repairs[0].squareMetresBefore == 0 && repairs[0].squareMetresAfter == 50)
    #expect(try check(mended.regions).isClean)
  }

  @Test("A ring of two points goes, and an open ring is closed")
  func rings() throws {
    var region = Region()
    region.appendRing(Points(x: [430_000, 430_100, 430_000], y: [350_000, 350_000, 350_000]))
    region.endPolygon()
    region.appendRing(
      Points(x: [430_000, 430_100, 430_100, 430_000], y: [350_000, 350_000, 350_100, 350_100]))
    region.endPolygon()
    let (mended, repairs) = try repaired(try layer([region]))
    #expect(repairs.map(\.kind) == [.tooFewPoints])
    #expect(plainArea(mended.regions[0]) == 10_000)
  }
}

@Suite("Testing the real boundaries", .enabled(if: RealBoundaries.areThere))
struct RealCoverageTests {
  @Test("Derbyshire's wards are a clean coverage of their districts")
  func derbyshire() throws {
    let rules = CoverageRules(
      smallestFault: 0.01, headings: ["WD25CD", "LAD25CD"],
      parents: try RealBoundaries.derbyshireDistricts())
    let report = try checked(try RealBoundaries.derbyshireWards(), rules: rules)
    #expect(report.faults == [])
    #expect(report.areaCount == 176 && report.vertexCount == 18_086)
  }

  @Test("The wards made invalid by rounding have the faults that shapely finds, and can be mended")
  func invalidWards() throws {
    let wards = try RealBoundaries.read(
      "england_wards_2025_rounded_5dp_invalid_only.geojson.gz", level: .ward, code: "WD25CD",
      name: "WD25NM", asDegrees: true)
    let (mended, repairs) = try repaired(wards)
    #expect(repairs.count == 84)
    // By shapely and the data's own README: 48 and 13, and 23. Where a ward has both of the first two, the version of
    // GEOS decides which comes first.
    let selfIntersecting: [FaultKind] = [.selfIntersection, .ringSelfIntersection]
    #expect(repairs.count { selfIntersecting.contains($0.kind) } == 61)
    #expect(repairs.count { $0.kind == .tooFewPoints } == 23)
    #expect(try repaired(mended).repairs == [])
    // Rounding by half a metre moved no ward by as much as a hundredth of its ground.
    for repair in repairs {
      #expect(abs(repair.squareMetresGained) < 0.01 * repair.squareMetresAfter)
    }
  }
}
