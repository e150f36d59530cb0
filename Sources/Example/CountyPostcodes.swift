import Model

/// One postcode of the fictional directory.
struct CountyPostcode: Sendable {
  /// As people write it, such as `ZZ4 7QT`.
  let text: String
  /// Whole metres in British National Grid, or nil where the directory has no grid reference.
  let place: (x: Int, y: Int)?
  /// The ward and division numbers, or nil outside the county.
  let ward: Int?
  let division: Int?
  /// The small statistical area within its ward that holds it.
  let neighbourhood: Int
  /// The months it began and ended, as `yyyymm`.
  let began: Int
  let ended: Int?
}

private let postcodeCount = 14_000
private let outsideCount = 220
private let districtCount = 42
/// The letters that the second half of a postcode uses.
private let unitLetters = Array("ABDEFGHJLNPQRSTUWXYZ")

/// Places postcodes as people live, at least four a ward, each truly inside the ward and division it names.
func countyPostcodes(
  _ land: Land, _ division: Division, wards: BoundarySet, divisions: BoundarySet, seed: UInt64
) -> [CountyPostcode] {
  var random = Random(seed: seed, stream: 11)
  let spots =
    insideSpots(
      land, division, wards.regions.map(Outline.init), divisions.regions.map(Outline.init), &random)
    + outsideSpots(land, &random)
  return named(spots, land, &random)
}

private struct Spot {
  let x: Int
  let y: Int
  let ward: Int?
  let division: Int?
}

private func insideSpots(
  _ land: Land, _ division: Division, _ wards: [Outline], _ divisions: [Outline],
  _ random: inout Random
) -> [Spot] {
  let cells = land.cells
  var cumulative: [Double] = []
  var sum = 0.0
  for cell in cells {
    sum += Double(land.people[cell]) + 0.5
    cumulative.append(sum)
  }
  var wardCells = [[Int]](repeating: [], count: wards.count)
  for cell in cells { wardCells[Int(division.ward[cell])].append(cell) }
  var spots: [Spot] = []
  func place(_ cell: Int) {
    let spot = spot(near: cell, land, division, wards, divisions, &random)
    if let spot { spots.append(spot) }
  }
  for ward in wardCells.indices {
    for _ in 0..<4 { place(wardCells[ward][random.below(wardCells[ward].count)]) }
  }
  while spots.count < postcodeCount { place(cells[random.index(in: cumulative)]) }
  return spots
}

/// A whole metre near a cell's middle and inside the cell's ward and division, unless chance keeps missing it.
private func spot(
  near cell: Int, _ land: Land, _ division: Division, _ wards: [Outline],
  _ divisions: [Outline], _ random: inout Random
) -> Spot? {
  let ward = Int(division.ward[cell])
  let ced = Int(division.division[cell])
  let middle = land.mesh.centre(cell)
  for _ in 0..<40 {
    // The warp of the mesh moves ground by up to 600 m.
    let x = Int(middle.x) + random.between(-760, 760)
    let y = Int(middle.y) + random.between(-760, 760)
    if wards[ward].holds(x, y), divisions[ced].holds(x, y) {
      return Spot(x: x, y: y, ward: ward, division: ced)
    }
  }
  return nil
}

private func outsideSpots(_ land: Land, _ random: inout Random) -> [Spot] {
  let mesh = land.mesh
  let beyond = (0..<mesh.count).filter { cell in
    guard !mesh.isRim(cell), !land.inside[cell] else { return false }
    let place = mesh.centre(cell)
    func isNear(_ metres: Double) -> Bool {
      [(metres, 0.0), (-metres, 0), (0, metres), (0, -metres)].contains {
        land.inside[mesh.cell(nearX: place.x + $0.0, y: place.y + $0.1)]
      }
    }
    return isNear(4_000) && !isNear(1_800)
  }
  return (0..<outsideCount).map { _ in
    let place = mesh.centre(beyond[random.below(beyond.count)])
    return Spot(
      x: Int(place.x) + random.between(-200, 200), y: Int(place.y) + random.between(-200, 200),
      ward: nil, division: nil)
  }
}

/// Gives postcodes their text: districts round the towns, sectors of neighbouring postcodes in each.
private func named(_ spots: [Spot], _ land: Land, _ random: inout Random) -> [CountyPostcode] {
  let middles = (0..<districtCount).map { number in
    number < land.towns.count
      ? land.mesh.centre(land.towns[number].cell)
      : (x: Double(spots[number * 97].x), y: Double(spots[number * 97].y))
  }
  var groups = [[Int]](repeating: [], count: districtCount)
  for (number, spot) in spots.enumerated() {
    let place = (x: Double(spot.x), y: Double(spot.y))
    let distances = middles.map { squaredDistance($0, place) }
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    groups[nearest].append(number)
  }
  var postcodes: [CountyPostcode] = []
  var inWard: [Int: Int] = [:]
  for (district, group) in groups.enumerated() {
    let ordered = group.sorted { snake(spots[$0]) < snake(spots[$1]) }
    for (rank, number) in ordered.enumerated() {
      let text = postcodeText(district: district + 1, rank: rank, of: group.count)
      let ward = spots[number].ward ?? -1
      let place = inWard[ward, default: 0]
      inWard[ward] = place + 1
      postcodes.append(postcode(text, spots[number], place / 25, &random))
    }
  }
  return postcodes
}

/// Orders postcodes by squares of 1.5 km, so that neighbours come together.
private func snake(_ spot: Spot) -> (Int, Int, Int, Int) {
  let row = spot.y / 1_500
  let column = spot.x / 1_500
  return (row, row % 2 == 0 ? column : -column, spot.x, spot.y)
}

private func postcodeText(district: Int, rank: Int, of count: Int) -> String {
  let letters = unitLetters.count
  let inSector = max(60, (count + 9) / 10)
  precondition(inSector <= letters * letters, "A sector has room for its postcodes.")
  // A step without common factor with 400 uses every pair of letters once.
  let unit = (rank % inSector) * 171 % (letters * letters)
  let sector = rank / inSector
  return "ZZ\(district) \(sector)\(unitLetters[unit / letters])\(unitLetters[unit % letters])"
}

private func postcode(
  _ text: String, _ spot: Spot, _ neighbourhood: Int, _ random: inout Random
) -> CountyPostcode {
  let began =
    random.chance(0.7) ? 198_001 : random.between(1981, 2021) * 100 + random.between(1, 12)
  let ended =
    random.chance(0.08) ? random.between(2022, 2025) * 100 + random.between(1, 8) : nil
  let isUnplaced = random.chance(0.0015)
  return CountyPostcode(
    text: text, place: isUnplaced ? nil : (spot.x, spot.y), ward: spot.ward,
    division: spot.division, neighbourhood: neighbourhood, began: began, ended: ended)
}
