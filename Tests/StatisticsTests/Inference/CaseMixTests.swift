import Foundation
import Model
import Testing

@testable import Statistics

@Suite struct CaseMixTests {
  @Test("Expected outcomes sum to the observed, also where small strata are put together")
  func expected() {
    let areas = [
      [Count(3, of: 10), Count(8, of: 20), Count(1, of: 2)],
      [Count(6, of: 30), Count(9, of: 10), Count(0, of: 3)],
    ]
    let found = expectedCounts(areas, parents: [0, 0, 0])
    #expect(close(found[0].expected + found[1].expected, 27, 1e-12))
    // 10·9/40 + 20·17/30 + 2·1/5, by hand: the third stratum is alone in its parent.
    #expect(close(found[0].expected, 2.25 + 34.0 / 3 + 0.4, 1e-12) && found[0].observed == 12)
    #expect(standardisedRatio(3, expected: 0).reason == .noCases)
    #expect(close(standardisedRatio(3, expected: 2).limits?.upper, 8.7672730697 / 2))
  }

  @Test("The parts of a gap sum to it and turn over with the areas")
  func kitagawa() throws {
    let here = [Count(3, of: 10), Count(8, of: 20), Count(0, of: 0)]
    let there = [Count(6, of: 30), Count(9, of: 10), Count(1, of: 4)]
    let whole = zip(here, there).map { $0 + $1 }
    let split = try GapSplit(here, there, whole: whole)
    #expect(close(split.gap, 11.0 / 30 - 16.0 / 44, 1e-12) && close(split.borrowed, 4.0 / 74))
    let turned = try GapSplit(there, here, whole: whole)
    #expect(close(turned.composition, -split.composition, 1e-12))
    #expect(throws: StatisticsError.none(.noCases)) {
      try GapSplit([Count(0, of: 0)], [Count(1, of: 2)], whole: [Count(1, of: 2)])
    }
  }

  /// Expected values: R glm(y ~ x, binomial, epsilon 1e-14), x = 0...9.
  @Test("Logistic regression is that of R, and separation has a reason")
  func logistic() throws {
    let outcomes = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1].map { $0 == 1 }
    let rows = (0..<10).map { [1, Double($0)] }
    let fit = try logisticFit(rows, outcomes)
    #expect(
      close(fit.coefficients[0], -1.99741741416, 1e-7)
        && close(fit.coefficients[1], 0.44387053648, 1e-7))
    #expect(close(Sum(fit.fitted).value, 5, 1e-9))
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try logisticFit(rows, (0..<10).map { $0 > 4 })
    }
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try logisticFit(rows.map { [$0[1], $0[1]] }, outcomes)
    }
  }

  /// Expected values: the formulas of M03 in Python, written apart.
  @Test("A rate standardised for age has Dobson's limits")
  func standardised() {
    let bands = [
      AgeBand(observed: 12, population: 1_000, standard: 500),
      AgeBand(observed: 20, population: 800, standard: 700),
      AgeBand(observed: 3, population: 400, standard: 300),
    ]
    let rate = standardisedRate(bands, per: 1_000)
    #expect(close(rate.value, 17.166666666666668, 1e-9))
    #expect(
      close(rate.limits?.lower, 11.81227603408743, 1e-9)
        && close(rate.limits?.upper, 24.05973543459823, 1e-9))
    #expect(standardisedRate(Array(bands.suffix(1)), per: 1_000).reason == .tooFew)
    let empty = AgeBand(observed: 0, population: 0, standard: 10)
    #expect(standardisedRate(bands + [empty], per: 1_000).reason == .notIdentifiable)
  }

  @Test("Bands by rank are those of the official tool")
  func bands() throws {
    let found = try quantileBands(
      [5, 1, 9, 9, 3, 7, 7, 7, 2, 8, 4, 6], count: 5, inverted: true)
    #expect(found == [3, 5, 1, 1, 4, 2, 2, 2, 5, 1, 4, 3])
    #expect(throws: StatisticsError.none(.tooFew)) {
      try quantileBands([1, 2], count: 5, inverted: false)
    }
  }

  @Test("Natural breaks leave the gaps between the classes")
  func breaks() throws {
    #expect(try naturalBreaks([1, 2, 1.5, 10, 11, 30, 31, 29], count: 3) == [2, 11, 31])
    #expect(try naturalBreaks([4, 4, 5], count: 1) == [5])
    #expect(throws: StatisticsError.none(.tooFew)) { try naturalBreaks([4, 4], count: 2) }
  }

  @Test("An area's rate is drawn to that of its neighbours, and one without neighbours is not")
  func local() throws {
    let found = locallySmoothed(
      [9, 1, 2, 5], populations: [10, 100, 100, 50], neighbours: [[1, 2], [0, 2], [0, 1], []])
    let first = try #require(found[0].value)
    #expect(first > 12.0 / 210 && first < 0.9)
    #expect(found[3].reason == .noNeighbours)
  }

  @Test("A change is shown only where its limits leave out nothing")
  func change() throws {
    #expect(try Change(from: Count(20, of: 100), to: Count(60, of: 100)).isShown)
    #expect(try !Change(from: Count(20, of: 100), to: Count(24, of: 100)).isShown)
    let index = try LotteryIndex(wardsG1)
    #expect(try Change(from: index, to: index).value == 0)
  }

  @Test("Redrawn maps join neighbours only, as far as asked and the same for one seed")
  func maps() {
    // A path of six areas and one apart.
    let neighbours = [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4], []]
    let maps = redrawnMaps(neighbours, zones: 4, maps: 20, seed: 3)
    for map in maps {
      #expect(Set(map).count == 4 && map[6] == 3)
      #expect(map == map.sorted())
    }
    #expect(maps == redrawnMaps(neighbours, zones: 4, maps: 20, seed: 3))
    #expect(shareHolding(maps) { $0[0] == 0 } == 1)
    #expect(shareHolding([]) { _ in true } == nil)
  }

  @Test("Hidden cells are bounded by the others and their total")
  func bounds() throws {
    #expect(try cellBounds([1...5, 1...5, 3...3], total: 12) == [4...5, 4...5, 3...3])
    #expect(try cellBounds([1...5], total: nil) == [1...5])
    #expect(throws: StatisticsError.none(.notIdentifiable)) {
      try cellBounds([1...5, 1...5], total: 20)
    }
    let share = try #require(shareBounds(1...5, of: 10...20))
    #expect(share.lower == 0.05 && share.upper == 0.5)
    let product = try statisticBounds([1...5, 1...5], total: 6) { Double($0[0] * $0[1]) }
    #expect(product.limits == Interval(5, 9) && product.isExact)
    let wide = [ClosedRange<Int>](repeating: 0...39, count: 6)
    let large = try statisticBounds(wide, total: 60) { cells in
      Double(cells.reduce(0) { $0 + $1 * $1 })
    }
    #expect(!large.isExact && large.limits.lower == 600)
  }

  @Test("The chart of a process has the limits of the reference and its signals")
  func process() throws {
    let values: [Double] = [52, 55, 49, 60, 58, 51, 54, 57, 70, 56, 53, 55, 59, 61, 62]
    let chart = try ProcessChart(values, baseline: nil, keepsLargeRanges: true)
    #expect(close(chart.mean, 56.8) && close(chart.range, 5.2857142857))
    #expect(close(chart.lower, 42.74) && close(chart.upper, 70.86) && chart.isTrial)
    #expect(chart.signals.allSatisfy { $0 == .none })
    #expect(chart.meets(40, higherIsBetter: true) == true)
    #expect(chart.meets(60, higherIsBetter: true) == nil)
    let months: [Double?] = [5, 6, 5, 6, 5, 6, 5, 7, 8, 9, 10, 11, 12, 13]
    let rising = try ProcessChart(months, baseline: 6, keepsLargeRanges: false)
    #expect(rising.signals[13] == .beyond && rising.signals[0] == .none)
    #expect(throws: StatisticsError.none(.tooFew)) {
      try ProcessChart([3, nil, 4], baseline: nil, keepsLargeRanges: false)
    }
  }

  @Test("Seven months on one side of the mean are a shift, which a missing month breaks")
  func shift() throws {
    let low: [Double?] = [4, 5, 4, 5, 4, 5, 4]
    let high: [Double?] = [6, 7, 6, 7, 6, 7, 6]
    let chart = try ProcessChart(low + high, baseline: nil, keepsLargeRanges: false)
    #expect(chart.signals.allSatisfy { $0 == .shift })
    let broken = try ProcessChart(
      low + [nil] + Array(high.prefix(6)), baseline: nil, keepsLargeRanges: false)
    #expect(broken.signals[0] == .shift && broken.signals[10] == .none)
  }

  @Test("Shares of very different months have limits of their own width")
  func laney() throws {
    let found = try laneyLimits([(5, 10), (40, 100), (55, 100)])
    #expect(found.limits[0].upper - found.mean > found.limits[1].upper - found.mean)
    #expect(throws: StatisticsError.none(.notIdentifiable)) { try laneyLimits([(0, 3), (0, 9)]) }
  }
}
