import Geometry
import Intake
import Model
import Statistics

/// Finds the areas of homes in whatever way an input tells them.
///
/// A postcode is looked up and located once for all inputs; a point is located; a small area goes where the lookup puts it;
/// an area code stands for its area and for those that hold it. The first half of a postcode is in the partnership and in
/// no area.
struct HomePlacing {
  private let boundaries: [BoundarySet]
  private let locators: [PointLocator]
  private let places: PostcodePlaces
  /// Level and number of every area code.
  private let numbers: [AreaCode: (level: Int, number: Int32)]
  private let parents: [AreaCode: AreaCode]
  private let deprivation: NeighbourhoodDeprivation

  init(_ inputs: Inputs) async throws {
    boundaries = inputs.boundaries
    locators = try inputs.boundaries.map { try PointLocator($0) }
    places = try await PostcodePlaces(
      inputs.usedPostcodes, inputs.directory, inputs.boundaries, locators)
    var numbers: [AreaCode: (level: Int, number: Int32)] = [:]
    var parents: [AreaCode: AreaCode] = [:]
    for (level, set) in inputs.boundaries.enumerated() {
      for (number, area) in set.areas.enumerated() where numbers[area.code] == nil {
        numbers[area.code] = (level, Int32(number))
        parents[area.code] = area.parent
      }
    }
    self.numbers = numbers
    self.parents = parents
    deprivation = NeighbourhoodDeprivation(inputs.tables.deprivation, parents)
  }

  /// The areas of `count` rows at every level, their fifths of deprivation and points, and how they were matched.
  ///
  /// `rows` are the numbers of the rows in their file, empty where nobody asks.
  func placed(
    _ count: Int, _ rows: [Int32], lookup: SmallAreaTable?, _ home: (Int) -> Home
  ) async throws -> (rows: PlacedRows, matches: MatchCounts) {
    var columns = boundaries.map { _ in [Int32](repeating: Placement.unknown, count: count) }
    var matches = MatchCounts()
    var fifths = [Int8?](repeating: nil, count: count)
    var points = Points(
      x: Array(repeating: .nan, count: count), y: Array(repeating: .nan, count: count))
    let located = try await locate(count, home)
    for row in 0..<count {
      let home = home(row)
      var found = place(of: home, lookup)
      if let point = located.numbers[row].map(Int.init) {
        found.match = located.areas.first?[point] == Assignment.outside ? .outside : .inside
        found.areas = located.areas.map { $0[point] }
        found.point = (located.points.x[point], located.points.y[point])
      }
      matches.add(found.match, row: rows.isEmpty ? row + 2 : Int(rows[row]))
      for level in found.areas.indices { columns[level][row] = found.areas[level] }
      if let point = found.point { (points.x[row], points.y[row]) = point }
      if !deprivation.isEmpty {
        fifths[row] = deprivation.fifth(found.smallArea, codes(found.areas))
      }
    }
    let placements = zip(boundaries, columns).map { boundaries, column in
      Placement(level: boundaries.level, areas: boundaries.areas.map(\.code), area: column)
    }
    return (PlacedRows(placements: placements, deprivationFifth: fifths, points: points), matches)
  }

  /// What was found of one home.
  private struct Found {
    var match: Match
    /// The area's number at each level; empty where nothing is known.
    var areas: [Int32] = []
    var smallArea: AreaCode?
    var point: (Double, Double)?
  }

  private func place(of home: Home, _ lookup: SmallAreaTable?) -> Found {
    switch home {
    case .postcode(let postcode): postcodePlace(postcode)
    case .smallArea(let code): smallAreaPlace(code, lookup)
    case .area(let code):
      numbers[code] == nil
        ? Found(match: .codeUnknown) : areaPlace([code], beyond: Placement.unknown)
    case .point: Found(match: .coordinateInvalid)
    case .outwardCode: Found(match: .outwardCode)
    case .missing: Found(match: .missing)
    case .unreadable: Found(match: .postcodeInvalid)
    }
  }

  private func postcodePlace(_ postcode: Postcode) -> Found {
    guard let place = places[postcode] else { return Found(match: .postcodeUnknown) }
    guard place.state != .noGridReference else {
      return Found(match: .noGridReference, smallArea: place.smallArea)
    }
    // With several levels the first one's result decides the word.
    let isOutside = place.areas.first == Assignment.outside
    return Found(
      match: isOutside ? .outside : place.state == .terminated ? .postcodeTerminated : .inside,
      areas: place.areas, smallArea: place.smallArea, point: place.point)
  }

  /// A small area lies where the lookup puts it by best fit; one that the lookup puts in areas of elsewhere is outside.
  private func smallAreaPlace(_ code: AreaCode, _ lookup: SmallAreaTable?) -> Found {
    guard let larger = lookup?[code] else { return Found(match: .codeUnknown, smallArea: code) }
    guard larger.contains(where: { numbers[$0] != nil }) else {
      return Found(
        match: .outside, areas: boundaries.map { _ in Assignment.outside }, smallArea: code)
    }
    var found = areaPlace(larger, beyond: Placement.unknown)
    found.smallArea = code
    return found
  }

  /// The areas of the codes and of those that hold them; `beyond` at levels that none of them tells.
  private func areaPlace(_ codes: [AreaCode], beyond: Int32) -> Found {
    var found = Found(match: .inside, areas: boundaries.map { _ in beyond })
    for code in codes {
      var next: AreaCode? = code
      // Parents end at the top; a ring of parents in a file must not hold the run.
      for _ in 0..<8 {
        guard let current = next else { break }
        if let (level, number) = numbers[current], found.areas[level] == beyond {
          found.areas[level] = number
        }
        next = parents[current]
      }
    }
    if found.areas.first == Placement.unknown { found.match = .largerArea }
    return found
  }

  /// The codes of areas by level, where there are areas.
  private func codes(_ areas: [Int32]) -> [AreaCode] {
    areas.enumerated().compactMap { level, number in
      number >= 0 ? boundaries[level].areas[Int(number)].code : nil
    }
  }

  /// Rows that are points: their areas at every level, and where they are on the national grid.
  private struct LocatedPoints {
    /// The place of each row among the points; nil where it is none.
    var numbers: [Int32?]
    var points = Points()
    var areas: [[Int32]] = []
  }

  private func locate(_ count: Int, _ home: (Int) -> Home) async throws -> LocatedPoints {
    var located = LocatedPoints(numbers: Array(repeating: nil, count: count))
    var given = Points()
    var system: CoordinateSystem?
    for row in 0..<count {
      guard case .point(let x, let y, let own) = home(row), x.isFinite, y.isFinite else { continue }
      if let system, system != own {
        // An input has one system; places of the register, which are on the grid, may join others.
        let moved = try Projection(from: own, to: system).transformed(Points(x: [x], y: [y]))
        given.append(x: moved.x[0], y: moved.y[0])
      } else {
        system = own
        given.append(x: x, y: y)
      }
      located.numbers[row] = Int32(given.count - 1)
    }
    guard let system else { return located }
    for (set, locator) in zip(boundaries, locators) {
      let moved = try await Projection(from: system, to: set.system).transformedInChunks(given)
      located.areas.append(try await locator.locate(moved).area)
    }
    located.points = try await Projection(from: system, to: .britishNationalGrid)
      .transformedInChunks(given)
    return located
  }
}
