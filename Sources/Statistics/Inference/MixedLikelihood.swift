import Foundation

/// The likelihood of a normal spread of areas' levels about the level of their group, each area integrated by adaptive
/// quadrature.
struct MixedLikelihood {
  /// Areas with the same outcomes are put together, in an order of their own, so that the order of areas changes nothing.
  private let groups: [[(area: AreaLikelihood, times: Double)]]
  /// The mean level of each group where the search stands.
  var levels: [Double]
  /// The likeliest standardised level of each kind of area where the likelihood was last asked for.
  private var modes: [[Double]]

  init(_ groups: [[AreaLikelihood]], levels: [Double]) {
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
    self.levels = levels
    modes = self.groups.map { [Double](repeating: 0, count: $0.count) }
  }

  /// The likelihood at one σ and near it, with every group at the level that is best there.
  struct Profile {
    let sigma: Double
    var value = 0.0
    /// The slope in σ, and its negative curvature.
    var slope = 0.0
    var curvature = 0.0
    /// How far the levels still are from their best, at most.
    var distance = 0.0
    /// For each group the step to its best level, and the change of that level with σ.
    fileprivate var steps: [(here: Double, withSigma: Double)] = []

    init(sigma: Double, value: Double = 0) {
      self.sigma = sigma
      self.value = value
    }

    /// At another σ close by, on the parabola through this one.
    func moved(to other: Double) -> Self {
      var found = Self(sigma: other, value: value + slope * (other - sigma) / 2)
      found.curvature = curvature
      return found
    }
  }

  /// Looks at the likelihood at `sigma` from where the levels stand.
  ///
  /// To second order in what the levels are short of their best, which `follow` then mends.
  mutating func profile(_ sigma: Double, _ rule: GaussHermite = .fine) -> Profile {
    var found = Profile(sigma: sigma)
    var (value, slope) = (Sum(), Sum())
    for group in groups.indices {
      let here = evaluate(group, sigma, rule)
      let bend = max(here.levelCurvature, 1e-12)
      let step = max(-2, min(2, here.levelSlope / bend))
      value.add(here.value.value)
      value.add(here.levelSlope * step / 2)
      slope.add(here.sigmaSlope - here.cross * step)
      found.curvature += here.sigmaCurvature - here.cross * here.cross / bend
      found.distance = max(found.distance, abs(step) / (1 + abs(levels[group])))
      found.steps.append((step, -here.cross / bend))
    }
    (found.value, found.slope) = (value.value, slope.value)
    return found
  }

  /// Takes the levels to where they should be best at `sigma`, near the σ that was looked at.
  mutating func follow(_ profile: Profile, to sigma: Double) {
    for (group, step) in profile.steps.enumerated() {
      let drift = step.withSigma * (sigma - profile.sigma)
      levels[group] += step.here + max(-2, min(2, drift))
    }
  }

  /// The likelihood at `sigma` once the levels are at their best.
  mutating func settled(
    _ sigma: Double, _ rule: GaussHermite = .fine, within tolerance: Double = 1e-6
  ) -> Profile {
    var found = profile(sigma, rule)
    for _ in 0..<100 {
      follow(found, to: sigma)
      if found.distance < tolerance { break }
      found = profile(sigma, rule)
    }
    return found
  }

  private struct Evaluation {
    var value = Sum()
    var levelSlope = 0.0
    var levelCurvature = 0.0
    var sigmaSlope = 0.0
    var sigmaCurvature = 0.0
    var cross = 0.0
  }

  private mutating func evaluate(
    _ group: Int, _ sigma: Double, _ rule: GaussHermite
  ) -> Evaluation {
    var total = Evaluation()
    let level = levels[group]
    for (kind, (area, times)) in groups[group].enumerated() {
      if sigma > 0 {
        modes[group][kind] = mode(area, level, sigma, from: modes[group][kind])
        integrate(area, times, level, sigma, modes[group][kind], rule, &total)
      } else {
        let here = area.terms(level)
        total.value.add(times * here.value)
        total.levelSlope += times * here.slope
        total.levelCurvature += times * here.curvature
      }
    }
    return total
  }

  /// The slope of one area's likelihood in its group's level.
  func slope(of area: AreaLikelihood, _ level: Double, _ sigma: Double) -> Double {
    var total = Evaluation()
    integrate(area, 1, level, sigma, mode(area, level, sigma, from: 0), .fine, &total)
    return total.levelSlope
  }

  /// Adds one kind of area: its integral, and its slopes and curvatures by the moments of its own level's distribution.
  private func integrate(
    _ area: AreaLikelihood, _ times: Double, _ level: Double, _ sigma: Double, _ mode: Double,
    _ rule: GaussHermite, _ total: inout Evaluation
  ) {
    let peak = area.terms(level + sigma * mode)
    let top = peak.value - mode * mode / 2
    let scale = (2 / (1 + sigma * sigma * peak.curvature)).squareRoot()
    var mass = 0.0
    var (slope, lean) = (0.0, 0.0)
    var (slopeSlope, slopeLean, leanLean) = (0.0, 0.0, 0.0)
    var (bend, bendLean, bendSquare) = (0.0, 0.0, 0.0)
    for (node, weight) in zip(rule.nodes, rule.fullWeights) {
      let v = mode + scale * node
      let here = area.terms(level + sigma * v)
      let share = weight * exp(here.value - v * v / 2 - top)
      let (pull, curve) = (share * here.slope, share * here.curvature)
      mass += share
      slope += pull
      lean += pull * v
      slopeSlope += pull * here.slope
      slopeLean += pull * here.slope * v
      leanLean += pull * here.slope * v * v
      bend += curve
      bendLean += curve * v
      bendSquare += curve * v * v
    }
    let (meanSlope, meanLean) = (slope / mass, lean / mass)
    total.value.add(times * (top + log(mass * scale / (2 * Double.pi).squareRoot())))
    total.levelSlope += times * meanSlope
    total.sigmaSlope += times * meanLean
    total.levelCurvature += times * ((bend - slopeSlope) / mass + meanSlope * meanSlope)
    total.cross += times * ((bendLean - slopeLean) / mass + meanSlope * meanLean)
    total.sigmaCurvature += times * ((bendSquare - leanLean) / mass + meanLean * meanLean)
  }

  /// The likeliest standardised level of an area, by Newton's method with halved steps.
  private func mode(
    _ area: AreaLikelihood, _ level: Double, _ sigma: Double, from start: Double
  ) -> Double {
    var v = start
    var here = area.terms(level + sigma * v)
    for _ in 0..<200 {
      let slope = sigma * here.slope - v
      var step = slope / (1 + sigma * sigma * here.curvature)
      if abs(step) < 1e-8 { return v + step }
      let height = here.value - v * v / 2
      var next = area.terms(level + sigma * (v + step))
      while next.value - (v + step) * (v + step) / 2 < height - 1e-12 * (1 + abs(height)) {
        step /= 2
        next = area.terms(level + sigma * (v + step))
        if abs(step) < 1e-14 { break }
      }
      v += step
      here = next
    }
    return v
  }
}
