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
  /// The areas in which the source itself puts the postcodes; empty where it says none or they were not kept.
  public let areaColumns: [AreaColumn]

  public enum State: UInt8, Sendable {
    case live
    case terminated
    /// Known, but without a usable grid reference.
    case noGridReference
  }

  public init(
    system: CoordinateSystem, vintage: String?, postcodes: [Postcode], points: Points,
    states: [State], areaColumns: [AreaColumn] = []
  ) {
    precondition(
      postcodes.count == points.count && points.count == states.count, "Columns of one length.")
    precondition(
      areaColumns.allSatisfy { $0.numbers.count == postcodes.count }, "Columns of one length.")
    self.system = system
    self.vintage = vintage
    self.postcodes = postcodes
    self.points = points
    self.states = states
    self.areaColumns = areaColumns
  }

  /// The area of each postcode at one level, by its number among the codes that occur.
  public struct AreaColumn: Sendable, Hashable {
    /// Stands for a postcode that the source puts in no area.
    public static let none: Int32 = -1
    /// What kind of area it is, such as `ward` or `lsoa`.
    public let name: String
    /// The edition of the codes, such as `2025`, where the heading tells it.
    public let vintage: String?
    public let codes: [AreaCode]
    /// The place in `codes` of each postcode's area, or `none`.
    public let numbers: [Int32]

    public init(name: String, vintage: String?, codes: [AreaCode], numbers: [Int32]) {
      precondition(
        numbers.allSatisfy { $0 == Self.none || codes.indices.contains(Int($0)) },
        "Numbers are places among the codes.")
      self.name = name
      self.vintage = vintage
      self.codes = codes
      self.numbers = numbers
    }

    /// The area of the postcode at `index`, or nil.
    public func code(at index: Int) -> AreaCode? {
      numbers[index] == Self.none ? nil : codes[Int(numbers[index])]
    }
  }

  public var count: Int { postcodes.count }

  /// The place of the postcode in the columns, or nil where the directory does not know it.
  public func index(of postcode: Postcode) -> Int? { postcodes.sortedIndex(of: postcode) }
}

extension [Postcode] {
  /// The place of the postcode among these, which ascend and stand once each; nil where it is not among them.
  public func sortedIndex(of postcode: Postcode) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < postcode { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == postcode ? low : nil
  }
}
