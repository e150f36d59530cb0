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
///   - look: strings, colours and shell of the pages.
///   - folder: the output folder, which is made where it is not there.
///   - writing: whether the files are to appear, or only to be listed.
///   - inspect: the last look at a public release before it takes its place, given the folder of its finished files;
///     what it throws stops everything.
/// - Returns: the paths written, below `folder`, sorted.
/// - Throws: `PublishingError`; the previous output is then still there.
public func publish(
  _ releases: [Release], atlas: Atlas, edition: Edition, look: Look = Look(), to folder: String,
  writing: Writing = .files, inspect: (_ folder: String) throws(PublishingError) -> Void
) throws(PublishingError) -> [String] {
  let audiences = releases.map(\.audience)
  precondition(Set(audiences).count == audiences.count, "One release for each audience.")
  var paths: [String] = []
  let reports = try releases.map { release throws(PublishingError) in
    var report = try Report(release, atlas: atlas, edition: edition, look: look)
    report.publicRelease = releases.first { $0.audience == .public }
    return report
  }
  do {
    var tree = try OutputTree(root: folder)
    for report in reports {
      let top = report.release.audience.rawValue
      try tree.addFolder(
        top, access: report.release.audience == .public ? .everyone : .ownerOnly)
      let path = "\(top)/\(report.packagePath)"
      let place = try tree.stagingPath(of: path)
      try report.writePackage(to: place)
      paths.append(path)
      let package = OutputFile(report.packagePath, bytes: try bytes(ofFile: place))
      for file in try report.files(with: package) where file.path != report.packagePath {
        let path = "\(top)/\(file.path)"
        try tree.add(path, file.bytes)
        paths.append(path)
      }
    }
    if releases.contains(where: { $0.audience == .public }) {
      try inspect(tree.stagingPath(of: Audience.public.rawValue))
    }
    switch writing {
    case .files: try tree.commit()
    case .nothing: break
    }
  } catch let error as FileError {
    throw .file(error)
  } catch let error as StoreError {
    throw .store(error)
  } catch let error as PublishingError {
    throw error
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
  /// The place of the GeoPackage in the release's folder.
  fileprivate var packagePath: String { isPublic ? "data/\(packageName)" : "results.gpkg" }

  fileprivate func writePackage(to path: String) throws(StoreError) {
    try writeGeoPackage(isPublic ? openPackage() : resultsPackage(), to: path)
  }

  /// Every page, with exact tables for the partnership's own staff or open data for everybody.
  fileprivate func files(with package: OutputFile) throws(PublishingError) -> [OutputFile] {
    guard isPublic else {
      let pages = pages(listing: [])
      return pages.map { file($0) } + [estimates(), equityFile(), findingsFile(), qualityFile()]
        + [sentencesFile(of: pages)] + reconciliationFiles()
    }
    let open = try openData(with: package)
    return pages(listing: open).map { file($0) } + open.map(\.file) + [releaseFile()]
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
