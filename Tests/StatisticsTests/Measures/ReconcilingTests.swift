import Model
import TestSupport
import Testing

@testable import Statistics

@Suite("Reconciliation with published figures")
struct ReconcilingTests {
  private let indicator = Indicator(
    id: "plans_issued_20_weeks", title: "Plans issued within 20 weeks", definition: "",
    numerator: "", denominator: "", statistic: .share, unit: .percent,
    direction: .higherIsBetter, timing: .period)

  @Test(
    "Percentages are rounded half up to one decimal place",
    arguments: [
      (447, 1253, 357), (1, 2000, 1), (3, 2000, 2), (5, 2000, 3), (1, 3, 333), (2, 3, 667),
      (0, 7, 0), (7, 7, 1000), (438, 1158, 378), (1959, 2510, 780), (1706, 4552, 375),
    ])
  func rounding(numerator: Int, denominator: Int, tenths: Int) {
    #expect(Count(numerator, of: denominator).tenthsOfPercent == tenths)
  }

  @Test("A share of nothing has no percentage")
  func nothing() { #expect(Count(0, of: 0).tenthsOfPercent == nil) }

  /// Ten plans issued in 2024, six of them in time; two by mediation, one with an unusable date, one of a child who moved.
  private func source() throws -> PlacedReturn {
    var made = MadeUpCases()
    for number in 0..<10 {
      made.add(
        received: day("2024-02-01") + number, decidedAfter: 30, result: .yes,
        concludedAfter: number < 6 ? 100 : 200, isUnusable: number == 7)
    }
    var cases = made.cases
    cases.appeals[8] = .mediationOnAssessing
    cases.appeals[9] = .tribunalOnIssuing
    cases.exported[0] = true
    let period = try #require(Period(day("2024-01-01"), through: day("2024-12-31")))
    return PlacedReturn(
      Return(cases: cases, period: period, snapshot: day("2025-01-16")), placements: [])
  }

  private func ways() throws -> [CountedWay] {
    let definition = try #require(Catalogue.definition("plans_issued_20_weeks"))
    let options = MeasuringOptions(
      clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [],
      groupLevels: [])
    return countedWays(definition, try source(), options)
  }

  @Test(
    "Each rule changes what it says and nothing else, and all choices among the rules are tried")
  func rules() throws {
    let ways = try ways()
    func count(_ rules: CountingRule...) -> Count? { ways.first { $0.rules == rules }?.count }
    #expect(ways.count == 8)
    #expect(ways.first?.rules == [])
    #expect(count() == Count(6, of: 7))
    #expect(count(.otherRoutesCounted) == Count(6, of: 9))
    #expect(count(.unusableDatesKept) == Count(6, of: 8))
    #expect(count(.transfersLeftOut) == Count(5, of: 6))
    #expect(count(.otherRoutesCounted, .unusableDatesKept) == Count(6, of: 10))
    #expect(
      count(.otherRoutesCounted, .unusableDatesKept, .transfersLeftOut) == Count(5, of: 9))
  }

  @Test("Equal numbers are equal, those that a rule makes equal are explained, and others are not")
  func verdicts() throws {
    let ways = try ways()
    func verdicts(_ published: Tally) -> [Reconciliation.Verdict] {
      reconciled(indicator, period: "2024", ways: ways, published: published).map(\.verdict)
    }
    #expect(verdicts(.count(Count(6, of: 7))) == [.equal, .equal, .equal])
    #expect(verdicts(.count(Count(6, of: 9))) == [.equal, .explained, .explained])
    #expect(verdicts(.count(Count(5, of: 9))) == [.explained, .explained, .explained])
    #expect(verdicts(.count(Count(6, of: 11))) == [.equal, .unexplained, .unexplained])
    #expect(
      verdicts(.unavailable(.notAvailable)) == [.notComparable, .notComparable, .notComparable])
  }

  @Test("An explanation names the rule; without one it says what each rule would give")
  func words() throws {
    let ways = try ways()
    let explained = reconciled(
      indicator, period: "2024", ways: ways, published: .count(Count(6, of: 10)))
    #expect(
      explained[1].explanation
        == "They are equal once plans by way of mediation or a tribunal are counted too, "
        + "and plans whose dates cannot be used stay in the denominator.")
    #expect(explained[1].difference == -3)
    let unexplained = reconciled(
      indicator, period: "2024", ways: ways, published: .count(Count(6, of: 20)))
    #expect(unexplained[1].explanation.contains("9 where plans by way of mediation"))
    #expect(unexplained[2].ours == 85.7)
    #expect(unexplained[2].published == 30)
    #expect(unexplained[2].difference == 55.7)
  }

  @Test("Numbers that the publisher rounded are explained, both together or not at all")
  func rounded() {
    let ways = [CountedWay(rules: [], count: Count(447, of: 1253))]
    func rows(_ published: Count) -> [Reconciliation.Row] {
      reconciled(indicator, period: "2024", ways: ways, published: .count(published))
    }
    let tens = rows(Count(450, of: 1250))
    #expect(tens.map(\.verdict) == [.explained, .explained, .explained])
    #expect(tens[0].explanation == "The published number is ours rounded to the nearest 10.")
    #expect(rows(Count(445, of: 1255)).map(\.verdict) == [.explained, .explained, .explained])
    #expect(
      rows(Count(450, of: 1240)).map(\.verdict) == [.unexplained, .unexplained, .unexplained])
  }

  @Test("One number that a rule explains is told from the other that none does")
  func alone() throws {
    let rows = reconciled(
      indicator, period: "2024", ways: try ways(), published: .count(Count(3, of: 9)))
    #expect(rows.map(\.verdict) == [.unexplained, .explained, .unexplained])
    #expect(rows[1].explanation.hasPrefix("This number alone is equal once plans by way of"))
  }

  @Test("A return without the indicator is not compared")
  func missing() {
    let rows = reconciled(
      indicator, period: "2024", ways: [], published: .count(Count(1, of: 2)))
    #expect(rows.map(\.verdict) == [.notComparable, .notComparable, .notComparable])
    #expect(rows.map(\.published) == [1, 2, 50])
    #expect(rows.allSatisfy { $0.ours == nil && $0.difference == nil })
  }
}
