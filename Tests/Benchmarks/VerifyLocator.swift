import Geometry
import Model

/// Compares every answer of `PointLocator` with GEOS's own, for given points and for awkward ones round every vertex.
struct VerifyLocator {
  private let areas: BoundarySet
  private let points: Points

  init(_ arguments: ArraySlice<String>) throws {
    let paths = Array(arguments)
    guard paths.count == 2 else { throw Inputs.Unreadable(description: "AREAS and POINTS, please") }
    areas = try Inputs.areas(paths[0])
    points = try Inputs.points(paths[1])
  }

  func run() async throws {
    let reference = try ReferenceLocator(areas)
    var differing = 0
    for use in [PointLocator.Use.once, .often] {
      let locator = try PointLocator(areas, use: use)
      differing += try await compare(points, "the given points", locator, reference)
      differing += try await compare(awkward(), "round vertices", locator, reference)
    }
    guard differing == 0 else {
      throw Inputs.Unreadable(description: "\(differing) answers differ from GEOS's")
    }
  }

  private func compare(
    _ points: Points, _ name: String, _ locator: PointLocator, _ reference: ReferenceLocator
  ) async throws -> Int {
    let expected = try reference.locate(points).area
    let found = try await locator.locate(points).area
    let different = expected.indices.filter { expected[$0] != found[$0] }
    print("\(name): \(points.count) compared, \(different.count) differ")
    for place in different.prefix(5) {
      print("  \(points.x[place]), \(points.y[place]): \(found[place]), not \(expected[place])")
    }
    return different.count
  }

  /// Vertices, middles of edges and one last bit beside each, and places at the height of a vertex.
  private func awkward() -> Points {
    var points = Points()
    func around(_ x: Double, _ y: Double) {
      points.append(x: x, y: y)
      points.append(x: x.nextUp, y: y)
      points.append(x: x.nextDown, y: y)
      points.append(x: x, y: y.nextUp)
      points.append(x: x, y: y.nextDown)
    }
    for region in areas.regions {
      for ring in 0..<region.ringCount {
        for place in region.pointRange(ofRing: ring).dropLast() {
          let (x, y) = (region.points.x[place], region.points.y[place])
          let (nextX, nextY) = (region.points.x[place + 1], region.points.y[place + 1])
          around(x, y)
          around((x + nextX) / 2, (y + nextY) / 2)
          points.append(x: x + (nextX - x) * 0.3, y: y + (nextY - y) * 0.3)
          points.append(x: x + 3 * (nextX - x), y: y)
        }
      }
    }
    return points
  }
}
