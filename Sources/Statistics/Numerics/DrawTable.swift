import Foundation

/// Draws whole numbers of one distribution, quickly where many are wanted, by the inverse of its cumulative probabilities.
struct DrawTable {
  private let first: Int
  private let cumulative: [Double]
  /// For each of equal parts of 0 to 1, the place where the search starts.
  private let guide: [Int32]

  /// How many of `n` happen, each with chance `p`.
  init(binomial n: Int, _ p: Double) {
    guard n > 0, p > 0, p < 1 else {
      self.init(first: p >= 1 ? n : 0, densities: [1])
      return
    }
    let reach = 12 * (Double(n) * p * (1 - p)).squareRoot() + 12
    let low = max(0, Int(Double(n) * p - reach))
    let high = min(n, Int(Double(n) * p + reach))
    self.init(
      first: low,
      densities: (low...high).map { Binomial.density(Double($0), of: Double(n), p, 1 - p) })
  }

  /// A Poisson number with mean `mean`.
  init(poisson mean: Double) {
    guard mean > 0 else {
      self.init(first: 0, densities: [1])
      return
    }
    let reach = 12 * mean.squareRoot() + 12
    let low = max(0, Int(mean - reach))
    let top = log(mean)
    self.init(
      first: low,
      densities: (low...Int(mean + reach)).map {
        exp(Double($0) * top - mean - Gamma.logarithm(Double($0) + 1))
      })
  }

  private init(first: Int, densities: [Double]) {
    self.first = first
    var sum = Sum()
    let cumulative = densities.map { density in
      sum.add(density)
      return sum.value
    }
    self.cumulative = cumulative
    var place = 0
    let parts = densities.count
    guide = (0..<parts).map { part in
      while place < parts - 1, cumulative[place] < Double(part) / Double(parts) { place += 1 }
      return Int32(place)
    }
  }

  /// The number whose cumulative probability first reaches `u`, from 0 to 1.
  func draw(_ u: Double) -> Int {
    var place = Int(guide[min(guide.count - 1, Int(u * Double(guide.count)))])
    while place < cumulative.count - 1, cumulative[place] < u { place += 1 }
    return first + place
  }
}
