import Geometry
import Model
import Testing

@Suite("Neighbouring areas")
struct NeighbourTests {
  /// A chessboard of 3 by 3 squares of side 10, row by row, and a square on its own.
  private func board() throws -> BoundarySet {
    let squares = (0..<9).map { square(Double($0 % 3) * 10, Double($0 / 3) * 10, 10) }
    return try layer(squares + [square(500, 500, 10)])
  }

  @Test("The middle of a board has eight queen and four rook neighbours")
  func chessboard() throws {
    let found = neighbours(of: try board(), snapping: 0)
    #expect(found.queen[4] == [0, 1, 2, 3, 5, 6, 7, 8])
    #expect(found.rook[4] == [1, 3, 5, 7])
    #expect(found.queen[0] == [1, 3, 4] && found.rook[0] == [1, 3])
    #expect(found.lists[4].map(\.border) == [0, 10, 0, 10, 10, 0, 10, 0])
    #expect(found.alone == [9])
  }

  @Test("A corner that stands on the middle of a side makes a neighbour")
  func unmatchedCorner() throws {
    let found = neighbours(
      of: try layer([square(0, 0, 10), square(10, 3, 2), square(2, 10, 3)]), snapping: 0)
    #expect(found.lists[0].map(\.area) == [1, 2])
    #expect(found.lists[0].map(\.border) == [2, 3])
    #expect(found.rook[1] == [0])
  }

  @Test(
    "Borders drawn a little apart meet only where the snapping distance allows",
    arguments: [(0.0, []), (0.05, []), (0.3, [1])] as [(Double, [Int])])
  func apart(snapping: Double, expected: [Int]) throws {
    let found = neighbours(
      of: try layer([square(0, 0, 10), square(10.1, 2, 5)]), snapping: snapping)
    #expect(found.rook[0] == expected)
    if let neighbour = found.lists[0].first { #expect(abs(neighbour.border - 5) < 0.1) }
  }

  @Test("Neighbours are symmetric and an enclave has its surrounding area alone", arguments: 1...3)
  func symmetric(seed: UInt64) throws {
    let coverage = GeneratedCoverage(
      seed: seed, columns: 5, rows: 4, pointsPerBorder: 10, roughness: 0.3)
    let found = neighbours(of: try layer(coverage.regions), snapping: 0.001)
    for (one, list) in found.lists.enumerated() {
      for neighbour in list {
        let back = found.lists[neighbour.area].filter { $0.area == one }
        #expect(back.map(\.border) == [neighbour.border])
      }
      #expect(list.map(\.area) == list.map(\.area).sorted())
    }
    #expect(found.queen[20] == [0])
    // An inner cell of a jittered grid has its four sides and four corners.
    #expect(found.queen[6] == [0, 1, 2, 5, 7, 10, 11, 12])
    #expect(found.rook[6] == [1, 5, 7, 11])
  }

  @Test("Distances are those of Pythagoras")
  func centreDistances() {
    #expect(distances(between: Points(x: [0, 3], y: [0, 4])) == [[0, 5], [5, 0]])
  }

  @Test("Derbyshire's 176 wards are one connected map", .enabled(if: RealBoundaries.areThere))
  func derbyshire() throws {
    let found = neighbours(of: try RealBoundaries.derbyshireWards(), snapping: 1)
    #expect(found.alone.isEmpty)
    var reached: Set<Int> = [0]
    var edge = [0]
    while let ward = edge.popLast() {
      for next in found.queen[ward] where reached.insert(next).inserted { edge.append(next) }
    }
    #expect(reached.count == 176)
  }
}
