import Model
import Testing

@testable import Geometry

@Suite("Rounding for files")
struct RoundingTests {
  private func set(_ points: [(Double, Double)]) throws -> BoundarySet {
    var region = Region()
    region.appendRing(Points(x: points.map(\.0), y: points.map(\.1)))
    region.endPolygon()
    let code = try #require(AreaCode("Z05000001"))
    return BoundarySet(
      level: .ward, vintage: nil, system: .britishNationalGrid,
      areas: [Area(code: code, name: "One", parent: nil)], regions: [region])
  }

  @Test(
    "A spike that crosses its own border once rounded is mended, and stays on the grid of the decimals"
  )
  func mended() throws {
    // Between x = 4 and 5 the inlet's tip lies just above the border; rounded to whole numbers it lies on it.
    let inlet = try set([
      (0, 0), (4.4, 0.4), (10, 0), (10, 10), (6, 10), (4.6, 0.45), (4, 10), (0, 10), (0, 0),
    ])
    let before = try checked(inlet, rules: CoverageRules(smallestFault: 0)).faults
    #expect(!before.contains { $0.kind.isInvalidity })
    let whole = try rounded(inlet, decimals: 0)
    let faults = try checked(whole, rules: CoverageRules(smallestFault: 0)).faults
    #expect(!faults.contains { $0.kind.isInvalidity })
    #expect(whole.regions[0].points.x.allSatisfy { $0 == $0.rounded() })
    // The inlet now reaches the border: the ground on its two sides meets at a point.
    #expect(whole.regions[0].polygonCount == 2)
    #expect(whole.regions[0].area > 50)
  }

  @Test("Coordinates are the nearest of their decimals, and a valid area keeps its vertices")
  func nearest() throws {
    let square = try set([(0.04, 0), (10.06, 0), (10, 10), (0, 10), (0.04, 0)])
    let tenths = try rounded(square, decimals: 1)
    #expect(tenths.regions[0].points.x == [0, 10.1, 10, 0, 0])
  }
}
