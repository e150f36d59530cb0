import Files
import Model

/// A table of comma-separated values, read record by record in bounded memory.
///
/// Follows RFC 4180 and what spreadsheets make of it: CR, LF or both end a line, a byte order mark is skipped, UTF-16 and
/// Windows-1252 are recognised, and semicolons or tabs may separate where no comma stands among the headings. Blank rows
/// are passed over. Rows are numbered as a spreadsheet numbers them, the headings being row 1.
struct CSVReader: ~Copyable {
  /// The most that one record may hold: more is a quote that was never closed.
  static let longestRecord = 1 << 20
  static let mostColumns = 512
  static let longestField = 1 << 16

  let file: String
  private(set) var headings: [String] = []
  /// The number of the current record.
  private(set) var row = 0
  /// Whether the record has more or fewer fields than there are headings, blank ones at its end not counted.
  private(set) var isRagged = false
  /// Whether all fields of the current record are blank.
  private(set) var isBlankLine = false
  private(set) var separator: UInt8 = 44
  /// Whether the file begins with the byte order mark of UTF-8.
  private(set) var hasMark = false

  private var input: InputFile
  /// The bytes that were read and not let go of.
  var buffer: [UInt8] = []
  private var fields: [CSVField] = []
  /// Where the current record begins, where its line ends, and where the next begins.
  private var start = 0
  private var terminator = 0
  private var next = 0
  private(set) var isAtEnd = false
  /// How many bytes of the file stand before `buffer`; nil where its bytes are not those of the file.
  private var offset: Int? = 0
  private let pieceSize: Int

  /// Opens the file and reads its headings; of a file without headings, which begins with data, nothing yet.
  static func open(
    _ path: String, hasHeadings: Bool = true, pieceSize: Int = 1 << 20
  ) throws(InputError) -> CSVReader {
    try open(
      try opened(path), file: fileName(path), hasHeadings: hasHeadings, pieceSize: pieceSize)
  }

  /// Reads the headings of a file that is open, or of an entry of an archive.
  static func open(
    _ input: consuming InputFile, file: String, hasHeadings: Bool = true, pieceSize: Int = 1 << 20
  ) throws(InputError) -> CSVReader {
    var reader = CSVReader(input, file: file, pieceSize: pieceSize)
    try reader.begin(hasHeadings: hasHeadings)
    return reader
  }

  /// A table that another reader made in memory; `offset` is added to the numbers of its rows.
  static func open(
    _ bytes: [UInt8], file: String, rowOffset offset: Int
  ) throws(InputError) -> CSVReader {
    var reader = CSVReader(
      InputFile(bytes: bytes, named: file), file: file, pieceSize: 1 << 20)
    try reader.begin(hasHeadings: true)
    reader.row += offset
    reader.offset = nil
    return reader
  }

  private init(_ input: consuming InputFile, file: String, pieceSize: Int) {
    self.input = input
    self.file = file
    self.pieceSize = pieceSize
  }

  private mutating func begin(hasHeadings: Bool) throws(InputError) {
    try read(about: pieceSize)
    try recogniseEncoding()
    separator = likelySeparator()
    guard hasHeadings else { return }
    guard try advance() else { throw unusable("the file is empty. Save the table again.") }
    headings = fields.indices.map { text($0) }
    isRagged = false
  }

  /// Moves to the next record that is not blank; false at the end of the file.
  mutating func advance() throws(InputError) -> Bool {
    while try advanceToAnyLine() {
      if !isBlankLine { return true }
    }
    return false
  }

  /// Moves to the next record, blank or not; false at the end of the file.
  mutating func advanceToAnyLine() throws(InputError) -> Bool {
    guard try scan() else { return false }
    isBlankLine = fields.allSatisfy { isBlank($0) }
    let beyond = fields.dropFirst(headings.count)
    isRagged =
      !isBlankLine && !headings.isEmpty
      && (fields.count < headings.count || beyond.contains { !isBlank($0) })
    return true
  }

  /// How many fields the current record has.
  var fieldCount: Int { fields.count }

  /// The bytes of the field without quotes and without blanks around them; empty where the record is too short.
  func field(_ column: Int) -> ArraySlice<UInt8> {
    guard column < fields.count else { return [] }
    let field = fields[column]
    guard !field.hasQuotes else { return trimmed(unquoted(buffer[field.start..<field.end])[...]) }
    var (low, high) = (field.start, field.end)
    while low < high, buffer[low] == 32 || buffer[low] == 9 { low += 1 }
    while low < high, buffer[high - 1] == 32 || buffer[high - 1] == 9 { high -= 1 }
    return buffer[low..<high]
  }

