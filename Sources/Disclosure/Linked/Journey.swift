/// Tables found one from the other, each a few changes from the one before, and the values that they show to be possible.
struct Journey: Sendable {
  /// Each step in turn.
  private(set) var steps = Witnesses.Journey()
  /// The values shown of each form, as bits round the true value.
  private(set) var seen: ContiguousArray<UInt64>

  init(_ system: System) {
    seen = ContiguousArray(repeating: Proofs.truthAlone, count: system.target.count)
  }

  func isProved(_ form: Int, _ system: System) -> Bool {
    seen[form].nonzeroBitCount >= Int(system.minimumValues[form])
  }

  /// Goes on to the table at hand, reached from the last by some moves. Tables that show nothing new are passed through.
  mutating func goOn(
    by moves: ContiguousArray<TableSearch.Move>, to value: System.Numbers, _ system: System
  ) {
    var isNew = false
    for move in moves {
      let variable = Int(move.variable)
      if variable < system.cellCount {
        steps.add(cell: variable, value: Int(value[variable]))
      }
      let forms = system.forms(of: variable)
      guard !forms.isEmpty else { continue }
      let bit = Proofs.bit(of: Int(value[variable]) - Int(system.truth[variable]))
      for number in forms {
        let form = Int(system.formOfVariable[number])
        if seen[form] & bit == 0 {
          isNew = isNew || !isProved(form, system)
          seen[form] |= bit
        }
      }
    }
    if isNew { steps.close() }
  }

  /// Starts from the true table again.
  mutating func startAfresh() { steps.startAfresh() }
}

extension Witnesses {
  /// Tables in the order in which they were found, each told by what it changes of the one before.
  package struct Journey: Sendable {
    // Step t changes cells at start[t]..<start[t + 1].
    private var start: ContiguousArray<Int> = [0]
    private var cell: ContiguousArray<Int32> = []
    private var value: ContiguousArray<Int32> = []
    /// The steps that begin at the true table.
    private var fresh: Set<Int> = [0]

    package init() {}

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

    mutating func close() { start.append(cell.count) }

    mutating func startAfresh() {
      let closed = start[count]
      cell.removeLast(cell.count - closed)
      value.removeLast(value.count - closed)
      fresh.insert(count)
    }
  }
}
