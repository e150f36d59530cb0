/// A CSV file in the making: quoted where needed, lines ended as Windows ends them.
struct Rows {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  /// The headings, after the mark that tells spreadsheets the file is UTF-8 where `marked`.
  init(_ headings: [String], marked: Bool = false) {
    if marked { bytes = [0xEF, 0xBB, 0xBF] }
    write(headings)
  }

  mutating func append(_ cells: [String]) {
    write(cells)
    count += 1
  }

  private mutating func write(_ cells: [String]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { bytes.append(44) }
      guard cell.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
        bytes.append(contentsOf: cell.utf8)
        continue
      }
      bytes.append(contentsOf: "\"\(cell.replacing("\"", with: "\"\""))\"".utf8)
    }
    bytes.append(13)
    bytes.append(10)
  }
}
