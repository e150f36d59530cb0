import Foundation
import Model

/// The true share of one area, drawn from its posterior with the level and spread of all areas in doubt (M39).
struct DrawnShares {
  private let count: Count
  private let reference: Double
  private let doubt: LevelsInDoubt?
  /// At the likeliest level and spread, with its mean and standard deviation; nil where the density has no top inside.
  private let table: QuantileTable?
  private let random: Random
  /// The draws where areas differ, if any do.
  var differing: Range<Int>? { doubt?.differing }

  /// One for each area, each with its own random numbers; areas with the same counts share a table.
  static func of(
    _ areas: [Count], codes: [AreaCode], _ reference: Double, draws: Int, seed: UInt64
  ) -> [DrawnShares] {
    let doubt = LevelsInDoubt(of: areas, draws: draws)
    var tables: [Count: QuantileTable?] = [:]
    return zip(areas, codes).map { count, code in
      let known = tables[count] ?? doubt.flatMap { table(count, $0) }
      tables[count] = known
      return DrawnShares(
        count: count, reference: reference, doubt: doubt, table: known,
        random: Random(seed: seed, stream: stream(of: code)))
    }
  }

  private static func table(_ count: Count, _ doubt: LevelsInDoubt) -> QuantileTable? {
    let prior = Prior(doubt.centre.spread, doubt.centre.level)
    let (a, b) = prior.shapes(count)
    return QuantileTable(beta: a, b)
  }

  /// Adds to each draw's sum the children short of the reference, n·(r-π)₊.
  func addShortfall(to sums: inout [Double]) {
    let n = Double(count.denominator)
    guard n > 0 else { return }
    guard let doubt else {
      // Nobody or everybody has the outcome: there is nothing to draw.
      let gap = n * max(0, reference - Double(count.numerator) / n)
      for draw in sums.indices { sums[draw] += gap }
      return
    }
    var random = random
    for point in doubt.points {
      let prior = Prior(point.spread, point.level)
      guard point.spread > 0 else {
        let gap = n * max(0, reference - prior.theta)
        for draw in point.draws { sums[draw] += gap }
        continue
      }
      let (a, b) = prior.shapes(count)
      guard let table else {
        for draw in point.draws { sums[draw] += n * max(0, reference - random.beta(a, b)) }
        continue
      }
      // The table's shape at this point's mean and standard deviation.
      let (shift, scale) = table.moved(
        toMean: a / (a + b), variance: a * b / (a + b) / (a + b) / (a + b + 1))
      for draw in point.draws {
        let share = max(0, shift + scale * table.draw(random.unit()))
        sums[draw] += n * max(0, reference - share)
      }
    }
  }

  /// The beta prior of a point: ρ = 1/(M+1) is the spread squared.
  private struct Prior {
    let theta: Double
    let weight: Double

    init(_ spread: Double, _ level: Double) {
      theta = 1 / (1 + exp(-level))
      weight = 1 / (spread * spread) - 1
    }

    func shapes(_ count: Count) -> (a: Double, b: Double) {
      (
        theta * weight + Double(count.numerator),
        (1 - theta) * weight + Double(count.denominator - count.numerator)
      )
    }
  }
}

extension LevelsInDoubt {
  /// Of shares, by the beta-binomial likelihood: the level as log odds, the spread as √ρ.
  ///
  /// Nil where nobody or everybody has the outcome.
  fileprivate init?(of areas: [Count], draws: Int) {
    // In an order of their own, so that the order of areas changes no digit.
    let used = areas.filter { $0.denominator > 0 }
      .sorted { ($0.denominator, $0.numerator) < ($1.denominator, $1.numerator) }
    let pooled = used.reduce(Count(0, of: 0), +)
    guard pooled.numerator > 0, pooled.numerator < pooled.denominator else { return nil }
    let done = RisingFactorials(used.map(\.numerator))
    let others = RisingFactorials(used.map { $0.denominator - $0.numerator })
    let all = RisingFactorials(used.map(\.denominator))
    let (x, y) = (
      Double(pooled.numerator), Double(pooled.denominator - pooled.numerator)
    )
    self.init(draws: draws) { spread in
      let (mean, weight) = Self.weighted(used, spread)
      let inside = min(max(mean, 1e-6), 1 - 1e-6)
      return (log(inside / (1 - inside)), 1 / (weight * inside * (1 - inside)).squareRoot())
    } likelihood: { spread, level in
      let theta = 1 / (1 + exp(-level))
      guard spread > 0 else { return x * log(theta) + y * log1p(-theta) }
      let weight = 1 / (spread * spread) - 1
      return done.logarithm(theta * weight) + others.logarithm((1 - theta) * weight)
        - all.logarithm(weight)
    }
  }

  /// The mean share with weights n/(1+(n-1)ρ), and the sum of those.
  private static func weighted(
    _ areas: [Count], _ spread: Double
  ) -> (mean: Double, weight: Double) {
    var (sum, whole) = (0.0, 0.0)
    for area in areas {
      let n = Double(area.denominator)
      let weight = 1 / (1 + (n - 1) * spread * spread)
      sum += weight * Double(area.numerator)
      whole += weight * n
    }
    return (sum / whole, whole)
  }
}
