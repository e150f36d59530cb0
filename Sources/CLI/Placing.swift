import Geometry
import Model
import Statistics

/// The returns with the area of every case, and how many came there which way.
struct Placed {
  var returns: [PlacedReturn]
  var matches: MatchCounts
}

/// How many cases of the latest return were placed, and why the others were not.
struct MatchCounts: Sendable {
  private(set) var counts: [Int] = Array(repeating: 0, count: Match.allCases.count)
  /// The first few rows of each kind.
  private(set) var rows: [[Int]] = Array(repeating: [], count: Match.allCases.count)

  subscript(match: Match) -> Int { counts[index(match)] }

  func exampleRows(_ match: Match) -> [Int] { rows[index(match)] }

  mutating func add(_ match: Match, row: Int) {
    let index = index(match)
    counts[index] += 1
    if rows[index].count < 5 { rows[index].append(row) }
  }

  private func index(_ match: Match) -> Int { Match.allCases.firstIndex(of: match) ?? 0 }
}

extension Pipeline {
  /// Finds the area of every case at every level, by the point of its postcode.
  func place(_ inputs: Inputs) async throws -> Placed {
    guard let directory = inputs.directory else { return Placed(returns: [], matches: .init()) }
    // The postcodes of all returns, each located once.
    let used = Set(inputs.returns.flatMap { $0.cases.postcode.compactMap { $0 } }).sorted()
    let known = used.map { directory.index(of: $0) }
    var points = Points()
    points.reserveCapacity(used.count)
    for index in known {
      guard let index, directory.states[index] != .noGridReference else {
        points.append(x: .nan, y: .nan)
        continue
      }
      points.append(x: directory.points.x[index], y: directory.points.y[index])
    }
    var assignments: [Assignment] = []
    for boundaries in inputs.boundaries {
      let projection = try Projection(from: directory.system, to: boundaries.system)
      let locator = try PointLocator(boundaries)
      assignments.append(try await locator.locate(try await projection.transformedInChunks(points)))
    }
    let places = PlacesOfPostcodes(
      postcodes: used, known: known, states: directory.states, areas: assignments.map(\.area))
    var matches = MatchCounts()
    let returns = inputs.returns.enumerated().map { number, source in
      places.placed(source, inputs.boundaries) { match, row in
        if number == 0 { matches.add(match, row: row) }
      }
    }
    return Placed(returns: returns, matches: matches)
  }
}

/// What was found for each postcode that a return uses.
private struct PlacesOfPostcodes {
  let postcodes: [Postcode]
  /// The place of each in the directory, or nil where the directory does not know it.
  let known: [Int?]
  let states: [PostcodeDirectory.State]
  /// The area number of each at each level.
  let areas: [[Int32]]

  func placed(
    _ source: Return, _ boundaries: [BoundarySet], count: (Match, Int) -> Void
  ) -> PlacedReturn {
    let cases = source.cases
    var columns = [[Int32]](
      repeating: [Int32](repeating: Placement.unknown, count: cases.count),
      count: boundaries.count)
    for row in 0..<cases.count {
      let (match, found) = place(of: row, in: cases)
      count(match, Int(cases.row[row]))
      guard let found else { continue }
      for level in boundaries.indices { columns[level][row] = areas[level][found] }
    }
    let placements = zip(boundaries, columns).map { boundaries, column in
      Placement(level: boundaries.level, areas: boundaries.areas.map(\.code), area: column)
    }
    return PlacedReturn(source, placements: placements)
  }

  /// How the case is placed, and the number of its postcode where it has a point.
  private func place(of row: Int, in cases: Cases) -> (Match, Int?) {
    guard let postcode = cases.postcode[row] else {
      return (cases.postcodeUnreadable[row] ? .postcodeInvalid : .missing, nil)
    }
    guard let number = postcodes.sortedIndex(of: postcode), let entry = known[number] else {
      return (.postcodeUnknown, nil)
    }
    switch states[entry] {
    case .noGridReference: return (.noGridReference, nil)
    case .live, .terminated:
      // With several levels the first one's result decides the word.
      if areas.first?[number] == Assignment.outside { return (.outside, number) }
      return (states[entry] == .terminated ? .postcodeTerminated : .inside, number)
    }
  }
}
