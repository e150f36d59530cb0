import Model
import TestSupport
import Testing

@testable import Statistics

/// A made-up measure of a statistic.
private func made(
  _ statistic: Indicator.Statistic, _ tallies: [Tally], _ partnership: Tally,
  _ direction: Indicator.Direction = .lowerIsBetter
) throws -> Analysis {
  try analysed(
    measure(
      tallies, partnership: partnership, unknown: .unavailable(.notApplicable),
      indicator(statistic, direction)))
}

@Suite("Rates, ratios and lists")
struct RateAndListTests {
  private let areas = [
    Rate(12, of: 2100.5), Rate(3, of: 800), Rate(0, of: 300), Rate(25, of: 2600),
    Rate(41, of: 2500),
  ]

  private var whole: Rate { areas.reduce(Rate(0, of: 0), +) }

  /// Computed with scipy: chi-square and Byar limits, Poisson tails, and Zou and Donner's limits of the difference.
  @Test("A rate, its limits, test and difference are those of scipy")
  func rates() throws {
    let analysis = try made(.rate(per: 1000), areas.map(Tally.rate), .rate(whole))
    let values = [5.712925493930016, 3.75, 0, 9.615384615384615, 16.4]
    let lowers = [2.94858835661939, 0.7733401536195017, 0, 6.220871508329694, 11.767628523244554]
    let uppers = [
      9.979937183345251, 10.959091337177904, 12.296264847046452, 14.1947887277636,
      22.24903029843938,
    ]
    let ps = [
      0.06213665433937364, 0.09651598900698177, 0.10705770344872198, 1, 0.002649807644456872,
    ]
    let differences = [
      (-9.463029854331296, -0.4855824863974689), (-10.58823653444896, 0.882006946054072),
      (-12.583816886971592, 2.347319044217956), (-4.694708341680447, 4.963485341279537),
      (4.242670061464807, 15.675903247398836),
    ]
    for (index, estimate) in analysis.estimates.enumerated() {
      #expect(close(estimate.outcome.value, values[index], 1e-10))
      #expect(close(estimate.outcome.limits?.lower, lowers[index], 1e-9))
      #expect(close(estimate.outcome.limits?.upper, uppers[index], 1e-9))
      #expect(close(estimate.p, ps[index], 1e-9))
      #expect(close(estimate.difference?.lower, differences[index].0, 1e-9))
      #expect(close(estimate.difference?.upper, differences[index].1, 1e-9))
      #expect(estimate.method == "M02")
    }
    #expect(close(analysis.estimates[0].expected, 20.49762062526354, 1e-10))
    #expect(close(analysis.estimates[4].ratio, 1.680595061728395, 1e-10))
    #expect(analysis.estimates[4].flag == .worse95)
    // The Poisson chance of a flag at each expected number, summed.
    let chances = [
      0.034850485163919274, 0.030202387466937562, 0.010413213425303929, 0.03661929500918292,
      0.03287141272194401,
    ]
    #expect(close(analysis.flagsExpectedByLuck, chances.reduce(0, +), 1e-9))
  }

  @Test(
    "Smoothed rates lie between an area's own and the whole's, and an area without residents has none"
  )
  func smoothedRates() throws {
    let analysis = try made(
      .rate(per: 1000), areas.map(Tally.rate) + [.rate(Rate(0, of: 0))], .rate(whole))
    let level = 1000 * Double(whole.events) / whole.population
    for estimate in analysis.estimates.dropLast() {
      let own = try #require(estimate.outcome.value)
      let smoothed = try #require(estimate.smoothed)
      // The prior's mean is not exactly the whole's rate.
      #expect(min(own, level) - 1.5 <= smoothed && smoothed <= max(own, level) + 1.5)
      #expect(estimate.rank != nil)
    }
    #expect(analysis.estimates.last?.outcome == .none(.noCases))
    #expect(analysis.estimates.last?.rank == nil && analysis.compared == 5)
  }

  @Test("More children than places is a ratio above 100, and places are not tested")
  func ratio() throws {
    let analysis = try made(
      .ratio, [.rate(Rate(120, of: 100)), .rate(Rate(0, of: 0))], .rate(Rate(120, of: 100)))
    #expect(analysis.estimates[0].outcome.value == 120)
    #expect(analysis.estimates[0].denominator == 100 && analysis.estimates[0].p == nil)
    #expect(analysis.estimates[1].outcome == .none(.noCases))
  }

