import Model

/// The bands of values by rank (M11), from 1 to `count`; ties share the best rank.
///
/// band = max(1, floor(Q+1-ceil((m+1-r)/(m/Q)))), in doubles as written, as the official tables do it; with `inverted`, the
/// largest value is in band 1. Fewer values than bands are too few.
public func quantileBands(
  _ values: [Double], count: Int, inverted: Bool
) throws(StatisticsError) -> [Int] {
  guard count > 0, values.count >= count else { throw .none(.tooFew) }
  let sorted = values.sorted()
  let (m, q) = (Double(values.count), Double(count))
  return values.map { value in
    let before =
      inverted
      ? values.count - firstCount(0, values.count) { sorted[$0] > value }
      : firstCount(0, values.count) { sorted[$0] >= value }
    let rank = Double(before + 1)
    let place = (m + 1 - rank) / (m / q)
    return max(1, Int((q + 1 - place.rounded(.up)).rounded(.down)))
  }
}

/// The upper ends of `count` classes of values with the least variance within them (M11).
///
/// Fisher 1958, J Am Stat Assoc 53, 789, exactly; complexity count·n². Fewer different values than classes are too few.
public func naturalBreaks(_ values: [Double], count: Int) throws(StatisticsError) -> [Double] {
  let sorted = values.sorted()
  guard count > 0, Set(values).count >= count else { throw .none(.tooFew) }
  let n = sorted.count
  let middle = sorted[n / 2]
  var (sums, squares) = ([0.0], [0.0])
  for (index, value) in sorted.enumerated() {
    let shifted = value - middle
    sums.append(sums[index] + shifted)
    squares.append(squares[index] + shifted * shifted)
  }
  func cost(_ from: Int, _ to: Int) -> Double {
    let sum = sums[to] - sums[from]
    return squares[to] - squares[from] - sum * sum / Double(to - from)
  }
  var best = (0...n).map { $0 == 0 ? 0 : cost(0, $0) }
  var starts: [[Int]] = []
  for _ in 1..<max(1, count) {
    var next = [Double](repeating: .infinity, count: n + 1)
    var start = [Int](repeating: 0, count: n + 1)
    for end in 1...n {
      for from in 1..<max(1, end) {
        let total = best[from] + cost(from, end)
        if total < next[end] { (next[end], start[end]) = (total, from) }
      }
    }
    starts.append(start)
    best = next
  }
  var ends = [n]
  for start in starts.reversed() { ends.append(start[ends[ends.count - 1]]) }
  return ends.reversed().map { sorted[$0 - 1] }
}
