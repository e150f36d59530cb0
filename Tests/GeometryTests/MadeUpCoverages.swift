import Model

/// Areas of many kinds for the locator, each from a seed.
enum MadeUpCoverage: String, CaseIterable {
  case squares, ragged, overlapping, knots, alignedFine, degrees, slivers, star, dust

  func areas(seed: UInt64) -> BoundarySet {
    var random = SplitMix(seed: seed)
    switch self {
    case .squares: return boundarySet(squares(side: 8, count: 8))
    case .alignedFine: return boundarySet(squares(side: 0.1, count: 14))
    case .ragged: return boundarySet(Self.ragged(count: 7, cell: 1000, random: &random))
    case .degrees:
      return boundarySet(
        Self.ragged(count: 5, cell: 0.013, at: (-1.5, 52.9), random: &random), system: .wgs84)
    case .overlapping: return boundarySet(Self.overlapping(count: 30, random: &random))
    case .knots: return boundarySet(Self.knots(count: 40, random: &random))
    case .slivers: return boundarySet(Self.slivers(count: 50, random: &random))
    case .star: return boundarySet(Self.star(count: 45))
    case .dust: return boundarySet(Self.dust(count: 60, random: &random))
    }
  }

  private func squares(side: Double, count: Int) -> [Region] {
    (0..<count * count).map {
      let (column, row) = (Double($0 % count), Double($0 / count))
      return box(column * side, row * side, (column + 1) * side, (row + 1) * side)
    }
  }

  /// Cells with shared borders broken into many edges; some cells missing, some joined into areas of two parts.
  private static func ragged(
    count: Int, cell: Double, at origin: (Double, Double) = (423_000, 331_000),
    random: inout SplitMix
  ) -> [Region] {
    let corners = (0...count).map { row in
      (0...count).map { column in
        (
          origin.0 + (Double(column) + random.double(in: -0.3...0.3)) * cell,
          origin.1 + (Double(row) + random.double(in: -0.3...0.3)) * cell
        )
      }
    }
    // The border from one corner to the next, without its end.
    func border(
      _ from: (Double, Double), _ to: (Double, Double), random: inout SplitMix
    ) -> [(Double, Double)] {
      let steps = 1 + Int(random.next() % 20)
      return (0..<steps).map { step in
        let along = Double(step) / Double(steps)
        let off = step == 0 ? 0 : random.double(in: -0.05...0.05) * cell
        return (
          from.0 + (to.0 - from.0) * along + off, from.1 + (to.1 - from.1) * along - off
        )
      }
    }
    let across = (0...count).map { row in
      (0..<count).map {
        border(corners[row][$0], corners[row][$0 + 1], random: &random)
      }
    }
    let up = (0..<count).map { row in
      (0...count).map {
        border(corners[row][$0], corners[row + 1][$0], random: &random)
      }
    }
    func reversed(_ line: [(Double, Double)], end: (Double, Double)) -> [(Double, Double)] {
      [end] + line.dropFirst().reversed()
    }
    var polygons: [[[(Double, Double)]]] = []
    for row in 0..<count {
      for column in 0..<count where random.next() % 11 > 0 {
        let shell =
          across[row][column] + up[row][column + 1]
          + reversed(across[row + 1][column], end: corners[row + 1][column + 1])
          + reversed(up[row][column], end: corners[row + 1][column])
        polygons.append([shell])
      }
    }
    // Every fifth area also has the polygon that is seven further on.
    var regions: [Region] = []
    for number in polygons.indices {
      let other = number + 7
      if number % 5 == 0, other < polygons.count, other % 5 != 0 {
        regions.append(region([polygons[number], polygons[other]]))
        polygons[other] = []
      } else if !polygons[number].isEmpty {
        regions.append(region([polygons[number]]))
      }
    }
    return regions
  }

  /// Boxes and triangles over each other, with holes.
  private static func overlapping(count: Int, random: inout SplitMix) -> [Region] {
    (0..<count).map { number in
      let (x, y) = (random.double(in: 0...100), random.double(in: 0...100))
      let size = random.double(in: 2...40)
      let outer = [(x, y), (x, y + size), (x + size, y + size * 0.9), (x + size * 1.1, y)]
      let inner = [
        (x + size * 0.3, y + size * 0.3), (x + size * 0.3, y + size * 0.6),
        (x + size * 0.6, y + size * 0.3),
      ]
      return number % 2 == 0 ? polygon(outer, holes: [inner]) : polygon(outer)
    }
  }

  /// Rings that cross themselves, with repeated vertices and spikes; whole numbers, so that much falls together.
  private static func knots(count: Int, random: inout SplitMix) -> [Region] {
    (0..<count).map { _ in
      let (x, y) = (Double(random.next() % 30), Double(random.next() % 30))
      var corners = (0..<9).map { _ in
        (x + Double(random.next() % 8), y + Double(random.next() % 8))
      }
      corners.insert(corners[3], at: 4)
      corners.insert(corners[6], at: 8)
      return polygon(corners)
    }
  }

  /// Strips a billionth as wide as they are long, and beside them areas that share their borders.
  private static func slivers(count: Int, random: inout SplitMix) -> [Region] {
    (0..<count).map { number in
      let x = 400_000 + Double(number / 2) * 3.7
      let thin = number % 2 == 0 ? 3.699_999_9 : 1e-7
      let west = number % 2 == 0 ? x : x + 3.699_999_9
      let lean = random.double(in: -1e-9...1e-9)
      return polygon([
        (west, 300_000), (west + lean, 300_100), (west + lean + thin, 300_100),
        (west + thin, 300_000),
      ])
    }
  }

  /// More areas at one vertex than a mask of the index has bits.
  private static func star(count: Int) -> [Region] {
    // Points of a square's rim, so that neighbours share their corners to the last bit.
    let rim = (0..<count).map { number -> (Double, Double) in
      let along = Double(number) / Double(count) * 4
      let part = along.truncatingRemainder(dividingBy: 1) * 20 - 10
      switch Int(along) {
      case 0: return (part, -10)
      case 1: return (10, part)
      case 2: return (-part, 10)
      default: return (-10, -part)
      }
    }
    return rim.indices.map { polygon([(0.1, 0.2), rim[$0], rim[($0 + 1) % count]]) }
  }

  /// Rings of 24 vertices from ten units down to a billionth across, in one place.
  private static func dust(count: Int, random: inout SplitMix) -> [Region] {
    (0..<count).map { number in
      var size = 10.0
      for _ in 0..<number % 11 { size /= 10 }
      let (x, y) = (random.double(in: 0...20), random.double(in: 0...20))
      return polygon(
        (0..<24).map { corner in
          // Round a square, a quarter to each side.
          let along = Double(corner % 6) / 6 - 0.5
          let off = random.double(in: 0.4...0.5)
          switch corner / 6 {
          case 0: return (x + along * size, y - off * size)
          case 1: return (x + off * size, y + along * size)
          case 2: return (x - along * size, y + off * size)
          default: return (x - off * size, y - along * size)
          }
        })
    }
  }
}
