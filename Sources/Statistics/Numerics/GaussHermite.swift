import Foundation

/// Nodes and weights that integrate exp(-t²)·f(t) exactly for polynomials up to degree 2n-1.
///
/// Newton's method on the normalised Hermite polynomials, to 1e-14.
struct GaussHermite {
  let nodes: [Double]
  let weights: [Double]
  /// The weights times exp(t²), for functions that hold the exponential themselves.
  let fullWeights: [Double]

  /// The rule of M15.
  static let fine = GaussHermite(25)
  /// To look where the maximum lies, before `fine` finds it.
  static let coarse = GaussHermite(5)
  /// To come near it.
  static let medium = GaussHermite(9)

  init(_ n: Int) {
    let table = Self.make(n)
    nodes = table.map(\.node)
    weights = table.map(\.weight)
    fullWeights = table.map { $0.weight * exp($0.node * $0.node) }
  }

  private static func make(_ n: Int) -> [(node: Double, weight: Double)] {
    // The roots lie apart by more than the steps of this grid.
    let reach = (2 * Double(n) + 1).squareRoot()
    let steps = 4_000
    var found: [(node: Double, weight: Double)] = []
    var before = -reach
    var heightBefore = hermite(before, n).value
    for step in 1...steps {
      // An odd number of steps between ends that are not symmetric keeps 0 off the grid.
      let here = -reach + (2 * reach + 1e-3) * Double(step) / Double(steps)
      let height = hermite(here, n).value
      if (height > 0) != (heightBefore > 0) {
        var x = (before + here) / 2
        for _ in 0..<50 {
          let (value, slope) = hermite(x, n)
          let next = x - value / slope
          if abs(next - x) < 1e-16 { break }
          x = next
        }
        let slope = hermite(x, n).slope
        found.append((x, 2 / (slope * slope)))
      }
      (before, heightBefore) = (here, height)
    }
    return found
  }

  /// The orthonormal Hermite polynomial of degree n and its slope.
  private static func hermite(_ x: Double, _ n: Int) -> (value: Double, slope: Double) {
    var previous = 0.0
    var current = pow(Double.pi, -0.25)
    for j in 0..<n {
      let next =
        x * (2 / Double(j + 1)).squareRoot() * current
        - (Double(j) / Double(j + 1)).squareRoot() * previous
      (previous, current) = (current, next)
    }
    return (current, (2 * Double(n)).squareRoot() * previous)
  }
}
