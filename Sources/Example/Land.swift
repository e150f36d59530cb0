/// The ground of the fictional county: which cells belong to it, and how many people live in each.
struct Land {
  let mesh: Mesh
  let inside: [Bool]
  /// People in each cell.
  let people: [Int]
  /// The largest first.
  let towns: [Town]

  struct Town {
    let cell: Int
    let people: Double
    /// People on each square kilometre in its middle.
    let density: Double
    /// The distance in metres at which a quarter of that density is left.
    let reach: Double
  }

  init(seed: UInt64) {
    // On the map the county lies in the North Sea: it covers nobody's ward.
    mesh = Mesh(columns: 156, rows: 152, side: 310, origin: (550_000, 414_000))
    inside = Land.outline(mesh, seed: seed)
    towns = Land.placeTowns(mesh, inside: inside, seed: seed)
    people = Land.settle(mesh, inside: inside, towns: towns, seed: seed)
  }

  var cells: [Int] { inside.indices.filter { inside[$0] } }
}

extension Land {
  /// An oval with a coast of bays and tongues, of one piece and without lakes.
  private static func outline(_ mesh: Mesh, seed: UInt64) -> [Bool] {
    let middle = mesh.centre(mesh.rows / 2 * mesh.columns + mesh.columns / 2)
    let noise = Noise(seed: seed &+ 11, grain: 16_000)
    var candidate = [Bool](repeating: false, count: mesh.count)
    for cell in 0..<mesh.count where !mesh.isRim(cell) {
      let place = mesh.centre(cell)
      let across = (place.x - middle.x) / 32_000
      let up = (place.y - middle.y) / 26_200
      let bend = 0.9 * (noise.fractal(place.x, place.y, octaves: 4) - 0.5)
      candidate[cell] = (across * across + up * up).squareRoot() + bend < 1
    }
    let start = mesh.rows / 2 * mesh.columns + mesh.columns / 2
    let land = flooded(mesh, from: start) { candidate[$0] }
    let sea = flooded(mesh, from: mesh.columns + 1) { !land[$0] }
    return (0..<mesh.count).map { !mesh.isRim($0) && !sea[$0] }
  }

  /// The cells that can be reached from `start` without leaving those that pass the test.
  private static func flooded(_ mesh: Mesh, from start: Int, _ passes: (Int) -> Bool) -> [Bool] {
    var reached = [Bool](repeating: false, count: mesh.count)
    var stack = [start]
    reached[start] = true
    while let cell = stack.popLast() {
      for next in mesh.neighbours(cell)
      where !reached[next] && !mesh.isRim(next) && passes(next) {
        reached[next] = true
        stack.append(next)
      }
    }
    return reached
  }

  /// One large town, some middling and many little ones, the larger the farther apart.
  private static func placeTowns(_ mesh: Mesh, inside: [Bool], seed: UInt64) -> [Town] {
    var random = Random(seed: seed, stream: 1)
    let sizes: [(people: Double, density: Double, apart: Double)] =
      [(105_000, 4_600, 0)]
      + Array(repeating: (44_000, 4_000, 17_000), count: 4)
      + Array(repeating: (22_000, 3_400, 10_500), count: 7)
      + Array(repeating: (8_000, 2_400, 5_500), count: 14)
    let land = inside.indices.filter { inside[$0] && isInland($0, mesh, inside) }
    var towns: [Town] = []
    for size in sizes {
      var apart = size.apart
      while true {
        let cell = towns.isEmpty ? middleCell(mesh) : land[random.below(land.count)]
        let place = mesh.centre(cell)
        let clear = towns.allSatisfy {
          squaredDistance(mesh.centre($0.cell), place) >= apart * apart
        }
        if clear {
          let reach = (size.people / (Double.pi * size.density)).squareRoot() * 1_000
          towns.append(
            Town(cell: cell, people: size.people, density: size.density, reach: reach))
          break
        }
        apart *= 0.995
      }
    }
    return towns
  }

  private static func middleCell(_ mesh: Mesh) -> Int {
    (mesh.rows / 2 + 4) * mesh.columns + mesh.columns / 2 - 6
  }

  private static func isInland(_ cell: Int, _ mesh: Mesh, _ inside: [Bool]) -> Bool {
    let place = mesh.centre(cell)
    let corners = [(2_500.0, 0.0), (-2_500, 0), (0, 2_500), (0, -2_500)]
    return corners.allSatisfy { inside[mesh.cell(nearX: place.x + $0.0, y: place.y + $0.1)] }
  }

  private static func settle(
    _ mesh: Mesh, inside: [Bool], towns: [Town], seed: UInt64
  ) -> [Int] {
    let hamlets = Noise(seed: seed &+ 23, grain: 2_600)
    let streets = Noise(seed: seed &+ 29, grain: 900)
    let middles = towns.map { mesh.centre($0.cell) }
    return (0..<mesh.count).map { cell in
      guard inside[cell] else { return 0 }
      let place = mesh.centre(cell)
      let wild = hamlets.fractal(place.x, place.y, octaves: 2)
      var density = 25 + 260 * wild * wild * wild
      for (town, middle) in zip(towns, middles) {
        let spread = 1 + squaredDistance(place, middle) / (town.reach * town.reach)
        density += town.density / (spread * spread)
      }
      density = min(density, 5_200) * (0.55 + 0.9 * streets(place.x, place.y))
      return Int((density * mesh.cellArea / 1_000_000).rounded())
    }
  }
}
