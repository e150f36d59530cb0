import Model
import Testing

@testable import Statistics

/// What must hold of figures about all areas together, whatever was counted.
@Suite struct AllAreasTests {
  private func appraised(_ measures: [Measure]) async -> Appraisal {
    await appraise(
      measures, analyse(measures, partnership: zed(0), seed: 1), surroundings: [:],
      AppraisalOptions(seed: 1, draws: 60, maps: 0))
  }

  private func waits(_ areas: [Waits]) -> Measure {
    measure(
      areas.map(Tally.waits), partnership: .waits(areas.reduce(Waits(), +)),
      unknown: .waits(Waits()), indicator(.survivalQuantile(0.5), .lowerIsBetter))
  }

  private func numbers(_ appraisal: Appraisal) -> [Double] {
    let figures = appraisal.equity.flatMap(\.figures).flatMap { figure in
      [
        figure.outcome.value, figure.outcome.limits?.lower, figure.outcome.limits?.upper,
        figure.p, figure.luckFloor,
      ]
    }
    let findings = appraisal.findings.findings.flatMap { finding in
      [
        finding.childrenAffected, finding.childrenLimits?.lower, finding.childrenLimits?.upper,
        finding.mix?.ratio, finding.holdsInRedrawnMaps,
      ]
    }
    return (figures + findings).compactMap(\.self)
  }

  /// Every figure has a value or a reason, and no number is infinite or not a number.
  private func expectSound(_ measure: Measure) async {
    let found = await appraised([measure])
    #expect(numbers(found).allSatisfy { $0.isFinite })
    for figure in found.equity.flatMap(\.figures) {
      #expect((figure.outcome.value == nil) == (figure.outcome.reason != nil))
      #expect((figure.p ?? 0.5) >= 0 && (figure.p ?? 0.5) <= 1)
    }
  }

  @Test("One area, nobody in time, all in time, one child an area, nobody at all: value or reason")
  func shapesOfShares() async {
    let shapes: [[Count]] = [
      [Count(3, of: 9)], [], [Count(0, of: 0)], [Count(0, of: 20), Count(0, of: 30)],
      [Count](repeating: Count(20, of: 20), count: 9),
      (0..<60).map { Count($0 % 2, of: 1) },
      [Count(0, of: 0)] + [Count](repeating: Count(5, of: 12), count: 10),
    ]
    for shape in shapes { await expectSound(shares(shape)) }
  }

  @Test("All still waiting, all done on one day, nobody watched: value or reason")
  func shapesOfWaits() async {
    func column(_ count: Int, day: Int32, completed: Bool) -> Waits {
      Waits(
        entry: [Int32](repeating: 0, count: count), exit: [Int32](repeating: day, count: count),
        completed: [Bool](repeating: completed, count: count))
    }
    let shapes: [[Waits]] = [
      [Waits()], [column(9, day: 50, completed: false)],
      [Waits](repeating: column(9, day: 50, completed: false), count: 8),
      [Waits](repeating: column(9, day: 50, completed: true), count: 8),
      [Waits](repeating: column(1, day: 5, completed: true), count: 70),
      [column(0, day: 1, completed: true)]
        + [Waits](repeating: column(12, day: 30, completed: true), count: 7)
        + [column(5, day: 30, completed: false)],
    ]
    for shape in shapes { await expectSound(waits(shape)) }
  }

  @Test("Waits that end on every day in every area make ties everywhere, and sound figures")
  func ties() async {
    let all = (0..<10).map { area in
      var waits = Waits()
      for day in 1...40 {
        waits.append(entry: 0, exit: Int32(day), completed: (day + area) % 3 > 0)
      }
      return waits
    }
    await expectSound(waits(all))
  }

  @Test("A kind of child that lives in one area alone is expected to fare as it does there")
  func kindOfOneArea() async throws {
    let kinds = (0..<8).map { area in
      [Count(20, of: 40), area == 0 ? Count(0, of: 30) : Count(0, of: 0)]
    }
    var measure = shares(kinds.map { $0[0] + $0[1] })
    measure.strata = Strata(
      names: ["age=5-10", "age=20-25"], parents: [0, 1],
      tallies: kinds.map { $0.map(Tally.count) },
      partnership: [.count(Count(160, of: 320)), .count(Count(0, of: 30))])
    await expectSound(measure)
    let own = try #require(measure.mixExpected?.first)
    #expect(own.observed == 20 && close(own.expected, 20))
  }

  @Test("An area with nobody changes no figure of the others")
  func emptyArea() async throws {
    let counts = [30, 12, 22, 25, 28, 8, 24, 26, 25].map { Count($0, of: 50) }
    let one = await appraised([shares(counts)])
    let other = await appraised([shares(counts + [Count(0, of: 0)])])
    #expect(one.equity[0].figures == other.equity[0].figures)
    #expect(one.findings.findings == other.findings.findings)
  }

