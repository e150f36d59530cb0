import Geometry
import Model

/// How long PROJ takes to bring points from the National Grid to WGS 84 and back.
struct ProjectBenchmark {
  private let points: Points

  init(_ arguments: ArraySlice<String>) throws {
    guard let path = arguments.first, arguments.count == 1 else {
      throw Inputs.Unreadable(description: "POINTS, please")
    }
    points = try Inputs.points(path)
  }

  func run() async throws {
    var choose = Timings("choose the operation")
    var out = Timings("National Grid to WGS 84")
    var back = Timings("WGS 84 to National Grid")
    for _ in 0..<3 {
      let there = try await choose.measure {
        try Projection(from: .britishNationalGrid, to: .wgs84)
      }
      let here = try Projection(from: .wgs84, to: .britishNationalGrid)
      let moved = try await out.measure { try await there.transformedInChunks(points) }
      _ = try await back.measure { try await here.transformedInChunks(moved) }
    }
    for timing in [choose, out, back] { print(timing.line(items: points.count)) }
  }
}
