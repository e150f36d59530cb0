import Model
import Testing

@testable import Statistics

/// Where methods of waits, lists, ladders and maps come to an end.
@Suite struct EdgeTests {
  private func ended(_ days: [Int]) -> Waits {
    var waits = Waits()
    for day in days { waits.append(entry: 0, exit: Int32(day), completed: true) }
    return waits
  }

  @Test(
    "Where nobody is left waiting, stages' mean lengths and gaps sum to those of the whole wait")
  func stages() {
    // To the decision, from there to the plan; an area and the rest.
    let here = [(30, 80), (41, 95), (22, 160), (37, 61)]
    let rest = [(28, 70), (35, 122), (40, 90)]
    func waits(_ children: [(Int, Int)], _ length: ((Int, Int)) -> Int) -> Waits {
      ended(children.map(length))
    }
    let gaps = stageGaps([
      (waits(here) { $0.0 }, waits(rest) { $0.0 }, 999),
      (waits(here) { $0.1 }, waits(rest) { $0.1 }, 999),
      (waits(here) { $0.0 + $0.1 }, waits(rest) { $0.0 + $0.1 }, 999),
    ])
    #expect(close(gaps[0].gap + gaps[1].gap, gaps[2].gap, 1e-12))
    // 526/4 days less 385/3.
    #expect(close(gaps[2].gap, 526.0 / 4 - 385.0 / 3, 1e-12))
  }

  @Test("A list with nobody on it has no percentile and no pressure, and takes no time to clear")
  func emptyList() {
    let today = Day(number: 900)
    let list = ListState(
      requested: [Day(number: 800)], closed: [Day(number: 880)], on: today, weeks: 12)
    #expect(list.size == 0 && list.waiting(over: 20) == 0 && list.excessWeeks(over: 20) == 0)
    #expect(list.percentile(0.5).reason == .noCases && list.pressure(targetWeeks: 20) == nil)
    #expect(list.clearanceWeeks.value == 0)
  }

  @Test("An area nobody can be compared in takes a degree of freedom from the test of all")
  func singular() throws {
    let areas = [ended([3, 9, 20, 31]), ended([5, 14, 40, 44]), ended([2, 8, 17, 50])]
    let test = try LogRankTest([areas])
    #expect(test.degrees == 2)
    let more = try LogRankTest([areas + [Waits()]])
    #expect(more.degrees == 2 && close(more.chiSquare, test.chiSquare, 1e-9))
    #expect(throws: StatisticsError.none(.tooFew)) { try LogRankTest([[Waits(), Waits()]]) }
  }

  @Test("An end that nobody had has a share of 0 without limits, and the last child closes the sum")
  func ends() {
    let outcomes = CompetingOutcomes(ended([4, 9, 12]), causes: [0, 0, 0], count: 2)
    let none = outcomes.ended(1, by: 12)
    #expect(none.value == 0 && none.limits?.lower == nil && none.limits?.upper == nil)
    #expect(close(outcomes.ended(0, by: 12).value, 1, 1e-12))
    #expect(outcomes.standardError(0, by: 12).isFinite)
  }

  @Test(
    "A ladder of four rungs, or with an empty one, is too short; from nothing there is no ratio")
  func ladder() throws {
    let rung = Rung(0.4, population: 100, standardError: 0.05)
    for rungs in [
      [rung, rung, rung, rung],
      [rung, rung, rung, rung, Rung(0.4, population: 0, standardError: 0.05)],
    ] {
      #expect(throws: StatisticsError.none(.tooFew)) { try Gradient(rungs) }
    }
    let rising = try Gradient(
      [0, 0, 0.1, 0.2, 0.3].map { Rung($0, population: 100, standardError: 0.01) })
    #expect(rising.intercept < 0 && rising.relative == nil && rising.slope > 0)
  }

  @Test("Too few values make no bands, and equal ones no more classes than they are different")
  func bands() {
    #expect(throws: StatisticsError.none(.tooFew)) {
      try quantileBands([1, 2, 3], count: 5, inverted: false)
    }
    #expect(throws: StatisticsError.none(.tooFew)) { try naturalBreaks([1, 1, 2], count: 3) }
  }

  @Test("Areas without borders stay zones of their own, and all that hang together may be one")
  func maps() {
    #expect(redrawnMaps([[], [], []], zones: 1, maps: 2, seed: 1) == [[0, 1, 2], [0, 1, 2]])
    #expect(redrawnMaps([[1], [0, 2], [1]], zones: 1, maps: 1, seed: 1) == [[0, 0, 0]])
    #expect(shareHolding([]) { _ in true } == nil)
  }
}
