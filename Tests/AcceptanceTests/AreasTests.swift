import Foundation
import Testing

@Suite("Boundary files, from the built command", .serialized)
struct AreasTests {
  private static let boundaries = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Boundaries")
    .path

  @Test("The county's own boundaries are a clean coverage within their districts")
  func clean() throws {
    let wards = "ward=\(Self.boundaries)/wards.geojson"
    let check = try Command.run(
      ["areas", "check", wards, "--within", "district=\(Self.boundaries)/districts.geojson"])
    #expect(check.status == 0, "\(check.output) \(check.errors)")
    #expect(check.output.contains("Areas     170"))
  }

  @Test(
    "A ward moved over its neighbour is found, as an overlap with its square metres, also in JSON")
  func overlap() throws {
    try withFolder { folder in
      let text = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
        {"type":"Feature","properties":{"WD25CD":"Z05000001","WD25NM":"One"},"geometry":{"type":"Polygon",
        "coordinates":[[[400000,300000],[400110,300000],[400110,300100],[400000,300100],[400000,300000]]]}},
        {"type":"Feature","properties":{"WD25CD":"Z05000002","WD25NM":"Two"},"geometry":{"type":"Polygon",
        "coordinates":[[[400100,300000],[400200,300000],[400200,300100],[400100,300100],[400100,300000]]]}}]}
        """
      try text.write(toFile: folder + "/w.geojson", atomically: false, encoding: .utf8)
      let check = try Command.run(["areas", "check", "w.geojson", "--json"], in: folder)
      #expect(check.status == 3)
      // Ten metres by a hundred.
      #expect(check.output.contains("\"kind\" : \"overlap\"") && check.output.contains("1000"))
    }
  }

  @Test("A bow-tie is mended, and the file says what changed")
  func repair() throws {
    try withFolder { folder in
      let text = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
        {"type":"Feature","properties":{"WD25CD":"Z05000001","WD25NM":"One"},"geometry":{"type":"Polygon",
        "coordinates":[[[400000,300000],[400100,300100],[400100,300000],[400000,300100],[400000,300000]]]}}]}
        """
      try text.write(toFile: folder + "/w.geojson", atomically: false, encoding: .utf8)
      let check = try Command.run(["areas", "check", "w.geojson"], in: folder)
      #expect(check.status == 3 && check.output.contains("self-intersection"))
      let mended = try Command.run(
        ["areas", "check", "w.geojson", "--repair", "mended.geojson"], in: folder)
      #expect(
        mended.status == 0 && mended.output.contains("Mended    Z05000001"), "\(mended.output)")
      let again = try Command.run(
        ["areas", "check", "mended.geojson", "--code", "area_code", "--name", "area_name"],
        in: folder)
      #expect(again.status == 0, "\(again.output) \(again.errors)")
    }
  }

  @Test("Simplified boundaries stay a clean coverage with fewer vertices")
  func simplify() throws {
    try withFolder { folder in
      let made = try Command.run(
        [
          "areas", "simplify", "ward=\(Self.boundaries)/wards.geojson", "--tolerance", "100",
          "--output", "simple.geojson",
        ], in: folder)
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("before"))
      let check = try Command.run(
        ["areas", "check", "simple.geojson", "--code", "area_code", "--name", "area_name"],
        in: folder)
      #expect(check.output.contains("Areas     170"))
      #expect(!check.output.contains("overlap") && !check.output.contains("gap"), "\(check.output)")
    }
  }

  @Test("Without a network, fetch ends with 69 and leaves no file")
  func fetch() throws {
    try withFolder { folder in
      let base = "fetch: { base: \"http://127.0.0.1:9\", cache: kept }"
      let yaml = """
        partnership: { name: X, code: E10000999 }
        areas: [{ level: ward, file: w.geojson }]
        counts:
          - { file: t.csv, indicator: plans_issued_20_weeks, level: ward, columns: { area: a, period: p, numerator: n, denominator: d } }
        \(base)
        """
      try yaml.write(toFile: folder + "/equity.yaml", atomically: false, encoding: .utf8)
      let fetch = try Command.run(
        [
          "areas", "fetch", "--level", "ward", "--within", "E07000036", "--config", "equity.yaml",
          "--timeout", "2",
        ], in: folder)
      #expect(fetch.status == 69, "\(fetch.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/kept"))
    }
  }
}
