import Model
import Testing

@testable import Disclosure

/// What makes a release safe is that other children would have given the same release.
@Suite("Other numbers, the same release")
struct OtherNumbersTests {
  private struct Edited {
    let design: Design
    let secured: Secured
    let values: [Int]

    func value(_ cell: Int?) -> Int { cell.map { values[$0] } ?? 0 }

    /// What is printed of a cell under the same pattern of what is hidden.
    func display(_ cell: Int?) -> Displays.Display {
      guard let cell else { return .none }
      guard !secured.isHidden[cell] else { return .hidden }
      return design.tables.printed(cell, values[cell]).map { .shown($0) } ?? .hidden
    }

    /// The table of a measure, made anew from the other numbers.
    func table(_ number: Int, _ measure: Measure) throws -> Table {
      let slot = design.columns.slots[number]
      let whole = design.columns[slot.whole]
      let part = design.columns[try #require(slot.part)]
      let spots =
        (0..<measure.areas.count + 2).map { Design.Spot(level: measure.level, slot: $0) }
        + [Design.Spot(level: nil, slot: 0)]
      let cells = spots.map { (design.cell(whole, $0), design.cell(part, $0)) }
      let counts = cells.map { Tally.count(Count(value($0.1), of: value($0.0))) }
      let pairs = cells.map { Displays.Pair(whole: display($0.0), part: display($0.1)) }
      var other = measure
      other.tallies = Array(counts.prefix(measure.areas.count))
      other.unknown = counts[measure.areas.count]
      other.outside = counts[measure.areas.count + 1]
      other.partnership = counts[measure.areas.count + 2]
      return CountTable(measure: other, policy: design.policy, pairs: pairs)
        .table(DrawnTables.analyse)
    }
  }

  @Test(
    "The numbers of another table that was found print the same tables to the last cell",
    arguments: 1...4 as ClosedRange<UInt64>)
  func witnesses(seed: UInt64) throws {
    var county = DrawnCounty(seed: seed)
    (county.wards, county.divisions, county.districts) = (10, 4, 2)
    let measures = county.measures
    let design = try Design(measures, .standard, county.linkage, waits: [])
    let secured = Disclosure.secured(design.tables)
    let displays = Displays(design, secured)
    let truth = design.tables.cells.map(\.value)
    let published = measures.enumerated().map { number, measure in
      CountTable(measure: measure, policy: .standard, pairs: displays.pairs(number))
        .table(DrawnTables.analyse)
    }
    let witnesses = secured.witnesses.tables
    #expect(witnesses.count > 5)
    for witness in witnesses.prefix(12) {
      var values = truth
      for change in witness { values[change.cell] = change.value }
      #expect(values != truth)
      let edited = Edited(design: design, secured: secured, values: values)
      for (number, measure) in measures.enumerated() {
        let other = try edited.table(number, measure)
        let same = published[number]
        #expect(other.cells == same.cells && other.partnership == same.partnership)
        #expect(other.unknown == same.unknown && other.outside == same.outside)
      }
    }
  }
}
