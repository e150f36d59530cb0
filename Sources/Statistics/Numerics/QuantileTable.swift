import Foundation

/// Draws of a continuous distribution by the inverse of its cumulative probabilities, in cells a twelfth of its standard
/// deviation wide.
///
/// Within a cell the density is taken as level: probabilities are right to 1e-4, which 4,000 draws cannot tell.
struct QuantileTable {
  private let start: Double
  private let width: Double
  private let cumulative: [Double]
  private let guide: [Int32]
  private let mean: Double
  private let deviation: Double

  /// Of a beta distribution; nil where its density has no top inside.
  init?(beta a: Double, _ b: Double) {
    guard a > 1.2, b > 1.2 else { return nil }
    let mean = a / (a + b)
    let deviation = (mean * (1 - mean) / (a + b + 1)).squareRoot()
    let mode = (a - 1) / (a + b - 2)
    let top = (a - 1) * log(mode) + (b - 1) * log1p(-mode)
    self.init(
      mean, deviation, from: max(0, mean - Self.reach * deviation),
      to: min(1, mean + Self.reach * deviation)
    ) { exp((a - 1) * log($0) + (b - 1) * log1p(-$0) - top) }
  }

  /// Of a gamma distribution of unit scale; nil where its density has no top inside.
  init?(gamma shape: Double) {
    guard shape > 1.2 else { return nil }
    let mode = shape - 1
    let deviation = shape.squareRoot()
    let reach = Self.reach * deviation
    let top = mode * log(mode) - mode
    self.init(shape, deviation, from: max(0, shape - reach), to: shape + reach) {
      exp(mode * log($0) - $0 - top)
    }
  }

  private static let reach = 12.0
  private static let cells = 288
  /// So many parts of the guide for each cell that the search seldom takes a step.
  private static let partsEach = 4

  private init(
    _ mean: Double, _ deviation: Double, from low: Double, to high: Double,
    _ density: (Double) -> Double
  ) {
    let cells = Self.cells
    let width = (high - low) / Double(cells)
    let masses = (0..<cells).map { density(low + width * (Double($0) + 0.5)) }
    let total = Sum(masses).value
    var sum = Sum()
    var cumulative = [0.0]
    for mass in masses {
      sum.add(mass / total)
      cumulative.append(sum.value)
    }
    var place = 0
    let parts = Self.partsEach * cells
    guide = (0..<parts).map { part in
      while place < cells - 1, cumulative[place + 1] < Double(part) / Double(parts) { place += 1 }
      return Int32(place)
    }
    (start, self.width, self.cumulative) = (low, width, cumulative)
    (self.mean, self.deviation) = (mean, deviation)
  }

  /// What to multiply draws by and then to add, for a distribution of the same shape with another mean and variance.
  func moved(toMean other: Double, variance: Double) -> (shift: Double, scale: Double) {
    let scale = variance.squareRoot() / deviation
    return (other - scale * mean, scale)
  }

  /// The value below which the probability is `u`, from 0 to 1.
  func draw(_ u: Double) -> Double {
    var cell = Int(guide[min(guide.count - 1, Int(u * Double(guide.count)))])
    while cell < Self.cells - 1, cumulative[cell + 1] < u { cell += 1 }
    let (low, high) = (cumulative[cell], cumulative[cell + 1])
    let part = high > low ? min(1, max(0, (u - low) / (high - low))) : 0
    return start + width * (Double(cell) + part)
  }
}
