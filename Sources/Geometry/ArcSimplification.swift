import Model

/// Removes vertices from arcs, the least important first, as long as no border moves too far or meets another.
///
/// The order is that of Visvalingam and Whyatt (1993): the vertex whose triangle with its two neighbours is smallest
/// goes first. It may go where (1) every vertex of the original arc stays within the tolerance of the line that
/// replaces it, and (2) its triangle, edges included, holds no vertex still standing. Borders that meet nowhere but at
/// vertices then still do so afterwards: an edge that the new line crosses would have to end in the triangle.
struct ArcSimplification {
  private let shared: SharedArcs
  private let tolerance: Double
  private let grid: VertexGrid
  private var standing: [Bool]
  /// The pairs of junctions that a straight arc joins, and in which sets: a second one would enclose nothing.
  private var straight: [UInt64: UInt32] = [:]

  init(_ shared: SharedArcs, tolerance: Double) {
    self.shared = shared
    self.tolerance = tolerance
    grid = VertexGrid(shared.vertices)
    standing = [Bool](repeating: true, count: shared.vertices.count)
    for (arc, sets) in zip(shared.arcs, shared.arcSets) where arc.count == 2 {
      straight[ends(of: arc), default: 0] |= sets
    }
  }

  /// Each arc with the vertices that it keeps; an arc that `isLocked` keeps all.
  mutating func simplified(locked isLocked: [Bool]) -> [[Int32]] {
    shared.arcs.indices.map { number in
      isLocked[number] ? shared.arcs[number] : simplified(number)
    }
  }

  private mutating func simplified(_ number: Int) -> [Int32] {
    var chain = Chain(shared.arcs[number])
    var queue = SmallestFirst()
    for place in 1..<max(chain.vertices.count - 1, 1) { weigh(place, in: &chain, &queue) }
    while let (weight, place) = queue.popFirst() {
      guard chain.weights[place] == weight, mayGo(place, in: chain, arc: number) else { continue }
      standing[Int(chain.vertices[place])] = false
      let (before, after) = chain.remove(place)
      if chain.isStraight {
        straight[ends(of: chain.vertices), default: 0] |= shared.arcSets[number]
      }
      weigh(before, in: &chain, &queue)
      weigh(after, in: &chain, &queue)
    }
    return chain.remaining
  }

  /// Puts a vertex in the queue with the area of its triangle.
  private func weigh(_ place: Int, in chain: inout Chain, _ queue: inout SmallestFirst) {
    guard place > 0, place < chain.vertices.count - 1 else { return }
    let triangle = triangle(at: place, in: chain)
    chain.weights[place] = triangle.area
    queue.insert(triangle.area, place)
  }

  private func mayGo(_ place: Int, in chain: Chain, arc: Int) -> Bool {
    guard chain.interiorCount > leastInterior(of: chain, arc: arc) else { return false }
    let triangle = triangle(at: place, in: chain)
    let limit = tolerance * tolerance
    for skipped in (chain.before[place] + 1)..<chain.after[place] {
      let vertex = Int(chain.vertices[Int(skipped)])
      let (x, y) = (shared.vertices.x[vertex], shared.vertices.y[vertex])
      if triangle.squaredDistanceToBase(x: x, y: y) > limit { return false }
    }
    let sets = shared.arcSets[arc]
    let corners = (
      chain.vertices[Int(chain.before[place])], chain.vertices[place],
      chain.vertices[Int(chain.after[place])]
    )
    return !grid.contains(in: triangle.box) { vertex in
      let number = Int(vertex)
      guard standing[number], shared.vertexSets[number] & sets != 0 else { return false }
      guard vertex != corners.0, vertex != corners.1, vertex != corners.2 else { return false }
      return triangle.mayContain(x: shared.vertices.x[number], y: shared.vertices.y[number])
    }
  }

  /// How many vertices an arc must keep between its ends for each area to remain one.
  private func leastInterior(of chain: Chain, arc: Int) -> Int {
    if chain.isClosed { return 2 }
    let taken = straight[ends(of: chain.vertices)] ?? 0
    return taken & shared.arcSets[arc] == 0 ? 0 : 1
  }

