import Geometry
import Intake
import Model

extension PostcodeTable {
  /// The table of a directory over the areas of one level: each postcode is located once, whatever the number of rows.
  ///
  /// - Throws: `Failure.inputUnusable` for more areas or sectors than a table holds.
  static func placed(
    _ directory: PostcodeDirectory, in boundaries: BoundarySet
  ) async throws -> PostcodeTable {
    let projection = try Projection(from: directory.system, to: boundaries.system)
    let locator = try PointLocator(boundaries)
    guard boundaries.count <= mostAreas else { throw tooMany(boundaries.level) }
    var table = PostcodeTable(areaCount: boundaries.count)
    // In chunks, so that the points and areas of all postcodes are never in memory at once.
    for start in stride(from: 0, to: directory.count, by: 131_072) {
      let range = start..<min(start + 131_072, directory.count)
      let points = Points(
        x: Array(directory.points.x[range]), y: Array(directory.points.y[range]))
      let areas = try await locator.locate(try await projection.transformedInChunks(points)).area
      for (number, area) in zip(range, areas) {
        let isAdded = table.add(
          directory.postcodes[number], state: directory.states[number], area: area)
        guard isAdded else { throw tooMany(boundaries.level) }
      }
    }
    return table
  }

  static func tooMany(_ level: Level) -> Failure {
    .inputUnusable(
      "the directory has more postcode sectors, or the \(level.plural) are more, than are counted at once. "
        + "Use assign, which has no such limit.")
  }
}
