import Foundation

/// Draws whole numbers of several distributions, quickly where many are wanted, by the inverse of their cumulative
/// probabilities.
struct DrawTables {
  private struct Span {
    let start: Int
    let count: Int
    let first: Int
  }

  private var spans: [Span] = []
  private var cumulative: [Double] = []
  /// For each of as many equal parts of 0 to 1 as a table has numbers, the place where the search starts.
  private var guide: [Int32] = []

  var count: Int { spans.count }

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
    var place = 0
    let parts = densities.count
    for part in 0..<parts {
      let edge = Double(part) / Double(parts)
      while place < parts - 1, cumulative[start + place] < edge { place += 1 }
      guide.append(Int32(place))
    }
    spans.append(Span(start: start, count: parts, first: first))
    return spans.count - 1
  }

  /// The number whose cumulative probability in a table first reaches `u`, from 0 to 1.
  func draw(_ table: Int, _ u: Double) -> Int {
    let span = spans[table]
    let part = min(span.count - 1, Int(u * Double(span.count)))
    var place = Int(guide[span.start + part])
    while place < span.count - 1, cumulative[span.start + place] < u { place += 1 }
    return span.first + place
  }
}
