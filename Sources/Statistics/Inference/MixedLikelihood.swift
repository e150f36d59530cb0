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

/// The likelihood of a normal spread of areas' levels about the level of their group, each area integrated by adaptive
/// quadrature.
struct MixedLikelihood {
  /// Areas with the same outcomes are put together, in an order of their own, so that the order of areas changes nothing.
  private let groups: [[(area: AreaLikelihood, times: Double)]]

  init(_ groups: [[AreaLikelihood]]) {
    self.groups = groups.map { areas in
      var kinds: [(area: AreaLikelihood, times: Double)] = []
      for area in areas.sorted() {
        if kinds.last?.area == area {
          kinds[kinds.count - 1].times += 1
        } else {
          kinds.append((area, 1))
        }
      }
      return kinds
    }
  }

  struct Fit {
    /// The mean level of each group.
    let levels: [Double]
    let value: Double
    /// The slope of the likelihood in σ.
    let slope: Double
  }

  /// The best mean levels for a given σ, by Newton's method from `start`.
  func profile(_ sigma: Double, _ start: [Double], tolerance: Double = 1e-10) -> Fit {
    var (value, slope) = (Sum(), Sum())
    let levels = groups.indices.map { group in
      var level = start[group]
      var here = evaluate(group, level, sigma)
      for _ in 0..<100 {
        let step = max(-2, min(2, here.levelSlope / max(here.levelCurvature, 1e-12)))
        if abs(step) < tolerance * (1 + abs(level)) { break }
        level += step
        here = evaluate(group, level, sigma)
      }
      value.add(here.value.value)
      slope.add(here.sigmaSlope)
      return level
    }
    return Fit(levels: levels, value: value.value, slope: slope.value)
  }

  /// The σ of greatest likelihood: the best of a grid, then the zero of the slope beside it; nil where it only grows.
  func maximum(_ start: [Double]) -> (sigma: Double, fit: Fit)? {
    let grid = stride(from: -4.5, through: 2.5, by: 0.5).map { exp($0) }
    var fits: [Fit] = []
    for sigma in grid { fits.append(profile(sigma, fits.last?.levels ?? start, tolerance: 1e-5)) }
    var best = 0
    for index in fits.indices where fits[index].value > fits[best].value { best = index }
    guard best < fits.count - 1 else { return nil }
    let low = grid[max(0, best - 1)]
    let high = grid[min(grid.count - 1, best + 1)]
    let levels = fits[best].levels
    guard profile(low, levels).slope > 0, profile(high, levels).slope < 0 else {
      return (grid[best], profile(grid[best], levels))
    }
    let sigma = root(from: low, to: high, tolerance: 1e-9) { profile($0, levels).slope }
    return (sigma, profile(sigma, levels))
  }

  /// The values of σ whose likelihood is 1.92 below the top.
  func limits(_ sigma: Double, top: Double, pooled: Fit) -> (lower: Double, upper: Double) {
    let target = top - Confidence.likelihoodFall
    func above(_ sigma: Double) -> Double {
      profile(sigma, pooled.levels, tolerance: 1e-7).value - target
    }
    let lower =
      pooled.value >= target ? 0 : root(from: 0, to: sigma, tolerance: 1e-7, above)
    var high = max(2 * sigma, 0.1)
    while above(high) > 0 && high < 1e3 { high *= 2 }
    guard high < 1e3 else { return (lower, .infinity) }
    return (lower, root(from: sigma, to: high, tolerance: 1e-7, above))
  }

  /// The standard error of σ from the curvature of its profile; nil where the profile does not bend down.
  func error(of sigma: Double, _ fit: Fit) -> Double? {
    let step = 1e-3 * sigma
    let bend =
      (profile(sigma - step, fit.levels).slope - profile(sigma + step, fit.levels).slope)
      / (2 * step)
    return bend > 0 ? 1 / bend.squareRoot() : nil
  }

  private struct Evaluation {
    var value = Sum()
    var levelSlope = 0.0
    var levelCurvature = 0.0
    var sigmaSlope = 0.0
  }

  private func evaluate(_ group: Int, _ level: Double, _ sigma: Double) -> Evaluation {
    var total = Evaluation()
    for (area, times) in groups[group] {
      if sigma > 0 {
        integrate(area, times, level, sigma, &total)
      } else {
        let here = area.terms(level)
        total.value.add(times * here.value)
        total.levelSlope += times * here.slope
        total.levelCurvature += times * here.curvature
      }
    }
    return total
  }

  /// Adds one kind of area: its integral, and the means of its slopes over its own level's distribution.
  private func integrate(
    _ area: AreaLikelihood, _ times: Double, _ level: Double, _ sigma: Double,
    _ total: inout Evaluation
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
    total.value.add(times * (top + log(mass * scale / (2 * Double.pi).squareRoot())))
    let mean = slope / mass
    total.levelSlope += times * mean
    total.levelCurvature += times * (curvature / mass - (square / mass - mean * mean))
    total.sigmaSlope += times * lean / mass
  }

  /// The likeliest standardised level of an area, by Newton's method with halved steps.
  private func mode(_ area: AreaLikelihood, _ level: Double, _ sigma: Double) -> Double {
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