  /// The text of the field without blanks around it.
  func text(_ column: Int) -> String { decoded(field(column)) }

  /// The current record as it stands in the file, without the end of its line.
  var record: ArraySlice<UInt8> { buffer[start..<terminator] }

  /// What ends the current record's line; empty at the end of the file.
  var lineEnd: ArraySlice<UInt8> { buffer[terminator..<next] }

  /// The place of the current record, and of a column in it.
  func location(_ column: Int? = nil) -> SourceLocation {
    SourceLocation(
      file: file, row: max(row, 1),
      column: column.flatMap { $0 < headings.count ? headings[$0] : nil },
      byte: offset.map {
        $0 + (column.flatMap { $0 < fields.count ? fields[$0].start : nil } ?? start)
      })
  }

  func unusable(_ text: String, column: Int? = nil) -> InputError {
    .unusable(location(column), text)
  }

  private mutating func scan() throws(InputError) -> Bool {
    start = next
    while true {
      if start == buffer.count, isAtEnd { return false }
      switch fields(from: start) {
      case .record(let terminator, let next):
        row += 1
        (self.terminator, self.next) = (terminator, next)
        guard fields.count <= Self.mostColumns else {
          throw unusable("the row has more than \(Self.mostColumns) columns.")
        }
        guard terminator - start <= Self.longestRecord else { throw tooLong }
        // Only a long record can hold a long field.
        if terminator - start > Self.longestField,
          let column = fields.firstIndex(where: { $0.end - $0.start > Self.longestField })
        {
          throw unusable("field \(column + 1) of the row holds more than 65,536 bytes.")
        }
        return true
      case .needsMore:
        guard buffer.count - start <= Self.longestRecord else { throw tooLong }
        try refill()
      case .unclosedQuote: throw tooLong
      case .zeroByte:
        row += 1
        throw unusable("the row holds zero bytes: this is not a text file, or it is damaged.")
      }
    }
  }

  private mutating func fields(from start: Int) -> CSVScan {
    // Out of the reader while it is filled, since the bytes are read from the same reader.
    var found: [CSVField] = []
    swap(&found, &fields)
    defer { swap(&found, &fields) }
    return scanRecord(
      buffer.span, from: start, separator: separator, isLast: isAtEnd, fields: &found)
  }

  var tooLong: InputError {
    .unusable(
      SourceLocation(file: file, row: row + 1, byte: offset.map { $0 + start }),
      buffer[start...].contains(34)
        ? "a quotation mark opens a field and none closes it. Save the table again as CSV."
        : "the row is longer than 1,048,576 bytes, which no table of records needs. "
          + "Check that this is a CSV file.")
  }

  /// Lets go of what was read and reads on.
  private mutating func refill() throws(InputError) {
    next = start
    letGo()
    try read(about: pieceSize)
  }

  /// Lets go of the records before the next one.
  mutating func letGo() {
    offset = offset.map { $0 + next }
    buffer.removeSubrange(0..<next)
    (start, terminator, next) = (0, 0, 0)
  }

  mutating func read(about count: Int) throws(InputError) {
    do throws(FileError) {
      isAtEnd = try input.read(into: &buffer, about: count) == 0
    } catch {
      throw InputError(error)
    }
  }

  private func isBlank(_ field: CSVField) -> Bool {
    for i in field.start..<field.end where buffer[i] != 32 && buffer[i] != 9 { return false }
    return true
  }

  /// Skips the byte order mark; a file in UTF-16 is read whole and turned into UTF-8.
  private mutating func recogniseEncoding() throws(InputError) {
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      next = 3
      hasMark = true
      return
    }
    guard let order = utf16Order(buffer) else { return }
    while !isAtEnd { try read(about: 1 << 22) }
    buffer = utf8(fromUTF16: buffer, order)
    offset = nil
  }

  /// Comma, or what stands between the headings where there is no comma.
  private func likelySeparator() -> UInt8 {
    var counts = (comma: 0, semicolon: 0, tab: 0)
    var isQuoted = false
    for byte in buffer[next...] {
      if byte == 34 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if byte == 44 { counts.comma += 1 }
      if byte == 59 { counts.semicolon += 1 }
      if byte == 9 { counts.tab += 1 }
    }
    if counts.comma > 0 || counts.semicolon + counts.tab == 0 { return 44 }
    return counts.tab >= counts.semicolon ? 9 : 59
  }
}
