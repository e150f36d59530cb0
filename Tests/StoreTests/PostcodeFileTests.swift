import Files
import Foundation
import GRDB
import Model
import Testing

@testable import Store

@Suite("A postcode directory on disk")
struct PostcodeFileTests {
  /// A made-up directory of area ZZ: every `step`-th unit of the districts ZZ1 to ZZ9.
  static func directory(step: Int, system: CoordinateSystem = .britishNationalGrid)
    -> PostcodeDirectory
  {
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ".utf8)
    var postcodes: [Postcode] = []
    for number in stride(from: 0, to: 9 * 10 * 400, by: step) {
      let unit = number % 400
      let bytes: [UInt8] = [
        90, 90, UInt8(49 + number / 4000), UInt8(48 + number / 400 % 10), letters[unit / 20],
        letters[unit % 20],
      ]
      if let postcode = Postcode(bytes) { postcodes.append(postcode) }
    }
    postcodes.sort()
    let states = postcodes.indices.map { row -> PostcodeDirectory.State in
      row % 97 == 5 ? .noGridReference : row % 7 == 0 ? .terminated : .live
    }
    let isMetres = system == .britishNationalGrid
    let x = states.enumerated().map { row, state in
      state == .noGridReference
        ? Double.nan : isMetres ? Double(400_000 + row) : Double(-1_500_000 + row) / 1_000_000
    }
    let y = states.enumerated().map { row, state in
      state == .noGridReference
        ? Double.nan : isMetres ? Double(350_000 - row) : Double(53_000_000 + row) / 1_000_000
    }
    let wards = (0..<300).compactMap { AreaCode("Z05\(String(1_000_000 + $0).dropFirst())") }
    return PostcodeDirectory(
      system: system, vintage: "2025-11", postcodes: postcodes, points: Points(x: x, y: y),
      states: states,
      areaColumns: [
        PostcodeDirectory.AreaColumn(
          name: "ward", vintage: "2025", codes: wards,
          numbers: postcodes.indices.map { $0 % 11 == 0 ? -1 : Int32($0 % 300) }),
        PostcodeDirectory.AreaColumn(
          name: "county", vintage: nil, codes: [],
          numbers: postcodes.indices.map { _ in PostcodeDirectory.AreaColumn.none }),
      ])
  }

  @Test(
    "The whole directory comes back bit for bit",
    arguments: [CoordinateSystem.britishNationalGrid, .wgs84])
  func roundTrip(system: CoordinateSystem) throws {
    let folder = try TemporaryFolder()
    let file = folder.file("postcodes.sqlite")
    let directory = Self.directory(step: 3, system: system)
    #expect(directory.count > 2 * PostcodePage.size)
    try writePostcodeFile(directory, to: file, source: "Made up", sourceSHA256: "ab12")
    let opened = try PostcodeFile(file, areas: .kept)
    #expect(opened.source == "Made up")
    #expect(opened.sourceSHA256 == "ab12")
    #expect(opened.vintage == "2025-11")
    #expect(opened.system == system)
    #expect(opened.count == directory.count)
    expectSame(try opened.directory(), directory)
  }

