import Files
import Intake
import Model

/// The digests of everything that can change a figure: the configuration and every file it names.
struct Fingerprint {
  /// The digest of all digests, in the order of the configuration: where the files stand does not matter.
  let whole: String
  /// The digest of each file under the key of the configuration that names it.
  let inputs: [InputDigest]

  init(_ configuration: Configuration) throws {
    var inputs: [InputDigest] = []
    for (role, path) in configuration.files {
      inputs.append(InputDigest(role: role, sha256: try sha256(ofFile: path)))
    }
    self.inputs = inputs
    whole = sha256(inputs.map { $0.sha256 + "\n" }.joined().utf8)
  }
}

extension Configuration {
  /// Every file that a run reads, under the key that names it, in the order of the keys.
  var files: [(role: String, path: String)] {
    var files = [("configuration", file)]
    func add(_ role: String, _ path: String) {
      files += inputFiles(at: path).map { (role, $0) }
    }
    for source in areas {
      switch source.origin {
      case .file(let path, _, _, _): add("areas", String(path.split(separator: "#")[0]))
      case .dissolve(_, let lookup, _, _): add("areas", lookup)
      }
      if let lookup = source.parents?.lookup { add("areas", lookup) }
    }
    if let postcodes { add("postcodes", postcodes) }
    if let sen2 {
      add("sen2", sen2.folder)
      for earlier in sen2.earlier { add("sen2", earlier.folder) }
    }
    for input in counts { add("counts", input.path) }
    for input in cases { add("cases", input.source.path) }
    for (role, path) in tableFiles { add(role, path) }
    return files
  }
}
