public import Model

/// Where the children of an example live: the wards, and the postcodes and people in each.
public struct ExampleGeography: Sendable {
  let wards: BoundarySet
  let districts: BoundarySet?
  let divisions: BoundarySet?
  /// Homes that children of a ward may have, by ward number.
  let homes: [[Home]]
  /// Postcodes in the directory that no ward holds.
  let outside: [String]
  /// People of all ages by ward number.
  let people: [Int]
  /// By ward number, 1 for the most deprived tenth.
  let deciles: [Int]
  /// Places of the wards when put in order from the most deprived, from 0.
  let deprivationOrder: [Int]

  /// The small area of each postcode without its space; empty where they are not known.
  let smallAreas: [String: String]

  struct Home: Sendable {
    let postcode: String
    let division: Int?
    let state: PostcodeDirectory.State
  }

  /// The fictional county with its own postcodes.
  public init(_ county: ExampleCounty) {
    wards = county.wards
    districts = county.districts
    divisions = county.divisions
    var homes = [[Home]](repeating: [], count: county.wards.count)
    var outside: [String] = []
    for postcode in county.postcodes {
      guard let ward = postcode.ward else {
        outside.append(postcode.text)
        continue
      }
      let state: PostcodeDirectory.State =
        postcode.place == nil ? .noGridReference : postcode.ended == nil ? .live : .terminated
      homes[ward].append(
        Home(postcode: postcode.text, division: postcode.division, state: state))
    }
    self.homes = homes
    self.outside = outside
    var smallAreas: [String: String] = [:]
    for postcode in county.postcodes {
      guard let ward = postcode.ward else { continue }
      smallAreas[postcode.text.replacing(" ", with: "")] = ExampleGeography.smallAreaCode(
        ward, postcode.neighbourhood)
    }
    self.smallAreas = smallAreas
    people = county.people
    (deciles, deprivationOrder) = deprivation(of: county.wards, people: county.people)
  }

  /// Made-up children on supplied wards and postcodes, or nil where no ward holds a live postcode.
  ///
  /// The parents of `wards` are their districts. `assignment` gives the ward number of each postcode of `directory`;
  /// postcodes that no ward holds serve as homes outside the area. Wards without a live postcode get no children.
  public init?(
    wards: BoundarySet, districts: BoundarySet?, directory: PostcodeDirectory,
    assignment: Assignment
  ) {
    precondition(assignment.area.count == directory.count, "Each postcode has a place.")
    self.wards = wards
    self.districts = districts
    divisions = nil
    var homes = [[Home]](repeating: [], count: wards.count)
    var beyond: [Int] = []
    for (number, ward) in assignment.area.enumerated() {
      if ward == Assignment.outside {
        if directory.states[number] == .live { beyond.append(number) }
      } else {
        let text = written(directory.postcodes[number])
        homes[Int(ward)].append(
          Home(postcode: text, division: nil, state: directory.states[number]))
      }
    }
    // A national directory holds millions: a few hundred, evenly taken, are enough.
    let step = max(1, beyond.count / 300)
    outside = stride(from: 0, to: beyond.count, by: step).map {
      written(directory.postcodes[beyond[$0]])
    }
    self.homes = homes
    smallAreas = [:]
    let people = homes.map { list in 45 * list.count { $0.state == .live } }
    guard people.contains(where: { $0 > 0 }) else { return nil }
    self.people = people
    (deciles, deprivationOrder) = deprivation(of: wards, people: people)
  }
}

/// The postcode as people write it, with a space before its last three characters.
private func written(_ postcode: Postcode) -> String {
  var characters: [UInt8] = []
  var rest = postcode.packed
  while rest > 0 {
    let digit = UInt8(rest % 37)
    characters.append(digit <= 10 ? digit + 47 : digit + 54)
    rest /= 37
    if characters.count == 3 { characters.append(32) }
  }
  return String(decoding: characters.reversed(), as: UTF8.self)
}

/// A pattern of deprivation: neighbours resemble each other, and crowded wards are poorer than wide ones.
private func deprivation(of wards: BoundarySet, people: [Int]) -> ([Int], [Int]) {
  let middles = wards.regions.map(middle)
  let left = middles.map(\.x).min() ?? 0
  let low = middles.map(\.y).min() ?? 0
  let width = max((middles.map(\.x).max() ?? 1) - left, 1e-9)
  let height = max((middles.map(\.y).max() ?? 1) - low, 1e-9)
  let crowding = ranked(
    wards.regions.indices.map { Double(people[$0]) / extent(wards.regions[$0]) })
  let noise = Noise(seed: 77, grain: 0.22)
  let scores = middles.indices.map { number in
    let x = (middles[number].x - left) / width
    let y = (middles[number].y - low) / height
    return noise.fractal(x, y, octaves: 3)
      - 0.35 * Double(crowding[number]) / Double(max(middles.count, 1))
  }
  let order = ranked(scores)
  return (order.map { 1 + 10 * $0 / max(order.count, 1) }, order)
}

/// The place of each value when put in ascending order, ties by number.
private func ranked(_ values: [Double]) -> [Int] {
  let sorted = values.indices.sorted {
    values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1]
  }
  var places = [Int](repeating: 0, count: values.count)
  for (place, number) in sorted.enumerated() { places[number] = place }
  return places
}

private func middle(_ region: Region) -> (x: Double, y: Double) {
  let count = Double(max(region.points.count, 1))
  return (region.points.x.reduce(0, +) / count, region.points.y.reduce(0, +) / count)
}

/// The area of a region's box, which is enough to tell crowded wards from wide ones.
private func extent(_ region: Region) -> Double {
  let width = (region.points.x.max() ?? 1) - (region.points.x.min() ?? 0)
  let height = (region.points.y.max() ?? 1) - (region.points.y.min() ?? 0)
  return max(width * height, 1e-12)
}