  @Test("Coordinates that are no decimal come back bit for bit too")
  func anyCoordinates() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("postcodes.sqlite")
    let plain = Self.directory(step: 500)
    let points = Points(x: plain.points.x.map { $0 / 3 }, y: plain.points.y.map { -$0 / 7 })
    let directory = PostcodeDirectory(
      system: plain.system, vintage: nil, postcodes: plain.postcodes, points: points,
      states: plain.states)
    try writePostcodeFile(directory, to: file, source: "Made up", sourceSHA256: "")
    expectSame(try PostcodeFile(file, areas: .kept).directory(), directory)
  }

  @Test("A few postcodes are found without the rest, unknown ones left out")
  func few() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("postcodes.sqlite")
    let whole = Self.directory(step: 2)
    try writePostcodeFile(whole, to: file, source: "Made up", sourceSHA256: "")
    let others = Self.directory(step: 3).postcodes
    var opened = try PostcodeFile(file, areas: .kept)
    let found = try opened.directory(of: others.reversed() + others)
    // Every sixth unit is in both.
    #expect(found.postcodes == Self.directory(step: 6).postcodes)
    for (row, postcode) in found.postcodes.enumerated() {
      let place = try #require(whole.index(of: postcode))
      #expect(found.points.x[row].bitPattern == whole.points.x[place].bitPattern)
      #expect(found.states[row] == whole.states[place])
      #expect(found.areaColumns[0].code(at: row) == whole.areaColumns[0].code(at: place))
    }
    let first = try #require(try opened.entry(of: whole.postcodes[0]))
    #expect(first.x == 400_000 && first.y == 350_000 && first.state == .terminated)
    #expect(first.areas == [nil, nil])
    let second = try #require(try opened.entry(of: whole.postcodes[1]))
    #expect(second.areas == [AreaCode("Z05000001"), nil])
    let none = [Postcode("A1 1AA"), Postcode("ZZ99 9ZZ"), Postcode("ZZ1 0AB")].compactMap(\.self)
    for postcode in none { #expect(try opened.entry(of: postcode) == nil) }
  }

  @Test("Without areas the postcodes are the same")
  func withoutAreas() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("postcodes.sqlite")
    let whole = Self.directory(step: 7)
    try writePostcodeFile(whole, to: file, source: "Made up", sourceSHA256: "")
    let found = try PostcodeFile(file, areas: .leftOut).directory()
    #expect(found.postcodes == whole.postcodes && found.states == whole.states)
    #expect(found.areaColumns.isEmpty)
  }

  @Test("An empty directory is a file like any other")
  func empty() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("postcodes.sqlite")
    let directory = PostcodeDirectory(
      system: .wgs84, vintage: nil, postcodes: [], points: Points(), states: [])
    try writePostcodeFile(directory, to: file, source: "Made up", sourceSHA256: "")
    #expect(try PostcodeFile(file, areas: .kept).directory().count == 0)
  }

  @Test("Two imports of the same directory give the same bytes")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    let directory = Self.directory(step: 5)
    for name in ["a", "b"] {
      try writePostcodeFile(directory, to: folder.file(name), source: "Made up", sourceSHA256: "")
    }
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: folder.file("a")))
        == Data(contentsOf: URL(fileURLWithPath: folder.file("b"))))
  }

  @Test("Another file is refused, and so is one of a later version")
  func refused() throws {
    let folder = try TemporaryFolder()
    let other = folder.file("other.gpkg")
    try makeGeoPackage(other) { _ in }
    let error = #expect(throws: StoreError.self) { try PostcodeFile(other, areas: .kept) }
    #expect(error?.description.contains("not made by `postcodes import`") == true)

    let later = folder.file("later.sqlite")
    let directory = Self.directory(step: 500)
    try writePostcodeFile(directory, to: later, source: "Made up", sourceSHA256: "")
    try change(later, "PRAGMA user_version = 7")
    #expect(throws: StoreError.laterVersion(path: later, version: 7, known: 1)) {
      try PostcodeFile(later, areas: .leftOut)
    }
    let migrated = folder.file("migrated.sqlite")
    try writePostcodeFile(directory, to: migrated, source: "Made up", sourceSHA256: "")
    try change(migrated, "INSERT INTO grdb_migrations VALUES ('2 something new')")
    #expect(throws: StoreError.laterVersion(path: migrated, version: 1, known: 1)) {
      try PostcodeFile(migrated, areas: .leftOut)
    }
  }

  @Test(
    "A damaged page or head is an error and never a crash",
    arguments: [
      "UPDATE page SET columns = substr(columns, 1, 100) WHERE id = 2",
      "UPDATE page SET columns = zeroblob(length(columns)) WHERE id = 2",
      "UPDATE page SET first = first + 1 WHERE id = 2",
      "UPDATE page SET count = 9e15 WHERE id = 2", "UPDATE page SET count = 'many' WHERE id = 2",
      "DELETE FROM page WHERE id = 2", "DELETE FROM directory",
      "UPDATE directory SET system = 12", "UPDATE directory SET count = -4",
      "UPDATE area_column SET codes = 'Z05000001 x' WHERE id = 0",
      "UPDATE area_column SET codes = 'Z05000001' WHERE id = 0", "DROP TABLE page",
    ])
  func damaged(statement: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.file("postcodes.sqlite")
    try writePostcodeFile(
      Self.directory(step: 5), to: file, source: "Made up", sourceSHA256: "")
    try change(file, statement)
    #expect(throws: StoreError.self) { try PostcodeFile(file, areas: .kept).directory() }
  }

  @Test("A postcode that should be placed but is not stops the import")
  func notPlaced() throws {
    let folder = try TemporaryFolder()
    let postcode = try #require(Postcode("ZZ1 1AA"))
    let directory = PostcodeDirectory(
      system: .wgs84, vintage: nil, postcodes: [postcode], points: Points(x: [.nan], y: [1]),
      states: [.live])
    #expect(throws: StoreError.self) {
      try writePostcodeFile(
        directory, to: folder.file("x.sqlite"), source: "Made up", sourceSHA256: "")
    }
  }

  private func change(_ file: String, _ statement: String) throws {
    let queue = try DatabaseQueue(path: file)
    try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
    try queue.close()
  }

  private func expectSame(_ one: PostcodeDirectory, _ other: PostcodeDirectory) {
    #expect(one.system == other.system && one.vintage == other.vintage)
    #expect(one.postcodes == other.postcodes)
    #expect(one.states == other.states)
    #expect(one.points.x.map(\.bitPattern) == other.points.x.map(\.bitPattern))
    #expect(one.points.y.map(\.bitPattern) == other.points.y.map(\.bitPattern))
    #expect(one.areaColumns == other.areaColumns)
  }
}
