import Foundation

/// A folder for the files of one test, removed after it.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "intake-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file of the folder and returns its path.
  @discardableResult
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }
}

/// The open data that may stand beside the project or above it; it is never part of it.
enum OpenData {
  static let folder: String? = {
    var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<6 {
      place.deleteLastPathComponent()
      let data = place.appending(path: "shared/data").path
      if FileManager.default.fileExists(atPath: data + "/boundaries") { return data }
    }
    return nil
  }()

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
}

/// Numbers that are the same in every run (Steele, Lea and Flood 2014, SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
