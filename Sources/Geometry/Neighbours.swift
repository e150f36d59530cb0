public import Model

/// Another area that touches one, and how far the two run along each other.
public struct Neighbour: Sendable, Equatable {
  /// The number of the other area in its set.
  public let area: Int
  /// The length of the common border in the unit of the set's system; 0 where the two meet only at points.
  public let border: Double
}

/// Which areas of a set touch each other. It is symmetric, and no area is its own neighbour.
public struct Neighbours: Sendable, Equatable {
  /// The neighbours of each area in the order of their numbers.
  public let lists: [[Neighbour]]

  /// Those that share at least a point, as the queen moves in chess.
  public var queen: [[Int]] { lists.map { $0.map(\.area) } }

  /// Those that share a border, as the rook moves.
  public var rook: [[Int]] { lists.map { $0.filter { $0.border > 0 }.map(\.area) } }

  /// The areas that touch no other.
  public var alone: [Int] { lists.indices.filter { lists[$0].isEmpty } }
}

/// The areas that touch each other, taking points that are at most `snapping` apart for one point.
///
/// `snapping` is in the unit of the set's system. With 0 the borders must agree exactly; a metre makes up for rounded
/// coordinates. It should be well under the length of the borders' steps, or real gaps are closed and lengths suffer.
public func neighbours(of boundaries: BoundarySet, snapping: Double) -> Neighbours {
  precondition(snapping >= 0, "A distance is not negative.")
  let steps = SnappedSteps(boundaries, snapping: snapping)
  var pairs: [AreaPair] = []
  forEachGroup(steps.touches) { group in pairs += meetings(group.map(\.area), border: 0) }
  forEachGroup(steps.edges) { group in
    pairs += meetings(group.map(\.area), border: steps.length(ofEdge: group[group.startIndex].key))
  }
  pairs.sort { ($0.one, $0.other, $0.border) < ($1.one, $1.other, $1.border) }
  var lists = [[Neighbour]](repeating: [], count: boundaries.count)
  var place = 0
  while place < pairs.count {
    let (one, other) = (pairs[place].one, pairs[place].other)
    var border = 0.0
    while place < pairs.count, pairs[place].one == one, pairs[place].other == other {
      border += pairs[place].border
      place += 1
    }
    lists[one].append(Neighbour(area: other, border: border))
    lists[other].append(Neighbour(area: one, border: border))
  }
  // As the pairs are sorted each list gets its lower neighbours first, and both halves in order.
  return Neighbours(lists: lists)
}

/// How far each centre is from each other one, in the unit of their projected system.
public func distances(between centres: Points) -> [[Double]] {
  (0..<centres.count).map { one in
    (0..<centres.count).map { other in
      let (east, north) = (centres.x[other] - centres.x[one], centres.y[other] - centres.y[one])
      return (east * east + north * north).squareRoot()
    }
  }
}

private struct AreaPair {
  let one: Int
  let other: Int
  let border: Double
}

/// Each two of the areas, the lower number first; the areas are ascending and may repeat.
private func meetings(_ areas: [Int32], border: Double) -> [AreaPair] {
  var pairs: [AreaPair] = []
  for (place, one) in areas.enumerated() where place == 0 || areas[place - 1] != one {
    var last = one
    for other in areas[(place + 1)...] where other != last {
      pairs.append(AreaPair(one: Int(one), other: Int(other), border: border))
      last = other
    }
  }
  return pairs
}

/// Calls `body` for each run of entries with one key, where it holds more than one entry.
private func forEachGroup(
  _ entries: [SnappedSteps.Entry], _ body: (ArraySlice<SnappedSteps.Entry>) -> Void
) {
  var start = 0
  while start < entries.count {
    var end = start + 1
    while end < entries.count, entries[end].key == entries[start].key { end += 1 }
    if end - start > 1 { body(entries[start..<end]) }
    start = end
  }
}

