/// Where postcodes are: columns sorted by postcode, looked up by binary search in memory.
public struct PostcodeDirectory: Sendable {
  /// The system of `points`.
  public let system: CoordinateSystem
  /// The edition, such as `2025-11`, where the headings or the file tell it.
  public let vintage: String?
  /// The postcodes, ascending, each once.
  public let postcodes: [Postcode]
  /// Where each postcode is; not a number where it has no grid reference.
  public let points: Points
  public let states: [State]

  public enum State: UInt8, Sendable {
    case live
    case terminated
    /// Known, but without a usable grid reference.
    case noGridReference
  }

  public init(
    system: CoordinateSystem, vintage: String?, postcodes: [Postcode], points: Points,
    states: [State]
  ) {
    precondition(
      postcodes.count == points.count && points.count == states.count, "Columns of one length.")
    self.system = system
    self.vintage = vintage
    self.postcodes = postcodes
    self.points = points
    self.states = states
  }

  public var count: Int { postcodes.count }

  /// The place of the postcode in the columns, or nil where the directory does not know it.
  public func index(of postcode: Postcode) -> Int? {
    var low = 0
    var high = postcodes.count
    while low < high {
      let middle = (low + high) / 2
      if postcodes[middle] < postcode { low = middle + 1 } else { high = middle }
    }
    return low < postcodes.count && postcodes[low] == postcode ? low : nil
  }
}
