import Foundation
import Geometry
import Intake
import Model
import Statistics
import Testing

@testable import CLI

/// Two wards side by side in one district, a division over the left one, and a few postcodes.
@Suite("Placing of homes")
struct HomePlacingTests {
  private static func code(_ text: String) -> AreaCode {
    guard let code = AreaCode(text) else { preconditionFailure("A code of the test.") }
    return code
  }

  private static func square(_ left: Double, _ right: Double) -> Region {
    Region(
      points: Points(x: [left, right, right, left, left], y: [0, 0, 1_000, 1_000, 0]),
      ringStarts: [0, 5], polygonStarts: [0, 1])
  }

  private static func areas(
    _ level: Level, _ areas: [(String, String?, Double, Double)]
  ) -> BoundarySet {
    BoundarySet(
      level: level, vintage: "2025", system: .britishNationalGrid,
      areas: areas.map { Area(code: code($0.0), name: $0.0, parent: $0.1.map(code)) },
      regions: areas.map { square(400_000 + $0.2, 400_000 + $0.3) })
  }

  private func inputs() throws -> Inputs {
    let postcodes = try ["ZZ1 1AA", "ZZ1 1AB", "ZZ1 1AC", "ZZ1 1AD", "ZZ1 1AE"].map {
      try #require(Postcode($0))
    }
    let directory = PostcodeDirectory(
      system: .britishNationalGrid, vintage: "2025", postcodes: postcodes,
      points: Points(
        x: [400_500, 401_500, 403_000, 400_500, .nan], y: [500, 500, 500, 600, .nan]),
      states: [.live, .live, .live, .terminated, .noGridReference],
      areaColumns: [
        .init(
          name: "lsoa", vintage: "2021", codes: [Self.code("Z01000001"), Self.code("Z01000002")],
          numbers: [0, 1, -1, 0, 1])
      ])
    var deprivation = Deprivation()
    deprivation.area = [Self.code("Z01000001"), Self.code("Z01000002"), Self.code("Z01000003")]
    deprivation.decile = [1, 10, 4]
    var inputs = Inputs(
      boundaries: [
        Self.areas(
          .ward, [("Z05000001", "Z07000001", 0, 1_000), ("Z05000002", "Z07000001", 1_000, 2_000)]),
        Self.areas(.division, [("Z58000001", "Z07000001", 0, 1_000)]),
        Self.areas(.district, [("Z07000001", nil, 0, 2_000)]),
      ], directory: directory, returns: [], counts: [], problems: [], rowsRead: [])
    inputs.tables.deprivation = .init(source: deprivation, file: "imd.csv", lookup: try lookup())
    var list = WaitingList(snapshot: Day(number: 20_000), limitWeeks: 18)
    list.home = postcodes.map { .postcode($0) }
    inputs.tables.waits = [.init(source: list, file: "waits.csv", lookup: nil)]
    return inputs
  }

  private func lookup() throws -> SmallAreaTable {
    try withTable(
      "LSOA21CD,WD25CD,LAD25CD\nZ01000001,Z05000001,Z07000001\nZ01000002,Z05000002,Z07000001\n"
        + "Z01000003,Z05000002,Z07000001\nZ01000009,Z05000999,Z07000999\n"
    ) { try readSmallAreas($0).value }
  }

