import Foundation

/// Draws whole numbers of several distributions, quickly where many are wanted, by the inverse of their cumulative
/// probabilities.
struct DrawTables {
  private struct Span {
    /// Where the table's first entry of the guide is, and how many parts the guide has.
    let guide: Int
    let parts: Double
    /// What the place of a cumulative probability is to be lowered by, to be the number drawn.
    let offset: Int
  }

  private var spans: [Span] = []
  /// The last of a table is infinite, so that a search ends there.
  private var cumulative: [Double] = []
  /// For each of equal parts of 0 to 1, and for 1 itself, the place where the search starts.
  private var guide: [Int32] = []

  /// So many parts of the guide for each number of a table that the search seldom takes a step.
  private static let partsEach = 4

  /// Adds how many of `n` happen, each with chance `p`; the number of the table.
  mutating func add(binomial n: Int, _ p: Double) -> Int {
    guard n > 0, p > 0, p < 1 else { return add(from: p >= 1 ? n : 0, [1]) }
    let reach = 12 * (Double(n) * p * (1 - p)).squareRoot() + 12
    let low = max(0, Int(Double(n) * p - reach))
    let high = min(n, Int(Double(n) * p + reach))
    return add(
      from: low,
      (low...high).map { Binomial.density(Double($0), of: Double(n), p, 1 - p) })
  }

  /// Adds a Poisson number with mean `mean`; the number of the table.
  mutating func add(poisson mean: Double) -> Int {
    guard mean > 0 else { return add(from: 0, [1]) }
    let reach = 12 * mean.squareRoot() + 12
    let low = max(0, Int(mean - reach))
    let top = log(mean)
    return add(
      from: low,
      (low...Int(mean + reach)).map {
        exp(Double($0) * top - mean - Gamma.logarithm(Double($0) + 1))
      })
  }

  /// Adds how many of `n` drawn are among the `marked` of `total`, without replacement; the number of the table.
  mutating func add(drawn n: Int, marked: Int, of total: Int) -> Int {
    let (low, high) = (max(0, n - (total - marked)), min(n, marked))
    let mode = min(high, max(low, (n + 1) * (marked + 1) / (total + 2)))
    // Relative to the likeliest number, outwards until nothing is left that a double could tell.
    var (above, below) = ([1.0], [Double]())
    var k = mode
    while k < high, let last = above.last, last > 1e-18 {
      let ways = Double(marked - k) * Double(n - k)
      above.append(last * ways / (Double(k + 1) * Double(total - marked - n + k + 1)))
      k += 1
    }
    (k, _) = (mode, 0)
    while k > low, below.last ?? 1 > 1e-18 {
      let ways = Double(k) * Double(total - marked - n + k)
      below.append((below.last ?? 1) * ways / (Double(marked - k + 1) * Double(n - k + 1)))
      k -= 1
    }
    return add(from: k, below.reversed() + above)
  }

  private mutating func add(from first: Int, _ densities: [Double]) -> Int {
    let start = cumulative.count
    let total = Sum(densities).value
    var sum = Sum()
    for density in densities {
      sum.add(density / total)
      cumulative.append(sum.value)
    }
    cumulative[cumulative.count - 1] = .infinity
    let parts = Self.partsEach * densities.count
    spans.append(Span(guide: guide.count, parts: Double(parts), offset: start - first))
    var place = start
    for part in 0...parts {
      let edge = Double(part) / Double(parts)
      while cumulative[place] < edge { place += 1 }
      guide.append(Int32(place))
    }
    return spans.count - 1
  }

  /// The number whose cumulative probability in a table first reaches `u`, from 0 to 1.
  func draw(_ table: Int, _ u: Double) -> Int {
    let span = spans[table]
    var place = Int(guide[span.guide + Int(u * span.parts)])
    while cumulative[place] < u { place += 1 }
    return place - span.offset
  }
}