  /// Computed with scipy: Byar limits joined as Zou and Donner do, and Clopper and Pearson's limits of the load.
  @Test(
    "The change of a list stands with limits from arrivals and departures, and its load beside it")
  func change() throws {
    let flow = ListFlow(atStart: 40, atEnd: 55, arrivals: 60, departures: 45, weeks: 52)
    let analysis = try made(.change, [.flow(flow), .flow(.none)], .flow(flow))
    let estimate = analysis.estimates[0]
    #expect(estimate.outcome.value == 15)
    #expect(close(estimate.outcome.limits?.lower, -5.822981352428744, 1e-9))
    #expect(close(estimate.outcome.limits?.upper, 36.10284891981565, 1e-9))
    #expect(close(estimate.ratio, 4.0 / 3, 1e-12))
    #expect(close(estimate.ratioLimits?.lower, 0.8908751411163925, 1e-9))
    #expect(close(estimate.ratioLimits?.upper, 2.0082284641540604, 1e-9))
    #expect(analysis.estimates[1].outcome == .none(.noCases))
  }

  @Test("A list that grows while the others shrink is worse")
  func growing() throws {
    let growing = ListFlow(atStart: 50, atEnd: 150, arrivals: 180, departures: 80, weeks: 52)
    let steady = ListFlow(atStart: 500, atEnd: 450, arrivals: 900, departures: 950, weeks: 52)
    let analysis = try made(.change, [.flow(growing), .flow(steady)], .flow(growing + steady))
    #expect(analysis.estimates[0].flag == .worse998)
    #expect(analysis.estimates[0].comparison == .wellAbove)
  }

  @Test("A list clears in its size over the pace of departures; without departures nobody can say")
  func clearance() throws {
    let flow = ListFlow(atStart: 70, atEnd: 80, arrivals: 34, departures: 24, weeks: 12)
    let stuck = ListFlow(atStart: 3, atEnd: 5, arrivals: 2, departures: 0, weeks: 12)
    let analysis = try made(.clearance, [.flow(flow), .flow(stuck)], .flow(flow + stuck))
    #expect(analysis.estimates[0].outcome.value == 40)
    #expect(close(analysis.estimates[0].outcome.limits?.lower, 26.882009158795693, 1e-9))
    #expect(close(analysis.estimates[0].outcome.limits?.upper, 62.44828135837005, 1e-9))
    #expect(analysis.estimates[1].outcome == .none(.notIdentifiable))
    // Two children a week leave 85 of a list: 5 children would see 1.4 leave in 12 weeks.
    #expect(close(analysis.estimates[1].expected, 24.0 * 5 / 85, 1e-12))
  }
}

@Suite("Speeds, average waits and outcomes")
struct CurveMethodTests {
  /// The children of golden set G2: day, how it ended (0 still open, 1 plan, 2 refused), area A or B.
  private let children: [(day: Int32, end: Int, area: Int)] = [
    (4, 1, 0), (6, 1, 0), (6, 0, 0), (7, 1, 1), (10, 1, 1), (12, 2, 0), (12, 1, 1), (15, 0, 1),
    (18, 1, 0), (20, 1, 1), (22, 0, 0), (26, 0, 1),
  ]

  private func exits(_ area: Int?) -> Exits {
    var exits = Exits()
    for child in children where area == nil || child.area == area {
      exits.waits.append(entry: 0, exit: child.day, completed: child.end > 0)
      exits.causes.append(child.end == 2 ? .refused : .planIssued)
    }
    return exits
  }

  /// Only plans complete the wait.
  private func waits(_ area: Int?) -> Waits {
    var waits = Waits()
    for child in children where area == nil || child.area == area {
      waits.append(entry: 0, exit: child.day, completed: child.end == 1)
    }
    return waits
  }

  /// R survival 3.5-3, survdiff(Surv(t, s == 1) ~ a): expected 2.92478 and 4.07522, variance 1.67165.
  @Test("The speed ratio, its expectation and its test are those of R's survdiff")
  func speed() throws {
    let analysis = try made(
      .speed, [.waits(waits(0)), .waits(waits(1))], .waits(waits(nil)), .higherIsBetter)
    let expected = [2.924783549783549, 4.075216450216450]
    for (index, estimate) in analysis.estimates.enumerated() {
      #expect(close(estimate.expected, expected[index], 1e-9))
      #expect(close(estimate.outcome.value, Double(3 + index) / expected[index], 1e-9))
      let z = (Double(3 + index) - expected[index]) / 1.671651287925638.squareRoot()
      #expect(close(estimate.z, z, 1e-9))
      #expect(estimate.numerator == 3 + index && estimate.method == "M22")
    }
    #expect(close(analysis.partnership.outcome.value, 1, 1e-12))
  }

