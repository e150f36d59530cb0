import Foundation

/// One area's outcomes, given the area's level.
enum AreaLikelihood {
  case binomial(Double, of: Double, offset: Double)
  case poisson(Double, expected: Double)

  /// The log-likelihood at a level, its slope and its negative curvature.
  func terms(_ level: Double) -> (value: Double, slope: Double, curvature: Double) {
    switch self {
    case .binomial(let x, let n, let offset):
      let eta = level + offset
      let p = 1 / (1 + exp(-eta))
      let softplus = eta > 0 ? eta + log1p(exp(-eta)) : log1p(exp(eta))
      return (x * eta - n * softplus, x - n * p, n * p * (1 - p))
    case .poisson(let o, let expected):
      let mean = expected * exp(level)
      return (o * level - mean, o - mean, mean)
    }
  }
}

/// The likelihood of a normal spread of areas' levels, each area integrated by adaptive quadrature.
struct MixedLikelihood {
  private let areas: [AreaLikelihood]

  init(_ areas: [AreaLikelihood]) { self.areas = areas }

  struct Fit {
    let level: Double
    let value: Double
    /// The slope of the likelihood in σ.
    let slope: Double
  }

  /// The best mean level for a given σ, by Newton's method from `start`.
  func profile(_ sigma: Double, _ start: Double) -> Fit {
    var level = start
    for _ in 0..<100 {
      let here = evaluate(level, sigma)
      let step = max(-2, min(2, here.levelSlope / max(here.levelCurvature, 1e-12)))
      level += step
      if abs(step) < 1e-11 * (1 + abs(level)) { break }
    }
    let end = evaluate(level, sigma)
    return Fit(level: level, value: end.value, slope: end.sigmaSlope)
  }

  /// The σ of greatest likelihood: the best of a grid, then the zero of the slope beside it; nil where it only grows.
  func maximum(_ start: Double) -> (sigma: Double, fit: Fit)? {
    let grid = stride(from: -4.5, through: 2.5, by: 0.25).map { exp($0) }
    let fits = grid.map { profile($0, start) }
    var best = 0
    for index in fits.indices where fits[index].value > fits[best].value { best = index }
    guard best < fits.count - 1 else { return nil }
    let low = grid[max(0, best - 1)]
    let high = grid[min(grid.count - 1, best + 1)]
    let level = fits[best].level
    guard profile(low, level).slope > 0, profile(high, level).slope < 0 else {
      return (grid[best], fits[best])
    }
    let sigma = root(from: low, to: high, tolerance: 1e-11) { profile($0, level).slope }
    return (sigma, profile(sigma, level))
  }

  /// The values of σ whose likelihood is 1.92 below the top.
  func limits(_ sigma: Double, top: Double, pooled: Fit) -> (lower: Double, upper: Double) {
    let target = top - Confidence.likelihoodFall
    func above(_ sigma: Double) -> Double { profile(sigma, pooled.level).value - target }
    let lower =
      pooled.value >= target ? 0 : root(from: 0, to: sigma, tolerance: 1e-9, above)
    var high = max(2 * sigma, 0.1)
    while above(high) > 0 && high < 1e3 { high *= 2 }
    guard high < 1e3 else { return (lower, .infinity) }
    return (lower, root(from: sigma, to: high, tolerance: 1e-9, above))
  }

  private struct Evaluation {
    var value = Sum()
    var levelSlope = 0.0
    var levelCurvature = 0.0
    var sigmaSlope = 0.0
  }

  private func evaluate(
    _ level: Double, _ sigma: Double
  ) -> (value: Double, levelSlope: Double, levelCurvature: Double, sigmaSlope: Double) {
    var total = Evaluation()
    for area in areas { integrate(area, level, sigma, &total) }
    return (total.value.value, total.levelSlope, total.levelCurvature, total.sigmaSlope)
  }

  /// Adds one area: its integral, and the means of its slopes over its own level's distribution.
  private func integrate(
    _ area: AreaLikelihood, _ level: Double, _ sigma: Double, _ total: inout Evaluation
  ) {
    let mode = mode(area, level, sigma)
    let peak = area.terms(level + sigma * mode)
    let top = peak.value - mode * mode / 2
    let scale = (2 / (1 + sigma * sigma * peak.curvature)).squareRoot()
    var mass = 0.0
    var slope = 0.0
    var square = 0.0
    var curvature = 0.0
    var lean = 0.0
    for (node, weight) in zip(GaussHermite.nodes, GaussHermite.fullWeights) {
      let v = mode + scale * node
      let here = area.terms(level + sigma * v)
      let share = weight * exp(here.value - v * v / 2 - top)
      mass += share
      slope += share * here.slope
      square += share * here.slope * here.slope
      curvature += share * here.curvature
      lean += share * here.slope * v
    }
    total.value.add(top + log(mass * scale / (2 * Double.pi).squareRoot()))
    let mean = slope / mass
    total.levelSlope += mean
    total.levelCurvature += curvature / mass - (square / mass - mean * mean)
    total.sigmaSlope += lean / mass
  }

  /// The likeliest standardised level of an area, by Newton's method with halved steps.
  private func mode(_ area: AreaLikelihood, _ level: Double, _ sigma: Double) -> Double {
    guard sigma > 0 else { return 0 }
    var v = 0.0
    var here = area.terms(level)
    for _ in 0..<200 {
      let slope = sigma * here.slope - v
      var step = slope / (1 + sigma * sigma * here.curvature)
      let height = here.value - v * v / 2
      var next = area.terms(level + sigma * (v + step))
      while next.value - (v + step) * (v + step) / 2 < height - 1e-12 * (1 + abs(height)) {
        step /= 2
        next = area.terms(level + sigma * (v + step))
        if abs(step) < 1e-14 { break }
      }
      v += step
      here = next
      if abs(step) < 1e-12 { break }
    }
    return v
  }
}