  private func ends(of arc: [Int32]) -> UInt64 {
    let (first, last) = (arc[0], arc[arc.count - 1])
    return SharedArcs.key(min(first, last), max(first, last))
  }

  private func triangle(at place: Int, in chain: Chain) -> Triangle {
    let a = Int(chain.vertices[Int(chain.before[place])])
    let b = Int(chain.vertices[place])
    let c = Int(chain.vertices[Int(chain.after[place])])
    return Triangle(
      ax: shared.vertices.x[a], ay: shared.vertices.y[a], bx: shared.vertices.x[b],
      by: shared.vertices.y[b], cx: shared.vertices.x[c], cy: shared.vertices.y[c])
  }
}

/// An arc whose vertices are taken out one by one.
private struct Chain {
  let vertices: [Int32]
  /// The places of the vertices still standing on either side.
  private(set) var before: [Int32]
  private(set) var after: [Int32]
  var weights: [Double]
  private(set) var interiorCount: Int

  init(_ vertices: [Int32]) {
    self.vertices = vertices
    before = vertices.indices.map { Int32($0) - 1 }
    after = vertices.indices.map { Int32($0) + 1 }
    weights = [Double](repeating: .nan, count: vertices.count)
    interiorCount = vertices.count - 2
  }

  var isClosed: Bool { vertices.first == vertices.last }
  var isStraight: Bool { interiorCount == 0 }

  mutating func remove(_ place: Int) -> (before: Int, after: Int) {
    let (before, after) = (before[place], after[place])
    self.after[Int(before)] = after
    self.before[Int(after)] = before
    weights[place] = .nan
    interiorCount -= 1
    return (Int(before), Int(after))
  }

  var remaining: [Int32] {
    var kept: [Int32] = []
    var place = 0
    while place < vertices.count {
      kept.append(vertices[place])
      place = Int(after[place])
    }
    return kept
  }
}

/// A vertex b with its neighbours a and c; the base is the line from a to c.
private struct Triangle {
  let ax, ay, bx, by, cx, cy: Double

  var area: Double { abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2 }

  var box: Box {
    Box(
      west: min(ax, bx, cx), south: min(ay, by, cy), east: max(ax, bx, cx), north: max(ay, by, cy))
  }

  func squaredDistanceToBase(x: Double, y: Double) -> Double {
    let (east, north) = (cx - ax, cy - ay)
    let length = east * east + north * north
    var (dx, dy) = (x - ax, y - ay)
    if length > 0 {
      let along = min(max((dx * east + dy * north) / length, 0), 1)
      (dx, dy) = (dx - along * east, dy - along * north)
    }
    return dx * dx + dy * dy
  }

  /// Whether the point is in the triangle or on its edge; yes also where rounding leaves it open.
  func mayContain(x: Double, y: Double) -> Bool {
    guard box.meets(Box(west: x, south: y, east: x, north: y)) else { return false }
    let sides = (
      Self.side(ax, ay, bx, by, x, y), Self.side(bx, by, cx, cy, x, y),
      Self.side(cx, cy, ax, ay, x, y)
    )
    let left = sides.0 > 0 || sides.1 > 0 || sides.2 > 0
    let right = sides.0 < 0 || sides.1 < 0 || sides.2 < 0
    return !(left && right)
  }

  /// On which side of the line through p and q the point is; 0 where rounding could hide it (Shewchuk 1997, bound A).
  private static func side(
    _ px: Double, _ py: Double, _ qx: Double, _ qy: Double, _ x: Double, _ y: Double
  ) -> Int {
    let (one, other) = ((qx - px) * (y - py), (qy - py) * (x - px))
    let difference = one - other
    let doubt = 4 * 0x1p-53 * (abs(one) + abs(other))
    return difference > doubt ? 1 : difference < -doubt ? -1 : 0
  }
}

/// Places by weight, the smallest first and the first among equals (a binary heap).
private struct SmallestFirst {
  private var entries: [(weight: Double, place: Int)] = []

  mutating func insert(_ weight: Double, _ place: Int) {
    entries.append((weight, place))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child] < entries[parent] else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func popFirst() -> (weight: Double, place: Int)? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var parent = 0
    while true {
      var child = parent * 2 + 1
      guard child < entries.count else { return first }
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entries[parent] else { return first }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
