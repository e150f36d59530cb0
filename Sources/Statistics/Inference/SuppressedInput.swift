public import Model

/// The range in which each cell lies, given the others and their total (method notes, section 16).
///
/// cell ∈ [max(lo, total-Σ other hi), min(hi, total-Σ other lo)]; without a total the ranges stay as they are. A total that no
/// filling reaches gives `notIdentifiable`.
public func cellBounds(
  _ cells: [ClosedRange<Int>], total: Int?
) throws(StatisticsError) -> [ClosedRange<Int>] {
  guard let total else { return cells }
  let low = cells.reduce(0) { $0 + $1.lowerBound }
  let high = cells.reduce(0) { $0 + $1.upperBound }
  guard low <= total, total <= high else { throw .none(.notIdentifiable) }
  return cells.map { cell in
    let least = max(cell.lowerBound, total - (high - cell.upperBound))
    let most = min(cell.upperBound, total - (low - cell.lowerBound))
    return least...most
  }
}

/// The range of a share whose two counts are only known in ranges, as fractions; nil where there may be nobody.
public func shareBounds(
  _ numerator: ClosedRange<Int>, of denominator: ClosedRange<Int>
) -> Interval? {
  guard denominator.lowerBound > 0 else { return nil }
  let lower = Double(numerator.lowerBound) / Double(denominator.upperBound)
  let upper = Double(numerator.upperBound) / Double(denominator.lowerBound)
  return Interval(lower, min(1, upper))
}

/// The range of a statistic over all fillings of the cells, or over a part of them.
public struct StatisticBounds: Sendable, Equatable {
  /// The least and the largest value found.
  public let limits: Interval
  /// Whether every filling was tried; otherwise the true range is at least this wide.
  public let isExact: Bool
}

/// The range of a statistic that may rise and fall with a cell: all fillings up to 100,000, else the ends of each cell.
///
/// - Parameters:
///   - cells: the range of each cell.
///   - total: the sum that fillings must have, where it is known.
///   - statistic: of one filling; nil where it is not defined there.
/// - Returns: the least and the largest value.
/// - Throws: `notIdentifiable` where no filling has a value.
public func statisticBounds(
  _ cells: [ClosedRange<Int>], total: Int?, _ statistic: ([Int]) -> Double?
) throws(StatisticsError) -> StatisticBounds {
  let bounds = try cellBounds(cells, total: total)
  var fillings = 1
  for cell in bounds where fillings <= 100_000 { fillings *= min(cell.count, 100_001) }
  let isExact = fillings <= 100_000
  var (least, most) = (Double.infinity, -Double.infinity)
  func take(_ filling: [Int]) {
    guard total == nil || filling.reduce(0, +) == total, let value = statistic(filling) else {
      return
    }
    (least, most) = (min(least, value), max(most, value))
  }
  if isExact {
    for number in 0..<fillings { take(filling(number, bounds)) }
  } else {
    search(bounds, total, statistic, take)
  }
  guard least <= most else { throw .none(.notIdentifiable) }
  return StatisticBounds(limits: Interval(least, most), isExact: isExact)
}

/// The filling with a number, as digits in a mixed base.
private func filling(_ number: Int, _ bounds: [ClosedRange<Int>]) -> [Int] {
  var rest = number
  return bounds.map { cell in
    defer { rest /= cell.count }
    return cell.lowerBound + rest % cell.count
  }
}

/// Climbs and descends from a compatible filling by moving one child, or a pair of opposite ones, at a time.
private func search(
  _ bounds: [ClosedRange<Int>], _ total: Int?, _ statistic: ([Int]) -> Double?,
  _ take: ([Int]) -> Void
) {
  for sign in [1.0, -1.0] {
    var current = compatible(bounds, total)
    var height = (statistic(current) ?? 0) * sign
    take(current)
    var improved = true
    var rounds = 0
    while improved && rounds < 1_000 {
      improved = false
      rounds += 1
      for next in moves(current, bounds, keepsTotal: total != nil) {
        guard let value = statistic(next), value * sign > height else { continue }
        (current, height, improved) = (next, value * sign, true)
      }
      take(current)
    }
  }
}

private func compatible(_ bounds: [ClosedRange<Int>], _ total: Int?) -> [Int] {
  var filling = bounds.map(\.lowerBound)
  var missing = (total ?? 0) - filling.reduce(0, +)
  for cell in filling.indices where missing > 0 {
    let step = min(missing, bounds[cell].count - 1)
    filling[cell] += step
    missing -= step
  }
  return filling
}

private func moves(
  _ filling: [Int], _ bounds: [ClosedRange<Int>], keepsTotal: Bool
) -> [[Int]] {
  var moves: [[Int]] = []
  for cell in filling.indices where filling[cell] < bounds[cell].upperBound {
    var raised = filling
    raised[cell] += 1
    if !keepsTotal { moves.append(raised) }
    for other in filling.indices where other != cell && filling[other] > bounds[other].lowerBound {
      var moved = raised
      moved[other] -= 1
      moves.append(moved)
    }
  }
  if !keepsTotal {
    for cell in filling.indices where filling[cell] > bounds[cell].lowerBound {
      var lowered = filling
      lowered[cell] -= 1
      moves.append(lowered)
    }
  }
  return moves
}
