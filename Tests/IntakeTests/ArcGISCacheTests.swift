import Files
import Foundation
import Model
import Testing

@testable import Intake

@Suite("The folder of fetched boundaries")
struct ArcGISCacheTests {
  let fetched = FetchedAreas(
    geoJSON: Array(#"{"type":"FeatureCollection","features":[]}"#.utf8), count: 0,
    parameters: ["where=1=1"], addresses: ["https://example.org/WARDS"])
  let layer = ArcGISFetchTests.layer

  private func withFolder(_ body: (ArcGISCache) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "arcgis-tests-\(UUID().uuidString)/areas").path
    defer { try? FileManager.default.removeItem(atPath: folder + "/..") }
    try body(ArcGISCache(folder: folder))
  }

  @Test("A kept file has its receipt beside it")
  func kept() throws {
    try withFolder { cache in
      let path = try cache.path(of: layer, within: [])
      #expect(try cache.receipt(of: path) == nil)
      try cache.keep(fetched, at: path, time: "2026-01-20T10:00:00Z", licence: "OGL-UK-3.0")
      let receipt = try #require(try cache.receipt(of: path))
      #expect(receipt.fetched == "2026-01-20T10:00:00Z" && receipt.licence == "OGL-UK-3.0")
      #expect(receipt.addresses == fetched.addresses && receipt.parameters == ["where=1=1"])
      #expect(receipt.sha256 == sha256(fetched.geoJSON))
      #expect(FileManager.default.contents(atPath: path) == Data(fetched.geoJSON))
      let names = try FileManager.default.contentsOfDirectory(atPath: cache.folder)
      #expect(names.count == 2)
    }
  }

  @Test("A fetched file is never written over, and one that was changed is noticed")
  func changed() throws {
    try withFolder { cache in
      let path = try cache.path(of: layer, within: [])
      try cache.keep(fetched, at: path, time: "a", licence: "OGL-UK-3.0")
      // The same again changes nothing, not even the time.
      try cache.keep(fetched, at: path, time: "b", licence: "OGL-UK-3.0")
      #expect(try cache.receipt(of: path)?.fetched == "a")
      try Data("{}".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: ArcGISError.changed(path: path)) { try cache.receipt(of: path) }
      #expect(throws: ArcGISError.changed(path: path)) {
        try cache.keep(fetched, at: path, time: "c", licence: "OGL-UK-3.0")
      }
      #expect(FileManager.default.contents(atPath: path) == Data("{}".utf8))
    }
  }

  @Test("A file that was placed by hand is taken as it is")
  func byHand() throws {
    try withFolder { cache in
      let path = try cache.path(of: layer, within: [])
      try FileManager.default.createDirectory(
        atPath: cache.folder, withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: URL(fileURLWithPath: path))
      #expect(try cache.receipt(of: path) == nil)
    }
  }

  @Test("Another question has another name, the same question in another order has not")
  func names() throws {
    let cache = ArcGISCache(folder: "areas")
    let codes = ["Z07000000", "Z07000002"].compactMap { AreaCode($0) }
    let path = try cache.path(of: layer, within: codes)
    #expect(path.hasPrefix("areas/WARDS-") && path.hasSuffix(".geojson"))
    #expect(try cache.path(of: layer, within: codes.reversed() + codes) == path)
    #expect(try cache.path(of: layer, within: [codes[0]]) != path)
    #expect(try cache.path(of: ArcGISFetchTests.byLookup, within: codes) != path)
  }
}
