public import Model

/// To which areas small areas belong by best fit: a row of a lookup as the Office for National Statistics publishes them.
public struct SmallAreaTable: Sendable {
  /// The small areas, ascending, each once.
  public private(set) var areas: [AreaCode] = []
  /// The codes of the larger areas that each is matched to, in the order of the file's columns.
  public private(set) var larger: [[AreaCode]] = []

  /// The larger areas of a small one, or nil where the lookup does not name it.
  public subscript(area: AreaCode) -> [AreaCode]? {
    var (low, high) = (0, areas.count)
    while low < high {
      let middle = (low + high) / 2
      if areas[middle] < area { low = middle + 1 } else { high = middle }
    }
    return low < areas.count && areas[low] == area ? larger[low] : nil
  }

  init(_ rows: [(area: AreaCode, larger: [AreaCode])]) {
    for row in rows.sorted(by: { $0.area < $1.area }) where row.area != areas.last {
      areas.append(row.area)
      larger.append(row.larger)
    }
  }
}

/// Reads the codes of small areas and of the larger areas that the same row names.
///
/// The column of small areas is the newest headed as `LSOA21CD`; those of larger areas are all others headed so, or whose
/// first cell is a code.
///
/// - Throws: `InputError` where there is no column of small areas, or none beside it.
public func readSmallAreas(_ path: String) throws(InputError) -> Read<SmallAreaTable> {
  var table = try MappedTable.open(TableSource(path: path))
  let small = try smallAreaColumn(table.reader)
  var rows: [(area: AreaCode, larger: [AreaCode])] = []
  var columns: [Int]?
  var seen: [AreaCode: Int] = [:]
  while try table.advance() {
    let places = columns ?? codeColumns(table.reader, beside: small)
    columns = places
    guard let area = AreaCode(table.reader.text(small)) else {
      table.reject(
        "code-unusable", small,
        "this is no area code of a letter and eight digits; the row was left out.")
      continue
    }
    guard seen.updateValue(table.reader.row, forKey: area) == nil else {
      table.warn(
        "small-area-repeated", small,
        "the small area stands more than once; the first row is used.")
      continue
    }
    rows.append((area, places.compactMap { AreaCode(table.reader.text($0)) }))
  }
  guard rows.contains(where: { !$0.larger.isEmpty }) else {
    throw table.reader.unusable("no row names a larger area beside the small one.")
  }
  return try table.finished(SmallAreaTable(rows))
}

/// The column of the newest edition of small areas.
private func smallAreaColumn(_ table: borrowing CSVReader) throws(InputError) -> Int {
  let found = table.headings.indices.filter {
    guard let heading = AreaHeading(table.headings[$0]) else { return false }
    return heading.kind == "LSOA" && heading.isCode
  }
  let newest = found.max {
    (AreaHeading(table.headings[$0])?.edition ?? "")
      < (AreaHeading(table.headings[$1])?.edition ?? "")
  }
  if let newest { return newest }
  if let column = table.column("lsoa", "lsoa_code", "lsoa21") { return column }
  throw table.unusable(noColumn("LSOA21CD", among: table.headings))
}

/// The other columns that hold codes, by heading or by the row that stands first.
private func codeColumns(_ table: borrowing CSVReader, beside small: Int) -> [Int] {
  table.headings.indices.filter { column in
    guard column != small else { return false }
    let heading = AreaHeading(table.headings[column])
    return heading.map { $0.isCode && $0.kind != "LSOA" } ?? (AreaCode(table.text(column)) != nil)
  }
}