  private func withTable<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
    var value: Value?
    try withFolder { folder in
      try text.write(toFile: folder + "/table.csv", atomically: false, encoding: .utf8)
      value = try body(folder + "/table.csv")
    }
    return try #require(value)
  }

  /// The area number at ward, division and district, the fifth, and the word for how the home was placed.
  private func place(_ home: Home) async throws -> (areas: [Int32], fifth: Int8?, match: Match?) {
    let placing = try await HomePlacing(try inputs())
    let found = try await placing.placed(1, [2], lookup: try lookup()) { _ in home }
    let match = Match.allCases.first { found.matches[$0] == 1 }
    return (found.rows.placements.map { $0.area[0] }, found.rows.deprivationFifth[0], match)
  }

  private static let outside = Assignment.outside
  private static let unknown = Placement.unknown

  @Test(
    "A postcode is placed where it is, with the fifth of its own small area",
    arguments: [
      ("ZZ1 1AA", [0, 0, 0], 1 as Int8?, Match.inside), ("ZZ1 1AB", [1, outside, 0], 5, .inside),
      ("ZZ1 1AC", [outside, outside, outside], nil, .outside),
      ("ZZ1 1AD", [0, 0, 0], 1, .postcodeTerminated),
      ("ZZ1 1AE", [unknown, unknown, unknown], 5, .noGridReference),
      ("ZZ9 9ZZ", [unknown, unknown, unknown], nil, .postcodeUnknown),
    ])
  func postcodes(text: String, areas: [Int32], fifth: Int8?, match: Match) async throws {
    let place = try await place(.postcode(try #require(Postcode(text))))
    #expect(place.areas == areas && place.fifth == fifth && place.match == match)
  }

  @Test("A point is placed in its own coordinate system, and outside every area where it is so")
  func points() async throws {
    let inside = try await place(.point(x: 401_500, y: 500, system: .britishNationalGrid))
    #expect(inside.areas == [1, Self.outside, 0] && inside.match == .inside)
    // The mean of deciles 10 and 4 in the ward is 7, the fourth fifth.
    #expect(inside.fifth == 4)
    let grid = try Projection(from: .britishNationalGrid, to: .wgs84)
    let degrees = try grid.transformed(Points(x: [400_500], y: [500]))
    let same = try await place(.point(x: degrees.x[0], y: degrees.y[0], system: .wgs84))
    #expect(same.areas == [0, 0, 0] && same.match == .inside)
    let far = try await place(.point(x: 0, y: 0, system: .britishNationalGrid))
    #expect(far.areas == [Self.outside, Self.outside, Self.outside] && far.match == .outside)
  }

  @Test(
    "A small area goes where the lookup puts it, and never into a division that no lookup tells")
  func smallAreas() async throws {
    let known = try await place(.smallArea(Self.code("Z01000003")))
    #expect(known.areas == [1, Self.unknown, 0] && known.fifth == 2 && known.match == .inside)
    let elsewhere = try await place(.smallArea(Self.code("Z01000009")))
    #expect(elsewhere.areas == [Self.outside, Self.outside, Self.outside])
    #expect(elsewhere.match == .outside)
    let stranger = try await place(.smallArea(Self.code("Z01000777")))
    #expect(stranger.areas == [Self.unknown, Self.unknown, Self.unknown])
    #expect(stranger.match == .codeUnknown)
  }

  @Test("The code of an area stands for it and for those that hold it, never for one within it")
  func areaCodes() async throws {
    let ward = try await place(.area(Self.code("Z05000002")))
    #expect(ward.areas == [1, Self.unknown, 0] && ward.match == .inside)
    let district = try await place(.area(Self.code("Z07000001")))
    #expect(district.areas == [Self.unknown, Self.unknown, 0] && district.match == .largerArea)
    let stranger = try await place(.area(Self.code("Z05000777")))
    #expect(stranger.match == .codeUnknown)
  }

  @Test(
    "What tells no area counts for the partnership alone",
    arguments: [
      (Home.outwardCode, Match.outwardCode), (.missing, .missing), (.unreadable, .postcodeInvalid),
      (.point(x: .nan, y: .nan, system: .britishNationalGrid), .coordinateInvalid),
    ])
  func noArea(home: Home, match: Match) async throws {
    let place = try await place(home)
    let isUnknown = place.areas.allSatisfy { $0 == Self.unknown || $0 == Self.outside }
    #expect(isUnknown && place.match == match)
  }

  @Test("Rows are counted by how they were matched, with their numbers in the file")
  func counts() async throws {
    let placing = try await HomePlacing(try inputs())
    let homes: [Home] = [.missing, .outwardCode, .missing]
    let found = try await placing.placed(3, [5, 8, 13], lookup: nil) { homes[$0] }
    #expect(found.matches[.missing] == 2 && found.matches.exampleRows(.missing) == [5, 13])
    #expect(found.rows.placements.count == 3)
  }
}

@Suite("Hidden cells of tables")
struct CountedBoundsTests {
  private static func row(
    _ code: String, _ numerator: ClosedRange<Int>?, of denominator: ClosedRange<Int>?
  ) -> CountsTable.Row {
    guard let area = AreaCode(code) else { preconditionFailure("A code of the test.") }
    let isExact = numerator?.count == 1 && denominator?.count == 1
    let tally: Tally =
      isExact
      ? .count(Count(numerator?.lowerBound ?? 0, of: denominator?.lowerBound ?? 0))
      : .unavailable(.suppressedInput)
    return .init(
      area: area, period: "2025", tally: tally, numerator: numerator, denominator: denominator)
  }

  @Test("Without hidden cells the whole is the sum of its parts")
  func exact() {
    let bounds = CountedBounds(
      [Self.row("Z05000001", 3...3, of: 10...10), Self.row("Z05000002", 5...5, of: 20...20)],
      total: nil)
    #expect(bounds.whole == .count(Count(8, of: 30)))
    #expect(bounds.share == nil && bounds.hidden.isEmpty)
  }

  /// Numerators 3 and 1 to 7 of 10 and 20: the share of the whole is from 4/30 to 10/30.
  @Test("With a hidden cell the whole has no value and its share has the sharpest limits")
  func hidden() throws {
    let bounds = CountedBounds(
      [Self.row("Z05000001", 3...3, of: 10...10), Self.row("Z05000002", 1...7, of: 20...20)],
      total: nil)
    #expect(bounds.whole == .unavailable(.suppressedInput))
    let share = try #require(bounds.share)
    #expect(abs(share.lower - 400.0 / 30) < 1e-12 && abs(share.upper - 1_000.0 / 30) < 1e-12)
    #expect(bounds.hidden.map(\.area.text) == ["Z05000002"])
    #expect(bounds.hidden[0].share == Interval(5, 35))
  }

  /// Of 12 in all, 3 are elsewhere: the two hidden cells hold 9 together, so each at least 2 of its 1 to 7.
  @Test("A known total sharpens the limits of the cells and is itself the whole")
  func total() throws {
    let bounds = CountedBounds(
      [
        Self.row("Z05000001", 3...3, of: 10...10), Self.row("Z05000002", 1...7, of: 20...20),
        Self.row("Z05000003", 1...7, of: 10...10), Self.row("Z10000001", 12...12, of: 40...40),
      ], total: AreaCode("Z10000001"))
    #expect(bounds.whole == .count(Count(12, of: 40)))
    #expect(bounds.hidden.map(\.share) == [Interval(10, 35), Interval(20, 70)])
    #expect(bounds.share == nil)
  }

  @Test("A hidden cell without a range leaves the whole without limits, and is never guessed")
  func noRange() {
    let bounds = CountedBounds(
      [Self.row("Z05000001", 3...3, of: 10...10), Self.row("Z05000002", nil, of: 20...20)],
      total: nil)
    #expect(bounds.whole == .unavailable(.suppressedInput) && bounds.share == nil)
    #expect(bounds.hidden[0].share == nil)
  }
}
