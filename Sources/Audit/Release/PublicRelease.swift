import Files
import Foundation
import Store

/// Everything that a public release holds, as anybody may read it.
struct PublicRelease: Sendable {
  let folder: String
  let rules: PublishedRules
  /// The rows of the open tables, in order of file and row.
  let rows: [PublishedRow]
  /// The paths of all files below the folder, sorted.
  let paths: [String]

  init(_ folder: String) throws(AuditError) {
    self.folder = folder
    guard FileManager.default.fileExists(atPath: folder + "/.") else {
      throw .missing(path: folder)
    }
    let below = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    paths = below.filter { $0.contains(".") || $0.hasSuffix("SHA256SUMS") }.sorted()
    rules =
      paths.contains("release.json")
      ? PublishedRules(releaseJSON: try Self.bytes("release.json", in: folder)) : PublishedRules()
    var rows: [PublishedRow] = []
    for path in paths where Self.isOpenTable(path) {
      guard let table = TextRows(try Self.bytes(path, in: folder)) else {
        throw .notARelease(path: folder, reason: "\(path) has rows of unlike length")
      }
      rows += PublishedRow.rows(of: table) ?? []
    }
    guard !rows.isEmpty else {
      throw .notARelease(path: folder, reason: "data/ holds no open table")
    }
    self.rows = rows
  }

  /// The bytes of a file of the release.
  func bytes(_ path: String) throws(AuditError) -> [UInt8] { try Self.bytes(path, in: folder) }

  /// The layers of the GeoPackages of the release.
  func layers() throws(AuditError) -> [GeoPackageLayer] {
    var layers: [GeoPackageLayer] = []
    for path in paths where path.hasSuffix(".gpkg") {
      do {
        let place = folder + "/" + path
        for name in try geoPackageLayers(place) {
          layers.append(try readGeoPackageLayer(place, layer: name))
        }
      } catch {
        throw .unreadable(path: path, reason: error.description)
      }
    }
    return layers
  }

  /// A table of `data/` itself, not one that describes others or repeats one for a spreadsheet.
  private static func isOpenTable(_ path: String) -> Bool {
    path.hasPrefix("data/") && path.hasSuffix(".csv")
      && !path.dropFirst("data/".count).contains("/") && path != "data/dictionary.csv"
  }

  private static func bytes(_ path: String, in folder: String) throws(AuditError) -> [UInt8] {
    do {
      return try Files.bytes(ofFile: folder + "/" + path, limit: 1 << 30)
    } catch {
      throw .unreadable(path: path, reason: error.description)
    }
  }
}