  /// R survival 3.5-3, summary(survfit(Surv(t, s == 1) ~ a), rmean = 20).
  @Test("The restricted mean and its error are those of R, in weeks")
  func restrictedMean() throws {
    let analysis = try made(
      .restrictedMean(day: 20), [.waits(waits(0)), .waits(waits(1))], .waits(waits(nil)))
    let means = [14.33333333333333, 14.83333333333333]
    let errors = [2.745366466801297, 2.191101532546113]
    for (index, estimate) in analysis.estimates.enumerated() {
      #expect(close(estimate.outcome.value, means[index] / 7, 1e-9))
      let half = Confidence.percent95.z * errors[index]
      #expect(close(estimate.outcome.limits?.lower, (means[index] - half) / 7, 1e-9))
      #expect(close(estimate.outcome.limits?.upper, min(20, means[index] + half) / 7, 1e-9))
    }
    // The two areas are all children: each is the other's rest.
    let variance = errors.map { $0 * $0 }.reduce(0, +)
    let half = Confidence.percent95.z * variance.squareRoot()
    #expect(close(analysis.estimates[0].difference?.lower, (-0.5 - half) / 7, 1e-9))
    #expect(close(analysis.estimates[0].difference?.upper, (-0.5 + half) / 7, 1e-9))
    #expect(close(analysis.partnership.outcome.value, 14.351851851851851 / 7, 1e-9))
  }

  @Test("An area that nobody was followed in so long has no restricted mean, unless all are done")
  func notFollowed() throws {
    let short = Waits(entry: [0, 0], exit: [5, 9], completed: [true, false])
    let done = Waits(entry: [0, 0], exit: [5, 9], completed: [true, true])
    let analysis = try made(
      .restrictedMean(day: 20), [.waits(short), .waits(done), .waits(Waits())],
      .waits(waits(nil) + short + done))
    #expect(analysis.estimates[0].outcome == .none(.notReached))
    #expect(analysis.estimates[1].outcome.value == 1)
    #expect(analysis.estimates[2].outcome == .none(.noCases))
  }

  /// R survival 3.5-3, multi-state survfit with log-log limits at day 20.
  @Test("Incidence by cause and its limits are those of R's multi-state survfit")
  func incidence() throws {
    func analysis(_ cause: Exits.Cause) throws -> Analysis {
      try made(
        .incidence(cause: cause, day: 20), [.exits(exits(0)), .exits(exits(1))],
        .exits(exits(nil)), .higherIsBetter)
    }
    let plans = try analysis(.planIssued)
    let values = [0.5555555555555556, 0.75]
    let lowers = [0.1074325490192935, 0.1592309877430076]
    let uppers = [0.8565284740546335, 0.9559568978950209]
    for (index, estimate) in plans.estimates.enumerated() {
      #expect(close(estimate.outcome.value, 100 * values[index], 1e-8))
      #expect(close(estimate.outcome.limits?.lower, 100 * lowers[index], 1e-8))
      #expect(close(estimate.outcome.limits?.upper, 100 * uppers[index], 1e-8))
    }
    #expect(close(plans.partnership.outcome.value, 67.59259259259258, 1e-8))
    // The rest of one area is the other.
    let expected = difference(
      Bounded(values[0], Interval(lowers[0], uppers[0])),
      Bounded(values[1], Interval(lowers[1], uppers[1])))
    #expect(close(plans.estimates[0].difference?.lower, 100 * expected.lower, 1e-8))
    // z by hand: error of all 0.1508877 for 12 children; 6 of them have √2 of it, and √½ of that to the whole.
    let z = (0.5555555555555556 - 0.6759259259259258) / 0.1508877353281520
    #expect(close(plans.estimates[0].z, z, 1e-8))
    let refused = try analysis(.refused)
    #expect(close(refused.estimates[0].outcome.value, 22.22222222222222, 1e-8))
    #expect(refused.estimates[1].outcome == .value(0, Outcome.Limits(lower: nil, upper: nil)))
    #expect(refused.estimates[1].numerator == 0)
  }

  /// Computed with numpy from DerSimonian and Laird's formula.
  @Test("The variance between areas is DerSimonian and Laird's")
  func between() throws {
    let areas = zip([40.0, 55, 62, 48], [5.0, 4, 6, 3]).map { Measured($0, standardError: $1) }
    #expect(close(varianceBetween(areas), 42.64947450369793, 1e-10))
    #expect(varianceBetween([areas[0]]) == nil)
  }

  @Test("Distances are compared in kilometres")
  func distances() throws {
    func lengths(from start: Int32) -> [Int32] { (0..<40).map { start + 10 * $0 } }
    let near = Tally.metres(lengths(from: 1000))
    let far = Tally.metres(lengths(from: 9000))
    let all = Tally.metres(lengths(from: 1000) + lengths(from: 9000))
    let analysis = try made(.quantile(0.5), [near, far, .metres([])], all)
    #expect(close(analysis.estimates[0].outcome.value, 1.195, 1e-12))
    #expect(analysis.estimates[0].flag == .better998 && analysis.estimates[1].flag == .worse998)
    #expect(analysis.estimates[1].denominator == 40)
    #expect(analysis.estimates[2].outcome == .none(.noCases))
  }
}
