import Model

/// The borders of boundary sets cut at the points where they meet, each stretch kept once for all areas that it bounds.
///
/// An arc runs from junction to junction, or around a whole ring that meets no other. Neighbours share an arc where
/// their vertices are the same to the last bit; where they are not, each keeps its own.
struct SharedArcs {
  let vertices: Points
  /// Of each vertex, and of each arc, one bit for each set that has it.
  private(set) var vertexSets: [UInt32]
  private(set) var arcSets: [UInt32] = []
  /// The vertices of each arc, both ends included.
  private(set) var arcs: [[Int32]] = []
  /// The arcs of each ring in the order of the sets' regions, as `number` or, run backwards, `~number`. A ring without
  /// ground, which has no arcs, stays as it was read.
  private(set) var rings: [[Int32]] = []

  /// - Precondition: There are at most 32 sets.
  init(_ sets: [BoundarySet]) {
    precondition(sets.count <= UInt32.bitWidth, "There is one bit for each set.")
    var table = VertexTable(
      capacity: sets.reduce(0) { $0 + $1.regions.reduce(0) { $0 + $1.points.count } })
    var paths: [[Int32]] = []
    var setOfPath: [UInt32] = []
    for (number, set) in sets.enumerated() {
      for region in set.regions {
        for ring in 0..<region.ringCount {
          paths.append(Self.path(ring, of: region, in: &table))
          setOfPath.append(1 << UInt32(number))
        }
      }
    }
    vertices = table.points
    vertexSets = [UInt32](repeating: 0, count: table.count)
    for (path, set) in zip(paths, setOfPath) {
      for vertex in path { vertexSets[Int(vertex)] |= set }
    }
    let junctions = Self.junctions(of: paths, count: table.count)
    var numbers: [UInt64: Int32] = [:]
    for (path, set) in zip(paths, setOfPath) {
      cut(path, at: junctions, set: set, numbers: &numbers)
    }
  }

  /// The vertices of a ring without repeats and without the closing one; empty where they are fewer than three.
  private static func path(
    _ ring: Int, of region: Region, in table: inout VertexTable
  ) -> [Int32] {
    let range = region.pointRange(ofRing: ring)
    guard range.count > 3 else { return [] }
    var path: [Int32] = []
    path.reserveCapacity(range.count)
    for place in range.dropLast() {
      let vertex = table.number(x: region.points.x[place], y: region.points.y[place])
      if path.last != vertex { path.append(vertex) }
    }
    while path.count > 1, path.first == path.last { path.removeLast() }
    return path.count < 3 ? [] : path
  }

  /// Marks the vertices at which not all borders go the same way.
  private static func junctions(of paths: [[Int32]], count: Int) -> [Bool] {
    var low = [Int32](repeating: -1, count: count)
    var high = low
    var junctions = [Bool](repeating: false, count: count)
    for path in paths where !path.isEmpty {
      var before = path[path.count - 1]
      for (place, vertex) in path.enumerated() {
        let after = path[place + 1 == path.count ? 0 : place + 1]
        let (one, other) = (min(before, after), max(before, after))
        let number = Int(vertex)
        if low[number] < 0 { (low[number], high[number]) = (one, other) }
        let goesOn = low[number] == one && high[number] == other && one != other
        if !goesOn { junctions[number] = true }
        before = vertex
      }
    }
    return junctions
  }

  /// Cuts a ring into arcs, and takes up those that another ring has brought already.
  private mutating func cut(
    _ path: [Int32], at junctions: [Bool], set: UInt32, numbers: inout [UInt64: Int32]
  ) {
    guard let lowest = path.indices.min(by: { path[$0] < path[$1] }) else {
      rings.append([])
      return
    }
    // A ring that meets no other begins at its lowest vertex, whoever brings it.
    let start = path.firstIndex { junctions[Int($0)] } ?? lowest
    var ring: [Int32] = []
    var arc: [Int32] = [path[start]]
    for step in 1...path.count {
      let vertex = path[(start + step) % path.count]
      arc.append(vertex)
      guard step == path.count || junctions[Int(vertex)] else { continue }
      ring.append(number(of: arc, set: set, in: &numbers))
      arc = [vertex]
    }
    rings.append(ring)
  }

  private mutating func number(
    of arc: [Int32], set: UInt32, in numbers: inout [UInt64: Int32]
  ) -> Int32 {
    // The first step away from a junction says which arc it is: further on, all borders go the same way.
    let key = Self.key(arc[0], arc[1])
    if let known = numbers[key] {
      arcSets[Int(known < 0 ? ~known : known)] |= set
      return known
    }
    let number = Int32(arcs.count)
    numbers[key] = number
    numbers[Self.key(arc[arc.count - 1], arc[arc.count - 2])] = ~number
    arcs.append(arc)
    arcSets.append(set)
    return number
  }

  /// Two vertices as one key, in their order.
  static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }
}

extension SharedArcs {
  /// The rings of a region, the first of which is ring `first` of all, drawn with the vertices that `arcs` kept.
  func region(_ original: Region, firstRing first: Int, arcs: [[Int32]]) -> Region {
    var region = Region()
    for polygon in 0..<original.polygonCount {
      for ring in original.rings(ofPolygon: polygon) {
        let path = rings[first + ring]
        region.appendRing(
          path.isEmpty ? original.ringPoints(ring) : points(ofRing: path, arcs: arcs))
      }
      region.endPolygon()
    }
    return region
  }

  private func points(ofRing path: [Int32], arcs: [[Int32]]) -> Points {
    var ring = Points()
    func append(_ vertex: Int32) {
      ring.append(x: vertices.x[Int(vertex)], y: vertices.y[Int(vertex)])
    }
    for step in path {
      if step >= 0 {
        arcs[Int(step)].dropLast().forEach(append)
      } else {
        arcs[Int(~step)].dropFirst().reversed().forEach(append)
      }
    }
    ring.append(x: ring.x[0], y: ring.y[0])
    return ring
  }
}
