import Foundation
import GRDB
public import Model

/// The tables of a postcode file and their versions.
enum PostcodeFileFormat {
  static let kind = "postcode directory of this tool"
  static let version = 1
  /// "PEpd" in the head of the file.
  static let applicationID = 0x5045_7064

  static let head = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """

  static var schema: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 postcodes in pages") { database in
      try database.execute(
        sql: """
          CREATE TABLE directory (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            source TEXT NOT NULL,
            source_sha256 TEXT NOT NULL,
            vintage TEXT,
            system INTEGER NOT NULL,
            scale INTEGER NOT NULL,
            count INTEGER NOT NULL);
          CREATE TABLE area_column (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            vintage TEXT,
            codes TEXT NOT NULL);
          CREATE TABLE page (
            id INTEGER PRIMARY KEY,
            first INTEGER NOT NULL,
            count INTEGER NOT NULL,
            columns BLOB NOT NULL);
          CREATE UNIQUE INDEX page_first ON page (first, count);
          """)
    }
    return migrator
  }
}

/// Writes the directory as a compact SQLite file that opens without being read; it appears whole or not at all.
///
/// - Parameters:
///   - directory: The postcodes; their area columns are kept.
///   - path: The file, replaced where it is there.
///   - source: The name of the product or file that the directory was made from.
///   - sourceSHA256: The SHA-256 of that file, in hexadecimal.
/// - Throws: `StoreError.writeFailed` also where a postcode with a grid reference has no coordinates.
public func writePostcodeFile(
  _ directory: PostcodeDirectory, to path: String, source: String, sourceSHA256: String
) throws(StoreError) {
  guard directory.hasCoordinatesWhereItSaysSo else {
    throw .writeFailed(path: path, reason: "a postcode with a grid reference has no coordinates.")
  }
  let scale = CoordinateScale(directory.points)
  try making(path, format: PostcodeFileFormat.head, schema: PostcodeFileFormat.schema) { database in
    try database.execute(
      sql: "INSERT INTO directory VALUES (1, ?, ?, ?, ?, ?, ?)",
      arguments: [
        source, sourceSHA256, directory.vintage, directory.system.rawValue, scale.rawValue,
        directory.count,
      ])
    for (number, column) in directory.areaColumns.enumerated() {
      try database.execute(
        sql: "INSERT INTO area_column VALUES (?, ?, ?, ?)",
        arguments: [
          number, column.name, column.vintage, column.codes.map(\.text).joined(separator: " "),
        ])
    }
    try writePages(of: directory, scale: scale, to: database)
  }
}

private func writePages(
  of directory: PostcodeDirectory, scale: CoordinateScale, to database: Database
) throws {
  let insert = try database.makeStatement(
    sql: "INSERT INTO page (first, count, columns) VALUES (?, ?, ?)")
  for start in stride(from: 0, to: directory.count, by: PostcodePage.size) {
    let range = start..<min(start + PostcodePage.size, directory.count)
    let page = PostcodePage(directory, range)
    try insert.execute(
      arguments: [page.postcodes.first, range.count, Data(page.bytes(scale: scale))])
  }
}

extension PostcodeDirectory {
  fileprivate var hasCoordinatesWhereItSaysSo: Bool {
    states.indices.allSatisfy { row in
      let isPlaced = points.x[row].isFinite && points.y[row].isFinite
      return isPlaced || states[row] == .noGridReference
    }
  }
}
