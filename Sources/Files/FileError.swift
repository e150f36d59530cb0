/// A failure to read or write a file; the path is one that the user gave or that was made from checked parts.
public enum FileError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, reason: String)
  case cannotCreate(path: String, reason: String)
  case writeFailed(path: String, reason: String)

  public var description: String {
    switch self {
    case .missing(let path): "\(path) is not there. Check the name and the folder."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .cannotCreate(let path, let reason): "\(path) cannot be created: \(reason)"
    case .writeFailed(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
