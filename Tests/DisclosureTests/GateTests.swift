import Disclosure
import Model
import Testing

/// The worked examples of what one figure at a time lets through.
@Suite("The gate over linked tables")
struct GateTests {
  private let open = DrawnTables.indicator("open_count", .count, of: "children_waiting")

  private func totals(_ numbers: [Int]) -> Measure {
    DrawnTables.measure(open, numbers.map(Tally.total))
  }

  /// How many values a reader has to reckon with for each of some numbers that add up to a total of which `total` is known.
  private func possible(
    _ release: Release, zeros: ClosedRange<Int>, _ area: Int
  ) -> Set<Int> {
    let table = release.tables[0]
    var sums: [Int: Set<Int>] = [0: []]
    func range(_ cell: Cell) -> ClosedRange<Int> {
      guard let shown = cell.number else { return 0...40 }
      return shown == 0 ? 0...0 : max(8, shown - 2)...shown + 2
    }
    for (place, cell) in (table.cells + [table.unknown, table.outside]).enumerated() {
      var next: [Int: Set<Int>] = [:]
      for (sum, seen) in sums {
        for value in range(cell) {
          next[sum + value, default: []].formUnion(place == area ? [value] : seen)
        }
      }
      sums = next
    }
    let total = range(table.partnership)
    return sums.filter { total.contains($0.key) }.reduce(into: Set()) { $0.formUnion($1.value) }
  }

  @Test("Two eights and a one that add up to 17 do not give the one away (E1)")
  func boundsOfRounding() throws {
    let release = try DrawnTables.protected([totals([8, 8, 1])])
    #expect(release.tables[0].cells[2] == .hidden(.area(DrawnTables.codes[2])))
    // 10, 10 and a total of 15 would leave 0 and 1 alone.
    #expect(possible(release, zeros: 0...0, 2).count >= 4)
  }

  @Test("Twelve and six that add up to 18 do not give the six away")
  func twoAreas() throws {
    let release = try DrawnTables.protected([totals([12, 6])])
    #expect(possible(release, zeros: 0...0, 1).count >= 4)
  }

  @Test("Where everybody was refused, nobody can tell that it was everybody (E3)")
  func classFacts() throws {
    let share = DrawnTables.indicator("refusal_to_assess", of: "decisions")
    let release = try DrawnTables.protected(
      [DrawnTables.measure(share, DrawnTables.counts([(10, 10), (40, 90)]))])
    let cell = release.tables[0].cells[0]
    // Both are shown as 10: the rest may be 0 to 4.
    #expect(cell.number == 10 && cell.whole == 10)
    #expect(cell.estimate?.outcome.value == nil)
  }

  @Test("A median on one side of 20 weeks is left out before it tells how many were in time (E6)")
  func medians() throws {
    let share = DrawnTables.indicator("plans_issued_20_weeks", of: "plans_issued")
    let median = DrawnTables.indicator(
      "weeks_to_plan_finished_only", .quantile(0.5), of: "plans_issued")
    func waits(_ early: Int, _ late: Int) -> Tally {
      var waits = Waits()
      for _ in 0..<early { waits.append(entry: 0, exit: 56, completed: true) }
      for _ in 0..<late { waits.append(entry: 0, exit: 154, completed: true) }
      return .waits(waits)
    }
    var linkage = Linkage()
    linkage.kinship.limits = [
      Kinship.WaitLimit(of: "plans_issued", weeks: 20, ["plans_issued_20_weeks"], isWithin: true)
    ]
    func cells(_ early: Int, _ late: Int) throws -> (share: Cell, median: Cell) {
      let measures = [
        DrawnTables.measure(share, DrawnTables.counts([(early, early + late), (60, 90)])),
        DrawnTables.measure(median, [waits(early, late), waits(60, 30)]),
      ]
      let tables = try DrawnTables.protected(measures, linkage: linkage).tables
      return (tables[0].cells[0], tables[1].cells[0])
    }
    // Of 8 to 12 children 0 to 7 were in time. The median leaves 4 to 7 of them, which is enough.
    let loose = try cells(6, 4)
    #expect(loose.share.number == nil && loose.share.whole == 10)
    #expect(loose.median.estimate?.outcome.value == 8)
    // Of 13 to 17 children 0 to 7 were in time. A median of 15 weeks would leave 7 alone.
    let tight = try cells(7, 7)
    #expect(tight.share.number == nil && tight.share.whole == 15)
    #expect(tight.median.estimate?.outcome.value == nil && tight.median.whole == 15)
  }

  @Test("A ward and the divisions inside it do not give away the sliver between them (E7)")
  func slivers() throws {
    // One ward of 21 children, two divisions of 9 that lie in it, and a third that goes beyond it.
    var ward = DrawnTables.measure(open, [21, 40].map(Tally.total))
    var division = DrawnTables.measure(open, [9, 9, 43].map(Tally.total), level: .division)
    let atoms = Atoms(
      levels: [.ward, .division], areas: [[0, 0], [0, 1], [0, 2], [1, 2]])
    let pieces = [9, 9, 3, 40].map(Tally.total)
    ward.atoms = pieces
    division.atoms = pieces
    var linkage = Linkage()
    linkage.atoms = atoms
    let release = try DrawnTables.protected([ward, division], linkage: linkage)
    func range(_ cell: Cell) -> ClosedRange<Int> {
      cell.number.map { max(8, $0 - 2)...$0 + 2 } ?? 0...60
    }
    let (wards, divisions) = (release.tables[0].cells, release.tables[1].cells)
    var slivers: Set<Int> = []
    for all in range(wards[0]) {
      for first in range(divisions[0]) {
        for second in range(divisions[1]) where all - first - second >= 0 {
          let sliver = all - first - second
          let isPossible = range(divisions[2]).contains { third in
            third >= sliver && range(wards[1]).contains(third - sliver)
          }
          if isPossible { slivers.insert(sliver) }
        }
      }
    }
    #expect(slivers.count >= 4)
  }

