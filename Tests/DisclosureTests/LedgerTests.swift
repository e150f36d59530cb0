import Disclosure
import Model
import Testing

/// What earlier releases printed is held against the next.
@Suite("The record of releases")
struct LedgerTests {
  private let open = DrawnTables.indicator("plans", .count, of: "plans_issued")
  private let years = ["2021", "2022", "2023", "2024", "2025"].map { "\($0)-01-01..\($0)-12-31" }

  private func window(_ first: Int, _ last: Int) -> String {
    String(years[first].prefix(10)) + years[last].dropFirst(10)
  }

  private func measure(_ numbers: [Int], _ period: String, years: Int = 1) -> Measure {
    DrawnTables.measure(open, numbers.map(Tally.total), period: period, years: years)
  }

  private func linkage(
    _ releases: [Release], _ name: String = "2026.1 revision 0", years: [Measure] = []
  ) -> Linkage {
    var linkage = Linkage()
    linkage.ledger.statements = releases.flatMap(\.statements)
    linkage.release = name
    linkage.years = years
    return linkage
  }

  @Test("Publishing the same figures twice changes nothing")
  func again() throws {
    let measures = [measure([21, 5, 40, 8, 8, 1], years[4])]
    let first = try DrawnTables.protected(measures, linkage: linkage([]))
    let second = try DrawnTables.protected(measures, linkage: linkage([first]))
    #expect(first.tables[0].cells == second.tables[0].cells)
    #expect(first.tables[0].partnership == second.tables[0].partnership)
    #expect(second.disclosure?.earlierReleases == ["2026.1 revision 0"])
  }

  @Test("A late correction of a published ward is refused, and its message tells no number")
  func changed() throws {
    let first = try DrawnTables.protected(
      [measure([21, 15, 40], years[4])], linkage: linkage([]))
    let refusal = #expect(throws: Refusal.self) {
      try DrawnTables.protected(
        [self.measure([27, 15, 40], self.years[4])], linkage: self.linkage([first]))
    }
    #expect(refusal == .changed(indicators: ["plans"], level: .ward, period: years[4]))
    let message = refusal?.description ?? ""
    #expect(["20", "25", "27"].allSatisfy { !message.contains(" \($0) ") })
  }

  @Test("A correction with a reason may take the place of what was published")
  func superseded() throws {
    let first = try DrawnTables.protected(
      [measure([21, 15, 40], years[4])], linkage: linkage([]))
    var linkage = linkage([first])
    linkage.reasonToSupersede = "Two plans were counted in the wrong ward."
    let second = try DrawnTables.protected([measure([27, 15, 40], years[4])], linkage: linkage)
    #expect(second.tables[0].cells[0].number == 25)
  }

  @Test("A number that was hidden never becomes one that is shown")
  func frozen() throws {
    let first = try DrawnTables.protected(
      [measure([21, 7, 40], years[4])], linkage: linkage([]))
    #expect(first.tables[0].cells[1].number == nil)
    // One more child came to light.
    let second = try DrawnTables.protected(
      [measure([21, 8, 40], years[4])], linkage: linkage([first]))
    #expect(second.tables[0].cells[1].number == nil)
  }

  @Test("Two ward figures of one set of children need a year between them")
  func tooSoon() throws {
    let indicator = DrawnTables.indicator("open", .count, of: "waiting", timing: .snapshot)
    func waiting(_ day: String) -> Measure {
      DrawnTables.measure(indicator, [30, 40].map(Tally.total), period: day)
    }
    let first = try DrawnTables.protected([waiting("2026-01-15")], linkage: linkage([]))
    let refusal = #expect(throws: Refusal.self) {
      try DrawnTables.protected([waiting("2026-04-15")], linkage: self.linkage([first]))
    }
    #expect(refusal == .tooSoon(indicators: ["open"], level: .ward, published: "2026-01-15"))
    _ = try DrawnTables.protected([waiting("2027-01-15")], linkage: linkage([first]))
  }

  @Test("Two school censuses, 52 weeks apart, are a year apart")
  func censuses() throws {
    let indicator = DrawnTables.indicator("open", .count, of: "waiting", timing: .snapshot)
    let days = ["2025-01-16", "2026-01-15"]
    let measures = days.map {
      DrawnTables.measure(indicator, [30, 40].map(Tally.total), period: $0)
    }
    let first = try DrawnTables.protected([measures[0]], linkage: linkage([]))
    let second = try DrawnTables.protected([measures[1]], linkage: linkage([first]))
    #expect(second.tables[0].cells[0].number == 30)
  }

  @Test("The same year by other boundaries is refused")
  func boundaries() throws {
    let measures = [measure([30, 40], years[4])]
    var old = linkage([])
    old.vintages = [.ward: "2024"]
    let first = try DrawnTables.protected(measures, linkage: old)
    var new = linkage([first])
    new.vintages = [.ward: "2025"]
    #expect(throws: Refusal.otherBoundaries(level: .ward, period: years[4])) {
      try DrawnTables.protected(measures, linkage: new)
    }
  }

  @Test(
    "Several years together do not give away a small year beside the years already published (E5)")
  func rollingWindows() throws {
    // Single years [c], 10 and 10 were published; 1 + 8 + 8 would be shown as 15 and leave 0 and 1.
    let single = [[1, 40], [8, 40], [8, 40]]
    let measures = zip(single, 2...).map { measure($0, years[$1]) }
    let releases = try measures.enumerated().map { number, measure in
      try DrawnTables.protected([measure], linkage: linkage([], "202\(3 + number).1 revision 0"))
    }
    let pooled = measure([17, 120], window(2, 4), years: 3)
    let release = try DrawnTables.protected(
      [pooled], linkage: linkage(releases, years: measures))
    var smallest: Set<Int> = []
    let total = release.tables[0].cells[0].number
    for year in 0...7 {
      for second in 8...12 {
        for third in 8...12 {
          let sum = year + second + third
          if total.map({ max(8, $0 - 2)...$0 + 2 ~= sum }) ?? true { smallest.insert(year) }
        }
      }
    }
    #expect(smallest.count >= 4)
    // Without the record the same figure is shown.
    let alone = try DrawnTables.protected([pooled], linkage: linkage([]))
    #expect(alone.tables[0].cells[0].number == 15)
  }

  @Test("A ward figure of less than twelve months is left out and the reason is told")
  func shortPeriod() throws {
    let release = try DrawnTables.protected(
      [measure([30, 40], "2025-01-01..2025-03-31")], linkage: linkage([]))
    #expect(release.tables.isEmpty)
    #expect(
      release.disclosure?.leftOut.map(\.reason) == ["small areas need a period of twelve months"])
  }
}
