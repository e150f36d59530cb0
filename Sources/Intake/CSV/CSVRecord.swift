/// One field of a record: where its text stands, without the quotes around it.
struct CSVField {
  var start: Int
  var end: Int
  /// Whether quotes stand inside, so that the bytes are not the text yet.
  var hasQuotes: Bool
}

/// What came of looking for the end of a record.
enum CSVScan {
  /// The record ends before `terminator`, and the next one starts at `next`.
  case record(terminator: Int, next: Int)
  case needsMore
  case unclosedQuote
  case zeroByte
}

/// Finds the fields of the record at `start` (RFC 4180); a line ends with CR, LF or both, and the file where `isLast`.
func scanRecord(
  _ bytes: Span<UInt8>, from start: Int, separator: UInt8, isLast: Bool,
  fields: inout [CSVField]
) -> CSVScan {
  fields.removeAll(keepingCapacity: true)
  let count = bytes.count
  // Nothing above this byte has a meaning of its own.
  let highest = max(separator, 44)
  var i = start
  while true {
    var field = CSVField(start: i, end: i, hasQuotes: false)
    if i < count, bytes[i] == 34 {
      switch scanQuoted(bytes, &i, isLast: isLast, field: &field) {
      case nil: break
      case let stop?: return stop
      }
    }
    // The text of a plain field, or what strays behind a closing quote.
    let tail = i
    while i < count {
      let byte = bytes[i]
      if byte <= highest {
        if byte == separator || byte == 10 || byte == 13 { break }
        if byte == 34 { field.hasQuotes = true }
        if byte == 0 { return .zeroByte }
      }
      i += 1
    }
    if i == count, !isLast { return .needsMore }
    let isQuoted = tail > field.end
    if isQuoted, i > tail {
      field.hasQuotes = true
      field.end = i
    } else if !isQuoted {
      field.end = i
    }
    fields.append(field)
    if i == count { return .record(terminator: i, next: i) }
    if bytes[i] == separator {
      i += 1
      continue
    }
    guard bytes[i] == 13 else { return .record(terminator: i, next: i + 1) }
    if i + 1 == count, !isLast { return .needsMore }
    let isPair = i + 1 < count && bytes[i + 1] == 10
    return .record(terminator: i, next: i + (isPair ? 2 : 1))
  }
}

/// Moves past a quoted field, whose text it notes; returns what stopped it, if something did.
private func scanQuoted(
  _ bytes: Span<UInt8>, _ i: inout Int, isLast: Bool, field: inout CSVField
) -> CSVScan? {
  i += 1
  field.start = i
  while true {
    while i < bytes.count, bytes[i] != 34 {
      if bytes[i] == 0 { return .zeroByte }
      i += 1
    }
    guard i < bytes.count else { return isLast ? .unclosedQuote : .needsMore }
    if i + 1 == bytes.count, !isLast { return .needsMore }
    guard i + 1 < bytes.count, bytes[i + 1] == 34 else { break }
    field.hasQuotes = true
    i += 2
  }
  field.end = i
  i += 1
  return nil
}
