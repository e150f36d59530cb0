import Disclosure
import Model
import Testing

@testable import Publishing

@Suite("Charts and classes")
struct ChartTests {
  /// The sum of squared distances from the means of classes that begin at `starts`.
  private func cost(_ values: [Double], _ starts: [Int]) -> Double {
    var total = 0.0
    for (number, start) in starts.enumerated() {
      let part = values[start..<(number + 1 < starts.count ? starts[number + 1] : values.count)]
      let mean = part.reduce(0, +) / Double(part.count)
      total += part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return total
  }

  @Test("Natural breaks are as good as the best of all possible breaks", arguments: 1...30)
  func breaks(seed: UInt64) {
    var state = seed
    func random(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit)
    }
    let values = (0..<(4 + random(10))).map { _ in Double(random(40)) }.sorted()
    let found = NaturalBreaks.starts(values, classes: 3)
    // Every pair of later starts, among those that do not part equal values.
    let cuts = values.indices.dropFirst().filter { values[$0] != values[$0 - 1] }
    var best = cost(values, [0])
    for one in cuts {
      best = min(best, cost(values, [0, one]))
      for other in cuts where other > one { best = min(best, cost(values, [0, one, other])) }
    }
    #expect(abs(cost(values, found) - best) < 1e-9)
    #expect(found.dropFirst().allSatisfy { values[$0] != values[$0 - 1] })
  }

  @Test("Fewer different values than classes make a class of each")
  func fewValues() {
    #expect(NaturalBreaks.starts([3, 3, 3], classes: 4) == [0])
    #expect(NaturalBreaks.starts([1, 1, 2], classes: 4) == [0, 2])
    #expect(NaturalBreaks.starts([], classes: 4) == [])
    #expect(ValueClasses([]) == nil)
    #expect(ValueClasses([7, 7])?.lowerEnds == [7])
  }

  @Test("The ends of classes are round, and leave every value in its class")
  func roundEnds() throws {
    let values = [3.0, 4, 5, 21, 22, 23, 48, 49, 51, 88, 90]
    let classes = try #require(ValueClasses(values))
    #expect(classes.lowerEnds == [3, 20, 40, 80])
    #expect(values.map(classes.number(of:)) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3])
    #expect(ValueClasses.nice(over: 20, upTo: 21) == 21)
    #expect(ValueClasses.nice(over: 19.9, upTo: 20.04) == 20)
  }

  @Test("Letters can be read on every shade of a value map")
  func ink() throws {
    for count in 1...4 {
      let classes = try #require(ValueClasses((0..<count).map { Double(10 * $0) }))
      for number in 0..<count {
        let fill = try #require(Colour(classes.fill(number).text))
        let ink = try #require(Colour(classes.ink(number).text))
        #expect(fill.contrast(with: ink) >= 4.5, "\(classes.fill(number).text)")
      }
    }
  }

  @Test("A curve prints and draws whole weeks and whole percents, and says what it has not reached")
  func curve() {
    let curve = WaitingCurve(
      place: .unknown, watched: 900, stillWaiting: [100, 99.6, 80.2, 50.4, 49.6, 9.7])
    #expect(curve.points.map(\.1) == [100, 100, 80, 50, 50, 10])
    #expect(curve.week(byWhich: 50) == 3)
    #expect(curve.week(byWhich: 90) == 5)
    #expect(curve.still(after: 2) == "80%")
    #expect(curve.still(after: 20) == nil)
  }

  /// Figures of one indicator in three areas, of which nil are hidden.
  private func figures(_ id: String, _ counts: [Int?]) -> Figures? {
    let indicator = Indicator(
      id: id, title: id, definition: "", numerator: "", denominator: "", statistic: .share,
      unit: .percent, direction: .neutral, timing: .snapshot)
    let estimates = counts.enumerated().map { place, count in
      Estimate(
        place: .area(MadeUpReport.code("Z0700000\(place + 1)")), numerator: count,
        denominator: count,
        outcome: count == nil
          ? .none(.suppressedInput)
          : .value(
            50, Outcome.Limits(lower: 40, upper: 60)), method: "M01")
    }
    let whole = Estimate(
      place: .unknown, numerator: 1, denominator: 1, outcome: .none(.noCases), method: "M01")
    let analysis = Analysis(
      indicator: indicator, level: .district, group: .all, period: "2026-01-15", pooledPeriods: 1,
      partnership: whole, estimates: estimates, unknown: whole, outside: whole, compared: 0,
      flagsShown: 0, flagsExpectedByLuck: 0)
    return exact([analysis], quality: []).tables.first.map { Figures($0, .english) }
  }

  private func limits(_ counts: [Int: [Int?]]) -> [Int]? {
    let open = figures("open_count", [100, 90, 80])
    return BandLimits.finest { id in
      counts.first { id == "open_over_\($0.key)_weeks" }.flatMap { figures(id, $0.value) }
    } rows: { limits in
      (0..<3).count { area in
        open.flatMap { open in
          Bands(all: open.text(area), over: limits.over.map { $0.text(area) })
        } != nil
      }
    }?.weeks
  }

  @Test("Waits have as many bands as every area can show that has any, the long waits first")
  func bandLimits() {
    let long: [Int: [Int?]] = [20: [50, 40, 30], 52: [9, 8, 7]]
    func with(_ more: [Int: [Int?]]) -> [Int]? { limits(long.merging(more) { $1 }) }
    #expect(with([6: [80, 70, 60], 16: [60, 50, 40]]) == [6, 16, 20, 52])
    #expect(with([6: [80, nil, 60], 16: [60, 50, 40]]) == [16, 20, 52])
    #expect(with([6: [80, 70, 60], 16: [60, nil, 40]]) == [6, 20, 52])
    // An area that hides its long waits has no bands in any case, and takes none from the others.
    #expect(with([6: [80, nil, 60], 16: [60, nil, 40], 52: [9, nil, 7]]) == [6, 16, 20, 52])
    #expect(with([52: [nil, nil, nil], 6: [80, 70, 60]]) == [6, 20])
    #expect(with([:]) == [20, 52])
    #expect(limits([20: [50, 40, 30]]) == [20])
  }

  @Test("Groups have everyday names, in the order that people expect")
  func groups() {
    let texts = ["age=unknown", "age=11-15", "age=5-10", "age=0-4"]
    let names = texts.map { GroupWords(Group($0)) }.sorted { $0.order < $1.order }.map {
      $0.words(.english)
    }
    #expect(names == ["0 to 4", "5 to 10", "11 to 15", "Not recorded"])
    #expect(GroupWords(Group("need=ASD")).words(.english) == "Autistic spectrum disorder")
    #expect(GroupWords(.all).breakdown == "")
    // Those that the gate puts together, and names that nobody has thought of.
    #expect(
      GroupWords(Group("need=sensory and physical")).words(.english)
        == "Hearing, vision and physical disability")
    #expect(GroupWords(Group("age=16-25")).words(.english) == "16 to 25")
    #expect(GroupWords(Group("service=speech_therapy")).words(.english) == "Speech therapy")
  }
}
