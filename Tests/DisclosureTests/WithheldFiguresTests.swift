import Disclosure
import Model
import Testing

/// What an attack found is kept back by name.
@Suite("Figures that are named to be kept back")
struct WithheldFiguresTests {
  private let share = DrawnTables.indicator("share")
  private let other = DrawnTables.indicator("other")

  private func release(_ withheld: Set<WithheldFigures>) throws -> Release {
    let counts = DrawnTables.counts([(40, 90), (50, 95), (60, 120)])
    var linkage = Linkage()
    linkage.withheld = withheld
    return try DrawnTables.protected(
      [
        DrawnTables.measure(share, counts),
        DrawnTables.measure(
          other, DrawnTables.counts([(44, 80), (55, 90), (66, 100)]), level: .district),
      ], linkage: linkage)
  }

  @Test(
    "Nothing of them is shown at their level, the partnership's and other figures are, and the release says so"
  )
  func level() throws {
    let release = try release([WithheldFigures("share", level: .ward, breakdown: "Total")])
    for table in release.tables {
      let isKept = table.indicator.id == "share" && table.level == .ward
      #expect(table.cells.allSatisfy { ($0.number == nil) == isKept })
      #expect(table.partnership.number != nil)
    }
    let kept = try #require(release.disclosure?.keptBack)
    #expect(!kept.isEmpty)
    #expect(kept.allSatisfy { $0.indicators == ["share"] && $0.level == .ward })
  }

  @Test("Without a level nothing of the indicator is shown at any")
  func indicator() throws {
    for table in try release([WithheldFigures("share")]).tables {
      let isKept = table.indicator.id == "share"
      #expect(table.cells.allSatisfy { ($0.number == nil) == isKept })
      #expect((table.partnership.number == nil) == isKept)
    }
  }

  @Test("A breakdown that the indicator does not have keeps nothing back")
  func breakdown() throws {
    let tables = try release([WithheldFigures("share", breakdown: "need")]).tables
    #expect(tables.allSatisfy { $0.cells.allSatisfy { $0.number != nil } })
  }
}
