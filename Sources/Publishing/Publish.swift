public import Disclosure
import Files
import Store
public import Model

/// Writes each release into its own folder, `internal` or `public`; all of them appear together or none does.
///
/// - Parameters:
///   - releases: at most one for each audience; nothing else about children is written.
///   - atlas: the areas that the releases are about.
///   - edition: what every page and file says of the run.
///   - folder: the output folder, which is made where it is not there.
///   - writing: whether the files are to appear, or only to be listed.
/// - Returns: the paths written, below `folder`, sorted.
/// - Throws: `PublishingError`; the previous output is then still there.
public func publish(
  _ releases: [Release], atlas: Atlas, edition: Edition, to folder: String,
  writing: Writing = .files
) throws(PublishingError) -> [String] {
  let audiences = releases.map(\.audience)
  precondition(Set(audiences).count == audiences.count, "One release for each audience.")
  var paths: [String] = []
  let reports = try releases.map { release throws(PublishingError) in
    try Report(release, atlas: atlas, edition: edition)
  }
  do {
    var tree = try OutputTree(root: folder)
    for report in reports {
      let top = report.release.audience.rawValue
      try tree.addFolder(
        top, access: report.release.audience == .public ? .everyone : .ownerOnly)
      for file in report.files() {
        let path = "\(top)/\(file.path)"
        try tree.add(path, file.bytes)
        paths.append(path)
      }
      if !report.isPublic {
        let path = "\(top)/results.gpkg"
        try report.writeResults(to: try tree.stagingPath(of: path))
        paths.append(path)
      }
    }
    switch writing {
    case .files: try tree.commit()
    case .nothing: break
    }
  } catch let error as FileError {
    throw .file(error)
  } catch let error as StoreError {
    throw .store(error)
  } catch {
    preconditionFailure("Only files and databases are written here.")
  }
  return paths.sorted()
}

/// What `publish` does with the files it makes.
public enum Writing: Sendable {
  case files
  case nothing
}

extension Report {
  fileprivate func writeResults(to path: String) throws(StoreError) {
    try writeGeoPackage(resultsPackage(), to: path)
  }
}

/// A file of a release, its path below the release's folder.
struct OutputFile {
  let path: String
  let bytes: [UInt8]

  init(_ path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, text: String) { self.init(path, bytes: Array(text.utf8)) }
}
