/// Tables found one from the other, each a few changes from the one before, and the values that they show to be possible.
struct Journey: Sendable {
  /// Each step in turn.
  private(set) var steps = Witnesses()
  /// The values shown of each form, as bits round the true value.
  private(set) var seen: ContiguousArray<UInt64>

  init(_ system: System) {
    seen = ContiguousArray(repeating: Proofs.truthAlone, count: system.target.count)
  }

  func isProved(_ form: Int, _ system: System) -> Bool {
    seen[form].nonzeroBitCount >= system.valuesToProve(of: form)
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
