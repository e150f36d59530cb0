import Disclosure
import Model
import Testing

@Suite("The gate")
struct ProtectTests {
  private let indicator = Indicator(
    id: "plans_issued_20_weeks", title: "Plans", definition: "Plans.", numerator: "in time",
    denominator: "plans", statistic: .share, unit: .percent, direction: .higherIsBetter,
    timing: .period)
  private let codes = (1...9).compactMap { AreaCode("Z0500000\($0)") }

  private func measure(_ counts: [Count], pooled: Int = 1, indicator: Indicator? = nil) -> Measure {
    Measure(
      indicator: indicator ?? self.indicator, level: .ward, group: .all, period: "2025",
      pooledPeriods: pooled, areas: Array(codes.prefix(counts.count)),
      tallies: counts.map(Tally.count), partnership: .count(counts.reduce(Count(0, of: 0), +)),
      unknown: .count(Count(0, of: 0)), outside: .count(Count(3, of: 5)))
  }

  /// Stands in for the statistics: the share of each tally it is given, and what it was given.
  private func shares(_ measures: [Measure]) -> [Analysis] {
    measures.map { measure in
      func estimate(_ place: Place, _ tally: Tally) -> Estimate {
        switch tally {
        case .count(let count) where count.denominator > 0:
          Estimate(
            place: place, numerator: count.numerator, denominator: count.denominator,
            outcome: .value(
              100 * Double(count.numerator) / Double(count.denominator),
              .init(lower: nil, upper: nil)), method: "M01")
        case .unavailable(let reason): Estimate(place: place, outcome: .none(reason), method: "M01")
        default: Estimate(place: place, outcome: .none(.noCases), method: "M01")
        }
      }
      return Analysis(
        indicator: measure.indicator, level: measure.level, group: measure.group,
        period: measure.period, pooledPeriods: measure.pooledPeriods,
        partnership: estimate(.partnership(codes[0]), measure.partnership),
        estimates: zip(measure.areas, measure.tallies).map { estimate(.area($0), $1) },
        unknown: estimate(.unknown, measure.unknown), outside: estimate(.outside, measure.outside),
        compared: 0, flagsShown: 0, flagsExpectedByLuck: 0)
    }
  }

  private func protected(
    _ measures: [Measure], quality: [QualityLine] = []
  ) throws -> Release {
    try protect(measures, shares(measures), quality: quality, policy: .standard, analyse: shares)
  }

  /// Displays by the table of the policy: 8..12 is 10, 13..17 is 15, 18..22 is 20, 23..25 is 25.
  @Test(
    "A count is shown rounded to 5, and hidden under 8",
    arguments: [
      (7, nil), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (22, 20), (23, 25), (25, 25),
    ]
      as [(Int, Int?)])
  func displays(count: Int, shown: Int?) throws {
    let release = try protected([measure([Count(count, of: 100)])])
    #expect(release.tables[0].cells[0].estimate?.numerator == shown)
  }

  @Test("A zero inside a group that is not empty is hidden, an empty group is shown as empty")
  func zeros() throws {
    let release = try protected([measure([Count(0, of: 40), Count(0, of: 0)])])
    #expect(release.tables[0].cells[0].estimate?.numerator == nil)
    #expect(release.tables[0].cells[0].estimate?.outcome == .some(.none(.suppressedInput)))
    #expect(release.tables[0].cells[1].estimate?.outcome == .some(.none(.noCases)))
    #expect(release.tables[0].cells[1].estimate?.denominator == 0)
  }

  @Test("A percentage comes from the rounded counts, not from the exact ones")
  func percentFromDisplays() throws {
    let release = try protected([measure([Count(18, of: 42)])])
    // 18 is shown as 20 and 42 as 40: 50%, where the exact share is 42.9%.
    #expect(release.tables[0].cells[0].estimate?.outcome.value == 50)
  }

