import Foundation
import Model
import TestSupport
import Testing

@testable import CLI
@testable import Intake
@testable import Statistics

/// The Department for Education's files of the 2025 release, beside the project where the open data is.
@Suite("Published figures of the Department for Education", .enabled(if: OpenData.isThere))
struct PublishedFiguresTests {
  private let file = OpenData.path("ehc_plans/timeliness_20_week_2025.csv.gz")

  private let shares = [
    ("plans_issued_within_20_weeks", "plans_issued_den", "pc_plans_issued_within_20_weeks"),
    ("plans_issued_20_weeks_ex", "plans_issued_den_ex", "PC_plans_issued_20_weeks_ex"),
    ("plans_issued_gt20weeks_ltYear", "plans_issued_den", "pc_plans_issued_gt20weeks_ltYear"),
    (
      "plans_issued_gt20weeks_ltYear_ex", "plans_issued_den_ex",
      "PC_plans_issued_gt20weeks_ltYear_ex"
    ),
    ("plans_issued_gt_1_year", "plans_issued_den", "pc_plans_issued_gt_1_year"),
    ("plans_issued_gt_1_year_ex", "plans_issued_den_ex", "PC_plans_issued_gt_1_year_ex"),
  ]

  /// Counted with Python's integers: 70,037 percentages, 646 of them exact halves, of which 643 are rounded up.
  @Test("Every published percentage is ours from its counts, but for three halves rounded down")
  func percentages() throws {
    var (percentages, halves, halvesUp, others) = (0, 0, 0, 0)
    for (numerator, denominator, percent) in shares {
      var table = try CSVReader.open(file)
      let columns = try [numerator, denominator, percent].map { try table.requiredColumn($0) }
      while try table.advance() {
        guard let top = wholeNumber(table.field(columns[0])),
          let bottom = wholeNumber(table.field(columns[1])), bottom > 0,
          let published = decimal(table.field(columns[2]))
        else { continue }
        let tenths = Int((published * 10).rounded())
        let isEqual = Count(top, of: bottom).tenthsOfPercent == tenths
        percentages += 1
        if 2000 * top % (2 * bottom) == bottom {
          halves += 1
          halvesUp += isEqual ? 1 : 0
        } else if !isEqual {
          others += 1
        }
      }
    }
    #expect(percentages == 70_037)
    #expect(halves == 646)
    #expect(halvesUp == 643)
    #expect(others == 0)
  }

  /// Derbyshire 2024: 1,374 plans issued, of which the published 1,253 are those without mediation or tribunal.
  private func derbyshire() throws -> PlacedReturn {
    var made = MadeUpCases()
    func add(_ count: Int, after days: Int, isException: Bool) {
      for number in 0..<count {
        let issued = day("2024-01-01") + number % 366
        made.add(
          received: issued + -days, decidedAfter: 40, result: .yes, concludedAfter: days,
          exception: isException)
      }
    }
    add(438, after: 140, isException: false)
    add(9, after: 130, isException: true)
    add(589, after: 141, isException: false)
    add(78, after: 364, isException: true)
    add(131, after: 365, isException: false)
    add(8, after: 700, isException: true)
    add(121, after: 200, isException: false)
    var cases = made.cases
    for row in cases.count - 121..<cases.count {
      cases.appeals[row] = row % 2 == 0 ? .mediationOnAssessing : .tribunalOnAssessing
    }
    let period = try #require(Period(day("2024-01-01"), through: day("2024-12-31")))
    return PlacedReturn(
      Return(cases: cases, period: period, snapshot: day("2025-01-16")), placements: [])
  }

  @Test(
    "A return with Derbyshire's margins gives Derbyshire's published lines, and the switch for other routes is what explains a difference",
    arguments: [
      ("plans_issued_20_weeks", 0, 1374, [447, 1253, 35.7]),
      ("plans_issued_20_weeks_excluding_exceptions", 1, 1279, [438, 1158, 37.8]),
      ("plans_issued_over_52_weeks", 4, 1374, [139, 1253, 11.1]),
    ] as [(String, Int, Double, [Double])])
  func derbyshire(id: String, share: Int, all: Double, expected: [Double]) throws {
    let definition = try #require(Catalogue.definition(id))
    let published = try readCounts(
      CountsSource(
        path: file,
        columns: .init(
          area: "new_la_code", period: "time_period", numerator: shares[share].0,
          denominator: shares[share].1),
        rows: [
          ("time_period", "2024"), ("geographic_level", "Local authority"),
          ("breakdown_topic", "All EHC plans issued"),
        ], indicator: id, level: .authority))
    let row = try #require(published.value.rows.first { $0.area.text == "E10000007" })
    func rows(countingAppeals: Bool) throws -> [Reconciliation.Row] {
      var rules = CountingRules.departmental
      rules.timelinessCountsAppeals = countingAppeals
      let options = MeasuringOptions(
        clocks: StatutoryClocks([.since2014]), rules: rules, pooledLevels: [], groupLevels: [])
      return reconciled(
        definition.indicator, period: row.period,
        ways: countedWays(definition, try derbyshire(), options), published: row.tally)
    }
    let usual = try rows(countingAppeals: false)
    #expect(usual.map(\.published) == expected)
    #expect(usual.map(\.ours) == expected)
    #expect(usual.allSatisfy { $0.verdict == .equal })
    let switched = try rows(countingAppeals: true)
    #expect(switched[1].ours == all)
    #expect(switched[1].verdict == .explained)
    #expect(switched[1].explanation.contains("mediation or a tribunal are left out"))
  }
}