/// The borders of all areas as single steps from vertex to vertex, after near vertices were made one.
private struct SnappedSteps {
  struct Entry {
    let key: UInt64
    let area: Int32
  }

  /// Which areas come by each vertex, and by each step between two vertices; sorted by key and area.
  private(set) var touches: [Entry] = []
  private(set) var edges: [Entry] = []
  private let vertices: Points
  private let grid: VertexGrid
  private let snapping: Double
  /// For each vertex the one that stands for it: the first within the snapping distance.
  private var standIn: [Int32]

  init(_ boundaries: BoundarySet, snapping: Double) {
    self.snapping = snapping
    var table = VertexTable(
      capacity: boundaries.regions.reduce(0) { $0 + $1.points.count })
    let paths = boundaries.regions.map { region in
      region.points.x.indices.map { table.number(x: region.points.x[$0], y: region.points.y[$0]) }
    }
    vertices = table.points
    grid = VertexGrid(vertices)
    standIn = (0..<Int32(table.count)).map { $0 }
    if snapping > 0 { snap() }
    for (area, region) in boundaries.regions.enumerated() {
      for ring in 0..<region.ringCount {
        add(paths[area][region.pointRange(ofRing: ring)], of: Int32(area))
      }
    }
    touches.sort { ($0.key, $0.area) < ($1.key, $1.area) }
    edges.sort { ($0.key, $0.area) < ($1.key, $1.area) }
  }

  private mutating func snap() {
    for vertex in standIn.indices {
      var first = Int32(vertex)
      let (x, y) = (vertices.x[vertex], vertices.y[vertex])
      let near = Box(
        west: x - snapping, south: y - snapping, east: x + snapping, north: y + snapping)
      grid.forEach(in: near) { other in
        guard other < first, standIn[Int(other)] == other else { return }
        let (east, north) = (vertices.x[Int(other)] - x, vertices.y[Int(other)] - y)
        if east * east + north * north <= snapping * snapping { first = other }
      }
      standIn[vertex] = first
    }
  }

  private mutating func add(_ path: ArraySlice<Int32>, of area: Int32) {
    guard var last = path.first.map({ standIn[Int($0)] }) else { return }
    for vertex in path.dropFirst() {
      let next = standIn[Int(vertex)]
      guard next != last else { continue }
      for stop in stops(from: last, to: next) + [next] {
        touches.append(Entry(key: UInt64(stop), area: area))
        edges.append(Entry(key: SharedArcs.key(min(last, stop), max(last, stop)), area: area))
        last = stop
      }
    }
  }

  /// The vertices of others that lie along a step, in the order in which it comes by them.
  private func stops(from start: Int32, to end: Int32) -> [Int32] {
    let (x, y) = (vertices.x[Int(start)], vertices.y[Int(start)])
    let (east, north) = (vertices.x[Int(end)] - x, vertices.y[Int(end)] - y)
    let length = east * east + north * north
    let near = Box(
      west: min(x, x + east) - snapping, south: min(y, y + north) - snapping,
      east: max(x, x + east) + snapping, north: max(y, y + north) + snapping)
    var found: [(along: Double, vertex: Int32)] = []
    grid.forEach(in: near) { vertex in
      guard vertex != start, vertex != end, standIn[Int(vertex)] == vertex else { return }
      let (dx, dy) = (vertices.x[Int(vertex)] - x, vertices.y[Int(vertex)] - y)
      let along = dx * east + dy * north
      let across = dx * north - dy * east
      guard along > 0, along < length, across * across <= snapping * snapping * length else {
        return
      }
      found.append((along, vertex))
    }
    return found.sorted { ($0.along, $0.vertex) < ($1.along, $1.vertex) }.map(\.vertex)
  }

  func length(ofEdge key: UInt64) -> Double {
    let (start, end) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
    let (east, north) = (vertices.x[end] - vertices.x[start], vertices.y[end] - vertices.y[start])
    return (east * east + north * north).squareRoot()
  }
}
