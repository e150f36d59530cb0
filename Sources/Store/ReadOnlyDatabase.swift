import Foundation
import GRDB

/// Runs `body` on the SQLite file at `path`, which it can neither change nor make run code of its own.
func reading<Value>(
  _ path: String, as expected: String, _ body: (Database) throws -> Value
) throws(StoreError) -> Value {
  try readingQueue(path, as: expected, body).value
}

/// Like `reading`, and hands back the open file for later reads.
func readingQueue<Value>(
  _ path: String, as expected: String, _ body: (Database) throws -> Value
) throws(StoreError) -> (queue: DatabaseQueue, value: Value) {
  guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
  do {
    let queue = try DatabaseQueue(path: path, configuration: readOnlyConfiguration())
    return (queue, try queue.read(body))
  } catch let error as StoreError {
    throw error
  } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
    throw .notOurKind(path: path, expected: expected, reason: "it is not an SQLite file.")
  } catch {
    throw .unreadable(path: path, reason: words(error))
  }
}

private func readOnlyConfiguration() -> Configuration {
  var configuration = Configuration()
  configuration.readonly = true
  configuration.prepareDatabase { database in
    // A hostile file may hold views and triggers: they get no function that acts outside the file.
    try database.execute(
      sql: """
        PRAGMA query_only = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA temp_store = MEMORY;
        """)
  }
  return configuration
}

/// What SQLite says of a failure, without the statement and its values.
func words(_ error: any Error) -> String {
  guard let error = error as? DatabaseError else { return error.localizedDescription }
  return error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
}
