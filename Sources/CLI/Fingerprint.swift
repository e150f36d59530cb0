import Files
import Foundation

/// The digest of everything that can change a figure: the configuration and every file it names.
enum Fingerprint {
  static func of(_ configuration: Configuration) throws -> String {
    var paths = [configuration.file]
    for source in configuration.areas {
      switch source.origin {
      case .file(let path, _, _, _): paths.append(String(path.split(separator: "#")[0]))
      case .dissolve(_, let lookup, _, _): paths.append(lookup)
      }
    }
    if let postcodes = configuration.postcodes { paths += files(in: postcodes) }
    if let sen2 = configuration.sen2 {
      paths += files(in: sen2.folder) + sen2.earlier.flatMap { files(in: $0.folder) }
    }
    paths += configuration.counts.map(\.path)
    // Digests only, in the order of the configuration: where the files stand does not matter.
    var digests = ""
    for path in paths { digests += try sha256(ofFile: path) + "\n" }
    return sha256(digests.utf8)
  }

  /// The file, or the files of the folder by name.
  private static func files(in path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { path + "/" + $0 }
  }
}
