import Geometry
import Model
import Testing

@Suite("PointLocator")
struct PointLocatorTests {
  /// Areas 0 and 1 are squares side by side; area 2 is an island in a hole of area 3, which has a second part.
  static let areas = boundarySet([
    box(0, 0, 10, 10),
    box(10, 0, 20, 10),
    box(34, 4, 36, 6),
    region([
      [
        [(30, 0), (30, 10), (40, 10), (40, 0)], [(34, 4), (34, 6), (36, 6), (36, 4)],
      ],
      [[(50, 0), (50, 10), (60, 10), (60, 0)]],
    ]),
  ])

  // Each answer follows from the corners above and the rule of the lowest code.
  @Test(
    "A point belongs to the first area by code that covers it",
    arguments: [
      (5, 5, 0), (15, 5, 1), (25, 5, -1),
      (10, 5, 0), (10, 0, 0), (10, 10, 0),  // on the shared edge and its ends
      (0, 0, 0), (20, 10, 1), (20, 10.000001, -1), (0, -0.0, 0),
      (35, 5, 2), (34, 5, 2), (36, 6, 2), (33.999999, 5, 3),  // an island, its rim, and around it
      (30, 10, 3), (45, 5, -1), (55, 5, 3), (60, 10, 3),  // the second part
      (-1e300, 5, -1), (1e300, 1e300, -1), (.infinity, 5, -1), (.nan, 5, -1), (5, .nan, -1),
      (5, -.infinity, -1),
    ] as [(Double, Double, Int32)])
  func covered(x: Double, y: Double, area: Int32) async throws {
    let locator = try PointLocator(Self.areas)
    #expect(try await locator.locate(Points(x: [x], y: [y])).area == [area])
    #expect(try ReferenceLocator(Self.areas).locate(Points(x: [x], y: [y])).area == [area])
  }

  @Test("A vertex that four areas share belongs to the first by code")
  func sharedVertex() async throws {
    let areas = boundarySet([box(5, 5, 9, 9), box(0, 5, 5, 9), box(0, 0, 5, 5), box(5, 0, 9, 5)])
    let found = try await PointLocator(areas).locate(
      Points(x: [5, 5, 5.5, 4], y: [5, 4, 5, 5]))
    #expect(found.area == [0, 2, 0, 1])
  }

  @Test("Where areas overlap, the first by code takes the point")
  func overlap() async throws {
    let areas = boundarySet([box(4, 4, 6, 6), box(0, 0, 5, 10), box(0, 0, 10, 10)])
    let found = try await PointLocator(areas).locate(
      Points(x: [4.5, 3, 7, 5, 5], y: [5, 5, 5, 5, 9]))
    #expect(found.area == [0, 1, 2, 0, 1])
  }

  @Test("Without areas, and in an area without ground, every point is outside")
  func nothing() async throws {
    let points = Points(x: [0, 1], y: [0, 1])
    #expect(try await PointLocator(boundarySet([])).locate(points).area == [-1, -1])
    #expect(
      try await PointLocator(boundarySet([Region(), box(0, 0, 0.5, 0.5)])).locate(points).area
        == [1, -1])
    #expect(try await PointLocator(boundarySet([Region()])).locate(Points()).area.isEmpty)
  }

  @Test("A ring that is not closed is refused, by the index as by GEOS")
  func openRing() throws {
    var open = Region()
    open.appendRing(Points(x: [0, 0, 1, 1], y: [0, 1, 1, 0]))
    open.endPolygon()
    let areas = boundarySet([open])
    #expect(throws: GeometryError.self) { _ = try ReferenceLocator(areas) }
    #expect(throws: GeometryError.self) { _ = try PointLocator(areas) }
  }

  @Test("Two hundred thousand points in any order get the answers that each would get alone")
  func order() async throws {
    var random = SplitMix(seed: 5)
    let count = 200_000
    let x = (0..<count).map { _ in random.double(in: -1...61) }
    let y = (0..<count).map { _ in random.double(in: -1...11) }
    let locator = try PointLocator(Self.areas)
    let forwards = try await locator.locate(Points(x: x, y: y)).area
    let backwards = try await locator.locate(Points(x: x.reversed(), y: y.reversed())).area
    #expect(forwards == backwards.reversed())
    let sample = stride(from: 0, to: count, by: 20_011)
    for number in sample {
      let alone = try await locator.locate(Points(x: [x[number]], y: [y[number]])).area
      #expect(alone == [forwards[number]])
    }
  }
}
