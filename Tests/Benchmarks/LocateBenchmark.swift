import Foundation
import Geometry
import Model

/// `PointLocator` against GEOS's search tree and prepared predicate: the same points, the same process, in turns.
struct LocateBenchmark {
  private let areas: BoundarySet
  private let points: Points
  private let repeats: Int
  /// How often more each index is asked in a repeat.
  private let queries: Int
  private let order: String
  /// Whether GEOS is left out, for a profile.
  private let isAlone: Bool

  init(_ arguments: ArraySlice<String>) throws {
    var rest = Array(arguments)
    func option(_ name: String) -> Int? {
      guard let place = rest.firstIndex(of: name), place + 1 < rest.count else { return nil }
      defer { rest.removeSubrange(place...place + 1) }
      return Int(rest[place + 1])
    }
    repeats = option("--repeats") ?? 5
    queries = (option("--queries") ?? 1) - 1
    isAlone = rest.contains("--alone")
    rest.removeAll { $0 == "--alone" }
    let random = option("--random")
    guard rest.count == 2 else { throw Inputs.Unreadable(description: "AREAS and POINTS, please") }
    areas = try Inputs.areas(rest[0])
    let given = try Inputs.points(rest[1])
    order = random == nil ? "in the order of the file" : "in random order"
    points = random.map { given.drawn($0) } ?? given
  }

  func run() async throws {
    let vertices = areas.regions.reduce(0) { $0 + $1.points.count }
    print("\(areas.count) areas, \(vertices) vertices, \(points.count) points \(order)")
    var geosBuild = Timings("GEOS, build")
    var geos = Timings("GEOS, query")
    var onceBuild = Timings("grid for one use, build")
    var once = Timings("grid for one use, query")
    var oftenBuild = Timings("grid for many uses, build")
    var often = Timings("grid for many uses, query")
    var stream = Timings("read x and y, write a number")
    var bytes = (once: 0, often: 0)
    for _ in 0..<repeats {
      let reference = try await geosBuild.measure { try ReferenceLocator(areas) }
      let expected = try await geos.measure { isAlone ? nil : try reference.locate(points) }
      let coarse = try await onceBuild.measure { try PointLocator(areas, use: .once) }
      var first = try await once.measure { try await coarse.locate(points) }
      for _ in 0..<queries { first = try await once.measure { try await coarse.locate(points) } }
      let fine = try await oftenBuild.measure { try PointLocator(areas, use: .often) }
      var second = try await often.measure { try await fine.locate(points) }
      for _ in 0..<queries { second = try await often.measure { try await fine.locate(points) } }
      _ = await stream.measure { points.streamed() }
      bytes = (coarse.indexBytes, fine.indexBytes)
      guard first == expected ?? first, second == expected ?? first else {
        throw Inputs.Unreadable(description: "an answer differs from GEOS's")
      }
    }
    for timing in [geosBuild, geos, onceBuild, once, oftenBuild, often, stream] {
      print(timing.line(items: points.count))
    }
    let whole = geosBuild.least + geos.least
    print(
      String(
        format: """
            index bytes: one use %.1f MB, many uses %.1f MB
            query, many uses: %.1f x GEOS; %.1f x the stream
            query, one use:   %.1f x GEOS
            build and query:  %.2f x GEOS for one use, %.2f x for many uses
            second core:      %.2f x (processor time over wall time, many uses)
          """, Double(bytes.once) / 1e6, Double(bytes.often) / 1e6, geos.least / often.least,
        often.least / stream.least, geos.least / once.least, whole / (onceBuild.least + once.least),
        whole / (oftenBuild.least + often.least), often.least / often.leastWall))
  }
}

extension Points {
  /// `count` of the points, drawn with a fixed seed and moved a little, so that neighbours are far apart.
  func drawn(_ count: Int) -> Points {
    var state: UInt64 = 20_260_115
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
    var drawn = Points()
    drawn.reserveCapacity(count)
    for _ in 0..<count {
      let place = Int(next() % UInt64(self.count))
      drawn.append(
        x: x[place] + Double(next() % 200) - 100, y: y[place] + Double(next() % 200) - 100)
    }
    return drawn
  }

  /// The least that any locator does: reads each point and writes a number for it.
  func streamed() -> [Int32] {
    [Int32](unsafeUninitializedCapacity: count) { found, filled in
      for number in 0..<count { found[number] = x[number] < y[number] ? 1 : 0 }
      filled = count
    }
  }
}
