import Files

/// Some whole records of a table as bytes, for readers that work on several pieces at once.
struct CSVPiece: Sendable {
  /// The records, and behind them a quotation mark and blanks that belong to none: every search ends there.
  var bytes: [UInt8]
  /// Where the records end; the last of them has its line end.
  var end: Int
}

extension CSVReader {
  /// The records that follow, as many as about `size` bytes hold; nil at the end of the table.
  ///
  /// The reader's own record and fields stay as they were. Reading goes on with pieces only.
  mutating func piece(about size: Int) throws(InputError) -> CSVPiece? {
    letGo()
    var wanted = size
    while true {
      if !isAtEnd { try read(about: max(0, wanted - buffer.count)) }
      guard !buffer.isEmpty else { return nil }
      if isAtEnd, buffer.last != 10, buffer.last != 13 { buffer.append(10) }
      let end = endOfRecords()
      if end > 0 { return cut(at: end) }
      guard !isAtEnd, buffer.count <= Self.longestRecord + size else { throw tooLong }
      wanted += size
    }
  }

  /// The end of the last whole record in the buffer; 0 where none is whole.
  ///
  /// A line end ends a record unless it stands between quotation marks: only records with such marks are looked into.
  private func endOfRecords() -> Int {
    var end = 0
    var fields: [CSVField] = []
    while let quote = buffer.firstPlace(of: 34, from: end) {
      let before = buffer[end..<quote].lastIndex { $0 == 10 || $0 == 13 }
      let start = before.map { $0 + 1 } ?? end
      let found = scanRecord(
        buffer.span, from: start, separator: separator, isLast: isAtEnd, fields: &fields)
      switch found {
      case .record(_, let next): end = next
      case .zeroByte: end = pastLine(start)
      case .needsMore, .unclosedQuote: return start
      }
    }
    if isAtEnd { return buffer.count }
    // The last byte may be the first half of CR LF.
    let last = buffer[end...].dropLast().lastIndex { $0 == 10 || $0 == 13 }
    if buffer.last == 10 { return buffer.count }
    return last.map { $0 + 1 } ?? end
  }

  /// The place behind the line that a damaged record begins on, as `FieldEnd.lineEnd` finds it.
  private func pastLine(_ start: Int) -> Int {
    guard let end = buffer[start...].firstIndex(where: { $0 == 10 || $0 == 13 }) else {
      return buffer.count
    }
    let isPair = buffer[end] == 13 && end + 1 < buffer.count && buffer[end + 1] == 10
    return end + (isPair ? 2 : 1)
  }

  private mutating func cut(at end: Int) -> CSVPiece {
    var piece: [UInt8] = []
    swap(&piece, &buffer)
    buffer = Array(piece[end...])
    piece.removeSubrange(end...)
    piece.append(34)
    piece.append(contentsOf: repeatElement(32, count: 31))
    return CSVPiece(bytes: piece, end: end)
  }
}