  @Test("Two counts that look alike when rounded cannot be told apart")
  func indistinguishable() throws {
    let first = try protected([measure([Count(18, of: 38), Count(30, of: 60)])])
    let second = try protected([measure([Count(22, of: 42), Count(28, of: 58)])])
    #expect(first.tables[0].cells == second.tables[0].cells)
    #expect(first.tables[0].partnership == second.tables[0].partnership)
  }

  @Test("Fewer than 20 give counts without a percentage")
  func smallBase() throws {
    let release = try protected([measure([Count(9, of: 16)])])
    let estimate = release.tables[0].cells[0].estimate
    #expect(estimate?.denominator == 15)
    #expect(estimate?.outcome == .some(.none(.tooFew)))
    #expect(estimate?.flag == Flag.none)
  }

  @Test("A small number of children without a place is hidden too")
  func unplaced() throws {
    #expect(try protected([measure([Count(20, of: 40)])]).tables[0].outside == .hidden(.outside))
  }

  @Test("Where several years are put together, the single year is not published")
  func pooling() throws {
    let release = try protected([
      measure([Count(20, of: 40)]), measure([Count(50, of: 90)], pooled: 3),
    ])
    #expect(release.tables.map(\.pooledPeriods) == [3])
  }

  @Test(
    "A wait is shown in whole weeks and only where five finished waits lie on either side",
    arguments: [(9, false), (10, true)])
  func waits(count: Int, isShown: Bool) throws {
    let median = Indicator(
      id: "weeks", title: "Weeks", definition: "Weeks.", numerator: "plans", denominator: "plans",
      statistic: .quantile(0.5), unit: .weeks, direction: .lowerIsBetter, timing: .period)
    var estimate = Estimate(
      place: .area(codes[0]), numerator: count, denominator: count,
      outcome: .value(20.4, .init(lower: 18.9, upper: 30.1)), method: "M20")
    estimate.p = 0.03
    let whole = Estimate(
      place: .partnership(codes[0]), numerator: 300, denominator: 300,
      outcome: .value(18.3, .init(lower: 17, upper: 19)), method: "M20")
    let analysis = Analysis(
      indicator: median, level: .ward, group: .all, period: "2025", pooledPeriods: 1,
      partnership: whole, estimates: [estimate], unknown: estimate, outside: estimate, compared: 1,
      flagsShown: 0, flagsExpectedByLuck: 0.031)
    let measure = Measure(
      indicator: median, level: .ward, group: .all, period: "2025", pooledPeriods: 1,
      areas: [codes[0]], tallies: [.waits(waits(count))],
      partnership: .waits(waits(2 * count + 300)),
      unknown: .waits(waits(count)), outside: .waits(waits(300)))
    let release = try protect(
      [measure], [analysis], quality: [], policy: .standard, analyse: { _ in [] })
    let shown = try #require(release.tables[0].cells[0].estimate)
    #expect((shown.outcome.value != nil) == isShown)
    guard isShown else { return }
    #expect(shown.outcome == .value(20, .init(lower: 18, upper: 31)))
    #expect(shown.numerator == 10)
    // 18 weeks, the partnership's shown wait, lies inside 18 to 31.
    #expect(shown.comparison == .tooFewToTell)
    // One area compared: 5% of one, whatever the exact sizes say.
    #expect(release.tables[0].flagsExpectedByLuck == 0.05)
    #expect(shown.p == nil && shown.ratio == nil)
  }

  private func waits(_ count: Int) -> Waits {
    Waits(
      entry: Array(repeating: 0, count: count), exit: Array(repeating: 142, count: count),
      completed: Array(repeating: true, count: count))
  }

  @Test("The longest wait is one child's and is never published")
  func longest() throws {
    let longest = Indicator(
      id: "longest", title: "Longest", definition: "Longest.", numerator: "children",
      denominator: "children", statistic: .quantile(1), unit: .weeks, direction: .lowerIsBetter,
      timing: .snapshot)
    let made = measure([Count(20, of: 40)], indicator: longest)
    #expect(try protected([made]).tables.isEmpty)
  }

