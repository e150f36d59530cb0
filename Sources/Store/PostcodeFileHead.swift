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

  init(_ database: Database, path: String, areas: PostcodeFile.Areas) throws {
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
    self.source = source
    sourceSHA256 = hash
    vintage = text(row[2])
    self.system = system
    self.scale = scale
    self.count = count
    firsts = pages.compactMap { integer($0[0]).map(Int64.init) }
    counts = pages.compactMap { integer($0[1]) }
    guard firsts.count == pages.count, counts.count == pages.count,
      counts.allSatisfy({ (1...PostcodePage.size).contains($0) }), counts.reduce(0, +) == count
    else { throw damaged }
    areaColumns = areas == .leftOut ? [] : try Self.areaColumns(database, else: damaged)
  }

  private static func areaColumns(
    _ database: Database, else damaged: StoreError
  ) throws -> [PostcodeDirectory.AreaColumn] {
    let sql = "SELECT name, vintage, codes FROM area_column ORDER BY id"
    return try Row.fetchAll(database, sql: sql).map { row in
      guard let name = text(row[0]), let words = text(row[2]) else { throw damaged }
      let codes = words.utf8.split(separator: 32).map {
        AreaCode(String(decoding: $0, as: UTF8.self))
      }
      let list = codes.compactMap(\.self)
      guard list.count == codes.count else { throw damaged }
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
