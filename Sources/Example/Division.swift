/// How the county is divided: the district, ward and county division of each cell, -1 outside the county.
struct Division {
  var district: [Int32]
  var ward: [Int32]
  var division: [Int32]
  var wardDistrict: [Int] = []
  var divisionDistrict: [Int] = []

  static let districtCount = 8
  static let wardCount = 170
  static let divisionCount = 60

  init(_ land: Land, seed: UInt64) {
    district = Division.districts(land, seed: seed)
    ward = district
    division = district
    let weights = Division.weights(land, district)
    for (number, parts) in apportioned(Division.wardCount, weights, least: 12).enumerated() {
      divide(land, number, parts, \.ward, \.wardDistrict, seed: seed &+ 100, evenness: 0.95)
    }
    for (number, parts) in apportioned(Division.divisionCount, weights, least: 5).enumerated() {
      divide(land, number, parts, \.division, \.divisionDistrict, seed: seed &+ 200, evenness: 0.95)
    }
  }

  /// Districts grow from the largest towns; that of the largest grows slowly and stays a city with little land.
  private static func districts(_ land: Land, seed: UInt64) -> [Int32] {
    let noise = Noise(seed: seed &+ 31, grain: 5_000)
    let seeds = land.towns.prefix(districtCount).map(\.cell)
    return grow(land.mesh, open: land.inside, seeds: seeds) { cell, seed in
      let place = land.mesh.centre(cell)
      let rough = noise.fractal(place.x, place.y, octaves: 4)
      let ground = 20 + Int(500 * rough * rough)
      return seed == 0 ? ground * 7 / 4 : ground
    }
  }

  /// The number of people of each district to the power 3/4: large districts have larger wards.
  private static func weights(_ land: Land, _ district: [Int32]) -> [Double] {
    var people = [Double](repeating: 0, count: districtCount)
    for cell in land.cells { people[Int(district[cell])] += Double(land.people[cell]) }
    return people.map { $0.squareRoot() * $0.squareRoot().squareRoot() }
  }

  /// Divides one district into `parts` areas that take the next free numbers.
  ///
  /// An `evenness` of 1 gives areas of equal population, less gives country areas fewer people than town areas.
  private mutating func divide(
    _ land: Land, _ number: Int, _ parts: Int, _ column: WritableKeyPath<Division, [Int32]>,
    _ parents: WritableKeyPath<Division, [Int]>, seed: UInt64, evenness: Double
  ) {
    let cells = land.cells.filter { district[$0] == Int32(number) }
    var random = Random(seed: seed, stream: UInt64(number))
    let weights = cells.map { cell in
      let people = Double(max(land.people[cell], 1))
      return exponential(evenness * logarithm(people))
    }
    let seeds = spreadSeeds(
      land.mesh, cells: cells, weights: weights, count: parts, random: &random)
    var open = [Bool](repeating: false, count: land.mesh.count)
    for cell in cells { open[cell] = true }
    let noise = Noise(seed: seed &+ 41, grain: 2_600)
    let owner = grow(land.mesh, open: open, seeds: seeds) { cell, _ in
      let place = land.mesh.centre(cell)
      let rough = noise.fractal(place.x, place.y, octaves: 3)
      return 20 + Int(420 * rough * rough)
    }
    let first = Int32(self[keyPath: parents].count)
    for cell in cells { self[keyPath: column][cell] = first + owner[cell] }
    self[keyPath: parents].append(contentsOf: Array(repeating: number, count: parts))
  }
}

/// `total` seats in proportion to `weights`, none under `least`: largest remainders, ties to the first.
func apportioned(_ total: Int, _ weights: [Double], least: Int) -> [Int] {
  let sum = weights.reduce(0, +)
  let free = Double(total - least * weights.count)
  let exact = weights.map { Double(least) + free * $0 / sum }
  var seats = exact.map { Int($0.rounded(.down)) }
  let order = weights.indices.sorted { left, right in
    let first = exact[left] - Double(seats[left])
    let second = exact[right] - Double(seats[right])
    return first == second ? left < right : first > second
  }
  for number in order.prefix(total - seats.reduce(0, +)) { seats[number] += 1 }
  return seats
}
