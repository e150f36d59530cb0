import Model

/// Counts, while a table is read, how often its fields hold something that can be used.
struct FieldFilling {
  private var rows: [Int] = []
  private var filled: [Int] = []

  /// A row in which the column could say something.
  mutating func start(_ column: Int) {
    while rows.count <= column {
      rows.append(0)
      filled.append(0)
    }
    rows[column] += 1
  }

  /// The column of the row that was started says something that can be used.
  mutating func count(_ column: Int) { filled[column] += 1 }

  /// What was counted, in the order of the columns.
  func completeness(file: String, headings: [String]) -> [FieldCompleteness] {
    rows.indices.filter { rows[$0] > 0 }.map {
      FieldCompleteness(file: file, field: headings[$0], filled: filled[$0], rows: rows[$0])
    }
  }
}
