import Files
import Model
import Store

/// Whether the file begins as SQLite files do.
func isSQLite(_ path: String) -> Bool {
  guard var file = try? InputFile(path), !file.isPacked else { return false }
  var start: [UInt8] = []
  _ = try? file.read(into: &start, about: 16)
  return start.starts(with: "SQLite format 3".utf8)
}

/// The features of the layer that `path` names behind `#`, or of the only layer.
func geoPackageTable(_ path: String) throws(InputError) -> BoundaryTable {
  let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let file = String(parts[0])
  let layer: GeoPackageLayer
  do throws(StoreError) {
    layer = try readGeoPackageLayer(file, layer: parts.count > 1 ? String(parts[1]) : nil)
  } catch {
    throw InputError(error)
  }
  var table = BoundaryTable(file: fileName(file))
  table.columns = layer.columns
  table.rows = layer.rows
  table.regions = layer.regions
  table.problems = layer.problems
  if layer.srs > 0 {
    guard let system = CoordinateSystem(rawValue: layer.srs) else {
      let systems = CoordinateSystem.allCases.map(\.description).joined(separator: ", ")
      throw table.unusable(
        "the layer is in EPSG:\(layer.srs), which is not known here. Convert it to one of \(systems)."
      )
    }
    table.system = system
  }
  return table
}

extension InputError {
  init(_ error: StoreError) {
    switch error {
    case .missing(let path):
      self = .missing(path: path, advice: "Check the name and the folder.")
    case .unreadable(let path, let reason), .cannotCreate(let path, let reason),
      .writeFailed(let path, let reason):
      self = .unreadable(path: path, reason: reason)
    case .notOurKind(let path, let expected, let reason):
      self = .unusable(SourceLocation(file: fileName(path)), "this is not a \(expected): \(reason)")
    case .layerNeeded(let path, let layers):
      self = .unusable(
        SourceLocation(file: fileName(path)),
        "there are several layers: \(layers.joined(separator: ", ")). Name one, as in file.gpkg#layer."
      )
    case .layerUnknown(let path, let layer, let layers):
      self = .unusable(
        SourceLocation(file: fileName(path)),
        "there is no area layer \"\(layer)\". There are \(layers.joined(separator: ", ")).")
    case .laterVersion(let path, let version, let known):
      self = .unusable(
        SourceLocation(file: fileName(path)),
        "the file has format version \(version); this tool knows up to \(known). Use a later tool.")
    }
  }
}
