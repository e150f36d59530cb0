import Model
import Testing

@testable import Statistics

/// The children G2 of the method notes: day, outcome (0 still waiting, 1 plan, 2 refused), area.
private let childrenG2: [(day: Int32, outcome: Int, area: Character)] = [
  (4, 1, "A"), (6, 1, "A"), (6, 0, "A"), (7, 1, "B"), (10, 1, "B"), (12, 2, "A"), (12, 1, "B"),
  (15, 0, "B"), (18, 1, "A"), (20, 1, "B"), (22, 0, "A"), (26, 0, "B"),
]

/// The waits of G2 to any exit.
func waitsG2(_ area: Character? = nil) -> Waits {
  var waits = Waits()
  for child in childrenG2 where area == nil || child.area == area {
    waits.append(entry: 0, exit: child.day, completed: child.outcome > 0)
  }
  return waits
}

/// Waits watched from the request on; a minus sign marks a child still waiting.
func waits(_ days: Int32...) -> Waits {
  Waits(
    entry: days.map { _ in 0 }, exit: days.map { abs($0) }, completed: days.map { $0 >= 0 })
}

/// Waits drawn at random, half of them watched from a later day on.
func drawnWaits(_ count: Int, late: Bool, _ random: inout Random) -> Waits {
  var waits = Waits()
  for _ in 0..<count {
    let entry = late && random.unit() < 0.5 ? Int32(random.below(60)) : 0
    let exit = entry + 1 + Int32(random.below(150))
    waits.append(entry: entry, exit: exit, completed: random.unit() < 0.7)
  }
  return waits
}

