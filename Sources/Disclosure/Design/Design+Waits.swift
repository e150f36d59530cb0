import Model

/// A quantile of waits as it would be printed, in whole weeks.
struct ShownWait {
  let place: Design.WaitPlace
  let quantile: Double
  let weeks: Int
  let lower: Int?
  let upper: Int?
}

extension Design {
  /// A quantile on one side of a limit tells how many wait within it: the quantile is left out before a count is hidden.
  mutating func stateWaits(_ shown: [ShownWait]) {
    for wait in shown {
      let measure = measures[wait.place.measure]
      let column = columns[columns.slots[wait.place.measure].whole]
      let spot = spot(of: wait.place, measure)
      guard let all = cell(column, spot) else { continue }
      for limit in linkage.kinship.limits where limit.population == measure.indicator.population {
        guard let within = terms(limit, measure, column, spot, all) else { continue }
        state(wait, limit.weeks, within, all)
      }
    }
  }

  private func spot(of place: WaitPlace, _ measure: Measure) -> Spot {
    place.place < measure.areas.count + 2
      ? Spot(level: measure.level, slot: place.place) : Spot(level: nil, slot: 0)
  }

  /// The children within a limit, as a sum; nil where they are not counted.
  private func terms(
    _ limit: Kinship.WaitLimit, _ measure: Measure, _ whole: Column, _ spot: Spot, _ all: Int
  ) -> [LinkedTables.Term]? {
    var cells: [Int] = []
    for set in limit.sets {
      let key = Column.Key(counted: set, group: measure.group, time: whole.key.time)
      guard let number = columns.first(key), let cell = cell(columns[number], spot) else {
        return nil
      }
      cells.append(cell)
    }
    if limit.isWithin { return cells.map { LinkedTables.Term($0) } }
    return [LinkedTables.Term(all)] + cells.map { LinkedTables.Term($0, -1) }
  }

  private mutating func state(
    _ wait: ShownWait, _ limit: Int, _ within: [LinkedTables.Term], _ all: Int
  ) {
    let percent = Int((100 * wait.quantile).rounded())
    let divisor = Self.greatestDivisor(100, percent)
    let scaled =
      within.map { LinkedTables.Term(Int($0.cell), Int($0.coefficient) * 100 / divisor) }
      + [LinkedTables.Term(all, -percent / divisor)]
    if wait.weeks < limit {
      // At least the children up to the place of the quantile are within the limit.
      let least = -((percent - 1) / divisor)
      withdrawable(scaled, atLeast: least, atMost: nil, wait)
    } else if wait.weeks > limit {
      let most = (99 - percent) / divisor
      withdrawable(
        scaled.map { LinkedTables.Term(Int($0.cell), -Int($0.coefficient)) }, atLeast: -most,
        atMost: nil, wait)
    }
    let total = tables.cells[all]
    let counts = total.shown.lower...(total.shown.upper ?? total.value)
    guard counts.upperBound <= Self.mostForLimits else { return }
    if let lower = wait.lower, lower > limit {
      let most = counts.compactMap { OrderPlaces($0, wait.quantile).lower }.max()
      withdrawable(within, atLeast: 0, atMost: most, wait)
    }
    if let upper = wait.upper, upper <= limit {
      let most = counts.compactMap { count in
        OrderPlaces(count, wait.quantile).upper.map { count - 1 - $0 }
      }.max()
      withdrawable(
        [LinkedTables.Term(all)]
          + within.map { LinkedTables.Term(Int($0.cell), -Int($0.coefficient)) }, atLeast: 0,
        atMost: most, wait)
    }
  }

  /// With more children the limits leave more than a small number on either side.
  private static let mostForLimits = 400

  private mutating func withdrawable(
    _ terms: [LinkedTables.Term], atLeast lower: Int, atMost upper: Int?, _ wait: ShownWait
  ) {
    let number = state(
      merged(terms), atLeast: lower, atMost: upper, kind: .other, mayBeWithdrawn: true)
    if let number { waits[number] = wait.place }
  }

  /// A sum in which each cell stands once.
  private func merged(_ terms: [LinkedTables.Term]) -> [LinkedTables.Term] {
    var sums: [(cell: Int32, coefficient: Int)] = []
    for term in terms {
      if let place = sums.firstIndex(where: { $0.cell == term.cell }) {
        sums[place].coefficient += Int(term.coefficient)
      } else {
        sums.append((term.cell, Int(term.coefficient)))
      }
    }
    return sums.filter { $0.coefficient != 0 }.map {
      LinkedTables.Term(Int($0.cell), $0.coefficient)
    }
  }

  private static func greatestDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestDivisor(right, left % right)
  }
}

/// The places, from 0, of the values in order that are the 95% limits of a quantile (Conover 1999): all readers know them.
struct OrderPlaces {
  let lower: Int?
  let upper: Int?

  init(_ count: Int, _ quantile: Double) {
    let tail = 0.025
    let chances = Self.binomial(count, quantile)
    var sum = 0.0
    var beyond = 0
    while beyond < count, sum + chances[beyond] <= tail {
      sum += chances[beyond]
      beyond += 1
    }
    lower = beyond > 0 ? beyond - 1 : nil
    sum = 0
    var reached = count + 1
    while reached > 0, sum + chances[reached - 1] <= tail {
      sum += chances[reached - 1]
      reached -= 1
    }
    upper = reached >= 1 && reached <= count ? reached - 1 : nil
  }

  /// The chances of 0 to `count` successes, from the most likely outwards so that none vanishes early.
  private static func binomial(_ count: Int, _ chance: Double) -> [Double] {
    var weights = [Double](repeating: 0, count: count + 1)
    let mode = min(count, Int(Double(count + 1) * chance))
    let odds = chance / (1 - chance)
    weights[mode] = 1
    for number in stride(from: mode, to: count, by: 1) {
      weights[number + 1] = weights[number] * odds * Double(count - number) / Double(number + 1)
    }
    for number in stride(from: mode, to: 0, by: -1) {
      weights[number - 1] = weights[number] / odds * Double(number) / Double(count - number + 1)
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
