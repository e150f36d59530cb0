/// Whole-number tables that satisfy every statement and print the same as the true one, in the order in which they were
/// found: each is told by what it changes of the one before, or of the true one.
package struct Witnesses: Sendable {
  // Step t changes cells at start[t]..<start[t + 1].
  private var start: ContiguousArray<Int> = [0]
  private var cell: ContiguousArray<Int32> = []
  private var value: ContiguousArray<Int32> = []
  /// The steps that begin at the true table.
  private var fresh: Set<Int> = [0]

  package init() {}

  package struct Change: Sendable, Equatable {
    package let cell: Int
    package let value: Int
  }

  package var count: Int { start.count - 1 }

  package func beginsAtTruth(_ step: Int) -> Bool { fresh.contains(step) }

  /// The changed cells and their new values; of a cell that stands twice the later value counts.
  package func changes(of step: Int) -> some Sequence<Change> {
    (start[step]..<start[step + 1]).lazy.map {
      Change(cell: Int(cell[$0]), value: Int(value[$0]))
    }
  }

  mutating func add(cell: Int, value: Int) {
    self.cell.append(Int32(cell))
    self.value.append(Int32(value))
  }

  /// Ends a step: a table is reached.
  mutating func close() { start.append(cell.count) }

  /// Has the next step begin at the true table, and forgets what was added since the last one ended.
  mutating func startAfresh() {
    let closed = start[count]
    cell.removeLast(cell.count - closed)
    value.removeLast(value.count - closed)
    fresh.insert(count)
  }
}
