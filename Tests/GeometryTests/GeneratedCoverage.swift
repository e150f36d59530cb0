import Foundation
import Model

/// A made-up coverage: a grid of kilometre cells with jittered corners and wiggly borders, a hole with an area in it (an
/// enclave, which comes last), a hole with nobody in it, and small islands in the bays of the western shore.
struct GeneratedCoverage {
  private typealias Place = (x: Double, y: Double)

  private(set) var regions: [Region] = []
  private var random: SeededGenerator
  private let columns: Int
  private let rows: Int
  private let pointsPerBorder: Int
  private let roughness: Double

  init(seed: UInt64, columns: Int, rows: Int, pointsPerBorder: Int, roughness: Double) {
    random = SeededGenerator(state: seed)
    (self.columns, self.rows) = (columns, rows)
    (self.pointsPerBorder, self.roughness) = (pointsPerBorder, roughness)
    let corners = (0...rows).map { row in (0...columns).map { corner(row, $0) } }
    let across = (0...rows).map { row in
      (0..<columns).map { border(corners[row][$0], corners[row][$0 + 1]) }
    }
    let upward = (0..<rows).map { row in
      (0...columns).map { border(corners[row][$0], corners[row + 1][$0]) }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        var ring = across[row][column].dropLast() + upward[row][column + 1].dropLast()
        ring += across[row + 1][column].reversed().dropLast()
        ring += upward[row][column].reversed().dropLast()
        addCell(row, column, shell: ring.flatMap { [$0.x, $0.y] })
      }
    }
    addEnclave()
    for shore in upward { addIslands(off: shore[0]) }
  }

  private mutating func corner(_ row: Int, _ column: Int) -> Place {
    let (east, north) = (0.3 * (random.unit() - 0.5), 0.3 * (random.unit() - 0.5))
    return (400_000 + 1000 * (Double(column) + east), 300_000 + 1000 * (Double(row) + north))
  }

  private mutating func border(_ start: Place, _ end: Place) -> [Place] {
    // Offsets grow from the corners to the middle, so that borders never cross.
    (0...pointsPerBorder).map { step in
      let t = Double(step) / Double(pointsPerBorder)
      let off = 2 * min(t, 1 - t) * roughness * (random.unit() - 0.5)
      let (east, north) = (end.x - start.x, end.y - start.y)
      return (start.x + t * east - off * north, start.y + t * north + off * east)
    }
  }

  private mutating func round(_ x: Double, _ y: Double, _ radius: Double, _ count: Int) -> [Double]
  {
    (0..<count).flatMap { step -> [Double] in
      let angle = 2 * Double.pi * Double(step) / Double(count)
      let reach = radius * (0.9 + 0.1 * random.unit())
      return [x + reach * cos(angle), y + reach * sin(angle)]
    }
  }

  private mutating func addCell(_ row: Int, _ column: Int, shell: [Double]) {
    let (x, y) = (400_500 + 1000 * Double(column), 300_500 + 1000 * Double(row))
    switch (row, column) {
    case (0, 0): regions.append(polygon(shell, round(x, y, 150, 40)))
    case (1, 1): regions.append(polygon(shell, round(x, y, 20, 8)))
    default: regions.append(polygon(shell))
    }
  }

  /// An area that fills the hole of the first cell.
  private mutating func addEnclave() {
    let (cell, range) = (regions[0], regions[0].pointRange(ofRing: 1))
    regions.append(polygon(range.dropLast().flatMap { [cell.points.x[$0], cell.points.y[$0]] }))
  }

  /// Islands in the bays of a shore, each part of a cell that lies elsewhere.
  private mutating func addIslands(off shore: [Place]) {
    for step in 1..<pointsPerBorder {
      let capes = max(shore[step - 1].x, shore[step + 1].x)
      guard shore[step].x - capes > 40 else { continue }
      let island = polygon(round(shore[step].x - 20, shore[step].y, 1.5, 12))
      let owner = step % regions.count
      regions[owner] = joined(regions[owner], island)
    }
  }
}
