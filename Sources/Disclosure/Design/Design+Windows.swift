import Model

extension Design {
  /// Earlier releases about other years of the same children: windows of years are sums of years.
  mutating func stateEarlierWindows(_ history: History) {
    guard !history.isEmpty else { return }
    let years = Columns(linkage.years)
    for column in columns.all {
      guard let days = column.key.time.days else { continue }
      let known = years.all.filter {
        $0.key.counted == column.key.counted && $0.key.group == column.key.group
      }
      for block in column.blocks where !block.level.isLarge {
        let periods = history.periods(column.key.counted, block.level, column.key.group)
          .filter { $0 != column.key.time.period }
        let windows = periods.compactMap { Window($0) }.filter { $0.days.overlaps(days) }
        guard !windows.isEmpty else { continue }
        for slot in block.cells.indices where block.cells[slot] >= 0 {
          var sums = YearSums(known, block, slot, days)
          sums.state(windows, column, history, in: &self)
        }
      }
    }
  }

  /// The period of an earlier release.
  struct Window {
    let period: String
    let days: Period

    init?(_ period: String) {
      guard let days = Column.Time(period: period, years: 1).days else { return nil }
      self.period = period
      self.days = days
    }
  }
}

extension Period {
  fileprivate func overlaps(_ other: Period) -> Bool {
    first <= other.last && other.first <= last
  }

  fileprivate func holds(_ other: Period) -> Bool {
    first <= other.first && other.last <= last
  }

  fileprivate var length: Int { last - first + 1 }
}

/// The years of one number of one area, as far as they are known.
private struct YearSums {
  private let years: [(days: Period, value: Int)]
  private let block: Column.Block
  private let slot: Int
  private let days: Period
  private var cells: [Int?]

  init(_ known: [Column], _ block: Column.Block, _ slot: Int, _ days: Period) {
    var years: [(days: Period, value: Int)] = []
    for column in known {
      guard let own = column.blocks.first(where: { $0.level == block.level }),
        own.areas == block.areas, let value = own.values[slot], let span = column.key.time.days
      else { continue }
      years.append((span, value))
    }
    self.years = years.sorted { $0.days.first < $1.days.first }
    self.block = block
    self.slot = slot
    self.days = days
    cells = years.map { _ in nil }
  }

  mutating func state(
    _ windows: [Design.Window], _ column: Column, _ history: History, in design: inout Design
  ) {
    let own = block.cells[slot]
    let inside = years.indices.filter { days.holds(years[$0].days) }
    let isTiled = inside.reduce(0) { $0 + years[$1].days.length } == days.length
    if isTiled, inside.count > 1 {
      let terms = inside.map { LinkedTables.Term(cell($0, &design)) }
      design.state(terms + [LinkedTables.Term(own, -1)], atLeast: 0, atMost: 0, kind: .other)
    }
    for window in windows {
      var number = column.number(at: block.level, block.place(slot))
      number.period = window.period
      for statement in history.all(number) {
        if isTiled {
          state(statement, window, own, in: &design)
        } else {
          stateBeside(statement, window, own, in: &design)
        }
      }
    }
  }

  /// An earlier window as the sum of its years, and of a rest of which this release knows nothing.
  private mutating func state(
    _ statement: ReleaseLedger.Statement, _ window: Design.Window, _ own: Int,
    in design: inout Design
  ) {
    let inside = years.indices.filter { window.days.holds(years[$0].days) }
    // A window that is this release's own year was made a cell already.
    var terms =
      inside.count == 1 && years[inside[0]].days == days
      ? [LinkedTables.Term(own)] : inside.map { LinkedTables.Term(cell($0, &design)) }
    let span = statement.learnt
    let sum = design.value(terms)
    if inside.reduce(0, { $0 + years[$1].days.length }) < window.days.length {
      let rest = design.addUnprinted(max(0, (span.lower + (span.upper ?? span.lower)) / 2 - sum))
      terms.append(LinkedTables.Term(rest))
      design.protect([LinkedTables.Term(rest)], from: 1)
    }
    design.state(terms, atLeast: span.lower, atMost: span.upper, kind: .other)
  }

  /// An earlier window that holds this release's, or lies in it, where single years are not known.
  private func stateBeside(
    _ statement: ReleaseLedger.Statement, _ window: Design.Window, _ own: Int,
    in design: inout Design
  ) {
    let span = statement.learnt
    let value = design.tables.cells[own].value
    let isInside = days.holds(window.days)
    guard isInside || window.days.holds(days), let upper = span.upper else { return }
    let guess = isInside ? min(value, upper) : max(value, span.lower)
    guard span.contains(guess) else { return }
    let other = design.addUnprinted(guess)
    design.state(
      [LinkedTables.Term(other)], atLeast: span.lower, atMost: upper, kind: .other)
    let rest = [
      LinkedTables.Term(own, isInside ? 1 : -1), LinkedTables.Term(other, isInside ? -1 : 1),
    ]
    design.state(rest, atLeast: 0, atMost: nil, kind: .other)
    design.protect(rest, from: 1)
    design.protect([LinkedTables.Term(other)], from: 1)
  }

  /// The cell of a year, made when it is first needed.
  private mutating func cell(_ year: Int, _ design: inout Design) -> Int {
    if let cell = cells[year] { return cell }
    let cell = design.addUnprinted(years[year].value)
    cells[year] = cell
    design.protect([LinkedTables.Term(cell)], from: 1)
    return cell
  }
}

extension ReleaseLedger.Statement {
  /// What a reader learnt. A hidden number is taken to be a small one: a reader may know that it is.
  fileprivate var learnt: LinkedTables.Span {
    switch display {
    case .shown(let value): Policy.learnt(from: value, by: policy)
    case .hidden: LinkedTables.Span(0, Policy.threshold(in: policy) - 1)
    }
  }
}
