import Files
import Intake
import Model
import Store

/// Reads a postcode directory in any form: the published ones, or the compact file that `postcodes import` makes.
///
/// The areas that the directory itself names are left out unless `keepsAreas`: they take memory.
func readDirectory(
  _ path: String, keepsAreas: Bool = false
) throws -> Read<PostcodeDirectory> {
  guard try isSQLite(path) else { return try readPostcodes(path, keepsAreas: keepsAreas) }
  return Read(try PostcodeFile(path, areas: keepsAreas ? .kept : .leftOut).directory())
}

/// Whether the file is an SQLite database, by its first bytes.
private func isSQLite(_ path: String) throws(FileError) -> Bool {
  if inputFiles(at: path) != [path] { return false }
  var file = try InputFile(path)
  var start: [UInt8] = []
  _ = try file.read(into: &start, about: 16)
  return start.starts(with: "SQLite format 3\0".utf8)
}
