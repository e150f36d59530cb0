import Model
import Testing

@testable import Statistics

@Suite struct FindingsTests {
  private func appraised(
    _ measures: [Measure], _ around: Surroundings = Surroundings(), seed: UInt64 = 1
  ) async throws -> Appraisal {
    let analyses = analyse(measures, partnership: zed(0), seed: 1)
    return await appraise(
      measures, analyses, surroundings: [.ward: around],
      AppraisalOptions(seed: seed, draws: 200, maps: 40))
  }

  /// Twenty wards of 50 children, half of them in time but for the first two.
  private let counts =
    [Count(10, of: 50), Count(45, of: 50)] + [Count](repeating: Count(25, of: 50), count: 18)

  @Test("Only areas that stand out for the worse are findings, with the children it touches")
  func worse() async throws {
    let findings = try await appraised([shares(counts)]).findings
    let finding = try #require(findings.findings.first)
    #expect(findings.findings.count == 1 && finding.place == .area(zed(1)))
    #expect(finding.value == 20 && finding.comparison == .wellBelow && finding.mix == nil)
    // 50·E[(θ-π)₊] by numerical integration of the posterior (scipy), θ = 0.505.
    let children = try #require(finding.childrenAffected)
    #expect(close(children, 9.325102151392702, 1e-9))
    #expect(finding.childrenLimits?.contains(children) == true)
    #expect(findings.luck.shown == 2 && findings.luck.p < 0.5)
  }

  @Test("An indicator without a good direction has no findings, but a part in the luck audit")
  func neutral() async throws {
    let neutral = measure(
      counts.map(Tally.count), partnership: .count(counts.reduce(Count(0, of: 0), +)),
      indicator(.share, .neutral))
    let findings = try await appraised([neutral]).findings
    #expect(findings.findings.isEmpty && findings.families.count == 1)
  }

  /// A ward of slow kinds of children, served as they are elsewhere; `own` is its count of each kind.
  private func withKinds(_ own: [Count]) -> Measure {
    let rest = [Count](repeating: Count(35, of: 50), count: 19)
    let slow = [Count](repeating: Count(2, of: 10), count: 19)
    let kinds = [own] + zip(rest, slow).map { [$0, $1] }
    let counts = kinds.map { $0[0] + $0[1] }
    var measure = shares(counts)
    let wholes = [0, 1].map { kind in kinds.reduce(Count(0, of: 0)) { $0 + $1[kind] } }
    measure.strata = Strata(
      names: ["age=5-10", "age=16-19"], parents: [0, 1],
      tallies: kinds.map { $0.map(Tally.count) }, partnership: wholes.map(Tally.count))
    return measure
  }

  @Test("A difference that is the mix of children is explained, and touches few of them")
  func mix() async throws {
    let mixed = try await appraised([withKinds([Count(7, of: 10), Count(10, of: 50)])])
    let finding = try #require(mixed.findings.findings.first)
    #expect(finding.mix?.verdict == .explained && (finding.childrenAffected ?? 9) < 4)
    let served = try await appraised([withKinds([Count(12, of: 50), Count(2, of: 10)])])
    #expect(served.findings.findings.first?.mix?.verdict == .stays)
    #expect((served.findings.findings.first?.childrenAffected ?? 0) > 8)
  }

  @Test("Slow waits with children still waiting are findings, and their mix can explain them")
  func waits() async throws {
    var random = Random(seed: 5)
    func children(_ count: Int, days: Double) -> Waits {
      var waits = Waits()
      for _ in 0..<count {
        let wait = Int32(1 - days * Normal.quantile(random.unit()).magnitude * -1)
        waits.append(entry: 0, exit: min(wait, 200), completed: wait < 200)
      }
      return waits
    }
    // Two kinds: quick ones everywhere, slow ones most of the first area's.
    let kinds = (0..<12).map { area in
      [children(area == 0 ? 5 : 60, days: 60), children(area == 0 ? 80 : 15, days: 260)]
    }
    let areas = kinds.map { $0[0] + $0[1] }
    var measure = measure(
      areas.map(Tally.waits), partnership: .waits(areas.reduce(Waits(), +)),
      unknown: .waits(Waits()), indicator(.survivalQuantile(0.5), .lowerIsBetter))
    let crude = try await appraised([measure]).findings.findings
    #expect(crude.first?.place == .area(zed(1)) && (crude.first?.childrenAffected ?? 0) > 10)
    measure.strata = Strata(
      names: ["age=5-10", "age=16-19"], parents: [0, 1],
      tallies: kinds.map { $0.map(Tally.waits) },
      partnership: [0, 1].map { kind in .waits(kinds.reduce(Waits()) { $0 + $1[kind] }) })
    let adjusted = try await appraised([measure]).findings.findings
    #expect(adjusted.first?.mix?.verdict == .explained)
  }

