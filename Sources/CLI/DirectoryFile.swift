import Files
import Intake
import Model
import Store

/// Reads a postcode directory in any form: the published ones, or the compact file that `postcodes import` makes.
func readDirectory(_ path: String) throws -> Read<PostcodeDirectory> {
  guard try isSQLite(path) else { return try readPostcodes(path, keepsAreas: false) }
  return Read(try PostcodeFile(path, areas: .leftOut).directory())
}

/// Whether the file is an SQLite database, by its first bytes.
private func isSQLite(_ path: String) throws(FileError) -> Bool {
  if inputFiles(at: path) != [path] { return false }
  var file = try InputFile(path)
  var start: [UInt8] = []
  _ = try file.read(into: &start, about: 16)
  return start.starts(with: "SQLite format 3\0".utf8)
}
