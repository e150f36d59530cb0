import Model

/// A distribution of days given by quantiles, straight between them.
struct DayCurve {
  /// Shares in ascending order, with the days under which that share falls.
  let points: [(share: Double, days: Double)]

  func days(at share: Double) -> Int {
    for (low, high) in zip(points, points.dropFirst()) where share <= high.share {
      let part = (share - low.share) / (high.share - low.share)
      return Int((low.days + part * (high.days - low.days)).rounded())
    }
    return Int(points.last?.days ?? 0)
  }

  /// A draw for a child whose chance to finish on any day is `hazard` times the usual one (proportional hazards).
  func draw(hazard: Double, _ random: inout Random) -> Int {
    let waiting = max(1 - random.unit(), 1e-12)
    return days(at: 1 - exponential(logarithm(waiting) / hazard))
  }
}

/// How long each step takes where nothing is out of the ordinary, in days from the request.
///
/// Chosen so that the whole county resembles the published figures of a real one for 2024: 78% of decisions within
/// 6 weeks, 36% of plans within 20 weeks and 11% after more than 52, 38% of refusals to issue within 16 weeks.
enum Waiting {
  static let decision = DayCurve(points: [
    (0, 7), (0.08, 20), (0.3, 33), (0.782, 42), (0.88, 75), (0.95, 170), (1, 400),
  ])
  static let plan = DayCurve(points: [
    (0, 84), (0.08, 119), (0.35, 140), (0.5, 168), (0.66, 208), (0.8, 262), (0.925, 364),
    (0.975, 480), (0.992, 640), (0.999, 900), (1, 1_200),
  ])
  static let refusalToIssue = DayCurve(points: [(0, 70), (0.383, 112), (0.8, 170), (1, 320)])

  /// How the chance to finish depends on the child, which is case mix and nobody's doing.
  static func hazard(age: Int, source: Int, need: String) -> Double {
    let byAge = age < 5 ? 1.0 : age < 11 ? 1.2 : age < 16 ? 1.0 : 0.4
    let bySource = source == 2 ? 1.15 : source == 1 ? 0.85 : 0.95
    let byNeed = need == "ASD" || need == "SEMH" ? 0.95 : 1.08
    return byAge * bySource * byNeed
  }

  /// How the council did in each year of request.
  static func hazard(year: Int) -> Double {
    switch year {
    case ...2022: 0.85
    case 2023: 0.9
    case 2024: 1.0
    default: 1.1
    }
  }
}
