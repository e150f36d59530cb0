import Foundation
import Model
import Testing

@testable import Intake

@Suite("Boundaries")
struct BoundariesTests {
  private func source(
    _ path: String, level: Level = .ward, code: String? = nil, name: String? = nil,
    parent: String? = nil, system: CoordinateSystem? = nil
  ) -> BoundarySource {
    BoundarySource(
      path: path, level: level, code: code, name: name, parent: parent, system: system)
  }

  private func read(
    _ text: String, level: Level = .ward, code: String? = nil, name: String? = nil,
    parent: String? = nil, system: CoordinateSystem? = nil
  ) throws -> Read<BoundarySet> {
    let folder = try TemporaryFolder()
    let path = try folder.file("areas.geojson", text)
    return try readBoundaries(
      source(path, level: level, code: code, name: name, parent: parent, system: system))
  }

  /// A collection of features; each is a code, a name and the members of its geometry.
  private func collection(_ features: [(String, String, String)], more: String = "") -> String {
    let list = features.map { code, name, geometry in
      """
      {"type":"Feature","properties":{"WD25CD":"\(code)","WD25NM":"\(name)","LAD25CD":"Z07000001"},
       "geometry":\(geometry)}
      """
    }
    return "{\"type\":\"FeatureCollection\",\(more)\"features\":[\(list.joined(separator: ","))]}"
  }

