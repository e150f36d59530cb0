import Model

/// The tests of areas put together with some of their neighbours, for the boundary stress test (M37).
struct ZoneTests {
  private enum Kind {
    case shares([Count], whole: Count)
    case events([ObservedExpected])
    /// Each area's children at risk and completions at the times of the pace.
    case waits(Pace, atRisk: [[Int]], events: [[Int]])
    case lengths([[Double]], q: Double, middle: Double)
    case none
  }

  private let kind: Kind

  init(_ measure: Measure, _ outcomes: AreaOutcomes?) {
    switch outcomes {
    case .shares(let areas, _):
      let whole = measure.partnership.plausibleCount
      kind = whole.map { .shares(areas, whole: $0) } ?? .none
    case .ratios(let areas, .events): kind = .events(areas)
    case .ratios(_, .waits(let areas, let all)):
      let pace = Pace(all)
      kind = .waits(
        pace, atRisk: areas.map { RiskTable.atRisk($0, at: pace.times).atRisk },
        events: areas.map { RiskTable.events($0, at: pace.times) })
    case nil:
      guard case .quantile(let q) = measure.indicator.statistic, q > 0, q < 1,
        let pool = DurationMethod.lengths(measure.partnership),
        let middle = sampleQuantile(q, sorted: pool)
      else {
        kind = .none
        return
      }
      kind = .lengths(
        measure.tallies.map { DurationMethod.lengths($0) ?? [] }, q: q, middle: middle)
    }
  }

  /// The share of maps on which the zone of `area` lies outside its 95% limits on the same side as the area itself; nil
  /// without maps.
  func shareHolding(_ area: Int, in maps: [[Int]]) -> Double? {
    let own = side([area])
    // Many maps have the same zone around an area.
    var known: [[Int]: Bool] = [[area]: own != 0]
    return Statistics.shareHolding(maps) { map in
      guard let own, own != 0 else { return false }
      let zone = map.indices.filter { map[$0] == map[area] }
      if let holds = known[zone] { return holds }
      let holds = side(zone) == own
      known[zone] = holds
      return holds
    }
  }

  /// Above 0 where some areas together are high, below where they are low, 0 where they are within the limits.
  private func side(_ areas: [Int]) -> Int? {
    switch kind {
    case .shares(let counts, let whole):
      let zone = areas.reduce(Count(0, of: 0)) { $0 + counts[$1] }
      let isLarge = 10 * zone.denominator > whole.denominator
      return departure(
        zone, from: Double(whole.numerator) / Double(whole.denominator),
        isLarge ? .includesArea(total: whole.denominator) : .external
      ).rawValue.signum()
    case .events(let all):
      return departure(
        observed: areas.reduce(0) { $0 + all[$1].observed },
        expected: Sum(areas.map { all[$0].expected }).value, .official
      ).rawValue.signum()
    case .waits(let pace, let atRisk, let events):
      let found = pace.compare(atRisk: sum(atRisk, areas), events: sum(events, areas))
      return found.tails.map { $0.departure.rawValue.signum() }
    case .lengths(let all, let q, let middle):
      let lengths = areas.flatMap { all[$0] }.sorted()
      guard !lengths.isEmpty else { return nil }
      let test = signTest(lengths, quantile: q, against: middle)
      return test.p <= 2 * Confidence.percent95.tail ? (test.z > 0 ? 1 : -1) : 0
    case .none: return nil
    }
  }

  private func sum(_ columns: [[Int]], _ areas: [Int]) -> [Int] {
    var total = areas.first.map { columns[$0] } ?? []
    for area in areas.dropFirst() {
      for place in total.indices { total[place] += columns[area][place] }
    }
    return total
  }
}
