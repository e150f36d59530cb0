import Model

/// Plain numbers of children with the limits of a count (M02). They follow the size of an area and are not compared.
struct CountMethod: Method {
  var margin: Double { 0 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard case .total(let total) = tally, total >= 0 else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M02")
    }
    let limits = countLimits(total, .percent95, .official)
    return Estimate(
      place: place, numerator: total, outcome: .value(Double(total), Outcome.Limits(limits)),
      method: "M02")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? { nil }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
  }
}
