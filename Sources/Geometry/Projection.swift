import CPROJ
public import Model

/// One operation of PROJ between two coordinate systems, chosen once for Great Britain and used for every point.
///
/// PROJ may choose another operation for each point, which would tear borders apart; this takes the most accurate
/// one that can run here. A "ballpark" operation, which ignores the change of datum and is wrong by some hundred
/// metres, is never used. Axis order is east, north or longitude, latitude (degrees).
public struct Projection: Sendable {
  public let source: CoordinateSystem
  public let target: CoordinateSystem
  /// The accuracy that PROJ states for the operation, in metres; nil where it states none.
  public let accuracy: Double?
  /// PROJ's name for the operation.
  public let description: String
  /// The grid file, OSTN15 in practice, with which a more accurate operation could run were it installed.
  public let missingGrid: String?

  /// The operation as text, nil where both systems are the same.
  private let pipeline: String?
  private let gridFolder: String?

  /// Chooses the operation; `gridFolder` is searched for grid files before PROJ's own folders.
  ///
  /// - Throws: `GeometryError` where PROJ knows no operation or its database is not installed.
  public init(
    from source: CoordinateSystem, to target: CoordinateSystem, gridFolder: String? = nil
  ) throws(GeometryError) {
    self.source = source
    self.target = target
    self.gridFolder = gridFolder
    guard source != target else {
      (accuracy, description, missingGrid, pipeline) = (0, "no change", nil, nil)
      return
    }
    let context = PROJContext(gridFolder: gridFolder)
    var choice = try context.choose(from: source, to: target)
    if choice.pipeline == nil {
      // Without its grid ETRS89 has only a ballpark way to OSGB36. WGS 84 is within a metre of ETRS89.
      let missing = choice.missingGrid
      choice = try context.choose(from: source.asWGS84, to: target.asWGS84)
      choice.missingGrid = choice.missingGrid ?? missing
    }
    guard let found = choice.pipeline else {
      throw GeometryError(
        operation: "proj_create_operations", reason: "no operation from \(source) to \(target)")
    }
    pipeline = found
    accuracy = choice.accuracy
    description = choice.name
    missingGrid = choice.missingGrid
  }

  /// The points in the target system; a point that cannot be transformed becomes infinite in x and y.
  public func transformed(_ points: Points) throws(GeometryError) -> Points {
    guard let pipeline else { return points }
    var moved = points
    try PROJContext(gridFolder: gridFolder).transform(&moved, by: pipeline)
    return moved
  }

  /// The same as `transformed(_:)`, bit for bit, for many points: chunk by chunk on all cores.
  public func transformedInChunks(_ points: Points) async throws -> Points {
    guard let pipeline else { return points }
    var x = [Double].large(capacity: points.count)
    var y = [Double].large(capacity: points.count)
    try await Chunks.run(of: points.count) { [gridFolder] range in
      var some = Points(x: Array(points.x[range]), y: Array(points.y[range]))
      try PROJContext(gridFolder: gridFolder).transform(&some, by: pipeline)
      return some
    } join: {
      x.append(contentsOf: $0.x)
      y.append(contentsOf: $0.y)
    }
    return Points(x: x, y: y)
  }

  /// The boundaries in the target system.
  ///
  /// - Throws: `GeometryError` also where a vertex cannot be transformed.
  public func transformed(_ boundaries: BoundarySet) throws(GeometryError) -> BoundarySet {
    precondition(
      boundaries.system == source, "Boundaries are in the system that is projected from.")
    guard let pipeline else { return boundaries }
    let context = PROJContext(gridFolder: gridFolder)
    var regions = boundaries.regions
    for number in regions.indices {
      try context.transform(&regions[number].points, by: pipeline)
      guard regions[number].points.x.allSatisfy(\.isFinite) else {
        throw GeometryError(
          operation: "proj_trans_generic",
          reason: "a vertex of \(boundaries.areas[number].code) lies outside \(target)")
      }
    }
    return BoundarySet(
      level: boundaries.level, vintage: boundaries.vintage, system: target,
      areas: boundaries.areas, regions: regions)
  }
}

extension CoordinateSystem {
  fileprivate var asWGS84: CoordinateSystem { self == .etrs89 ? .wgs84 : self }
}
