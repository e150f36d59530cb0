/// What is hidden and what is shown, and so what a reader is told of each variable and statement.
struct Pattern: Sendable {
  private(set) var isHidden: ContiguousArray<Bool>
  private(set) var isWithdrawn: ContiguousArray<Bool>
  /// What a reader is told of each variable.
  private(set) var lower: System.Numbers
  private(set) var upper: System.Numbers
  /// What a reader is told of each statement's sum.
  private(set) var lowerSum: System.Numbers
  private(set) var upperSum: System.Numbers

  init(_ tables: LinkedTables, _ system: System) {
    isHidden = ContiguousArray(tables.cells.map(\.isHidden))
    isWithdrawn = ContiguousArray(repeating: false, count: system.statementCount)
    lower = system.lowest
    upper = system.highest
    lowerSum = system.lowerSum
    upperSum = system.upperSum
    for (number, cell) in tables.cells.enumerated() {
      tell(cell.isHidden ? cell.hidden : cell.shown, of: number)
    }
  }

  private mutating func tell(_ span: LinkedTables.Span, of cell: Int) {
    lower[cell] = Int32(max(span.lower, 0))
    upper[cell] = Int32(min(span.upper ?? System.unlimited, System.unlimited))
  }

  mutating func hide(_ cell: Int) {
    isHidden[cell] = true
    tell(.unknown, of: cell)
  }

  mutating func show(_ cell: Int, as shown: LinkedTables.Span) {
    isHidden[cell] = false
    tell(shown, of: cell)
  }

  mutating func withdraw(_ statement: Int) {
    isWithdrawn[statement] = true
    lowerSum[statement] = Int32(-System.unlimited)
    upperSum[statement] = Int32(System.unlimited)
  }

  mutating func publish(_ statement: Int, of system: System) {
    isWithdrawn[statement] = false
    lowerSum[statement] = system.lowerSum[statement]
    upperSum[statement] = system.upperSum[statement]
  }
}
