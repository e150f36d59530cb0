import Foundation
import Model

/// The true ratio of observed to expected of one area, drawn from its posterior with the level and spread of all areas in
/// doubt (M39).
struct DrawnRatio {
  private let area: ObservedExpected
  private let doubt: LevelsInDoubt
  /// Of unit scale, at the likeliest spread; nil where the density has no top inside.
  private let table: QuantileTable?

  init(_ area: ObservedExpected, _ doubt: LevelsInDoubt) {
    self.area = area
    self.doubt = doubt
    table = QuantileTable(
      gamma: Double(area.observed) + 1 / (doubt.centre.spread * doubt.centre.spread))
  }

  func forEach(_ random: inout Random, _ use: (_ draw: Int, _ ratio: Double) -> Void) {
    for point in doubt.points {
      let level = exp(point.level)
      guard point.spread > 0 else {
        for draw in point.draws { use(draw, level) }
        continue
      }
      let shape = 1 / (point.spread * point.spread)
      let (own, rate) = (Double(area.observed) + shape, area.expected + shape / level)
      guard let table else {
        for draw in point.draws { use(draw, random.gamma(shape: own) / rate) }
        continue
      }
      // The table's shape at this point's mean and standard deviation.
      let (shift, scale) = table.moved(toMean: own / rate, variance: own / (rate * rate))
      for draw in point.draws {
        use(draw, max(0, shift + scale * table.draw(random.unit())))
      }
    }
  }
}

extension LevelsInDoubt {
  /// Of ratios, by the negative binomial likelihood of M13: the level as a logarithm, the spread as 1/√a.
  ///
  /// Among the areas there is at least one observed event.
  init(of areas: [ObservedExpected], draws: Int) {
    // In an order of their own, so that the order of areas changes no digit.
    let used = areas.filter { $0.expected > 0 }
      .sorted { ($0.observed, $0.expected) < ($1.observed, $1.expected) }
    let events = RisingFactorials(used.map(\.observed))
    let total = Double(used.reduce(0) { $0 + $1.observed })
    let expected = Sum(used.map(\.expected)).value
    self.init(draws: draws) { spread in
      Self.weighted(used, spread, pooled: total / expected)
    } likelihood: { spread, level in
      let mean = exp(level)
      guard spread > 0 else { return total * level - mean * expected }
      let shape = 1 / (spread * spread)
      var sum = events.logarithm(shape) + total * level
      for area in used {
        sum -= shape * log1p(mean * area.expected / shape)
        sum -= Double(area.observed) * log(shape + mean * area.expected)
      }
      return sum
    }
  }

  /// The logarithm of the mean ratio with weights 1/(1+μE/a), and its standard error.
  private static func weighted(
    _ areas: [ObservedExpected], _ spread: Double, pooled: Double
  ) -> (level: Double, error: Double) {
    var (observed, expected) = (0.0, 0.0)
    for area in areas {
      let weight = 1 / (1 + pooled * area.expected * spread * spread)
      observed += weight * Double(area.observed)
      expected += weight * area.expected
    }
    return (log(observed / expected), 1 / observed.squareRoot())
  }
}
