import Files
public import Model

/// A table whose rows are to be placed, and where they say they are.
public struct PointSource: Sendable, Hashable {
  /// The path of a CSV file, packed with gzip or not; `-` is standard input.
  public var path: String
  public var place: Place

  public init(path: String, place: Place) {
    self.path = path
    self.place = place
  }

  /// The headings that hold the place of a row.
  public enum Place: Sendable, Hashable {
    case coordinates(x: String, y: String, system: CoordinateSystem)
    case postcode(String)
  }
}

/// Some rows of a table of points, in their order, with their bytes as they stood in the file.
public struct PointRows: Sendable {
  /// Where each row is, in the system of its source; not a number where it does not say, or gives a postcode instead.
  public private(set) var points = Points()
  /// The postcode of each row; nil where it has none that can be read, or gives coordinates instead.
  public private(set) var postcodes: [Postcode?] = []
  /// Why a row cannot be placed: `missing`, `coordinateInvalid` or `postcodeInvalid`; nil where it can.
  public private(set) var failures: [Match?] = []

  let separator: UInt8
  private var bytes: [UInt8] = []
  private var lines: [Line] = []

  private struct Line {
    /// Where the fields and the mark of the line's end stop within the bytes.
    var fieldsEnd: Int
    var end: Int
    /// Fields that the row has too few, or nil for a blank line, to which nothing is added.
    var missing: Int?
  }

  init(separator: UInt8) { self.separator = separator }

  public var count: Int { failures.count }

  /// The rows as they stood, each with its cells of `columns` behind it; every column has one cell a row.
  public func lines(adding columns: [[String]]) -> [UInt8] {
    precondition(columns.allSatisfy { $0.count == count }, "Each column has a cell for each row.")
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + count * columns.count * 12)
    var start = 0
    var row = 0
    for line in lines {
      text.append(contentsOf: bytes[start..<line.fieldsEnd])
      if let missing = line.missing {
        text.append(contentsOf: repeatElement(separator, count: missing))
        for column in columns {
          text.append(separator)
          text.append(csvText: column[row], separator: separator)
        }
        row += 1
      }
      text.append(contentsOf: bytes[line.fieldsEnd..<line.end])
      start = line.end
    }
    return text
  }

  mutating func append(
    _ record: ArraySlice<UInt8>, end: ArraySlice<UInt8>, missing: Int?
  ) {
    bytes.append(contentsOf: record)
    let fieldsEnd = bytes.count
    bytes.append(contentsOf: end)
    lines.append(Line(fieldsEnd: fieldsEnd, end: bytes.count, missing: missing))
  }

  mutating func append(x: Double, y: Double, failure: Match?) {
    points.append(x: failure == nil ? x : .nan, y: failure == nil ? y : .nan)
    postcodes.append(nil)
    failures.append(failure)
  }

  mutating func append(_ postcode: Postcode?, failure: Match?) {
    points.append(x: .nan, y: .nan)
    postcodes.append(postcode)
    failures.append(failure)
  }

  /// Whether there is nothing to write.
  var isEmpty: Bool { lines.isEmpty }
}
