import Model

extension CSVReader {
  /// The column headed by one of `names`: as written, else whatever its case, spaces and underscores.
  func column(_ names: String...) -> Int? { headings.place(of: names) }

  /// The column headed `name`, which the configuration names.
  ///
  /// - Throws: `InputError.unusable` with the headings that there are.
  func requiredColumn(_ name: String) throws(InputError) -> Int {
    if let place = headings.place(of: [name]) { return place }
    throw .unusable(
      SourceLocation(file: file, row: 1), noColumn(name, among: headings))
  }
}

extension [String] {
  /// The first heading that is one of `names`, exactly or but for case, spaces and underscores.
  func place(of names: [String]) -> Int? {
    for name in names {
      if let place = firstIndex(of: name) { return place }
    }
    let loose = names.map(looseHeading)
    return firstIndex { loose.contains(looseHeading($0)) }
  }
}

/// A heading without case, spaces, underscores and other marks.
func looseHeading(_ text: String) -> String {
  String(
    decoding: text.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case 65...90: byte + 32
      case 48...57, 97...122, 0x80...0xFF: byte
      default: nil
      }
    }, as: UTF8.self)
}

/// Says that a column is missing and which ones are there.
///
/// A first row that looks like data is not repeated: without headings it would be a child's.
func noColumn(_ name: String, among headings: [String]) -> String {
  guard !headings.contains(where: isValue) else {
    return "there is no column \"\(name)\", or the file does not begin with its headings."
  }
  let some = headings.prefix(12).joined(separator: ", ")
  let more = headings.count > 12 ? " and \(headings.count - 12) more" : ""
  return "there is no column \"\(name)\". The columns are \(some)\(more)."
}

/// Whether a field of the first row is a number, a day or a postcode, which headings are not.
private func isValue(_ heading: String) -> Bool {
  let bytes = Array(heading.utf8)[...]
  if decimal(bytes) != nil { return true }
  if case .day = readDate(bytes) { return true }
  // WD25CD is a heading: the last two letters of a postcode are none of these.
  let isMarked = heading.uppercased().suffix(2).contains { "CIKMOV".contains($0) }
  return !isMarked && Postcode(heading) != nil
}

extension CSVReader {
  /// Says that the current record does not have as many fields as there are headings.
  var raggedRow: Problem {
    Problem(
      location: location(), severity: .error, reason: "row-ragged",
      message: "the row has \(fieldCount) fields for \(headings.count) headings and was left out. "
        + "A comma or quotation mark may be out of place.")
  }

  /// A warning where a heading that is used stands more than once.
  func repeatedHeading(_ column: Int) -> Problem? {
    let heading = headings[column]
    guard headings.count(where: { $0 == heading }) > 1 else { return nil }
    return Problem(
      location: SourceLocation(file: file, row: 1, column: heading), severity: .warning,
      reason: "heading-repeated",
      message: "several columns have this heading; the first is used.")
  }
}