  @Test("Findings stand in the order of the children they touch, not of their areas")
  func order() async throws {
    // Three low wards of different sizes, the largest last.
    let low = [Count(5, of: 40), Count(8, of: 60), Count(18, of: 150)]
    let apart = shares(low + [Count](repeating: Count(25, of: 50), count: 30))
    let found = try await appraised([apart]).findings.findings
    #expect(found.map(\.place) == [.area(zed(3)), .area(zed(2)), .area(zed(1))])
  }

  @Test("The table of most years gives the findings, each area once")
  func pooled() async throws {
    let year = shares(counts)
    let three = Measure(
      indicator: year.indicator, level: .ward, group: .all, period: "2023..2025", pooledPeriods: 3,
      areas: year.areas, tallies: year.tallies, partnership: year.partnership,
      unknown: year.unknown, outside: year.outside)
    let found = try await appraised([year, three])
    #expect(found.findings.findings.map(\.period) == ["2023..2025"])
    #expect(found.equity.map(\.period) == ["2025", "2023..2025"])
  }

  @Test("A finding alone among its neighbours holds in fewer redrawn maps than one of a region")
  func borders() async throws {
    // A path of twenty wards; the middle one is low, or the middle three are.
    let path = (0..<20).map { area in [area - 1, area + 1].filter { (0..<20).contains($0) } }
    func share(low: ClosedRange<Int>) async throws -> Double {
      let counts = (0..<20).map { Count(low.contains($0) ? 9 : 26, of: 50) }
      let found = try await appraised([shares(counts)], Surroundings(neighbours: path))
      return found.findings.findings.first { $0.place == .area(zed(11)) }?.holdsInRedrawnMaps ?? -1
    }
    let (alone, among) = (try await share(low: 10...10), try await share(low: 9...11))
    #expect(alone >= 0 && among > alone && among <= 1)
  }

  @Test("The same seed gives the same figures, and another seed others")
  func seeded() async throws {
    let one = try await appraised([shares(counts)], seed: 3)
    let same = try await appraised([shares(counts)], seed: 3)
    let other = try await appraised([shares(counts)], seed: 4)
    #expect(one.equity.first?.figures == same.equity.first?.figures)
    #expect(one.findings.luck == same.findings.luck)
    #expect(one.equity.first?.figures != other.equity.first?.figures)
  }

  @Test("The index of earlier years stands beside the latest, with its change")
  func years() async throws {
    func year(_ period: String, _ apart: Int) -> Measure {
      let counts = (0..<12).map { Count($0 % 2 == 0 ? 30 - apart : 30 + apart, of: 60) }
      let made = shares(counts)
      return Measure(
        indicator: made.indicator, level: .ward, group: .all, period: period, pooledPeriods: 1,
        areas: made.areas, tallies: made.tallies, partnership: made.partnership,
        unknown: made.unknown, outside: made.outside)
    }
    let latest = year("2025", 15)
    let found = await appraise(
      [latest], analyse([latest], partnership: zed(0), seed: 1), surroundings: [:],
      earlier: [year("2024", 10)], AppraisalOptions(seed: 1, draws: 50, maps: 0))
    #expect(found.equity.map(\.period) == ["2024", "2025"])
    let change = found.equity[1].figures.first { $0.statistic == "lottery_change" }
    let then = found.equity[0].figures[0].outcome.value ?? 0
    let now = found.equity[1].figures[0].outcome.value ?? 0
    #expect(close(change?.outcome.value, now / then, 1e-9) && change?.method == "M33 since 2024")
  }
}
