import Model

/// Quantiles of known durations in weeks or distances in kilometres, with order-statistic limits and the exact sign test that
/// is their dual. Two weeks or two kilometres are taken to matter.
struct DurationMethod: Method {
  private let q: Double
  /// All children's durations or distances, ascending; nil where they are not known.
  private let pool: [Double]?
  private let benchmark: Double?
  /// The places of the limits for the rest of the partnership, by how many children that is.
  private let restPlaces: [Int: OrderStatistics]

  init(_ measure: Measure, _ q: Double) {
    self.q = q
    let pool = Self.lengths(measure.partnership)
    self.pool = pool
    benchmark = pool.flatMap { sampleQuantile(q, sorted: $0) }
    var places: [Int: OrderStatistics] = [:]
    for tally in measure.tallies {
      guard let count = Self.count(tally), let pool, pool.count > count else { continue }
      let rest = pool.count - count
      if places[rest] == nil { places[rest] = OrderStatistics(rest, quantile: q, .percent95) }
    }
    restPlaces = places
  }

  var margin: Double { 2 }

  func estimate(_ tally: Tally, of place: Place) -> Estimate {
    guard let sorted = Self.lengths(tally) else {
      return Estimate(place: place, outcome: .none(tally.reason), method: "M19")
    }
    return Estimate(
      place: place, numerator: sorted.count, denominator: sorted.count,
      outcome: durationQuantile(q, sorted: sorted, .percent95), method: "M19")
  }

  func compare(_ tally: Tally, _ estimate: inout Estimate) -> Departure? {
    // The shortest and the longest are single children's: there is nothing to test.
    guard q > 0, q < 1 else { return nil }
    guard let benchmark, let sorted = Self.lengths(tally), !sorted.isEmpty else { return nil }
    let test = signTest(sorted, quantile: q, against: benchmark)
    estimate.z = test.z
    estimate.p = test.p
    estimate.difference = differenceFromRest(sorted, estimate.outcome)
    for confidence in [Confidence.percent998, .percent95] where test.p <= 2 * confidence.tail {
      return Departure(isHigh: test.z > 0, beyond: confidence)
    }
    return Departure.none
  }

  func flagChances(_ compared: [Tally]) -> [Double] {
    var known: [Int: Double] = [:]
    return compared.map { tally in
      let size = Self.lengths(tally)?.count ?? 0
      let chance =
        known[size]
        ?? OrderStatistics(size, quantile: q, .percent95).chanceOfMiss(size, quantile: q)
      known[size] = chance
      return chance
    }
  }

  func borrow(_ tallies: [Tally], _ direction: Indicator.Direction, _ estimates: inout [Estimate]) {
  }

  private func differenceFromRest(_ sorted: [Double], _ outcome: Outcome) -> Interval? {
    guard let pool, let value = outcome.value, let limits = outcome.limits?.interval else {
      return nil
    }
    let rest = Rest(pool: pool, area: sorted)
    guard rest.count > 0, let places = restPlaces[rest.count],
      let restLimits = places.limits({ rest[$0] }).interval
    else { return nil }
    let position = Double(rest.count - 1) * q
    let (low, high) = (rest[Int(position)], rest[min(Int(position) + 1, rest.count - 1)])
    let restValue = low + (position - position.rounded(.down)) * (high - low)
    return difference(Bounded(value, limits), Bounded(restValue, restLimits))
  }

  /// Durations in weeks or distances in kilometres, ascending.
  static func lengths(_ tally: Tally) -> [Double]? {
    switch tally {
    case .waits(let waits): waits.exit.sorted().map { Double($0) / 7 }
    case .metres(let metres): metres.sorted().map { Double($0) / 1000 }
    default: nil
    }
  }

  private static func count(_ tally: Tally) -> Int? {
    switch tally {
    case .waits(let waits): waits.count
    case .metres(let metres): metres.count
    default: nil
    }
  }

  /// The durations of all children but an area's, in order, without putting them in a new place.
  private struct Rest {
    let pool: [Double]
    let area: [Double]

    var count: Int { pool.count - area.count }

    /// The value with `index` others of the rest before it.
    subscript(index: Int) -> Double {
      let found = firstCount(index, pool.count - 1) { place in
        let value = pool[place]
        let within = firstCount(place + 1, pool.count) { pool[$0] > value }
        return within - firstCount(0, area.count) { area[$0] > value } > index
      }
      return pool[found]
    }
  }
}
