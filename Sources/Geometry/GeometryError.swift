/// A failure of GEOS or PROJ, with the name of the C function that failed and the library's own words.
public struct GeometryError: Error, Sendable, Hashable, CustomStringConvertible {
  public let operation: String
  public let reason: String

  public init(operation: String, reason: String) {
    self.operation = operation
    self.reason = reason
  }

  public var description: String { "\(operation) failed: \(reason)" }
}
