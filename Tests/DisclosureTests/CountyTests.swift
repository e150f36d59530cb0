import Disclosure
import Foundation
import Model
import Testing

@Suite("The gate over whole counties")
struct CountyTests {
  private func release(_ county: DrawnCounty, _ policy: Policy = .standard) throws -> Release {
    try DrawnTables.protected(county.measures, policy: policy, linkage: county.linkage)
  }

  @Test("Counties with divisions across their wards pass", arguments: 1...6 as ClosedRange<UInt64>)
  func overlaps(seed: UInt64) throws {
    let release = try release(DrawnCounty(seed: seed))
    let summary = try #require(release.disclosure)
    #expect(summary.protected > 0 && summary.proved == summary.protected)
    #expect(summary.numbersHidden < summary.numbers)
  }

  @Test("No number from 1 to 7 is ever printed, and every other is a multiple of 5")
  func displays() throws {
    for table in try release(DrawnCounty(seed: 9)).tables {
      for cell in table.cells + [table.partnership, table.unknown, table.outside] {
        for number in [cell.number, cell.whole].compactMap(\.self) {
          #expect(number == 0 || (number >= 10 && number.isMultiple(of: 5)))
        }
      }
    }
  }

  @Test("One number has one display in all tables")
  func oneDisplay() throws {
    var seen: [String: Int?] = [:]
    for table in try release(DrawnCounty(seed: 4)).tables where table.group == .all {
      for cell in table.cells + [table.partnership] {
        let key = "\(table.indicator.population) \(table.level) \(cell.place)"
        if let other = seen[key] { #expect(other == cell.whole, "\(key)") }
        seen[key] = cell.whole
      }
    }
  }

  @Test("The strict profile passes too and hides no less")
  func strict() throws {
    let county = DrawnCounty(seed: 3)
    let (standard, strict) = (try release(county), try release(county, .strict))
    #expect(
      try #require(strict.disclosure).numbersHidden
        >= #require(standard.disclosure).numbersHidden)
  }

  @Test("The order of the measures does not change what is hidden of any of them")
  func order() throws {
    let county = DrawnCounty(seed: 5)
    let measures = county.measures
    let (first, again) = (
      try DrawnTables.protected(measures, linkage: county.linkage),
      try DrawnTables.protected(measures, linkage: county.linkage)
    )
    #expect(first.tables.map(\.cells) == again.tables.map(\.cells))
  }

  /// About as many numbers as a partnership of 8,000 children has.
  @Test(
    "A county of real size",
    .enabled(if: ProcessInfo.processInfo.environment["COUNTY_GATE"] != nil))
  func size() throws {
    var county = DrawnCounty(seed: 7)
    (county.wards, county.divisions, county.districts) = (170, 60, 8)
    (county.populations, county.sharesOfEach) = (12, 3)
    let (measures, linkage) = (county.measures, county.linkage)
    let clock = ContinuousClock()
    var made: Release?
    let time = try clock.measure {
      made = try DrawnTables.protected(measures, linkage: linkage)
    }
    let summary = try #require(made?.disclosure)
    print(
      "\(summary.numbers) numbers, \(summary.numbersHidden) hidden, \(summary.protected) protected, \(time)"
    )
  }
}