  private func polygon(_ rings: String) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[\(rings)]}"
  }

  private let square = "[[-1.5,53.0],[-1.4,53.0],[-1.4,53.1],[-1.5,53.1],[-1.5,53.0]]"
  private let hole = "[[-1.46,53.04],[-1.44,53.04],[-1.44,53.06],[-1.46,53.04]]"
  private let metres =
    "[[400000.5,300000],[401000,300000],[401000,301000],[400000,301000],[400000.5,300000]]"

  @Test("Areas come in the order of their codes, with names and parents, whatever the file's order")
  func areas() throws {
    let read = try read(
      collection([
        ("Z05000002", "Upper End", polygon(square)),
        ("Z05000001", "Caf\\u00e9 \\\"Row\\\"", polygon(square)),
      ]), parent: "LAD25CD")
    #expect(read.value.areas.map(\.code.text) == ["Z05000001", "Z05000002"])
    #expect(read.value.areas.map(\.name) == ["Caf\u{E9} \"Row\"", "Upper End"])
    #expect(read.value.areas.map(\.parent?.text) == ["Z07000001", "Z07000001"])
    #expect(read.value.vintage == "2025")
    #expect(read.value.system == .wgs84)
    #expect(read.problems.isEmpty)
  }

  @Test("Shells, holes and parts keep their points as they are written")
  func regions() throws {
    let multi = "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(square),\(hole)],[\(square)]]}"
    let region = try #require(
      try read(collection([("Z05000001", "A", multi)])).value.regions.first)
    #expect(region.polygonStarts == [0, 2, 3])
    #expect(region.ringStarts == [0, 5, 9, 14])
    #expect(region.points.x[5...8] == [-1.46, -1.44, -1.44, -1.46])
    #expect(region.points.y[9...] == [53.0, 53.0, 53.1, 53.1, 53.0])
  }

  @Test("Coordinates may stand before the type that says how to read them")
  func typeLast() throws {
    let geometry = "{\"coordinates\":[[\(square)],[\(square)]],\"type\":\"MultiPolygon\"}"
    let read = try read(collection([("Z05000001", "A", geometry)]))
    #expect(read.value.regions.first?.polygonCount == 2)
  }

  @Test("White space and members that nobody asked for change nothing")
  func whiteSpace() throws {
    let spaced = collection([("Z05000001", "A", polygon(square))])
      .replacing(",", with: " ,\r\n\t").replacing("[", with: "[ ")
    let text = spaced.replacing(
      "\"features\"", with: "\"bbox\":[1,[2,{\"a\":[]}]],\"features\"")
    #expect(try read(text).value.regions.first?.points.count == 5)
  }

  @Test("Heights and measures are left out with a note")
  func heights() throws {
    let ring = "[[-1.5,53.0,12.5],[-1.4,53.0,1e2,7],[-1.4,53.1,0],[-1.5,53.0,12.5]]"
    let read = try read(collection([("Z05000001", "A", polygon(ring))]))
    #expect(read.value.regions.first?.points.count == 4)
    #expect(read.problems.map(\.reason) == ["heights-left-out"])
    #expect(read.problems.first?.severity == .note)
  }

  @Test(
    "An area without usable ground is left out and named by its row",
    arguments: [
      ("null", "geometry-missing"), ("{\"type\":\"Polygon\",\"coordinates\":[]}", "geometry-empty"),
      ("{\"type\":\"Point\",\"coordinates\":[-1.5,53]}", "geometry-not-an-area"),
      ("{\"type\":\"Polygon\",\"coordinates\":[[[-1.5,53],[-1.4,53],[-1.5,53]]]}", "ring-short"),
    ])
  func withoutGround(geometry: String, reason: String) throws {
    let read = try read(
      collection([("Z05000001", "A", polygon(square)), ("Z05000002", "B", geometry)]))
    #expect(read.value.areas.map(\.name) == ["A"])
    #expect(read.problems.map(\.reason).contains(reason))
    #expect(read.problems.allSatisfy { $0.location.row == 2 })
  }

  @Test("A ring that does not end where it began is closed, with a warning")
  func unclosed() throws {
    let open = "[[-1.5,53.0],[-1.4,53.0],[-1.4,53.1],[-1.5,53.1]]"
    let read = try read(collection([("Z05000001", "A", polygon(open))]))
    #expect(read.value.regions.first?.points.x == [-1.5, -1.4, -1.4, -1.5, -1.5])
    #expect(read.problems.map(\.reason) == ["ring-unclosed"])
  }

  @Test("A hole that is too short goes, its shell stays")
  func shortHole() throws {
    let rings = "\(square),[[-1.45,53.05],[-1.44,53.05],[-1.45,53.05]]"
    let read = try read(collection([("Z05000001", "A", polygon(rings))]))
    #expect(read.value.regions.first?.ringStarts == [0, 5])
    #expect(read.problems.map(\.reason) == ["ring-short"])
  }

  @Test("A code on several features is refused and named")
  func repeatedCodes() throws {
    let text = collection([
      ("Z05000001", "A", polygon(square)), ("Z05000001", "A", polygon(square)),
    ])
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.description.contains("Z05000001") == true)
  }

  @Test("A feature without a code is left out with a problem")
  func withoutCode() throws {
    let read = try read(
      collection([("Z05000001", "A", polygon(square)), ("none", "B", polygon(square))]))
    #expect(read.value.count == 1)
    #expect(read.problems.map(\.reason) == ["code-unusable"])
    #expect(read.problems.first?.location.column == "WD25CD")
  }

  @Test(
    "The crs member is understood in its usual spellings",
    arguments: [
      ("urn:ogc:def:crs:EPSG::27700", CoordinateSystem.britishNationalGrid),
      ("EPSG:27700", .britishNationalGrid),
    ])
  func declared(name: String, system: CoordinateSystem) throws {
    let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},"
    let read = try read(collection([("Z05000001", "A", polygon(metres))], more: crs))
    #expect(read.value.system == system)
    #expect(read.problems.isEmpty)
  }

  @Test("Metres in a file that names no system are evident, with a warning")
  func evident() throws {
    let read = try read(collection([("Z05000001", "A", polygon(metres))]))
    #expect(read.value.system == .britishNationalGrid)
    #expect(read.problems.map(\.reason) == ["system-undeclared"])
  }

  @Test("Coordinates that cannot be of the declared system are refused with the remedy")
  func misfits() throws {
    let swapped = "[[53.0,-1.5],[53.0,-1.4],[53.1,-1.4],[53.0,-1.5]]"
    let cases: [(String, CoordinateSystem?, String)] = [
      (metres, .wgs84, "Say crs: EPSG:27700"), (swapped, nil, "longitude first"),
      (square, .britishNationalGrid, "Say crs: EPSG:4326"),
      (
        "[[-170000,6900000],[-160000,6900000],[-160000,6910000],[-170000,6900000]]", nil,
        "EPSG:3857"
      ),
      ("[[10,10],[11,10],[11,11],[10,10]]", .wgs84, "outside Great Britain"),
    ]
    for (ring, system, remedy) in cases {
      let text = collection([("Z05000001", "A", polygon(ring))])
      let error = #expect(throws: InputError.self) { try read(text, system: system) }
      #expect(error?.description.contains(remedy) == true, "\(ring)")
    }
  }

  @Test(
    "A file of another kind is refused with its name",
    arguments: [
      ("{\"type\":\"Topology\",\"objects\":{}}", "TopoJSON"),
      ("{\"geometryType\":\"esriGeometryPolygon\",\"features\":[]}", "f=geojson"),
      ("{\"error\":{\"code\":400}}", "error message"),
      ("{\"type\":\"Feature\",\"geometry\":null}", "not a FeatureCollection"),
      ("{\"type\":\"FeatureCollection\",\"features\":[]}", "no features"),
      ("[1,2]", "not GeoJSON"), ("", "not GeoJSON"), ("{\"type\":", "not GeoJSON"),
      ("{\"features\":[{\"properties\":{\"WD25CD\":\"Z0", "not GeoJSON"),
    ])
  func otherKinds(text: String, words: String) throws {
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.description.contains(words) == true)
  }

  @Test("A download that stopped at the service's limit is refused, wherever it says so")
  func cutOff() throws {
    for member in [
      "\"exceededTransferLimit\":true,", "\"properties\":{\"exceededTransferLimit\":true},",
    ] {
      let text = collection([("Z05000001", "A", polygon(square))], more: member)
      let error = #expect(throws: InputError.self) { try read(text) }
      #expect(error?.description.contains("resultOffset") == true)
    }
  }

  @Test("Every beginning of a file is refused without a crash")
  func truncated() throws {
    let text = collection([("Z05000001", "A\\u00e9", polygon("\(square),\(hole)"))])
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      #expect(throws: InputError.self) {
        try readGeoJSON(Array(bytes.prefix(length)), file: "areas.geojson")
      }
    }
  }

  @Test("Values nested without end are refused")
  func nesting() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: InputError.self) { try read("{\"x\":\(deep)") }
  }

  @Test("The code column is that of the level, or the one that is named")
  func columns() throws {
    let text = collection([("Z05000001", "A", polygon(square))])
    #expect(try read(text, level: .district).value.areas.map(\.code.text) == ["Z07000001"])
    #expect(
      try read(text, level: Level("zone"), code: "lad25cd").value.areas.map(\.code.text) == [
        "Z07000001"
      ])
    #expect(try read(text, level: Level("zone")).value.areas.map(\.code.text) == ["Z05000001"])
    let error = #expect(throws: InputError.self) { try read(text, level: .division) }
    #expect(error?.description.contains("CED25CD") == true)
    let unknown = #expect(throws: InputError.self) { try read(text, name: "WARDNAME") }
    #expect(unknown?.description.contains("WD25CD, WD25NM, LAD25CD") == true)
  }

  @Test(
    "Headings tell kind and edition",
    arguments: [
      ("WD25CD", "WD", "2025", true), ("lad24nm", "LAD", "2024", false),
      ("CTYUA25CD", "CTYUA", "2025", true), ("LSOA21CD", "LSOA", "2021", true),
      ("CEDCD", "CED", nil, true),
    ] as [(String, String, String?, Bool)])
  func headings(text: String, kind: String, vintage: String?, isCode: Bool) throws {
    let heading = try #require(AreaHeading(text))
    #expect(heading.kind == kind)
    #expect(heading.vintage == vintage)
    #expect(heading.isCode == isCode)
    #expect(AreaHeading("FID") == nil)
  }

  @Test("A file that is not there is missing")
  func missing() {
    let error = #expect(throws: InputError.self) { try readBoundaries(source("none.geojson")) }
    guard case .missing = error else {
      Issue.record("The error is not that a file is missing.")
      return
    }
  }

  /// Expected numbers: shapely on the same files, as the data's own description gives them.
  @Test(
    "Real boundary files have as many areas and points as their description says",
    .enabled(if: OpenData.folder != nil),
    arguments: [
      ("derbyshire_derby_wards_2025_bgc.geojson", "ward", 176, 18_086, "2025"),
      ("derbyshire_derby_wards_2023_bsc.geojson", "ward", 176, 3_708, "2023"),
      ("derbyshire_derby_lads_2024_bsc.geojson", "district", 9, 994, "2024"),
      ("derbyshire_ced_2013_to_2025_approx.geojson", "division", 61, 7_486, nil),
    ] as [(String, String, Int, Int, String?)])
  func realFiles(name: String, level: String, areas: Int, points: Int, vintage: String?) throws {
    let read = try readBoundaries(source(OpenData.path("boundaries/" + name), level: Level(level)))
    #expect(read.value.count == areas)
    #expect(read.value.regions.reduce(0) { $0 + $1.points.count } == points)
    #expect(read.value.vintage == vintage)
    #expect(read.problems.isEmpty)
  }
}
