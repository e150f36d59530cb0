import Foundation
import Publishing

/// The made-up releases written once for all tests of the process.
struct MadeUpSite {
  let root: String
  let paths: [String]

  static let shared: Result<MadeUpSite, any Error> = Result {
    let kept = ProcessInfo.processInfo.environment["MADE_UP_SITE"]
    let root = kept ?? NSTemporaryDirectory() + "made-up-site-" + UUID().uuidString
    let paths = try publish(
      try MadeUpReport.releases, atlas: MadeUpReport.atlas, edition: MadeUpReport.edition, to: root)
    return MadeUpSite(root: root, paths: paths)
  }

  func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}

extension MadeUpSite {
  var pages: [String] { paths.filter { $0.hasSuffix(".html") } }

  /// The rows of a table, read by the rules of RFC 4180.
  func csv(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    let bytes = Array(try bytes(path))
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case 34 where isQuoted && place + 1 < bytes.count && bytes[place + 1] == 34:
        field.append(34)
        place += 1
      case 34: isQuoted.toggle()
      case 44 where !isQuoted, 13 where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      case 10 where !isQuoted:
        rows.append(row)
        row = []
      case let byte: field.append(byte)
      }
      place += 1
    }
    return rows
  }
}
