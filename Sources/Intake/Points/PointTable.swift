import Files
public import Model

/// A table of points read chunk by chunk, to be written again with columns added.
///
/// Memory holds one chunk, whatever the size of the file. Every byte of the input comes out as it went in: quoting, order
/// of columns, line ends, blank lines and the byte order mark. Only UTF-16 comes out as UTF-8, and a row with too few
/// fields gets its missing separators.
///
/// ```swift
/// var table = try PointTable.open(source)
/// try write(table.headings(adding: ["ward_code", "match"]))
/// while let rows = try table.next(65_536) {
///   try write(rows.lines(adding: try await columns(of: rows)))
/// }
/// ```
public struct PointTable: ~Copyable {
  private var table: CSVReader
  private let place: Place
  private let firstLine: [UInt8]
  private let firstLineEnd: [UInt8]
  private var ragged = (count: 0, first: 0)
  private var rows = 0

  private enum Place {
    case coordinates(x: Int, y: Int, isGeographic: Bool)
    case postcode(Int)
  }

  /// Opens the table and finds its columns.
  ///
  /// - Throws: `InputError`, also where a heading is not there.
  public static func open(_ source: PointSource) throws(InputError) -> PointTable {
    let table = try CSVReader.open(source.path)
    let place: Place
    switch source.place {
    case .coordinates(let x, let y, let system):
      place = .coordinates(
        x: try table.requiredColumn(x), y: try table.requiredColumn(y),
        isGeographic: system.isGeographic)
    case .postcode(let heading): place = .postcode(try table.requiredColumn(heading))
    }
    return PointTable(table, place)
  }

  private init(_ table: consuming CSVReader, _ place: Place) {
    firstLine = (table.hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(table.record)
    let end = Array(table.lineEnd)
    firstLineEnd = end.isEmpty ? [10] : end
    self.table = table
    self.place = place
  }

  /// The line of headings with `headings` behind them.
  ///
  /// - Throws: `InputError.unusable` where the table has one of them already.
  public func headings(adding headings: [String]) throws(InputError) -> [UInt8] {
    var line = firstLine
    for heading in headings {
      guard !table.headings.contains(heading) else {
        throw .unusable(
          SourceLocation(file: table.file, row: 1, column: heading),
          "the table has this column already. Rename it or leave it out.")
      }
      line.append(table.separator)
      line.append(csvText: heading, separator: table.separator)
    }
    return line + firstLineEnd
  }

  /// The next rows, at most `count` of them; nil at the end of the table.
  public mutating func next(_ count: Int) throws(InputError) -> PointRows? {
    var chunk = PointRows(separator: table.separator)
    while chunk.count < count, try table.advanceToAnyLine() {
      // A row of empty fields is a row: only a line with nothing on it is passed through.
      guard !table.isBlankLine || table.record.contains(where: { $0 != 32 && $0 != 9 }) else {
        chunk.append(table.record, end: table.lineEnd, missing: nil)
        continue
      }
      rows += 1
      if table.isRagged {
        if ragged.count == 0 { ragged.first = table.row }
        ragged.count += 1
      }
      let missing = max(0, table.headings.count - table.fieldCount)
      chunk.append(table.record, end: table.lineEnd, missing: missing)
      addPlace(to: &chunk)
    }
    return chunk.isEmpty ? nil : chunk
  }

  /// How many rows have been read, blank lines not counted.
  public var rowsRead: RowsRead { RowsRead(file: table.file, rows: rows) }

  /// What was odd about the rows read so far.
  public var problems: [Problem] {
    guard ragged.count > 0 else { return [] }
    return [
      Problem(
        location: SourceLocation(file: table.file, row: ragged.first), severity: .warning,
        reason: "row-ragged",
        message: "\(ragged.count) rows have not as many fields as there are headings. "
          + "A comma or quotation mark may be out of place.")
    ]
  }

  private func addPlace(to chunk: inout PointRows) {
    switch place {
    case .coordinates(let x, let y, let isGeographic):
      let (xField, yField) = (table.field(x), table.field(y))
      guard !xField.isEmpty || !yField.isEmpty else {
        return chunk.append(x: .nan, y: .nan, failure: .missing)
      }
      guard let x = decimal(xField), let y = decimal(yField),
        !isGeographic || (abs(x) <= 180 && abs(y) <= 90)
      else { return chunk.append(x: .nan, y: .nan, failure: .coordinateInvalid) }
      chunk.append(x: x, y: y, failure: nil)
    case .postcode(let column):
      let field = table.field(column)
      let postcode = Postcode(field)
      let failure: Match? = postcode != nil ? nil : field.isEmpty ? .missing : .postcodeInvalid
      chunk.append(postcode, failure: failure)
    }
  }
}
