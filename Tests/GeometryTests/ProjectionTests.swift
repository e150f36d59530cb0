import Foundation
import Geometry
import Model
import Testing

/// ETRS89 and OSGB36 positions that Ordnance Survey publishes as the test points of OSTN15.
private let published: [(name: String, longitude: Double, latitude: Double, x: Double, y: Double)] =
  [
    ("TP01", -6.29977752, 49.92226394, 91492.146, 11318.804),
    ("TP04", -1.29782277, 50.57563665, 449816.371, 75335.861),
    ("TP05", -1.45051434, 50.93127938, 438710.920, 114792.250),
    ("TP07", 1.44454730, 51.37447026, 639821.835, 169565.858),
    ("TP09", -0.11992557, 51.48936565, 530624.974, 178388.464),
    ("TP15", -1.19747656, 52.96219109, 454002.834, 340834.943),
    ("TP16", -2.64049321, 53.34480280, 357455.843, 383290.436),
    ("TP22", -0.07773133, 54.11685144, 525745.670, 470703.214),
    ("TP25", -1.61657685, 54.97912274, 424639.355, 565012.703),
    ("TP30", -4.21926399, 57.48625001, 267056.768, 846176.972),
    ("TP39", -1.27486910, 59.85409914, 440725.073, 1107878.448),
  ]

@Suite("Projection")
struct ProjectionTests {
  @Test(
    "Ordnance Survey's test points come out within three times the stated accuracy",
    arguments: [CoordinateSystem.wgs84, .etrs89])
  func testPoints(source: CoordinateSystem) throws {
    let projection = try Projection(from: source, to: .britishNationalGrid)
    let accuracy = try #require(projection.accuracy)
    let given = Points(x: published.map(\.longitude), y: published.map(\.latitude))
    let moved = try projection.transformed(given)
    for (number, point) in published.enumerated() {
      let error = hypot(moved.x[number] - point.x, moved.y[number] - point.y)
      // PROJ states a standard error, hence three of them; the points have 8 decimals, hence 2 mm.
      #expect(error < 3 * accuracy + 0.002, "\(point.name) is off by \(error) m")
    }
  }

  @Test("There and back again is the same place")
  func roundTrip() throws {
    let there = try Projection(from: .wgs84, to: .britishNationalGrid)
    let back = try Projection(from: .britishNationalGrid, to: .wgs84)
    let given = Points(x: published.map(\.longitude), y: published.map(\.latitude))
    let returned = try back.transformed(try there.transformed(given))
    for number in 0..<given.count {
      #expect(abs(returned.x[number] - given.x[number]) < 1e-7)
      #expect(abs(returned.y[number] - given.y[number]) < 1e-7)
    }
  }

  @Test("A grid is named where it is missing, and used where it is there")
  func grid() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "projection-\(UInt64.random(in: 0...UInt64.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = try Projection(from: .etrs89, to: .britishNationalGrid, gridFolder: folder.path)
    // Where OSTN15 is installed, the test of the points has used it.
    guard let grid = plain.missingGrid else { return }
    #expect(grid == "uk_os_OSTN15_NTv2_OSGBtoETRS.tif")