  @Test("Areas given in another order have the same figures")
  func order() async throws {
    var random = Random(seed: 8)
    let counts = (0..<30).map { _ in Count(random.below(20), of: 20 + random.below(40)) }
    var order = Array(counts.indices)
    random.shuffle(&order)
    func figures(_ order: [Int]) throws -> [EquityFigure] {
      let made = Measure(
        indicator: indicator(.share), level: .ward, group: .all, period: "2025", pooledPeriods: 1,
        areas: order.map { zed($0 + 1) }, tallies: order.map { .count(counts[$0]) },
        partnership: .count(counts.reduce(Count(0, of: 0), +)), unknown: .count(Count(0, of: 0)),
        outside: .count(Count(0, of: 0)))
      return equity(of: made, try analysed(made), seed: 1, draws: 40)
    }
    let (one, other) = (try figures(Array(counts.indices)), try figures(order))
    for (first, second) in zip(one, other) {
      // Luck floors are sums over draws in the order of areas: the same to the last digits.
      #expect(first.statistic == second.statistic)
      #expect(
        close(first.outcome.value, second.outcome.value ?? .nan, 1e-12)
          || first.outcome == second.outcome, "\(first.statistic)")
      #expect(
        close(first.luckFloor, second.luckFloor ?? .nan, 1e-12)
          || first.luckFloor == second.luckFloor)
    }
  }

  @Test("Two areas alike put together leave the level, the expected numbers and the index's level")
  func merging() throws {
    let counts = [Count(12, of: 40), Count(12, of: 40), Count(30, of: 50), Count(9, of: 60)]
    let merged = [Count(24, of: 80)] + counts.dropFirst(2)
    let (one, other) = (try SmoothedShares(counts), try SmoothedShares(Array(merged)))
    #expect(one.theta == other.theta)
    var random = Random(seed: 3)
    let areas = (0..<5).map { _ in drawnWaits(30, late: true, &random) }
    let pace = Pace(areas.reduce(Waits(), +))
    let apart = pace.compare(areas[0]) + pace.compare(areas[1])
    let together = pace.compare(areas[0] + areas[1])
    #expect(close(together.expected, apart.expected, 1e-12))
    #expect(together.observed == apart.observed)
  }

  @Test("A smoothed share comes to the area's own as its children grow in number")
  func largeAreas() throws {
    let others = [Count](repeating: Count(20, of: 50), count: 9) + [Count(45, of: 50)]
    let smoothed = try SmoothedShares(others)
    var last = 1.0
    for size in [10, 100, 1_000, 100_000] {
      let gap = abs(smoothed.estimate(Count(7 * size / 10, of: size)).value - 0.7)
      #expect(gap < last)
      last = gap
    }
    #expect(last < 1e-4)
  }

  @Test("Redraws without a lottery have the mean of their distribution, and records all their ends")
  func draws() {
    var tables = DrawTables()
    var random = Random(seed: 12)
    // Each with a mean of 12: binomial, Poisson, and 30 drawn of 100 of whom 40 are marked.
    let known = [
      tables.add(binomial: 40, 0.3), tables.add(poisson: 12),
      tables.add(drawn: 30, marked: 40, of: 100),
    ]
    for table in known {
      let mean = (0..<20_000).reduce(0.0) { sum, _ in
        sum + Double(tables.draw(table, random.unit()))
      }
      // Four standard errors of a mean of 20,000.
      #expect(abs(mean / 20_000 - 12) < 4 * (12 / 20_000.0).squareRoot())
    }
    let certain = [
      tables.add(binomial: 0, 0.3), tables.add(binomial: 7, 1),
      tables.add(drawn: 9, marked: 5, of: 9),
    ]
    #expect(certain.map { tables.draw($0, 0.9) } == [0, 7, 5])
    let areas = (0..<6).map { _ in drawnWaits(25, late: true, &random) }
    var redraw = LuckDraws(areas, all: areas.reduce(Waits(), +), seed: 4)
    let ends = areas.reduce(0) { $0 + $1.completed.count { $0 } }
    for _ in 0..<5 {
      redraw.next()
      #expect(redraw.observed.reduce(0, +) == ends)
      #expect(close(redraw.sizes.reduce(0, +), Double(ends), 1e-12))
    }
  }

  @Test("Shortfall and excess of events differ by the gap of the smoothed ratio")
  func shortfallOfEvents() throws {
    let areas = [3, 12, 9, 2, 20, 14].map {
      ObservedExpected(observed: $0, expected: 10, variance: 5)
    }
    let smoothed = try SmoothedRatios(areas)
    let low = shortfall(areas[0], smoothed, reference: 1, moreIsGood: true)
    let excess = shortfall(areas[0], smoothed, reference: 1, moreIsGood: false)
    // E(r-λ)₊ - E(λ-r)₊ = r - E(λ), whatever the distribution.
    #expect(
      close(low.events - excess.events, 10 * (1 - smoothed.estimate(areas[0]).value), 1e-9))
    #expect(low.limits?.contains(low.events) == true && low.events < 7)
    let codes = (1...6).map(zed)
    let benchmark = try achievableBenchmark(areas, codes: codes, moreIsGood: true)
    #expect(benchmark == 34.0 / 20)
    let total = try RatioShortfall(
      areas, codes: codes, reference: benchmark, moreIsGood: true, draws: 400, seed: 1)
    #expect(total.limits.contains(total.total) && total.areas.allSatisfy { $0 >= 0 })
  }
}