  @Test("Quality counts are counts of children: small ones hidden, others rounded, rows left out")
  func quality() throws {
    let small = QualityLine(
      input: "requests", field: "postcode", reason: "missing", count: 3, share: 0.1,
      exampleRows: [4, 7], effect: "No area.")
    var large = small
    large.count = 23
    let shown = try protected([], quality: [large]).quality
    #expect(shown.map(\.isShown) == [true] && shown.map(\.line.count) == [25])
    #expect(try protected([], quality: [small]).quality.map(\.isShown) == [false])
    #expect(shown.allSatisfy { $0.line.exampleRows.isEmpty && $0.line.share == nil })
    #expect(shown.allSatisfy { $0.line.effect == "No area." })
  }

  /// 48 to 52 rows without an area, 38 to 42 of them by the one kind: the other would be six or seven.
  @Test(
    "A kind of fault that alone is hidden is not what the others leave of the rows without an area")
  func qualityDifferences() throws {
    func line(_ reason: String, _ count: Int, field: String = "postcode") -> QualityLine {
      QualityLine(
        input: "requests", field: field, reason: reason, count: count, share: nil,
        exampleRows: [], effect: "")
    }
    let two = try protected([], quality: [line("missing", 6), line("unknown", 42)]).quality
    #expect(two.map(\.isShown) == [false, false])
    let three = try protected(
      [], quality: [line("missing", 6), line("unknown", 42), line("unreadable", 12)]
    ).quality
    #expect(three.map(\.isShown) == [false, true, false])
    // Two hidden kinds protect each other, and another field is another sum.
    let four = try protected(
      [],
      quality: [
        line("missing", 6), line("unknown", 42), line("outside", 3),
        line("unknown", 30, field: "need"),
      ]
    ).quality
    #expect(four.map(\.isShown) == [false, true, false, true])
  }

  @Test("A number inside a sentence about the data does not slip past the gate")
  func qualityWords() throws {
    let line = QualityLine(
      input: "requests", field: "", reason: "row-ragged", count: 3, share: nil, exampleRows: [],
      effect: "3 rows have too few fields.")
    #expect(try protected([], quality: [line]).quality.map(\.line.effect) == [""])
  }

  /// The children of nine wards by where they are taught, each category a share of all.
  private func mix(_ categories: [(group: String, counts: [Int])]) -> [Measure] {
    let all = (0..<9).map { slot in categories.reduce(0) { $0 + $1.counts[slot] } }
    return categories.map { category in
      var measure = Measure(
        indicator: indicator, level: .ward, group: Group(category.group), period: "2025",
        pooledPeriods: 1, areas: codes,
        tallies: zip(category.counts, all).map { .count(Count($0, of: $1)) },
        partnership: .count(Count(category.counts.reduce(0, +), of: all.reduce(0, +))),
        unknown: .count(Count(0, of: 0)), outside: .count(Count(0, of: 0)))
      measure.isPartOfAll = true
      return measure
    }
  }

  @Test(
    "That all children are of one category is not printed, neither as numbers nor as hidden ones")
  func loneCategory() throws {
    let counts = (0..<9).map { 20 + $0 }
    let one = try protected(mix([("placement=mainstream", counts)]))
    #expect(one.tables.isEmpty)
    let left = try #require(one.disclosure?.leftOut.first)
    #expect(left.indicator == "Plans" && !left.reason.contains("one"))

    let two = try protected(
      mix([("placement=mainstream", counts), ("placement=special", counts.map { $0 / 2 })]))
    #expect(two.tables.count == 2)
    #expect(two.disclosure?.leftOut.isEmpty == true)
    #expect(two.tables[0].cells[8].estimate?.numerator == 30)
  }
}
