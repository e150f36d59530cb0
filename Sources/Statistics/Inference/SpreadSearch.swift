import Foundation

extension MixedLikelihood {
  /// The σ of greatest likelihood; nil where it only grows.
  ///
  /// From a σ that is near the top, or else the best of a coarse grid, so that a lesser top is not taken for the greatest;
  /// then Newton's method in ln σ.
  mutating func maximum(near guess: Double?) -> Profile? {
    let start = guess ?? bestOfGrid()
    guard let near = climb(from: start, .medium, within: 1e-4) else { return nil }
    return climb(from: near.sigma, .fine, within: 1e-7)
  }

  private mutating func bestOfGrid() -> Double {
    var best = Profile(sigma: 0, value: -.infinity)
    var start = levels
    for power in stride(from: -4.5, through: 2.5, by: 1) {
      let found = settled(exp(power), .coarse, within: 0.1)
      if found.value > best.value {
        best = found
        start = levels
      }
      if found.value < best.value - Self.hopeless { break }
    }
    levels = start
    return best.sigma
  }

  /// Newton's method in ln σ, within what is known to lie below and above the top.
  private mutating func climb(
    from start: Double, _ rule: GaussHermite, within tolerance: Double
  ) -> Profile? {
    var sigma = start
    var (low, high) = (0.0, Double.infinity)
    var found = profile(sigma, rule)
    for _ in 0..<100 {
      if found.slope > 0 { low = sigma } else { high = sigma }
      if found.slope > 0, sigma > Self.largest { return nil }
      let bend = sigma * found.curvature - found.slope
      var step = bend > 0 ? found.slope / bend : found.slope > 0 ? 1 : -1
      step = max(-1, min(1, step))
      var next = sigma * exp(step)
      if next <= low || next >= high { next = (low + high) / 2 }
      follow(found, to: next)
      // The last step is too small to be worth another look.
      if abs(next - sigma) < tolerance * sigma, found.distance < tolerance {
        return found.moved(to: next)
      }
      if next < Self.least { return profile(next, rule) }
      sigma = next
      found = profile(sigma, rule)
    }
    return found
  }

  /// Where the likelihood falls through `target` on the way from `inside` outwards; nil where it does not before `end`.
  mutating func crossing(
    of target: Double, from inside: Profile, towards end: Double
  ) -> Double? {
    let isUp = end > inside.sigma
    var (near, far) = (inside.sigma, end)
    var isFarKnown = !isUp
    let reach = (2 * max(0, inside.value - target) / max(inside.curvature, 1e-12)).squareRoot()
    var sigma = min(inside.sigma + (isUp ? reach : -reach), max(2 * inside.sigma, 1))
    if sigma <= min(near, far) || sigma >= max(near, far) { sigma = (near + min(far, 1)) / 2 }
    follow(inside, to: sigma)
    var isNear = false
    for _ in 0..<100 {
      let found = settled(
        sigma, isNear ? .fine : .medium, within: isNear ? 1e-5 : 1e-3)
      let height = found.value - target
      if height > 0 {
        near = sigma
      } else {
        far = sigma
        isFarKnown = true
      }
      if isUp, !isFarKnown, sigma >= end { return nil }
      var next = sigma - height / found.slope
      let isBetween = next > min(near, far) && next < max(near, far)
      if !isFarKnown {
        next = isBetween && next < 2 * sigma ? next : min(end, 2 * sigma)
      } else if !isBetween {
        next = (near + far) / 2
      }
      if isNear, abs(next - sigma) < 1e-7 * sigma { return next }
      if !isNear, abs(next - sigma) < 1e-4 * sigma {
        // What the coarser rule took for too near or too far may be off by as much as it is.
        isNear = true
        (near, far, isFarKnown) = (inside.sigma, end, !isUp)
      }
      sigma = next
    }
    return sigma
  }

  /// Where a larger spread is less likely by so much, none that is larger still is tried.
  private static let hopeless = 50.0
  /// Beyond these a spread is taken to grow without end, or to be nothing.
  private static let largest = exp(2.5)
  private static let least = 1e-4
}
