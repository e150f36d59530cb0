import Model
import Testing

@testable import Statistics

/// Every number of an estimate, for tests that none is infinite or not a number.
func numbers(_ estimate: Estimate) -> [Double] {
  let limits = estimate.outcome.limits
  let single = [
    estimate.outcome.value, limits?.lower, limits?.upper, estimate.expected, estimate.ratio,
    estimate.z, estimate.p, estimate.q, estimate.detectable, estimate.smoothed,
  ].compactMap(\.self)
  let pairs = [estimate.ratioLimits, estimate.difference, estimate.smoothedLimits]
  return single + pairs.compactMap(\.self).flatMap { [$0.lower, $0.upper] }
}

@Suite struct HostileTests {
  private let statistics: [Indicator.Statistic] = [
    .share, .quantile(0.5), .survivalQuantile(0.5), .survivalQuantile(0.92), .count,
    .rate(per: 1000), .ratio, .speed, .restrictedMean(day: 100),
    .incidence(cause: .planIssued, day: 60), .incidence(cause: .refused, day: 60), .change,
    .clearance,
  ]

  /// A tally of the kind that a statistic takes, of few and extreme cases.
  private func tally(_ statistic: Indicator.Statistic, _ random: inout Random) -> Tally {
    if random.unit() < 0.1 { return .unavailable(.suppressedInput) }
    let n = [0, 1, 1, 2, 3, 5, 40][random.below(7)]
    switch statistic {
    case .share: return .count(Count([0, n, n / 2][random.below(3)], of: n))
    case .count: return .total(n)
    case .rate, .ratio: return .rate(Rate(n, of: [0, 0.5, 30, 9000][random.below(4)]))
    case .quantile, .survivalQuantile, .speed, .restrictedMean: return .waits(waits(n, &random))
    case .incidence:
      let waits = waits(n, &random, entersLate: false)
      return .exits(
        Exits(waits: waits, causes: (0..<n).map { _ in Exits.Cause.allCases[random.below(3)] }))
    case .change, .clearance:
      let gone = random.below(n + 1)
      return .flow(
        ListFlow(atStart: n, atEnd: n - gone + n, arrivals: n, departures: gone, weeks: 12))
    }
  }

  private func waits(_ n: Int, _ random: inout Random, entersLate: Bool = true) -> Waits {
    var waits = Waits()
    let isOpen = random.unit() < 0.2
    for _ in 0..<n {
      let entry = entersLate ? Int32(random.below(2) * random.below(50)) : 0
      let exit = entry + Int32(random.below(4) * random.below(90))
      waits.append(entry: entry, exit: exit, completed: !isOpen && random.unit() < 0.8)
    }
    return waits
  }

  private func sum(_ tallies: [Tally], _ statistic: Indicator.Statistic) -> Tally {
    var (count, total, waits, rate, exits, flow) = (
      Count(0, of: 0), 0, Waits(), Rate(0, of: 0), Exits(), ListFlow.none
    )
    for tally in tallies {
      switch tally {
      case .count(let more): count = count + more
      case .total(let more): total += more
      case .waits(let more): waits = waits + more
      case .rate(let more): rate = rate + more
      case .exits(let more): exits = exits + more
      case .flow(let more): flow = flow + more
      case .metres, .unavailable: break
      }
    }
    switch statistic {
    case .share: return .count(count)
    case .count: return .total(total)
    case .quantile, .survivalQuantile, .speed, .restrictedMean: return .waits(waits)
    case .rate, .ratio: return .rate(rate)
    case .incidence: return .exits(exits)
    case .change, .clearance: return .flow(flow)
    }
  }

  @Test("Whatever is counted, every number is finite, and every p, limit and rank makes sense")
  func finite() throws {
    var random = Random(seed: 99)
    for statistic in statistics {
      for round in 0..<60 {
        let tallies = (0..<random.below(12)).map { _ in tally(statistic, &random) }
        let direction = Indicator.Direction.lowerIsBetter
        let measure = measure(
          tallies, partnership: sum(tallies, statistic), unknown: .unavailable(.notAvailable),
          level: random.unit() < 0.5 ? .ward : .district, indicator(statistic, direction))
        let analysis = try analysed(measure)
        let all = analysis.estimates + [analysis.partnership, analysis.unknown, analysis.outside]
        for estimate in all {
          #expect(numbers(estimate).allSatisfy { $0.isFinite })
          #expect((estimate.p ?? 0.5) >= 0 && (estimate.p ?? 0.5) <= 1)
          #expect((estimate.q ?? 1) >= (estimate.p ?? 0))
          #expect((estimate.flag == .none) == (estimate.comparison == .notCompared))
          guard let limits = estimate.outcome.limits, let value = estimate.outcome.value else {
            continue
          }
          #expect((limits.lower ?? value) <= value && value <= (limits.upper ?? value))
        }
        #expect(analysis.compared == analysis.estimates.count { $0.p != nil })
        #expect(analysis.flagsExpectedByLuck <= Double(analysis.compared))
        guard round % 15 == 0 else { continue }
        let figures = equity(of: measure, analysis, seed: 1, draws: 3)
        for figure in figures {
          let shown = [figure.outcome.value, figure.outcome.limits?.upper].compactMap(\.self)
          #expect(shown.allSatisfy { $0.isFinite })
        }
      }
    }
  }

  @Test("A tally of the wrong kind is not applicable, and an impossible count is refused")
  func wrongKind() throws {
    let share = try analysed(
      measure(
        [.total(3), .count(Count(5, of: 3))], partnership: .count(Count(1, of: 9)),
        indicator(.share)))
    #expect(share.estimates.allSatisfy { $0.outcome == .none(.notApplicable) })
    let wait = try analysed(
      measure(
        [.count(Count(1, of: 2))], partnership: .total(3), indicator(.survivalQuantile(0.5))))
    #expect(wait.estimates[0].outcome == .none(.notApplicable) && wait.compared == 0)
  }

  @Test("Areas that are all or nothing have no lottery index")
  func separated() {
    let areas = (0..<6).map { Count($0 % 2 == 0 ? 0 : 20, of: 20) }
    #expect(throws: StatisticsError.none(.notIdentifiable)) { try LotteryIndex(areas) }
  }

  @Test("Large partnerships and long waits do no harm")
  func large() throws {
    let shares = try analysed(
      StatisticsTests.shares([Count(400_000, of: 900_000), Count(1, of: 2_000_000)]))
    #expect(shares.estimates.allSatisfy { numbers($0).allSatisfy { $0.isFinite } })
    let waits = KaplanMeier(
      Waits(
        entry: [0, 0, 5], exit: [1_000_000_000, 2_000_000_000, 3],
        completed: [true, true, true]))
    #expect(waits.watched == 1)
  }
}
