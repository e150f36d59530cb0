import Foundation

/// A folder for the files of one test, removed after it.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "store-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

/// Runs a program found on the search path and returns what it printed, or nil where it failed.
func run(_ program: String, _ arguments: [String]) throws -> String? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}

/// Whether the programs of GDAL are installed; tests that compare with them are skipped otherwise.
let hasGDAL = (try? run("ogr2ogr", ["--version"])) ?? nil != nil
