/// Gives the county's areas their names: parts of towns are named after their town.
struct CountyNames {
  private let land: Land
  private let division: Division
  private var names: PlaceNames
  private let towns: [String]

  init(_ land: Land, _ division: Division, seed: UInt64) {
    self.land = land
    self.division = division
    var names = PlaceNames(seed: seed)
    towns = land.towns.map { _ in names.place() }
    self.names = names
  }

  mutating func districts() -> [String] {
    let kinds = ["City of ", "", "North ", "", "Vale of ", "", "", "East "]
    return (0..<Division.districtCount).map { kinds[$0] + towns[$0] }
  }

  mutating func wards() -> [String] {
    var wards = parts(division.ward, count: Division.wardCount)
    // Hard cases stand where the ground is widest, two wards of one name in different districts.
    let own = wards.indices.filter { !isPartOfTown(wards[$0]) }
    for (number, name) in zip(own.enumerated().filter { $0.offset % 9 == 4 }, PlaceNames.awkward) {
      wards[number.element] = name
    }
    if let first = own.first,
      let other = own.last(where: {
        division.wardDistrict[$0] != division.wardDistrict[first]
      })
    {
      wards[other] = wards[first]
    }
    return wards
  }

  mutating func divisions() -> [String] {
    parts(division.division, count: Division.divisionCount).map { $0 + " ED" }
  }

  private func isPartOfTown(_ name: String) -> Bool {
    towns.contains { name.hasPrefix($0) }
  }

  private mutating func parts(_ layer: [Int32], count: Int) -> [String] {
    let middles = middles(layer, count: count)
    return middles.map { middle in names.part(of: town(at: middle)) }
  }

  /// The town whose built-up ground holds the place, if any.
  private func town(at place: (x: Double, y: Double)) -> String? {
    for (number, town) in land.towns.enumerated() {
      let reach = max(1.25 * town.reach, 900)
      if squaredDistance(land.mesh.centre(town.cell), place) < reach * reach {
        return towns[number]
      }
    }
    return nil
  }

  /// The middle of the people of each area.
  private func middles(_ layer: [Int32], count: Int) -> [(x: Double, y: Double)] {
    var sums = [(x: Double, y: Double, people: Double)](repeating: (0, 0, 0), count: count)
    for cell in land.cells {
      let place = land.mesh.centre(cell)
      let people = Double(land.people[cell]) + 0.01
      sums[Int(layer[cell])].x += place.x * people
      sums[Int(layer[cell])].y += place.y * people
      sums[Int(layer[cell])].people += people
    }
    return sums.map { ($0.x / $0.people, $0.y / $0.people) }
  }
}