  @Test("Areas of two levels that lie over each other in an unknown way are refused")
  func overlaps() throws {
    let division = DrawnTables.measure(open, [30, 31].map(Tally.total), level: .division)
    let refusal = #expect(throws: Refusal.self) {
      try DrawnTables.protected([self.totals([21, 40]), division])
    }
    #expect(refusal == .overlapping(indicator: "open_count", levels: [.ward, .division]))
  }

  @Test("A hidden numerator leaves its denominator to be seen")
  func denominators() throws {
    let share = DrawnTables.indicator("late", of: "plans")
    let release = try DrawnTables.protected(
      [DrawnTables.measure(share, DrawnTables.counts([(3, 40), (30, 60), (20, 50)]))])
    let cell = release.tables[0].cells[0]
    #expect(cell.number == nil && cell.whole == 40)
    #expect(cell.estimate?.outcome == .some(.none(.suppressedInput)))
    #expect(release.figuresHidden >= 1)
  }

  @Test("A group of nobody is hidden where its area has children")
  func emptyGroups() throws {
    let groups = [("ASD", [12, 9]), ("HI", [0, 14])].map { name, numbers in
      DrawnTables.measure(
        open, numbers.map(Tally.total), level: .district, group: Group("need=\(name)"))
    }
    let all = DrawnTables.measure(open, [12, 23].map(Tally.total), level: .district)
    let release = try DrawnTables.protected([all] + groups)
    #expect(release.tables[2].cells[0] == .hidden(.area(DrawnTables.codes[0])))
  }

  @Test("Hidden numbers of one denominator stay hidden beside another table of the same children")
  func sharedDenominators() throws {
    // Waiting over 20 weeks and over 52 are told apart by two tables; the band between them is 2.
    let over20 = DrawnTables.indicator("open_over_20_weeks", of: "children_waiting")
    let over52 = DrawnTables.indicator("open_over_52_weeks", of: "children_waiting")
    var linkage = Linkage()
    linkage.kinship.partitions = [
      Kinship.Partition(of: "open_over_20_weeks", into: ["open_over_52_weeks"], isComplete: false)
    ]
    let release = try DrawnTables.protected(
      [
        DrawnTables.measure(over20, DrawnTables.counts([(13, 30), (20, 60)])),
        DrawnTables.measure(over52, DrawnTables.counts([(11, 30), (12, 60)])),
      ], linkage: linkage)
    func range(_ cell: Cell) -> ClosedRange<Int> {
      cell.number.map { max(8, $0 - 2)...$0 + 2 } ?? 0...60
    }
    let (first, second) = (release.tables[0].cells[0], release.tables[1].cells[0])
    let band = Set(
      range(first).flatMap { over in range(second).map { over - $0 } }.filter { $0 >= 0 })
    #expect(band.count >= 4)
  }

  @Test("The public bytes do not depend on the order of the measures' making")
  func sameTwice() throws {
    let measures = [totals([8, 8, 1, 30, 4, 0, 12])]
    let (first, second) = (
      try DrawnTables.protected(measures), try DrawnTables.protected(measures)
    )
    #expect(first.tables[0].cells == second.tables[0].cells)
    #expect(first.statements == second.statements)
  }

  @Test("Exact counts are for districts and above, with small complements hidden too")
  func thresholdMode() throws {
    let share = DrawnTables.indicator("late", of: "plans")
    let counts = DrawnTables.counts([(37, 40), (31, 61), (22, 50), (23, 52)])
    let policy = Policy.standard.withExactCounts
    let wards = try DrawnTables.protected(
      [DrawnTables.measure(share, counts)], policy: policy)
    #expect(wards.tables.isEmpty)
    #expect(wards.disclosure?.leftOut.count == 1)
    let release = try DrawnTables.protected(
      [DrawnTables.measure(share, counts, level: .district)], policy: policy)
    #expect(release.tables[0].cells[0].number == nil)
    #expect(release.tables[0].cells.compactMap(\.number).allSatisfy { [31, 22, 23].contains($0) })
  }

  @Test("A rate is worked out from the shown number of children and the public population")
  func rates() throws {
    let rate = DrawnTables.indicator("request_rate", .rate(per: 1000))
    let tallies = [(13, 1000.0), (5, 900), (42, 3000)].map { Tally.rate(Rate($0.0, of: $0.1)) }
    let release = try DrawnTables.protected([DrawnTables.measure(rate, tallies)])
    #expect(release.tables[0].cells[0].estimate?.outcome.value == 15)
    #expect(release.tables[0].cells[1] == .hidden(.area(DrawnTables.codes[1])))
  }

  @Test("Most of a thin breakdown hidden: merged where that helps, and always said")
  func coarsening() throws {
    let numbers = [("SLCN", [6, 5, 9]), ("ASD", [7, 6, 8]), ("SEMH", [20, 30, 25])]
    let measures = numbers.map { name, counts in
      DrawnTables.measure(
        open, counts.map(Tally.total), level: .district, group: Group("need=\(name)"))
    }
    let thin =
      measures.prefix(2) + [
        DrawnTables.measure(
          open, [3, 4, 2].map(Tally.total), level: .district, group: Group("need=HI"))
      ]
    let plain = try DrawnTables.protected(Array(thin))
    #expect(plain.disclosure?.shares.first?.advice != nil)
    let merged = try DrawnTables.protected(Array(thin), policy: .standard.coarsening)
    #expect(
      merged.tables.map(\.group.description).contains("need=communication and interaction"))
    #expect(merged.disclosure?.coarsened.isEmpty == false)
  }
}
