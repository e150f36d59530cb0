import Model

/// What may be seen of every number, once the linked tables are secured.
struct Displays {
  private let design: Design
  private let secured: Secured
  /// The waits that must not be printed.
  let hiddenWaits: Set<Design.WaitPlace>

  init(_ design: Design, _ secured: Secured) {
    self.design = design
    self.secured = secured
    hiddenWaits = Set(secured.withdrawn.compactMap { design.waits[$0] })
  }

  /// One number as it may be seen.
  enum Display: Equatable {
    case shown(Int)
    case hidden
    /// The input gives no number.
    case none
  }

  /// The denominator and numerator of one place, as they may be seen.
  struct Pair {
    let whole: Display
    /// Nil where the measure has no numerator.
    let part: Display?
  }

  /// The displays of a measure's areas, then of unknown, outside and the partnership.
  func pairs(_ measure: Int) -> [Pair] {
    let made = design.measures[measure]
    let slot = design.columns.slots[measure]
    let whole = design.columns[slot.whole]
    let part = slot.part.map { design.columns[$0] }
    var spots: [Design.Spot] = []
    if !made.areas.isEmpty {
      spots = (0..<made.areas.count + 2).map { Design.Spot(level: made.level, slot: $0) }
    }
    spots.append(Design.Spot(level: nil, slot: 0))
    return spots.map { spot in
      Pair(
        whole: display(design.cell(whole, spot)),
        part: part.map { display(design.cell($0, spot)) })
    }
  }

  private func display(_ cell: Int?) -> Display {
    guard let cell else { return .none }
    guard !secured.isHidden[cell] else { return .hidden }
    return design.tables.printed(cell, design.tables.cells[cell].value).map(Display.shown)
      ?? .hidden
  }

  /// Everything that is printed or hidden, for the record of releases.
  var statements: [ReleaseLedger.Statement] {
    design.columns.all.flatMap { column in
      design.spots(column).compactMap { spot -> ReleaseLedger.Statement? in
        let level = spot.level ?? .partnership
        let block = spot.level.flatMap { column.block($0) }.map { column.blocks[$0] }
        let place = block?.place(spot.slot) ?? "partnership"
        let shown: ReleaseLedger.Display
        switch display(design.cell(column, spot)) {
        case .shown(let value): shown = .shown(value)
        case .hidden: shown = .hidden
        case .none: return nil
        }
        return ReleaseLedger.Statement(
          number: column.number(at: level, place), display: shown,
          vintage: design.linkage.vintages[level], policy: design.policy.id,
          release: design.linkage.release)
      }
    }
  }

  /// How many numbers are printed or hidden, each counted once.
  var count: (shown: Int, hidden: Int) {
    var (shown, hidden) = (0, 0)
    for column in design.columns.all {
      for spot in design.spots(column) {
        switch display(design.cell(column, spot)) {
        case .shown: shown += 1
        case .hidden: hidden += 1
        case .none: break
        }
      }
    }
    return (shown, hidden)
  }
}
