import Geometry
import Model
import Testing

/// Points where a locator is likeliest to be wrong: at, between and one last bit beside vertices, and all round.
func awkwardPoints(_ areas: BoundarySet, random count: Int, seed: UInt64) -> Points {
  var random = SplitMix(seed: seed)
  var points = Points()
  func around(_ x: Double, _ y: Double) {
    points.append(x: x, y: y)
    points.append(x: x.nextUp, y: y)
    points.append(x: x.nextDown, y: y)
    points.append(x: x, y: y.nextUp)
    points.append(x: x, y: y.nextDown)
  }
  var (west, east, south, north) = (
    Double.infinity, -Double.infinity, Double.infinity, -Double.infinity
  )
  for region in areas.regions {
    for ring in 0..<region.ringCount {
      let range = region.pointRange(ofRing: ring)
      for place in range.dropLast() {
        let (x, y) = (region.points.x[place], region.points.y[place])
        let (nextX, nextY) = (region.points.x[place + 1], region.points.y[place + 1])
        (west, east, south, north) = (min(west, x), max(east, x), min(south, y), max(north, y))
        around(x, y)
        around((x + nextX) / 2, (y + nextY) / 2)
        let along = random.double(in: 0...1)
        around(x + (nextX - x) * along, y + (nextY - y) * along)
        // At the height of one vertex, anywhere across.
        points.append(x: x + (random.double(in: -3...3)) * abs(nextX - x), y: y)
      }
    }
  }
  let (width, height) = (east - west, north - south)
  for _ in 0..<count {
    points.append(
      x: random.double(in: west - 0.1 * width...east + 0.1 * width),
      y: random.double(in: south - 0.1 * height...north + 0.1 * height))
  }
  let odd: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, 1e300, -1e300, .leastNonzeroMagnitude,
  ]
  for odd in odd {
    points.append(x: odd, y: south + height / 2)
    points.append(x: west + width / 2, y: odd)
  }
  return points
}

@Suite("PointLocator against GEOS")
struct LocatorAgreementTests {
  @Test(
    "Every answer equals that of GEOS's own predicate",
    arguments: MadeUpCoverage.allCases, [PointLocator.Use.once, .often])
  func agreement(coverage: MadeUpCoverage, use: PointLocator.Use) async throws {
    let areas = coverage.areas(seed: 20_260_115)
    let points = awkwardPoints(areas, random: 4000, seed: 9)
    let expected = try ReferenceLocator(areas).locate(points).area
    let found = try await PointLocator(areas, use: use).locate(points).area
    let different = expected.indices.filter { expected[$0] != found[$0] }
    #expect(
      different.isEmpty,
      """
      \(different.count) of \(points.count) differ, first \
      \(different.first.map { "\(points.x[$0]), \(points.y[$0]): \(found[$0]), not \(expected[$0])" } ?? "")
      """)
  }

  @Test(
    "On Derbyshire's wards every answer equals that of GEOS, in degrees as in metres",
    .enabled(if: RealAreas.areThere), arguments: [CoordinateSystem.wgs84, .britishNationalGrid])
  func realWards(system: CoordinateSystem) async throws {
    let published = try RealAreas.published.get()
    #expect(published.count == 176)
    let areas = try Projection(from: .wgs84, to: system).transformed(published)
    let all = awkwardPoints(areas, random: 4000, seed: 3)
    // Every 29th keeps the test short; the benchmarks' `verify` takes them all, and England's.
    let some = Array(stride(from: 0, to: all.count, by: 29))
    let points = Points(x: some.map { all.x[$0] }, y: some.map { all.y[$0] })
    #expect(try await PointLocator(areas).disagreements(on: points).isEmpty)
  }

  @Test("Coordinates too large for a grid are placed by GEOS alone")
  func beyondTheGrid() async throws {
    let areas = boundarySet([box(-1e305, -1e305, 1e305, 1e305)])
    let locator = try PointLocator(areas)
    #expect(locator.indexBytes == 0)
    #expect(try await locator.locate(Points(x: [0, 2e305], y: [0, 0])).area == [0, -1])
  }
}
