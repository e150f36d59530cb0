/// A table read from the bytes that are to be written, by the rules of RFC 4180 and by code of its own.
struct ScreenedTable {
  let headings: [String]
  let rows: [[String]]
  private let place: [String: Int]

  init(_ bytes: [UInt8]) {
    var rows = Self.records(bytes)
    headings = rows.isEmpty ? [] : rows.removeFirst()
    self.rows = rows
    place = Dictionary(headings.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The cell of a row below the heading; nil where there is no such column.
  func cell(_ row: [String], _ heading: String) -> String? {
    place[heading].flatMap { row.indices.contains($0) ? row[$0] : nil }
  }

  /// The places of those of the headings that are there.
  func places(of headings: [String]) -> [Int] { headings.compactMap { place[$0] } }

  private static func records(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for (place, byte) in bytes.enumerated() {
      switch byte {
      // A quote inside quotes is doubled: the second one ends nothing and opens again.
      case 34:
        if !isQuoted, place > 0, bytes[place - 1] == 34 { field.append(34) }
        isQuoted.toggle()
      case 44 where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      case 10 where !isQuoted:
        if field.last == 13 { field.removeLast() }
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        rows.append(row)
        row = []
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty {
      rows.append(row + [String(decoding: field, as: UTF8.self)])
    }
    return rows
  }
}
