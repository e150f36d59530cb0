/// Maps made by putting neighbouring areas together at random, to see which findings depend on where borders run (M37).
///
/// Each map grows a random forest: links between neighbours are taken in random order while they join different zones, until
/// there are as many zones as wanted, or no more links.
///
/// - Parameters:
///   - neighbours: the numbers of each area's neighbours, without itself.
///   - zones: how many zones to aim at.
///   - maps: how many maps to draw.
///   - seed: the same seed gives the same maps; each map has its own random numbers.
/// - Returns: for each map, the zone of each area, numbered in the order of their first areas.
public func redrawnMaps(
  _ neighbours: [[Int]], zones: Int, maps: Int, seed: UInt64
) -> [[Int]] {
  var links: [(Int, Int)] = []
  for (area, near) in neighbours.enumerated() {
    for other in near.sorted() where area < other { links.append((area, other)) }
  }
  return (0..<maps).map { map in
    var random = Random(seed: seed, stream: UInt64(map) + 1)
    var order = Array(links.indices)
    random.shuffle(&order)
    var root = Array(neighbours.indices)
    var left = neighbours.count
    for link in order where left > zones {
      let (one, other) = (top(links[link].0, &root), top(links[link].1, &root))
      guard one != other else { continue }
      root[max(one, other)] = min(one, other)
      left -= 1
    }
    return numbered(neighbours.indices.map { top($0, &root) })
  }
}

/// The share of redrawn maps in which a finding holds (M37), from 0 to 1; nil without maps.
public func shareHolding(_ maps: [[Int]], _ holds: ([Int]) -> Bool) -> Double? {
  maps.isEmpty ? nil : Double(maps.count(where: holds)) / Double(maps.count)
}

/// The first area of the zone that an area belongs to, with the path to it shortened.
private func top(_ area: Int, _ root: inout [Int]) -> Int {
  var area = area
  while root[area] != area {
    root[area] = root[root[area]]
    area = root[area]
  }
  return area
}

private func numbered(_ roots: [Int]) -> [Int] {
  var numbers: [Int: Int] = [:]
  return roots.map { root in
    let number = numbers[root] ?? numbers.count
    numbers[root] = number
    return number
  }
}
