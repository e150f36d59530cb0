import Model

/// The border lines between areas, each drawn once, in tenths of a metre: what neighbours share is equal to the digit.
struct Borders {
  private let mesh: Mesh
  private let inside: [Bool]
  /// Where each corner of the mesh stands after warping and smoothing, in tenths of a metre.
  private let corners: [GridPoint]
  private let seed: UInt64

  /// Each layer holds the area number of each cell at one level; a side between two numbers is a border.
  init(_ land: Land, layers: [[Int32]], seed: UInt64) {
    mesh = land.mesh
    inside = land.inside
    self.seed = seed
    let links = Borders.links(land.mesh, layers)
    corners = Borders.smoothed(Borders.warped(land.mesh, seed: seed), links)
  }

  /// The ground of each area of one layer.
  func regions(_ layer: [Int32], count: Int) -> [Region] {
    var cells = [[Int]](repeating: [], count: count)
    for cell in layer.indices where layer[cell] >= 0 { cells[Int(layer[cell])].append(cell) }
    return cells.enumerated().map { region(Int32($0), cells: $1, layer) }
  }
}

/// A point in whole tenths of a metre east and north.
struct GridPoint: Equatable {
  var x: Int
  var y: Int
}

extension Borders {
  /// For each corner, the corners at the other ends of its borders, smallest number first.
  private static func links(_ mesh: Mesh, _ layers: [[Int32]]) -> [[Int]] {
    var links = [[Int]](repeating: [], count: mesh.cornerCount)
    for cell in 0..<mesh.count where !mesh.isRim(cell) {
      let corners = mesh.corners(cell)
      for (side, neighbour) in mesh.neighbours(cell).enumerated() {
        guard layers.contains(where: { $0[cell] >= 0 && $0[cell] != $0[neighbour] }) else {
          continue
        }
        let ends = (corners[side], corners[(side + 1) % 6])
        if !links[ends.0].contains(ends.1) {
          links[ends.0].append(ends.1)
          links[ends.1].append(ends.0)
        }
      }
    }
    return links.map { $0.sorted() }
  }

  /// Each corner moved a little by chance, and all of them together by slow waves.
  private static func warped(_ mesh: Mesh, seed: UInt64) -> [(x: Double, y: Double)] {
    let east = Noise(seed: seed &+ 51, grain: 3_600)
    let north = Noise(seed: seed &+ 52, grain: 3_600)
    return (0..<mesh.cornerCount).map { corner in
      let place = mesh.position(ofCorner: corner)
      let jitterX = unitHash(seed &+ 53, UInt64(corner)) - 0.5
      let jitterY = unitHash(seed &+ 54, UInt64(corner)) - 0.5
      return (
        place.x + 1_200 * (east(place.x, place.y) - 0.5) + 0.34 * mesh.side * jitterX,
        place.y + 1_200 * (north(place.x, place.y) - 0.5) + 0.34 * mesh.side * jitterY
      )
    }
  }

  /// Takes the zigzag out of lines: a corner with two borders moves toward its neighbours, one where three meet stays.
  private static func smoothed(
    _ start: [(x: Double, y: Double)], _ links: [[Int]]
  ) -> [GridPoint] {
    var places = start
    for _ in 0..<2 {
      let before = places
      for corner in links.indices where links[corner].count == 2 {
        let (left, right) = (before[links[corner][0]], before[links[corner][1]])
        places[corner].x = (left.x + right.x + 2 * before[corner].x) / 4
        places[corner].y = (left.y + right.y + 2 * before[corner].y) / 4
      }
    }
    return places.map { GridPoint(x: Int(($0.x * 10).rounded()), y: Int(($0.y * 10).rounded())) }
  }

  /// The points of the border from one corner up to, but without, the next, the same in both directions.
  private func line(from: Int, to: Int) -> [GridPoint] {
    let (low, high) = (corners[min(from, to)], corners[max(from, to)])
    let name = UInt64(min(from, to)) &* 1_000_003 &+ UInt64(max(from, to))
    // The middle moves across the line by up to a sixth of its length.
    let push = (unitHash(seed &+ 61, name) - 0.5) / 3
    let along = 0.5 + (unitHash(seed &+ 62, name) - 0.5) / 4
    let (dx, dy) = (Double(high.x - low.x), Double(high.y - low.y))
    let middle = GridPoint(
      x: low.x + Int((dx * along - dy * push).rounded()),
      y: low.y + Int((dy * along + dx * push).rounded()))
    return [corners[from], middle]
  }

  /// Follows the sides of an area's cells that face another area, ground on the left.
  private func region(_ area: Int32, cells: [Int], _ layer: [Int32]) -> Region {
    var next: [Int: Int] = [:]
    var starts: [Int] = []
    for cell in cells {
      let corners = mesh.corners(cell)
      for (side, neighbour) in mesh.neighbours(cell).enumerated() where layer[neighbour] != area {
        next[corners[side]] = corners[(side + 1) % 6]
        starts.append(corners[side])
      }
    }
    var shells: [[GridPoint]] = []
    var holes: [[GridPoint]] = []
    for start in starts {
      var ring: [GridPoint] = []
      var corner = start
      while let following = next.removeValue(forKey: corner) {
        ring.append(contentsOf: line(from: corner, to: following))
        corner = following
      }
      guard let first = ring.first else { continue }
      ring.append(first)
      if twiceArea(ring) > 0 { shells.append(ring) } else { holes.append(ring) }
    }
    precondition(shells.count == 1, "An area grown from one seed is of one piece.")
    return assembled(shells + holes)
  }

  private func assembled(_ rings: [[GridPoint]]) -> Region {
    var region = Region()
    for ring in rings {
      region.appendRing(
        Points(x: ring.map { Double($0.x) / 10 }, y: ring.map { Double($0.y) / 10 }))
    }
    region.endPolygon()
    return region
  }
}

/// Twice the area of a closed ring in square tenths of a metre, positive where it runs counter-clockwise.
func twiceArea(_ ring: [GridPoint]) -> Int {
  zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
}
