import Foundation
import Testing

/// What `grep` finds: nobody here wrote it, and it reads a hundred megabytes in a moment.
enum Grep {
  enum Match: String {
    /// Capitals or not.
    case anyCase = "-i"
    /// Only where no letter or digit goes before or follows.
    case wholeWords = "-w"
  }

  /// The files below a folder in whose bytes one of the words stands.
  static func files(below folder: String, holding words: Set<String>, _ match: Match) throws
    -> [String]
  {
    guard !words.isEmpty, FileManager.default.fileExists(atPath: folder) else { return [] }
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let (list, found) = (place.appendingPathComponent("words"), place.appendingPathComponent("out"))
    try Data(words.sorted().joined(separator: "\n").utf8).write(to: list)
    try Data().write(to: found)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "LC_ALL=C", "grep", "-r", "-a", "-l", "-F", match.rawValue, "-f", list.path, folder,
    ]
    process.standardOutput = try FileHandle(forWritingTo: found)
    try process.run()
    process.waitUntilExit()
    // 0 found, 1 found nothing, 2 could not look.
    try #require(process.terminationStatus < 2)
    return String(decoding: try Data(contentsOf: found), as: UTF8.self)
      .split(separator: "\n").map(String.init).sorted()
  }
}
