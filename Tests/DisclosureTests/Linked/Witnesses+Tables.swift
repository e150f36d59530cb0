@testable import Disclosure

extension Witnesses {
  /// Each table with all that is not as it was when the way began at the true one.
  var tables: [[Change]] {
    var tables: [[Change]] = []
    var values: [Int: Int] = [:]
    for step in 0..<count {
      if beginsAtTruth(step) { values = [:] }
      for change in changes(of: step) { values[change.cell] = change.value }
      tables.append(
        values.sorted { $0.key < $1.key }.map { Change(cell: $0.key, value: $0.value) })
    }
    return tables
  }
}
