import Files

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
    if let postcodes = configuration.postcodes { paths += inputFiles(at: postcodes) }
    if let sen2 = configuration.sen2 {
      paths += inputFiles(at: sen2.folder) + sen2.earlier.flatMap { inputFiles(at: $0.folder) }
    }
    paths += configuration.counts.map(\.path)
    // Digests only, in the order of the configuration: where the files stand does not matter.
    var digests = ""
    for path in paths { digests += try sha256(ofFile: path) + "\n" }
    return sha256(digests.utf8)
  }
}
