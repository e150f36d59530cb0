/// Which rows of a table count: those whose cell is one of the values given, in every column that is named.
///
/// A column that is named several times offers several values.
struct RowConditions {
  private(set) var columns: [(column: Int, values: [String])] = []

  var isEmpty: Bool { columns.isEmpty }

  mutating func add(_ column: Int, _ value: String) {
    if let place = columns.firstIndex(where: { $0.column == column }) {
      columns[place].values.append(value)
    } else {
      columns.append((column, [value]))
    }
  }

  func fit(_ table: borrowing CSVReader) -> Bool {
    for (column, values) in columns where !values.contains(table.text(column)) { return false }
    return true
  }

  /// The conditions in words, as the configuration has them.
  static func words(_ rows: [(column: String, value: String)]) -> String {
    var columns: [String] = []
    for (column, _) in rows where !columns.contains(column) { columns.append(column) }
    return columns.map { column in
      let values = rows.filter { $0.column == column }.map(\.value)
      return "\(column) is \(values.joined(separator: " or "))"
    }.joined(separator: ", ")
  }
}
