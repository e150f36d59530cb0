import Geometry
import Model

/// Where the postcodes of all inputs are: each looked up and located once.
struct PostcodePlaces {
  private let postcodes: [Postcode]
  /// The place of each in the directory, or nil where the directory does not know it.
  private let known: [Int?]
  private let directory: PostcodeDirectory?
  /// The area number of each at each level.
  private let areas: [[Int32]]
  /// On the national grid.
  private let points: Points
  private let smallAreas: PostcodeDirectory.AreaColumn?

  /// One postcode that the directory knows.
  struct Place {
    var state: PostcodeDirectory.State
    var areas: [Int32]
    var point: (Double, Double)
    var smallArea: AreaCode?
  }

  /// Finds the postcodes that the inputs use, which ascend and stand once each.
  init(
    _ postcodes: [Postcode], _ directory: PostcodeDirectory?, _ boundaries: [BoundarySet],
    _ locators: [PointLocator]
  ) async throws {
    self.postcodes = postcodes
    self.directory = directory
    guard let directory else {
      (known, areas, points, smallAreas) = (postcodes.map { _ in nil }, [], Points(), nil)
      return
    }
    known = postcodes.map { directory.index(of: $0) }
    smallAreas = directory.areaColumns.first { $0.name == "lsoa" }
    var given = Points()
    given.reserveCapacity(postcodes.count)
    for index in known {
      guard let index, directory.states[index] != .noGridReference else {
        given.append(x: .nan, y: .nan)
        continue
      }
      given.append(x: directory.points.x[index], y: directory.points.y[index])
    }
    var areas: [[Int32]] = []
    for (set, locator) in zip(boundaries, locators) {
      let projection = try Projection(from: directory.system, to: set.system)
      let moved = try await projection.transformedInChunks(given)
      areas.append(try await locator.locate(moved).area)
    }
    self.areas = areas
    points = try await Projection(from: directory.system, to: .britishNationalGrid)
      .transformedInChunks(given)
  }

  subscript(postcode: Postcode) -> Place? {
    guard let directory, let number = postcodes.sortedIndex(of: postcode),
      let entry = known[number]
    else { return nil }
    return Place(
      state: directory.states[entry], areas: areas.map { $0[number] },
      point: (points.x[number], points.y[number]), smallArea: smallAreas?.code(at: entry))
  }
}

extension Inputs {
  /// The postcodes of all inputs, ascending, each once.
  var usedPostcodes: [Postcode] {
    var used: Set<Postcode> = []
    for source in returns {
      for postcode in source.cases.postcode { if let postcode { used.insert(postcode) } }
      for postcode in source.plans.postcode { if let postcode { used.insert(postcode) } }
    }
    let homes =
      tables.waits.map(\.source.home) + tables.registers.map(\.source.home)
      + tables.contacts.map(\.source.home) + [tables.provision?.source.home ?? []]
    for home in homes.joined() {
      if case .postcode(let postcode) = home { used.insert(postcode) }
    }
    return used.sorted()
  }
}