@Suite struct WaitTests {
  @Test("The curve, its error and limits are those of R's survfit")
  func golden() {
    let curve = KaplanMeier(waitsG2())
    #expect(curve.times == [4, 6, 7, 10, 12, 18, 20])
    #expect(close(curve.survival[1], 0.8333333333) && close(curve.survival[4], 0.4629629630))
    #expect(
      close(curve.survival[6], 0.2314814815) && close(curve.standardError(at: 4), 0.1504134930))
    let early = curve.limits(at: 1, .percent95)
    #expect(close(early.lower, 0.4817149422) && close(early.upper, 0.9555093657))
    let late = curve.limits(at: 4, .percent95)
    #expect(close(late.lower, 0.1719445634) && close(late.upper, 0.7140101609))
  }

  @Test("Quartiles of G2 are 7, 12 and 20 days, and the median's upper limit is not reached")
  func quartiles() {
    let curve = KaplanMeier(waitsG2())
    #expect([0.25, 0.5, 0.75].map { curve.quantile($0, .percent95).value } == [7, 12, 20])
    let limits = curve.quantile(0.5, .percent95).limits
    #expect(limits?.lower == 6 && limits?.upper == nil)
  }

  /// Expected values: R survival quantile(survfit(Surv(t, e) ~ 1, conf.type = "log-log"), 0.5).
  @Test(
    "A quantile exactly on a flat stretch is its middle, as in R",
    arguments: [
      (waits(3, 5, 8, 9), 6.5, 3.0 as Double?), (waits(3, 5, -8, -9), 7, 3),
      (waits(3, 5, -6, 8, 9, -10), 8, 3), (waits(3, 5, -7, 8), 6.5, 3), (waits(4), 4, nil),
      (waits(3, 5), 4, 3), (waits(1, 2, 3, 4, 5, -6, -7, -8, -9, -10), 7.5, 1),
    ])
  func flat(waits: Waits, median: Double, lower: Double?) {
    let found = KaplanMeier(waits).quantile(0.5, .percent95)
    #expect(found.value == median && found.limits?.lower == lower && found.limits?.upper == nil)
  }

  @Test("Waits that nobody ended, or that nobody had, have reasons")
  func reasons() {
    #expect(KaplanMeier(waits(-3, -8)).quantile(0.5, .percent95).reason == .allWaiting)
    #expect(KaplanMeier(waits()).quantile(0.5, .percent95).reason == .noCases)
    #expect(KaplanMeier(waits(3, -8, -9)).quantile(0.5, .percent95).reason == .notReached)
  }

  @Test("A plan made on the day of the request took half a day")
  func sameDay() {
    let curve = KaplanMeier(waits(0, 0, 4, 9))
    #expect(curve.times == [0.5, 4, 9] && curve.survival[0] == 0.5)
  }

  @Test("Before the first completion the share still waiting has a one-sided limit")
  func oneSided() {
    let curve = KaplanMeier(waits(10, 12, -14, -15))
    let early = curve.stillWaiting(after: 5, .percent95)
    #expect(early.value == 1 && early.limits?.upper == nil)
    #expect(close(early.limits?.lower, 0.39763536, 1e-7))  // 0.025^(1/4)
    let open = KaplanMeier(waits(-3, -9, -12))
    // √0.025: two were followed past day 5.
    #expect(close(open.stillWaiting(after: 5, .percent95).limits?.lower, 0.15811388, 1e-7))
    #expect(curve.stillWaiting(after: 16, .percent95).reason == .notReached)
    #expect(KaplanMeier(waits(4)).stillWaiting(after: 9, .percent95).value == 0)
  }

  @Test("Where nobody leaves early, the share done in time is the plain one of the cohort")
  func cohort() {
    var random = Random(seed: 17)
    let days = (0..<90).map { _ in Int32(1 + random.below(300)) }
    let curve = KaplanMeier(
      Waits(
        entry: days.map { _ in 0 }, exit: days.map { min($0, 200) },
        completed: days.map { $0 <= 200 }))
    let done = Double(days.count { $0 <= 140 }) / 90
    #expect(close(curve.stillWaiting(after: 140, .percent95).value, 1 - done, 1e-12))
  }

  @Test("Without anybody left waiting the curve is the share not yet done")
  func empirical() {
    var random = Random(seed: 2)
    for count in 1..<30 {
      let days = (0..<count).map { _ in Int32(1 + random.below(40)) }
      let curve = KaplanMeier(
        Waits(
          entry: days.map { _ in 0 }, exit: days, completed: days.map { _ in true }))
      for (time, survival) in zip(curve.times, curve.survival) {
        let left = Double(days.count { Double($0) > time }) / Double(count)
        #expect(abs(survival - left) < 1e-12)
      }
    }
  }

  @Test("A curve starts where five children are watched, if some are watched only later")
  func start() {
    var late = waits(1)
    for day in 0..<8 { late.append(entry: 5, exit: Int32(20 + day), completed: true) }
    let curve = KaplanMeier(late)
    #expect(curve.start == 20 && curve.times.first == 20)
    #expect(KaplanMeier(waits(3, 5, 8, 9)).start == 0)
  }

  @Test("Observed, expected and variance are those of R's survdiff")
  func observedExpected() throws {
    let pace = Pace(waitsG2())
    let a = pace.compare(waitsG2("A"))
    let b = pace.compare(waitsG2("B"))
    #expect(a.observed == 4 && b.observed == 4)
    #expect(close(a.expected, 3.353354978) && close(b.expected, 4.646645022))
    #expect(close(a.variance, 1.834916594) && close(b.variance, 1.834916594))
    let z = try #require(a.z)
    #expect(close(z * z, 0.2278848997))
    #expect(close(pace.cumulativeHazard(at: 12), 0.6960678211))
    #expect(close(pace.cumulativeHazard(at: 20), 1.2794011544))
  }

  @Test("All completions are expected somewhere, however the children are divided")
  func sums() {
    var random = Random(seed: 4)
    for _ in 0..<30 {
      let areas = (0..<5).map { _ in drawnWaits(1 + random.below(30), late: true, &random) }
      let pace = Pace(areas.reduce(Waits(), +))
      let results = areas.map { pace.compare($0) }
      let observed = results.reduce(0) { $0 + $1.observed }
      #expect(close(Sum(results.map(\.expected)).value, Double(observed), 1e-11))
    }
  }

  @Test("Order-statistic limits of a median are those of the binomial tables")
  func orderStatistics() {
    // Conover 1999, table A3: with 10 durations the 2nd and 9th, with 6 the 1st and 6th, with 5 none.
    let ten = OrderStatistics(10, quantile: 0.5, .percent95)
    #expect(ten.lower == 1 && ten.upper == 8)
    let six = OrderStatistics(6, quantile: 0.5, .percent95)
    #expect(six.lower == 0 && six.upper == 5)
    let five = OrderStatistics(5, quantile: 0.5, .percent95)
    #expect(five.lower == nil && five.upper == nil)
  }

  @Test("The sign test rejects exactly the medians outside the limits")
  func dual() throws {
    var random = Random(seed: 6)
    for _ in 0..<300 {
      let count = 6 + random.below(40)
      let sorted = (0..<count).map { _ in Double(random.below(30)) }.sorted()
      let q = [0.5, 0.75, 0.9][random.below(3)]
      let limits = try #require(durationQuantile(q, sorted: sorted, .percent95).limits)
      for benchmark in stride(from: 0.0, through: 30, by: 0.5) {
        let test = signTest(sorted, quantile: q, against: benchmark)
        let isOutside =
          benchmark < (limits.lower ?? -1) || benchmark > (limits.upper ?? .infinity)
        #expect((test.p <= 0.05) == isOutside)
        if isOutside { #expect((test.z > 0) == (benchmark < (limits.lower ?? -1))) }
      }
    }
  }
}
