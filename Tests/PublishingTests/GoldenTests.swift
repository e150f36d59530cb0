import Foundation
import Testing

@Suite("Files as they were")
struct GoldenTests {
  @Test(
    "The bytes are those of the golden file",
    arguments: [
      "public/index.html", "public/wards/Z05000003.html", "internal/districts/Z07000001.html",
      "public/data/timeliness.csv", "public/data/districts-timeliness.geojson",
      "public/data/timeliness.csv-metadata.json", "public/data/datapackage.json",
      "public/data/catalog.jsonld", "public/data/dfe/timeliness_calendar_year.csv",
      "public/data/dfe/timeliness_calendar_year.meta.csv", "public/data/README.txt",
      "public/release.json", "internal/estimates.csv", "internal/quality.csv",
    ])
  func golden(path: String) throws {
    let bytes = try MadeUpSite.shared.get().bytes(path)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden/Publishing/\(path)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
    let isSame = try Data(contentsOf: file) == bytes
    #expect(isSame, "\(path) differs: UPDATE_GOLDEN=1 swift test writes it anew.")
  }
}
