public import Files
public import Store

/// A failure to write a release.
public enum PublishingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file could not be written.
  case file(FileError)
  /// The GeoPackage could not be written.
  case store(StoreError)
  /// A table has figures for areas that the boundaries do not have, or not for all that they have.
  case areasDiffer(indicator: String, level: String)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .store(let error): error.description
    case .areasDiffer(let indicator, let level):
      "The figures of \(indicator) are not for the same \(level) areas as the boundaries. "
        + "Use the same edition of both."
    }
  }
}
