/// A failure to read or write an SQLite file; it never carries a value that a row holds.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(path: String)
  /// The file opens, but is not what was asked for.
  case notOurKind(path: String, expected: String, reason: String)
  /// The GeoPackage has several layers and none was named.
  case layerNeeded(path: String, layers: [String])
  case layerUnknown(path: String, layer: String, layers: [String])
  /// The file was written by a later version of this tool.
  case laterVersion(path: String, version: Int, known: Int)
  case unreadable(path: String, reason: String)
  case cannotCreate(path: String, reason: String)
  case writeFailed(path: String, reason: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path) is not there. Check the name and the folder."
    case .notOurKind(let path, let expected, let reason):
      "\(path) is not a \(expected): \(reason)"
    case .layerNeeded(let path, let layers):
      "\(path) has several layers: \(Self.list(layers)). Name one, as in file.gpkg#layer."
    case .layerUnknown(let path, let layer, let layers):
      "\(path) has no area layer \"\(layer)\". It has \(Self.list(layers))."
    case .laterVersion(let path, let version, let known):
      "\(path) has format version \(version); this version of the tool knows up to \(known). "
        + "Use a later version of the tool, or import the source file again."
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)"
    case .cannotCreate(let path, let reason):
      "\(path) cannot be created: \(reason)"
    case .writeFailed(let path, let reason):
      "\(path) cannot be written: \(reason)"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
