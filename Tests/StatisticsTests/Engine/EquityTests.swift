import Model
import Testing

@testable import Statistics

@Suite struct EquityTests {
  private func figures(_ measure: Measure, groups: [Int]? = nil) throws -> [String: EquityFigure] {
    let found = equity(
      of: measure, try analysed(measure), in: Surroundings(groups: groups), seed: 1, draws: 200)
    return Dictionary(uniqueKeysWithValues: found.map { (key($0), $0) })
  }

  /// The statistic, with the method where one statistic is made by several.
  private func key(_ figure: EquityFigure) -> String {
    let isOneOfSeveral = figure.statistic == "tau2" || figure.statistic == "lottery_explained"
    return isOneOfSeveral ? "\(figure.statistic) \(figure.method)" : figure.statistic
  }

  @Test("All areas together have the lottery index and its companions, with luck floors")
  func shares() throws {
    let found = try figures(StatisticsTests.shares(wardsG1), groups: [0, 0, 0, 1, 1, 1])
    // The golden numbers of the method notes.
    #expect(close(found["lottery_index"]?.outcome.value, 4.384319, 1e-5))
    #expect(close(found["heterogeneity_chi2"]?.outcome.value, 30.66137566))
    #expect(close(found["heterogeneity_chi2"]?.p, 0.0001, 1e-9))
    #expect(close(found["i2"]?.outcome.value, 0.9003510712, 1e-8))
    #expect(close(found["theil_total"]?.outcome.value, 0.1970654268))
    #expect(close(found["theil_between"]?.outcome.value, 0.0050479078, 1e-8))
    #expect((found["theil_total"]?.luckFloor ?? 0) > 0.02)
    #expect(close(found["achievable_benchmark"]?.outcome.value, 100 * 27.0 / 52))
    #expect(close(found["expected_shortfall"]?.outcome.value, 39.8025789138))
    #expect(found["tau2 M09"]?.outcome.reason == .tooFew)
    #expect(found["flags_shown"]?.outcome.value == 3)
    #expect(close(found["tau2 M16 DerSimonian-Laird"]?.outcome.value, 0.08945981488, 1e-8))
    #expect((found["theil_total"]?.p ?? 1) < 0.01)
    // Two groups with levels of their own explain some of the spread between their wards, or make it larger.
    #expect(found["lottery_explained M15 districts"]?.outcome.value != nil)
  }

  @Test("A lottery between districts is explained by them, and one within them is not")
  func explained() throws {
    let between = [8, 9, 8, 9, 8, 31, 32, 31, 32, 31].map { Count($0, of: 40) }
    let within = [8, 31, 9, 32, 8, 31, 8, 32, 9, 31].map { Count($0, of: 40) }
    let districts = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    let key = "lottery_explained M15 districts"
    let explained = try figures(StatisticsTests.shares(between), groups: districts)[key]
    #expect(close(explained?.outcome.value, 1))
    let left = try figures(StatisticsTests.shares(within), groups: districts)[key]
    #expect((left?.outcome.value ?? 1) < 0.1)
  }

  @Test(
    "An index with groups is that of a regression with a level for each, by hand of two pooled fits"
  )
  func groups() throws {
    let whole = try LotteryIndex(wardsG1 + wardsG1, groups: [Int](repeating: 0, count: 12))
    let alone = try LotteryIndex(wardsG1 + wardsG1)
    #expect(close(whole.sigma, alone.sigma) && whole.levels.count == 1)
    let twice = try LotteryIndex(
      wardsG1 + wardsG1, groups: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    // Two districts with the same wards have the same level, and so the same spread as one.
    #expect(close(twice.sigma, alone.sigma, 1e-7) && twice.levels.count == 2)
  }

  @Test("What is best is least where lower is better")
  func lowerIsBetter() throws {
    var low = StatisticsTests.shares(wardsG1)
    low = measure(
      low.tallies, partnership: low.partnership, indicator(.share, .lowerIsBetter))
    let found = try figures(low)
    // Wards 3 and 5 are best and hold a quarter of the children: 9 of 68.
    #expect(close(found["achievable_benchmark"]?.outcome.value, 100 * 9.0 / 68))
  }

  @Test("Waits have the figures that can be made of observed and expected")
  func waits() throws {
    var random = Random(seed: 14)
    let areas = (0..<9).map { _ in drawnWaits(40, late: false, &random) }
    let waits = measure(
      areas.map(Tally.waits), partnership: .waits(areas.reduce(Waits(), +)),
      unknown: .waits(Waits()), indicator(.survivalQuantile(0.5), .lowerIsBetter))
    let found = try figures(waits)
    #expect((found["lottery_index"]?.outcome.value ?? 0) >= 1)
    #expect(found["heterogeneity_chi2"]?.p != nil && found["tau2 M09"]?.outcome.value != nil)
  }

  @Test("Where nobody differs there are reasons, and counts have no such figures")
  func reasons() throws {
    let found = try figures(StatisticsTests.shares([Count](repeating: Count(0, of: 9), count: 9)))
    #expect(found["lottery_index"]?.outcome.reason == .notIdentifiable)
    #expect(found["gini"]?.outcome.reason == .notIdentifiable)
    let count = measure([.total(3)], partnership: .total(3), indicator(.count))
    #expect(try figures(count).isEmpty)
  }

  @Test("A level that falls with deprivation has a slope, a ratio and a concentration")
  func deprivation() throws {
    let rising = [20, 25, 30, 35, 40].map { Count($0, of: 100) }
    let measure = StatisticsTests.shares(rising + [Count(1, of: 9)])
    let found = deprivationEquity(of: measure, groups: [0, 1, 2, 3, 4, nil], count: 5)
    // Five points from one rung to the next, on rungs 0.2 apart: 25 from end to end; 17.5 at the deprived end.
    #expect(close(found[0].outcome.value, 25) && close(found[1].outcome.value, 42.5 / 17.5))
    // 2·Σ(0.2·y·b)/0.3 - 1, by hand.
    #expect(close(found[2].outcome.value, 0.1333333333, 1e-8))
    #expect(close(found[3].outcome.value, 0.5))
    #expect(found.map(\.method) == ["M18", "M18", "M18", "M04"])
    let few = deprivationEquity(of: measure, groups: [0, 0, 0, 1, 1, nil], count: 5)
    #expect(few[0].outcome.reason == .tooFew && few[3].outcome.reason == .noCases)
  }
}
