import Files
import Foundation

/// The files of one release as they stand on disk.
struct WrittenRelease {
  let folder: String
  /// Paths below the folder, sorted.
  let paths: [String]

  init(_ folder: String) {
    self.folder = folder
    let below = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    paths = below.filter { $0.contains(".") || $0.hasSuffix("SHA256SUMS") }.sorted()
  }

  func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + path)
  }

  func bytes(_ path: String) throws(VerificationError) -> [UInt8] {
    do {
      return try Files.bytes(ofFile: folder + "/" + path)
    } catch {
      throw .file(error)
    }
  }

  func text(_ path: String) throws(VerificationError) -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  func json(_ path: String) throws(VerificationError) -> [String: Any] {
    let object = try? JSONSerialization.jsonObject(with: Data(try bytes(path)))
    return object as? [String: Any] ?? [:]
  }

  /// The rows of a table, the header first.
  func table(_ path: String) throws(VerificationError) -> [[String]] {
    Self.rows(try bytes(path))
  }

  /// The fields of a CSV file by row, quotes undone.
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func isQuote(_ place: Int) -> Bool { place < bytes.count && bytes[place] == 0x22 }
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case 0x22 where isQuoted && isQuote(place + 1):
        field.append(byte)
        place += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted, 0x0A where !isQuoted:
        if byte == 0x0A, field.last == 0x0D { field.removeLast() }
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        if byte == 0x0A {
          rows.append(row)
          row = []
        }
      default: field.append(byte)
      }
      place += 1
    }
    return rows
  }
}
