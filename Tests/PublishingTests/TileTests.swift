import Foundation
import Model
import Testing

@testable import Publishing

@Suite("Maps of equal tiles")
struct TileTests {
  @Test(
    "A layout that cannot be drawn is refused with its line",
    arguments: [
      ("code,x,y\n", "headings"), ("area_code,column,row\nZ05000001,1\n", "line 2"),
      ("area_code,column,row\nZ05000001,1,1\nZ05000001,2,1\n", "line 3"),
      ("area_code,column,row\nZ05000001,1,1\nZ05000002,1,1\n", "line 3"),
      ("area_code,column,row\nZ05000001,-1,1\n", "line 2"),
      ("area_code,column,row\nnowhere,1,1\n", "line 2"),
    ])
  func refused(csv: String, part: String) {
    do throws(Look.Mistake) {
      _ = try TileLayout(csv: csv)
      Issue.record("\(csv) was taken.")
    } catch {
      #expect(error.description.contains(part))
    }
  }

  @Test("Each area is one tile, the pages say so, and an area without a place leaves the map out")
  func figure() throws {
    let wards = MadeUpReport.wards.map(\.area)
    let rows = wards.enumerated().map { "\($1.code),\($0 % 4),\($0 / 4)" }
    let all = try TileLayout(csv: "area_code,column,row\r\n" + rows.joined(separator: "\r\n"))
    let some = try TileLayout(
      csv: "area_code,column,row\n" + rows.dropFirst().joined(separator: "\n"))
    for (layout, isDrawn) in [(all, true), (some, false)] {
      var look = Look()
      look.tiles = layout
      let report = try Report(
        try #require(try MadeUpReport.releases.last), atlas: MadeUpReport.atlas,
        edition: MadeUpReport.edition, look: look)
      let page = report.overviewPage().body.text
      #expect(page.contains("is one tile of the same size") == isDrawn)
      guard isDrawn else { continue }
      let start = try #require(page.range(of: "aria-labelledby=\"tiles-"))
      let end = try #require(page[start.upperBound...].range(of: "</svg>"))
      let drawing = page[start.upperBound..<end.lowerBound]
      let tiles = try #require(drawing.range(of: "</g>"))
      #expect(
        drawing[..<tiles.lowerBound].components(separatedBy: "Z\" fill=").count - 1 == wards.count)
      // North Fen's and South Fen's tiles are parted by a thick line, and every tile lies in the drawing.
      #expect(drawing.contains("North Fen") && drawing.contains("stroke-width=\"2\""))
    }
  }
}
