import Foundation
import GRDB
import Model

/// What a postcode file says of itself, and where its pages start.
struct PostcodeFileHead {
  let source: String
  let sourceSHA256: String
  let vintage: String?
  let system: CoordinateSystem
  let scale: CoordinateScale
  let count: Int
  let areaColumns: [PostcodeDirectory.AreaColumn]
  let firsts: [Int64]
  let counts: [Int]

  init(_ database: Database, path: String) throws {
    try Self.checkVersion(of: database, path: path)
    let damaged = StoreError.unreadable(
      path: path, reason: "its contents are damaged. Import the source file again.")
    let row = try Row.fetchOne(
      database,
      sql: "SELECT source, source_sha256, vintage, system, scale, count FROM directory")
    guard let row, let source = text(row[0]), let hash = text(row[1]),
      let system = integer(row[3]).flatMap(CoordinateSystem.init),
      let scale = integer(row[4]).flatMap(CoordinateScale.init), let count = integer(row[5])
    else { throw damaged }
    let pages = try Row.fetchAll(database, sql: "SELECT first, count FROM page ORDER BY first")
    let firsts = pages.compactMap { integer($0[0]).map(Int64.init) }
    let counts = pages.compactMap { integer($0[1]) }
    guard firsts.count == pages.count, counts.count == pages.count,
      counts.allSatisfy({ (1...PostcodePage.size).contains($0) }), counts.reduce(0, +) == count
    else { throw damaged }
    // Everything that can fail comes before the first property is set.
    let columns = try Self.areaColumns(of: database, damaged: damaged)
    self.source = source
    sourceSHA256 = hash
    vintage = text(row[2])
    self.system = system
    self.scale = scale
    self.count = count
    self.firsts = firsts
    self.counts = counts
    areaColumns = columns
  }

  private static func areaColumns(
    of database: Database, damaged: StoreError
  ) throws -> [PostcodeDirectory.AreaColumn] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, vintage, codes FROM area_column ORDER BY id")
    return try rows.map { row in
      guard let name = text(row[0]), let codes = text(row[2]) else { throw damaged }
      let words = codes.split(separator: " ")
      let list = words.compactMap { AreaCode($0) }
      guard list.count == words.count else { throw damaged }
      return PostcodeDirectory.AreaColumn(
        name: name, vintage: text(row[1]), codes: list, numbers: [])
    }
  }

  private static func checkVersion(of database: Database, path: String) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard mark == PostcodeFileFormat.applicationID else {
      throw StoreError.notOurKind(
        path: path, expected: PostcodeFileFormat.kind,
        reason: "it was not made by `postcodes import`. Import it first.")
    }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let isLater = try PostcodeFileFormat.schema.hasBeenSuperseded(database)
    if isLater || version > PostcodeFileFormat.version {
      throw StoreError.laterVersion(
        path: path, version: version, known: PostcodeFileFormat.version)
    }
  }
}
