public import Files
public import Model

/// Why official boundaries could not be fetched; nothing half-fetched is ever kept.
public enum ArcGISError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A name in the configuration that cannot be part of an address.
  case nameInvalid(String)
  /// No answer came, or one that says the service is out of order.
  case unreachable(service: String, reason: String)
  /// The service answered that it cannot do what was asked.
  case refused(service: String, code: Int, reason: String)
  /// The answer is a web page, as a proxy or a sign-in gives one.
  case webPage(service: String)
  case damaged(service: String, reason: String)
  case coordinates(service: String)
  case count(service: String, expected: Int, received: Int)
  case nothingFound(service: String, within: [AreaCode])
  case file(FileError)
  /// A fetched file no longer has the bytes that were fetched.
  case changed(path: String)

  public var description: String {
    switch self {
    case .nameInvalid(let name):
      "\"\(name)\" cannot be the name of a service or field: use letters, digits and underscores."
    case .unreachable(let service, let reason):
      "\(service) gave no answer: \(reason) Try again later, or place the file by hand."
    case .refused(let service, let code, let reason):
      "\(service) refused the request with code \(code): \(reason) "
        + "Service and field names change with every release; check them in the configuration."
    case .webPage(let service):
      "\(service) answered with a web page instead of data. A proxy may stand between; "
        + "fetch elsewhere and place the file by hand."
    case .damaged(let service, let reason):
      "\(service) gave an answer that cannot be used: \(reason)"
    case .coordinates(let service):
      "\(service) gave coordinates that are not longitudes and latitudes of the United Kingdom."
    case .count(let service, let expected, let received):
      "\(service) announced \(expected) areas and gave \(received). Fetch again."
    case .nothingFound(let service, let codes):
      "\(service) has no areas within \(codes.map(\.text).joined(separator: ", ")). "
        + "Check the codes against the vintage of the service."
    case .file(let error): error.description
    case .changed(let path):
      "\(path) is not as it was fetched. Remove it and its .json file, then fetch again."
    }
  }

  /// Whether the network or the service failed, rather than a file.
  public var isNetworkFailure: Bool {
    switch self {
    case .nameInvalid, .file, .changed: false
    default: true
    }
  }
}
