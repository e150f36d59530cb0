import Geometry
import Intake
import Model

/// Places the rows of a table chunk by chunk, at one or several levels.
struct PointPlacing {
  private let levels: [PlacedLevel]
  private let directory: PostcodeDirectory?
  private let console: Console

  /// Rows in memory at once: two chunks of the locator, so that both cores have work.
  private static let chunk = 131_072

  /// One level's boundaries, ready to be asked.
  private struct PlacedLevel {
    let level: Level
    let codes: [String]
    let names: [String]
    let locator: PointLocator
    let projection: Projection
  }

  init(_ options: Assign, _ console: Console) throws {
    self.console = console
    directory = try options.directory.map { path in
      let read = try readDirectory(path)
      console.report(read.problems)
      return read.value
    }
    guard let source = directory?.system ?? options.crs?.system else {
      preconditionFailure("The options were checked before.")
    }
    var levels: [PlacedLevel] = []
    for argument in options.areas {
      let read = try readBoundaries(
        BoundarySource(
          path: argument.path, level: argument.level, code: options.code, name: options.name,
          parent: nil, system: nil))
      console.report(read.problems)
      let own = read.value
      let boundaries = try own.projected(to: options.measureIn?.system ?? own.system)
      Self.warn(console, of: directory, and: boundaries)
      let projection = try Projection(from: source, to: boundaries.system)
      if let grid = projection.missingGrid {
        let accuracy = projection.accuracy.map { "good to \($0) m" } ?? "of unknown accuracy"
        console.note("the grid \(grid) is not installed: coordinates are \(accuracy).")
      }
      levels.append(
        PlacedLevel(
          level: argument.level, codes: boundaries.areas.map(\.code.text),
          names: boundaries.areas.map(\.name),
          locator: try PointLocator(boundaries, use: .often), projection: projection))
    }
    self.levels = levels
  }

  /// Joining different editions is allowed where a person points at both files, but never in silence.
  private static func warn(
    _ console: Console, of directory: PostcodeDirectory?, and boundaries: BoundarySet
  ) {
    guard let year = directory?.vintage?.prefix(4), let edition = boundaries.vintage else { return }
    if year != edition {
      console.note(
        "the directory is of \(year) and the \(boundaries.level.plural) are of \(edition): "
          + "postcodes are placed by their grid references.")
    }
  }

  /// Writes the table with its new columns and answers what was done, as a sentence.
  func write(
    _ table: inout PointTable, to output: ([UInt8]) throws -> Void
  ) async throws -> String {
    let headings = levels.flatMap { ["\($0.level.id)_code", "\($0.level.id)_name"] } + ["match"]
    try output(try table.headings(adding: headings))
    var counts = [Int](repeating: 0, count: Match.allCases.count)
    var total = 0
    while let rows = try table.next(Self.chunk) {
      let (columns, matches) = try await columns(of: rows)
      for (number, match) in Match.allCases.enumerated() {
        counts[number] += matches.count { $0 == match }
      }
      try output(rows.lines(adding: columns + [matches.map(\.rawValue)]))
      total += rows.count
      console.stage("\(total.formattedWithCommas) rows")
    }
    let parts = zip(Match.allCases, counts).filter { $0.1 > 0 }.map { match, count in
      "\(count.formattedWithCommas) \(match.rawValue)"
    }
    return "\(total.formattedWithCommas) rows (\(parts.joined(separator: ", ")))"
  }

  private func columns(of rows: PointRows) async throws -> ([[String]], [Match]) {
    let (points, allMatches) = located(rows)
    var matches = allMatches
    var columns: [[String]] = []
    for (number, level) in levels.enumerated() {
      let moved = try await level.projection.transformedInChunks(points)
      let area = try await level.locator.locate(moved).area
      if number == 0 { Self.settle(&matches, area: area, moved: moved) }
      columns.append(area.map { $0 < 0 ? "" : level.codes[Int($0)] })
      columns.append(area.map { $0 < 0 ? "" : level.names[Int($0)] })
    }
    return (columns, matches)
  }

  /// The points of the rows, and how each came to its point or why it has none.
  private func located(_ rows: PointRows) -> (Points, [Match]) {
    guard let directory else { return (rows.points, rows.failures.map { $0 ?? .inside }) }
    var points = Points()
    points.reserveCapacity(rows.count)
    var matches: [Match] = []
    matches.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      guard rows.failures[row] == nil, let postcode = rows.postcodes[row] else {
        points.append(x: .nan, y: .nan)
        matches.append(rows.failures[row] ?? .missing)
        continue
      }
      guard let index = directory.index(of: postcode) else {
        points.append(x: .nan, y: .nan)
        matches.append(.postcodeUnknown)
        continue
      }
      let isLocated = directory.states[index] != .noGridReference
      points.append(
        x: isLocated ? directory.points.x[index] : .nan,
        y: isLocated ? directory.points.y[index] : .nan)
      switch directory.states[index] {
      case .live: matches.append(.inside)
      case .terminated: matches.append(.postcodeTerminated)
      case .noGridReference: matches.append(.noGridReference)
      }
    }
    return (points, matches)
  }

  /// With several levels the first one's result decides the word.
  private static func settle(
    _ matches: inout [Match], area: [Int32], moved: Points
  ) {
    for row in matches.indices where matches[row] == .inside || matches[row] == .postcodeTerminated
    {
      if !(moved.x[row].isFinite && moved.y[row].isFinite) {
        matches[row] = .coordinateInvalid
      } else if area[row] == Assignment.outside {
        matches[row] = .outside
      }
    }
  }
}
