import Model

/// Children on a list at the end less those at its start, with limits from arrivals and departures (M26, M02).
///
/// `ratio` is the load: arrivals for each departure, above 1 where the list grows. Areas are tested by the share of arrivals
/// among all who came or went, against the partnership's.
struct ChangeMethod: Method {
  private let whole: ListFlow?

  init(_ measure: Measure) { whole = measure.partnership.flow }

  var margin: Double { 0 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard let flow = tally.flow else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M26")
    }
    var estimate = Estimate(
      place: place, numerator: flow.atEnd, denominator: flow.atStart, outcome: .none(.noCases),
      method: "M26")
    guard flow.atStart + flow.arrivals > 0 else { return estimate }
    let limits = difference(Self.bounded(flow.arrivals), Self.bounded(flow.departures))
    estimate.outcome = .value(Double(flow.atEnd - flow.atStart), Outcome.Limits(limits))
    if flow.departures > 0 {
      estimate.ratio = Double(flow.arrivals) / Double(flow.departures)
      estimate.ratioLimits =
        rateRatio(flow.arrivals, of: 1, flow.departures, of: 1, .percent95)?.interval
    }
    return estimate
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let whole, let flow = tally.flow, flow.moves > 0, whole.moves > 0 else { return nil }
    let theta = Double(whole.arrivals) / Double(whole.moves)
    let count = Count(flow.arrivals, of: flow.moves)
    let benchmark = Benchmark.includesArea(total: whole.moves)
    let deviation = shareDeviation(flow.moves, at: theta, benchmark)
    guard deviation > 0 else { return nil }
    let z = (Double(flow.arrivals) / Double(flow.moves) - theta) / deviation
    estimate.z = z
    estimate.p = Normal.twoSided(z)
    return departure(count, from: theta, benchmark)
  }

  func flagChances(_ compared: [Tally]) -> [Double] {
    guard let whole else { return [] }
    let theta = Double(whole.arrivals) / Double(whole.moves)
    return compared.map { tally in
      chanceOfFlag(
        tally.flow?.moves ?? 0, at: theta, .includesArea(total: whole.moves),
        numerator: whole.arrivals)
    }
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
  }

  private static func bounded(_ count: Int) -> Bounded {
    Bounded(Double(count), countLimits(count, .percent95, .official))
  }
}

/// The weeks that a list would take to clear at the pace of its last weeks, L/κ (M26), with the limits of the departures.
///
/// Areas are tested by their departures against those expected of so many children at the partnership's pace.
struct ClearanceMethod: Method {
  private let whole: ListFlow?

  init(_ measure: Measure) { whole = measure.partnership.flow }

  var margin: Double { 2 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard let flow = tally.flow else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M26")
    }
    return Estimate(
      place: place, numerator: flow.atEnd, denominator: flow.departures,
      outcome: Self.weeks(flow), method: "M26")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    guard let whole, whole.atEnd > 0, whole.departures > 0, let flow = tally.flow, flow.atEnd > 0
    else { return nil }
    let expected = Double(whole.departures) * Double(flow.atEnd) / Double(whole.atEnd)
    estimate.expected = expected
    estimate.ratio = Double(flow.departures) / expected
    estimate.ratioLimits = countLimits(flow.departures, .percent95, .official)
      .scaled(by: 1 / expected)
    var rest = whole
    rest.atEnd -= flow.atEnd
    rest.departures -= flow.departures
    if let own = Self.bounded(estimate.outcome), let others = Self.bounded(Self.weeks(rest)) {
      estimate.difference = difference(own, others)
    }
    // Few departures make many weeks.
    let test = poissonTest(flow.departures, expected: expected)
    estimate.z = -test.z
    estimate.p = test.p
    let side = departure(observed: flow.departures, expected: expected, .official)
    return Departure(rawValue: -side.rawValue)
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
  }

  private static func weeks(_ flow: ListFlow) -> Outcome {
    guard flow.atEnd > 0 || flow.departures > 0 else { return .none(.noCases) }
    guard flow.departures > 0 else { return .none(.notIdentifiable) }
    let size = Double(flow.atEnd) * Double(flow.weeks)
    let limits = countLimits(flow.departures, .percent95, .official)
    return .value(
      size / Double(flow.departures),
      Outcome.Limits(lower: size / limits.upper, upper: size / limits.lower))
  }

  private static func bounded(_ outcome: Outcome) -> Bounded? {
    guard let value = outcome.value, let limits = outcome.limits?.interval else { return nil }
    return Bounded(value, limits)
  }
}

extension Tally {
  fileprivate var flow: ListFlow? {
    guard case .flow(let flow) = self, flow.atEnd >= 0, flow.departures >= 0, flow.arrivals >= 0
    else { return nil }
    return flow
  }
}

extension ListFlow {
  /// Children who came or went.
  fileprivate var moves: Int { arrivals + departures }
}
