/// A smooth random surface with values from 0 to 1: random heights on a square grid, blended between.
///
/// Sums and products alone, so that every machine draws the same county.
struct Noise {
  let seed: UInt64
  /// The distance in metres between two grid points.
  let grain: Double

  func callAsFunction(_ x: Double, _ y: Double) -> Double {
    let column = (x / grain).rounded(.down)
    let row = (y / grain).rounded(.down)
    let across = eased(x / grain - column)
    let up = eased(y / grain - row)
    let low = blend(height(column, row), height(column + 1, row), across)
    let high = blend(height(column, row + 1), height(column + 1, row + 1), across)
    return blend(low, high, up)
  }

  /// The surface with finer surfaces of half the grain and height laid on it.
  func fractal(_ x: Double, _ y: Double, octaves: Int) -> Double {
    var sum = 0.0
    var weight = 1.0
    var total = 0.0
    var layer = self
    for _ in 0..<octaves {
      sum += layer(x, y) * weight
      total += weight
      weight /= 2
      layer = Noise(seed: layer.seed &+ 1, grain: layer.grain / 2)
    }
    return sum / total
  }

  private func height(_ column: Double, _ row: Double) -> Double {
    unitHash(seed, UInt64(bitPattern: Int64(column) &* 1_000_003 &+ Int64(row)))
  }

  private func eased(_ t: Double) -> Double { t * t * (3 - 2 * t) }
  private func blend(_ a: Double, _ b: Double, _ t: Double) -> Double { a + (b - a) * t }
}
