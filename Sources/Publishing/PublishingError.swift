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
  /// A table in the Department's layout breaks its rules; each fault is a sentence with file, row and column.
  case screeningFailed(faults: [String])
  /// An open table has a column or value that could be about one person.
  case personalData(file: String, column: String)
  /// An outsider could work out what must stay hidden; each finding is a line without a value.
  case telling(findings: [String])

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .store(let error): error.description
    case .areasDiffer(let indicator, let level):
      "The figures of \(indicator) are not for the same \(level) areas as the boundaries. "
        + "Use the same edition of both."
    case .screeningFailed(let faults):
      "the Department's layout does not allow these tables, and nothing was written:\n"
        + faults.prefix(20).map { "  \($0)" }.joined(separator: "\n")
        + (faults.count > 20 ? "\n  and \(faults.count - 20) more" : "")
    case .personalData(let file, let column):
      "the column \(column) of \(file) could be about one person: open data holds areas alone. "
        + "Nothing was written."
    case .telling(let findings):
      "nothing is written: from the public files an outsider could work out what must stay hidden. "
        + "The output is as it was.\n"
        + findings.prefix(20).map { "  \($0)" }.joined(separator: "\n")
        + (findings.count > 20 ? "\n  and \(findings.count - 20) more" : "")
    }
  }
}
