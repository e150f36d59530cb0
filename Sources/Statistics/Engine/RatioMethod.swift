import Model

/// Children on roll for every 100 places, which may pass 100, with the limits of a count (M02).
///
/// Places are a decision and not a matter of chance: areas are not tested against each other, and not ranked.
struct RatioMethod: Method {
  var margin: Double { 0 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard case .rate(let own) = tally, own.events >= 0, own.population >= 0 else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M02")
    }
    return Estimate(
      place: place, numerator: own.events, denominator: own.wholePopulation,
      outcome: rate(own.events, of: own.population, per: 100), method: "M02")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? { nil }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
  }
}
