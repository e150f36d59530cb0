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
      MadeUpReport.releases, atlas: MadeUpReport.atlas, edition: MadeUpReport.edition, to: root)
    return MadeUpSite(root: root, paths: paths)
  }

  func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}