    // A grid of one shift, right at TP09: its ETRS89 position less its OSGB36 position, the latter by `cs2cs`.
    let shift = (51.48936565 - 51.4888519760, -0.11992557 - -0.1183439192)
    try oneCellGrid(latitudeShift: shift.0, longitudeShift: shift.1)
      .write(to: folder.appending(path: grid))
    let fine = try Projection(from: .etrs89, to: .britishNationalGrid, gridFolder: folder.path)
    #expect(fine.missingGrid == nil)
    #expect(try #require(fine.accuracy) < 0.1)
    let moved = try fine.transformed(Points(x: [-0.11992557, 12], y: [51.48936565, 51]))
    #expect(abs(moved.x[0] - 530624.974) < 0.002)
    #expect(abs(moved.y[0] - 178388.464) < 0.002)
    #expect(moved.x[1] == .infinity && moved.y[1] == .infinity, "outside the grid")
  }

  @Test("What is not a place becomes infinite, and the points beside it stay right")
  func notAPlace() throws {
    let projection = try Projection(from: .wgs84, to: .britishNationalGrid)
    let moved = try projection.transformed(
      Points(x: [.nan, -1.5, .infinity], y: [52, 53, 52]))
    #expect(moved.x[0] == .infinity && moved.y[0] == .infinity)
    #expect(moved.x[1].isFinite && moved.y[1].isFinite)
    #expect(moved.x[2] == .infinity)
  }

  @Test("In chunks every point comes out as it does alone")
  func chunks() async throws {
    var random = SplitMix(seed: 2)
    let count = 70_000
    let given = Points(
      x: (0..<count).map { _ in random.double(in: -6...2) },
      y: (0..<count).map { _ in random.double(in: 50...58) })
    let projection = try Projection(from: .wgs84, to: .britishNationalGrid)
    #expect(try await projection.transformedInChunks(given) == projection.transformed(given))
  }

  @Test("The same system on both sides changes no bit")
  func identity() throws {
    let projection = try Projection(from: .wgs84, to: .wgs84)
    let given = Points(x: [0.1, .nan], y: [51.3, 2])
    #expect(try projection.transformed(given).y == given.y)
    #expect(projection.accuracy == 0)
  }

  @Test("Boundaries keep areas and rings, and take the new system")
  func boundaries() throws {
    let square = box(-1.5, 53, -1.4, 53.1)
    let given = boundarySet([square], system: .wgs84)
    let moved = try Projection(from: .wgs84, to: .britishNationalGrid).transformed(given)
    #expect(moved.system == .britishNationalGrid)
    #expect(moved.areas == given.areas)
    #expect(moved.regions[0].ringStarts == square.ringStarts)
    // 0.1 degree of latitude is 11.13 km.
    #expect(abs(moved.regions[0].points.y[1] - moved.regions[0].points.y[0] - 11_130) < 30)
  }
}

/// A file in the NTv2 format with one shift (degrees, from OSGB36 to ETRS89) for 50 to 53 N, 2 W to 1 E.
private func oneCellGrid(latitudeShift: Double, longitudeShift: Double) -> Data {
  var data = Data()
  func label(_ text: String) { data.append(contentsOf: text.padding(to: 8).utf8) }
  func words(_ name: String, _ value: String) {
    label(name)
    label(value)
  }
  func number(_ name: String, _ value: Double) {
    label(name)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
  }
  func count(_ name: String, _ value: Int32) {
    label(name)
    withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: [0, 0, 0, 0])
  }
  count("NUM_OREC", 11)
  count("NUM_SREC", 11)
  count("NUM_FILE", 1)
  for (name, value) in [
    ("GS_TYPE", "SECONDS"), ("VERSION", "NTv2.0"), ("SYSTEM_F", "OSGB36"), ("SYSTEM_T", "ETRS89"),
  ] { words(name, value) }
  number("MAJOR_F", 6_377_563.396)
  number("MINOR_F", 6_356_256.909)
  number("MAJOR_T", 6_378_137)
  number("MINOR_T", 6_356_752.314)
  for (name, value) in [
    ("SUB_NAME", "TEST"), ("PARENT", "NONE"), ("CREATED", ""), ("UPDATED", ""),
  ] { words(name, value) }
  // Seconds of arc, longitudes positive towards the west; one cell of three degrees.
  number("S_LAT", 50 * 3600)
  number("N_LAT", 53 * 3600)
  number("E_LONG", -1 * 3600)
  number("W_LONG", 2 * 3600)
  number("LAT_INC", 3 * 3600)
  number("LONG_INC", 3 * 3600)
  count("GS_COUNT", 4)
  for _ in 0..<4 {
    for value in [Float(latitudeShift * 3600), Float(-longitudeShift * 3600), 0, 0] {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
  }
  words("END", "")
  return data
}

extension String {
  fileprivate func padding(to length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - count))
  }
}
