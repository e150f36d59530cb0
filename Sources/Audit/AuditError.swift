/// What stops an audit before it begins.
public enum AuditError: Error, Equatable, Sendable, CustomStringConvertible {
  case missing(path: String)
  /// The folder is there, but holds no open tables.
  case notARelease(path: String, reason: String)
  case unreadable(path: String, reason: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such folder. Give the folder of a public release, such as Output/public."
    case .notARelease(let path, let reason):
      "\(path): this is no public release: \(reason). Give the folder that holds data/ and release.json."
    case .unreadable(let path, let reason): "\(path): \(reason)"
    }
  }
}
