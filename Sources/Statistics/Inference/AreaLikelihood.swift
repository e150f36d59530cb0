import Foundation

/// One area's outcomes, given the area's level.
enum AreaLikelihood: Comparable {
  case binomial(Double, of: Double, offset: Double)
  case poisson(Double, expected: Double)

  /// The log-likelihood at a level, its slope and its negative curvature.
  func terms(_ level: Double) -> (value: Double, slope: Double, curvature: Double) {
    switch self {
    case .binomial(let x, let n, let offset):
      let eta = level + offset
      let decay = exp(-abs(eta))
      let p = eta > 0 ? 1 / (1 + decay) : decay / (1 + decay)
      return (x * eta - n * (max(0, eta) + log1p(decay)), x - n * p, n * p * (1 - p))
    case .poisson(let o, let expected):
      let mean = expected * exp(level)
      return (o * level - mean, o - mean, mean)
    }
  }
}
