import Files
import GRDB

/// Makes the SQLite file `path` from nothing: whole or not at all, readable by its owner alone, the same bytes each time.
///
/// `format` runs before the first table is made, for the settings that the head of the file keeps; `schema` then makes
/// the tables of files that are the tool's own.
func making(
  _ path: String, format: String, schema: DatabaseMigrator = DatabaseMigrator(),
  _ body: (Database) throws -> Void
) throws(StoreError) {
  do {
    let file = try PrivateFile(replacing: path)
    try fill(file.partialPath, format: format, schema: schema, body)
    try file.commit()
  } catch let error as StoreError {
    throw error
  } catch let error as FileError {
    throw StoreError(error)
  } catch {
    throw .writeFailed(path: path, reason: words(error))
  }
}

private func fill(
  _ path: String, format: String, schema: DatabaseMigrator, _ body: (Database) throws -> Void
) throws {
  var configuration = Configuration()
  configuration.prepareDatabase { database in
    // The file is thrown away where anything fails, so that no journal need stand beside it.
    try database.execute(
      sql: """
        PRAGMA page_size = 4096;
        PRAGMA temp_store = MEMORY;
        PRAGMA journal_mode = MEMORY;
        PRAGMA synchronous = OFF;
        """)
    try database.execute(sql: format)
  }
  let queue = try DatabaseQueue(path: path, configuration: configuration)
  if !schema.migrations.isEmpty { try schema.migrate(queue) }
  try queue.write(body)
  // Pages in the order of the tables, and none left over.
  try queue.vacuum()
  try queue.close()
}

extension StoreError {
  init(_ error: FileError) {
    self =
      switch error {
      case .missing(let path): .missing(path: path)
      case .unreadable(let path, let reason): .unreadable(path: path, reason: reason)
      case .cannotCreate(let path, let reason): .cannotCreate(path: path, reason: reason)
      case .writeFailed(let path, let reason): .writeFailed(path: path, reason: reason)
      }
  }
}
