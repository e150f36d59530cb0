import Model
import Testing

@testable import Statistics

/// Partnerships of shapes that break what was made for the usual one: a value or a reason each time.
@Suite struct ShapesTests {
  /// Children of each area, with the day of their end where they are done.
  private typealias Child = (entry: Int32, exit: Int32, isDone: Bool)
  private typealias Areas = [[Child]]

  private static func areas(
    _ count: Int, of children: Int, _ child: (_ area: Int, _ number: Int) -> Child
  ) -> Areas {
    (0..<count).map { area in (0..<children).map { child(area, $0) } }
  }

  private static func child(_ exit: Int, done isDone: Bool, entry: Int = 0) -> Child {
    (entry: Int32(entry), exit: Int32(exit), isDone: isDone)
  }

  private static let shapes: [(name: String, areas: Areas)] = [
    ("one area", areas(1, of: 30) { _, i in child(10 + i, done: i % 3 > 0) }),
    ("all children open", areas(8, of: 9) { area, i in child(area + i, done: false) }),
    ("all on time", areas(8, of: 9) { _, i in child(20 + i, done: true) }),
    ("none on time", areas(8, of: 9) { _, i in child(200 + i, done: true) }),
    ("one child an area", areas(90, of: 1) { area, _ in child(10 + area, done: area % 2 == 0) }),
    ("an area with no cases", oneEmpty),
    ("ties on every day", areas(8, of: 20, tied)),
    ("nobody at all", [[], [], []]), ("no areas", []),
    ("all closed on the day they came", areas(6, of: 9) { _, _ in child(0, done: true) }),
    ("everybody entered late", areas(6, of: 9, late)),
  ]

  private static var oneEmpty: Areas { [[]] + areas(8, of: 9, usual) }

  private static func usual(_ area: Int, _ number: Int) -> Child {
    child(100 + 7 * number + area, done: number > 2)
  }

  private static func tied(_ area: Int, _ number: Int) -> Child {
    child(70 * (1 + (number + area) % 3), done: number % 5 > 0)
  }

  private static func late(_ area: Int, _ number: Int) -> Child {
    child(101 + number + area, done: number > 2, entry: 100)
  }

  private static let statistics: [Indicator.Statistic] = [
    .share, .count, .quantile(0.5), .survivalQuantile(0.5), .survivalQuantile(0.92), .speed,
    .restrictedMean(day: 364), .incidence(cause: .planIssued, day: 140), .rate(per: 1000),
    .change, .clearance,
  ]

  private func waits(_ children: [Child]) -> Waits {
    var waits = Waits()
    for child in children {
      waits.append(entry: child.entry, exit: child.exit, completed: child.isDone)
    }
    return waits
  }

  private func tally(
    _ statistic: Indicator.Statistic, _ children: [Child]
  ) -> Tally {
    let done = children.count { $0.isDone && $0.exit <= 140 }
    switch statistic {
    case .share: return .count(Count(done, of: children.count))
    case .count: return .total(children.count)
    case .incidence:
      return .exits(
        Exits(
          waits: waits(children),
          causes: children.indices.map { $0 % 4 == 0 ? .refused : .planIssued }))
    case .rate: return .rate(Rate(done, of: Double(50 * children.count)))
    case .change, .clearance:
      return .flow(
        ListFlow(
          atStart: children.count, atEnd: children.count - done, arrivals: 0, departures: done,
          weeks: 12))
    default: return .waits(waits(children))
    }
  }

  private func made(_ statistic: Indicator.Statistic, _ areas: Areas) -> Measure {
    measure(
      areas.map { tally(statistic, $0) }, partnership: tally(statistic, areas.flatMap(\.self)),
      indicator(statistic, .lowerIsBetter))
  }

  private func check(_ measure: Measure, _ name: String) async throws {
    let analysis = try analysed(measure)
    for estimate in analysis.estimates + [analysis.partnership] {
      #expect(numbers(estimate).allSatisfy { $0.isFinite }, "\(name)")
    }
    let count = measure.areas.count
    let around = Surroundings(
      groups: (0..<count).map { $0 % 2 }, fifths: (0..<count).map { $0 % 5 },
      neighbours: (0..<count).map { area in
        [area - 1, area + 1].filter { (0..<count).contains($0) }
      })
    let found = await appraise(
      [measure], [analysis], surroundings: [measure.level: around],
      AppraisalOptions(seed: 3, draws: 50, maps: 5))
    for figure in found.equity.flatMap(\.figures) {
      let limits = figure.outcome.limits
      let shown = [
        figure.outcome.value, limits?.lower, limits?.upper, figure.p, figure.luckFloor,
      ].compactMap(\.self)
      #expect(shown.allSatisfy { $0.isFinite }, "\(name): \(figure.statistic)")
    }
    for finding in found.findings.findings {
      #expect(finding.childrenAffected?.isFinite != false, "\(name)")
    }
  }

  @Test("Whatever the shape, there is a value or a reason", arguments: shapes.indices)
  func shape(_ index: Int) async throws {
    let (name, areas) = Self.shapes[index]
    for statistic in Self.statistics {
      try await check(made(statistic, areas), "\(name), \(statistic)")
    }
  }

  @Test("A kind of child that lives in one ward only takes nothing from that ward or others")
  func lonelyStratum() async throws {
    for statistic in [Indicator.Statistic.share, .survivalQuantile(0.5)] {
      let wards = Self.areas(8, of: 12, Self.usual)
      var measure = made(statistic, wards)
      // The second kind lives in the first ward, and all its children at that.
      let nobody = tally(statistic, [])
      measure.strata = Strata(
        names: ["usual", "rare"], parents: [0, 1],
        tallies: measure.tallies.indices.map {
          $0 == 0 ? [nobody, measure.tallies[0]] : [measure.tallies[$0], nobody]
        },
        partnership: [
          tally(statistic, wards.dropFirst().flatMap(\.self)), measure.tallies[0],
        ])
      let mix = try #require(measure.mixExpected)
      // They are measured against themselves alone: as many as expected, and nothing to test.
      #expect(close(mix[0].expected, Double(mix[0].observed), 1e-9))
      #expect(mix[0].p == nil || mix[0].p == 1)
      try await check(measure, "stratum in one ward, \(statistic)")
    }
  }

  @Test("Ten thousand areas are finished, a value or a reason for each")
  func many() async throws {
    var areas: Areas = []
    for area in 0..<10_000 {
      var children: [Child] = []
      for number in 0..<(area % 12) {
        let exit = 60 + (37 * number + area) % 200
        let isDone = (number + area) % 7 > 0
        children.append((entry: 0, exit: Int32(exit), isDone: isDone))
      }
      areas.append(children)
    }
    for statistic in [Indicator.Statistic.share, .survivalQuantile(0.5)] {
      let made = made(statistic, areas)
      let analysis = try analysed(made)
      #expect(analysis.estimates.allSatisfy { numbers($0).allSatisfy { $0.isFinite } })
      #expect(
        analysis.estimates.allSatisfy { ($0.outcome.value == nil) == ($0.outcome.reason != nil) })
      let found = await appraise(
        [made], [analysis], surroundings: [made.level: Surroundings()],
        AppraisalOptions(seed: 3, draws: 20, maps: 0))
      let figures = found.equity.flatMap(\.figures)
      #expect(figures.count > 15)
      #expect(figures.allSatisfy { ($0.outcome.value == nil) == ($0.outcome.reason != nil) })
      #expect(figures.allSatisfy { $0.outcome.value?.isFinite != false })
    }
  }
}
