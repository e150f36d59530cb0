/// Areas grown from seeds: each cell joins the seed that reaches it at the least cost, so every area is of one piece.
///
/// `cost` is what it takes a seed's area to enter a cell. Cells that are not `open` get -1.
func grow(
  _ mesh: Mesh, open: [Bool], seeds: [Int], cost: (_ cell: Int, _ seed: Int) -> Int
) -> [Int32] {
  var owner = [Int32](repeating: -1, count: mesh.count)
  var queue = CostQueue()
  for (number, cell) in seeds.enumerated() { queue.push(0, cell: cell, seed: number) }
  while let (reached, cell, seed) = queue.pop() {
    guard open[cell], owner[cell] < 0 else { continue }
    owner[cell] = Int32(seed)
    for next in mesh.neighbours(cell) where open[next] && owner[next] < 0 {
      queue.push(reached + cost(next, seed), cell: next, seed: seed)
    }
  }
  return owner
}

/// Cells waiting to join an area, the cheapest first and among equals the first in the mesh: a binary heap.
private struct CostQueue {
  private var entries: [(cost: Int, cell: Int, seed: Int)] = []

  mutating func push(_ cost: Int, cell: Int, seed: Int) {
    entries.append((cost, cell, seed))
    var child = entries.count - 1
    while child > 0, entries[child] < entries[(child - 1) / 2] {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (cost: Int, cell: Int, seed: Int)? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var parent = 0
    while 2 * parent + 1 < entries.count {
      var child = 2 * parent + 1
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entries[parent] else { break }
      entries.swapAt(child, parent)
      parent = child
    }
    return first
  }
}

/// `count` well-spread seeds among `cells`: the middles of groups of about equal weight (Lloyd 1982).
func spreadSeeds(
  _ mesh: Mesh, cells: [Int], weights: [Double], count: Int, random: inout Random
) -> [Int] {
  precondition(cells.count >= count, "Each seed has a cell.")
  let places = cells.map { mesh.centre($0) }
  var middles = startingPoints(places, weights, count, &random)
  for _ in 0..<12 {
    var sums = [(x: Double, y: Double, weight: Double)](repeating: (0, 0, 0), count: count)
    for (place, weight) in zip(places, weights) {
      let group = nearest(middles, place)
      sums[group].x += place.x * weight
      sums[group].y += place.y * weight
      sums[group].weight += weight
    }
    for group in 0..<count where sums[group].weight > 0 {
      middles[group] = (sums[group].x / sums[group].weight, sums[group].y / sums[group].weight)
    }
  }
  return distinctCells(nearestTo: middles, cells, places)
}

/// First middles, each drawn the likelier the farther it is from those before (Arthur and Vassilvitskii 2007).
private func startingPoints(
  _ places: [(x: Double, y: Double)], _ weights: [Double], _ count: Int, _ random: inout Random
) -> [(x: Double, y: Double)] {
  var chosen: [(x: Double, y: Double)] = []
  var distances = [Double](repeating: 1, count: places.count)
  while chosen.count < count {
    var cumulative: [Double] = []
    var sum = 0.0
    for (distance, weight) in zip(distances, weights) {
      sum += distance * weight
      cumulative.append(sum)
    }
    let place = places[random.index(in: cumulative)]
    for (number, other) in places.enumerated() {
      let square = squaredDistance(place, other)
      distances[number] = chosen.isEmpty ? square : min(distances[number], square)
    }
    chosen.append(place)
  }
  return chosen
}

private func distinctCells(
  nearestTo middles: [(x: Double, y: Double)], _ cells: [Int], _ places: [(x: Double, y: Double)]
) -> [Int] {
  var taken = [Bool](repeating: false, count: cells.count)
  return middles.map { middle in
    var best = -1
    var bestDistance = Double.infinity
    for number in cells.indices where !taken[number] {
      let distance = squaredDistance(middle, places[number])
      if distance < bestDistance { (best, bestDistance) = (number, distance) }
    }
    taken[best] = true
    return cells[best]
  }
}

private func nearest(_ middles: [(x: Double, y: Double)], _ place: (x: Double, y: Double)) -> Int {
  var best = 0
  var bestDistance = Double.infinity
  for number in 0..<middles.count {
    let dx = middles[number].x - place.x
    let dy = middles[number].y - place.y
    let distance = dx * dx + dy * dy
    if distance < bestDistance {
      best = number
      bestDistance = distance
    }
  }
  return best
}

func squaredDistance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
  (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
}
