import Model
import Statistics
import TestSupport
import Testing

@Suite("Counting indicators")
struct MeasuringTests {
  private let ward = AreaCode("Z05000001")
  private let year = Period(day("2024-01-01"), through: day("2024-12-31"))
  private let snapshot = day("2025-01-16")

  private func options(pooled: [Level] = []) -> MeasuringOptions {
    MeasuringOptions(
      clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: pooled,
      groupLevels: [])
  }

  /// What is counted in one ward that holds every case.
  private func tally(_ id: String, _ made: MadeUpCases, ward number: Int32 = 0) throws -> Tally {
    let period = try #require(year)
    let source = Return(cases: made.cases, period: period, snapshot: snapshot)
    let placement = Placement(
      level: .ward, areas: [try #require(ward)],
      area: Array(repeating: number, count: made.cases.count))
    let definition = try #require(Catalogue.definition(id))
    let measures = measure(
      PlacedInputs(returns: [PlacedReturn(source, placements: [placement])]), [definition],
      options())
    let whole = try #require(measures.first { $0.group == .all })
    #expect(number < 0 || whole.tallies == [whole.partnership])
    return whole.partnership
  }

  /// A return with the margins that DfE published for Derbyshire, calendar 2024.
  private func derbyshire() -> MadeUpCases {
    var made = MadeUpCases()
    func plans(_ count: Int, exceptions: Int, days: (Int) -> Int) {
      for number in 0..<count {
        made.add(
          received: day("2024-06-28") + -(days(number)), decidedAfter: 30, result: .yes,
          concludedAfter: days(number), exception: number < exceptions)
      }
    }
    plans(447, exceptions: 9) { 60 + $0 % 81 }
    plans(667, exceptions: 78) { 141 + $0 % 224 }
    plans(139, exceptions: 8) { 365 + $0 % 200 }
    return made
  }

  /// Published: 447 (35.7%), 667 (53.2%), 139 (11.1%) of 1,253; without exceptions 438 (37.8%) and 131 (11.3%) of 1,158.
  @Test("Timeliness ties to the published Derbyshire figures to the last digit")
  func derbyshireTimeliness() throws {
    let made = derbyshire()
    #expect(try tally("plans_issued_20_weeks", made) == .count(Count(447, of: 1253)))
    #expect(try tally("plans_issued_over_52_weeks", made) == .count(Count(139, of: 1253)))
    #expect(
      try tally("plans_issued_20_weeks_excluding_exceptions", made) == .count(Count(438, of: 1158)))
    #expect(try tally("exceptions_share", made) == .count(Count(95, of: 1253)))
  }

  /// Published: 1,959 in six weeks, 551 over, 78.0%.
  @Test("Six-week decisions tie to the published Derbyshire figures")
  func derbyshireDecisions() throws {
    var made = MadeUpCases()
    for number in 0..<2510 {
      let isInTime = number < 1959
      made.add(
        received: day("2024-04-01") + number % 90, decision: number % 3 == 0 ? .no : .yes,
        decidedAfter: isInTime ? 1 + number % 42 : 43 + number % 100)
    }
    #expect(try tally("decision_6_weeks", made) == .count(Count(1959, of: 2510)))
  }

  @Test(
    "A limit is kept on its last day and broken on the next",
    arguments: [
      ("plans_issued_20_weeks", 140, true), ("plans_issued_20_weeks", 141, false),
      ("plans_issued_over_52_weeks", 364, false), ("plans_issued_over_52_weeks", 365, true),
    ])
  func planLimits(id: String, days: Int, isCounted: Bool) throws {
    var made = MadeUpCases()
    // Across 29 February 2024 and both clock changes.
    made.add(received: day("2024-12-30") + -days, result: .yes, concludedAfter: days)
    #expect(try tally(id, made) == .count(Count(isCounted ? 1 : 0, of: 1)))
  }

  @Test("A decision is in time on day 42 and late on day 43", arguments: [(42, 1), (43, 0)])
  func decisionLimit(days: Int, inTime: Int) throws {
    var made = MadeUpCases()
    made.add(received: day("2024-02-01"), decision: .no, decidedAfter: days)
    #expect(try tally("decision_6_weeks", made) == .count(Count(inTime, of: 1)))
  }

  @Test("A plan of 31 December counts in its year, one of the day before the year does not")
  func edgesOfTheYear() throws {
    var made = MadeUpCases()
    made.add(received: day("2024-10-01"), result: .yes, concludedAfter: 91)
    made.add(received: day("2023-10-01"), result: .yes, concludedAfter: 91)
    made.add(received: day("2023-10-01"), result: .yes, concludedAfter: 92)
    #expect(day("2024-10-01") + 91 == day("2024-12-31"))
    #expect(try tally("plans_issued_20_weeks", made) == .count(Count(2, of: 2)))
  }

  @Test(
    "The cohort holds children still waiting as not in time, and leaves out refused and withdrawn ones"
  )
  func cohort() throws {
    var made = MadeUpCases()
    let start = day("2024-03-01")
    made.add(received: start, result: .yes, concludedAfter: 140)
    made.add(received: start, result: .yes, concludedAfter: 141)
    made.add(received: start, decision: .awaited)
    made.add(received: start, result: .awaited)
    made.add(received: start, decision: .no, decidedAfter: 40)
    made.add(received: start, result: .no, concludedAfter: 100)
    made.add(received: start, decision: .withdrawn)
    // Asked for 139 days before the snapshot day: too late to be judged.
    made.add(received: snapshot + -139, decision: .awaited)
    #expect(try tally("plan_by_week_20", made) == .count(Count(1, of: 4)))
  }

  @Test("A child waits once, from the earliest open request, whatever the number of rows")
  func openChildren() throws {
    var made = MadeUpCases()
    made.add(received: snapshot + -200, child: 1, decision: .awaited)
    made.add(received: snapshot + -10, child: 1, decision: .awaited)
    made.add(received: snapshot + -200, child: 1, decision: .awaited)
    made.add(received: snapshot + -140, child: 2, result: .awaited)
    made.add(received: snapshot + -365, child: 3, decision: .historic, result: .awaited)
    made.add(received: snapshot + -900, child: 4, decision: .historic)
    made.add(received: snapshot + -300, child: 5, result: .yes, concludedAfter: 200)
    #expect(try tally("open_count", made) == .total(3))
    #expect(try tally("open_over_20_weeks", made) == .count(Count(2, of: 3)))
    #expect(try tally("open_over_52_weeks", made) == .count(Count(1, of: 3)))
    #expect(try tally("open_undecided_over_6_weeks", made) == .count(Count(1, of: 3)))
    let waits = try tally("open_wait", made)
    #expect(
      waits
        == .waits(
          Waits(
            entry: [0, 0, 0], exit: [200, 140, 365], completed: [true, true, true])))
  }

  @Test("Bands of the list are counted in large areas alone, a wait of just the limit below it")
  func bands() throws {
    var made = MadeUpCases()
    for days in [42, 43, 112, 113, 140, 141] { made.add(received: snapshot + -days) }
    let period = try #require(year)
    let source = Return(cases: made.cases, period: period, snapshot: snapshot)
    let placements = try [(Level.ward, "Z05000001"), (.district, "Z07000001")].map {
      Placement(
        level: $0, areas: [try #require(AreaCode($1))], area: Array(repeating: 0, count: 6))
    }
    var options = options()
    options.groupLevels = [.district]
    func counted(_ id: String) throws -> [Measure] {
      measure(
        PlacedInputs(returns: [PlacedReturn(source, placements: placements)]),
        [try #require(Catalogue.definition(id))], options)
    }
    for (id, over) in [("open_over_6_weeks", 5), ("open_over_16_weeks", 3)] {
      let measures = try counted(id)
      #expect(measures.map(\.level) == [.district])
      #expect(measures.first?.tallies == [.count(Count(over, of: 6))])
    }
    #expect(Set(try counted("open_over_20_weeks").map(\.level)) == [.ward, .district])
  }

  @Test("A plan agreed but not yet issued is still waited for")
  func agreedNotIssued() throws {
    var made = MadeUpCases()
    made.add(received: snapshot + -150, result: .yes)
    #expect(try tally("open_over_20_weeks", made) == .count(Count(1, of: 1)))
  }

  @Test(
    "Waiting counts only inside the period: entry at its start, exit at its end, refusal ends the watching"
  )
  func waitInsidePeriod() throws {
    var made = MadeUpCases()
    made.add(received: day("2023-12-01"), result: .yes, concludedAfter: 100)
    made.add(received: day("2024-12-01"), decision: .awaited)
    made.add(received: day("2024-01-10"), decision: .no, decidedAfter: 40)
    made.add(received: day("2025-01-05"), decision: .awaited)
    made.add(received: day("2023-01-05"), result: .yes, concludedAfter: 100)
    made.add(received: day("2023-09-23"), result: .yes, concludedAfter: 100)
    // From 1 December to the end of 2023 are 30 days; 1 January 2024 is day 100 after 23 September.
    #expect(
      try tally("weeks_to_plan", made)
        == .waits(
          Waits(
            entry: [30, 0, 0, 99], exit: [100, 30, 40, 100],
            completed: [true, false, false, true])))
  }

  @Test(
    "Where every request comes in the period, its waits are those of the requests from their day on"
  )
  func waitsOfRequestsInPeriod() throws {
    let (first, last) = (day("2024-01-01"), day("2024-12-31"))
    var made = MadeUpCases()
    var plain = Waits()
    for number in 0..<80 {
      let (received, wait) = (first + 37 * number % 300, 1 + 61 * number % 400)
      let isDone = received + wait <= last
      made.add(
        received: received, result: isDone ? .yes : .awaited,
        concludedAfter: isDone ? wait : nil)
      plain.append(
        entry: 0, exit: Int32(min(wait, last - received)), completed: isDone)
    }
    #expect(try tally("weeks_to_plan", made) == .waits(plain))
  }

  @Test("A case with an unusable date is in no wait, and one request entered twice counts once")
  func unusableAndDouble() throws {
    var made = MadeUpCases()
    made.add(received: day("2024-02-01"), result: .yes, concludedAfter: 90, isUnusable: true)
    made.add(received: day("2024-02-01"), child: 9, result: .yes, concludedAfter: 90)
    made.add(received: day("2024-02-01"), child: 9, result: .yes, concludedAfter: 90)
    #expect(try tally("plans_issued_20_weeks", made) == .count(Count(1, of: 1)))
  }

  @Test("Children without a place stay in the partnership's figure")
  func unplaced() throws {
    var made = MadeUpCases()
    made.add(received: day("2024-02-01"), result: .yes, concludedAfter: 90)
    #expect(
      try tally("plans_issued_20_weeks", made, ward: Placement.unknown) == .count(Count(1, of: 1)))
  }

  @Test("Small areas get a second measure over all returns, with the span of all of them")
  func pooling() throws {
    let ward = try #require(ward)
    let period = try #require(year)
    let before = try #require(Period(day("2023-01-01"), through: day("2023-12-31")))
    var now = MadeUpCases()
    now.add(received: day("2024-02-01"), result: .yes, concludedAfter: 90)
    var then = MadeUpCases()
    then.add(received: day("2023-02-01"), result: .yes, concludedAfter: 190)
    func placed(_ made: MadeUpCases, _ period: Period, _ snapshot: Day) -> PlacedReturn {
      PlacedReturn(
        Return(cases: made.cases, period: period, snapshot: snapshot),
        placements: [Placement(level: .ward, areas: [ward], area: [0])])
    }
    let definition = try #require(Catalogue.definition("plans_issued_20_weeks"))
    let measures = measure(
      PlacedInputs(
        returns: [placed(now, period, snapshot), placed(then, before, day("2024-01-18"))]),
      [definition], options(pooled: [.ward])
    ).filter { $0.group == .all }
    #expect(measures.map(\.pooledPeriods) == [1, 2])
    #expect(measures.map(\.partnership) == [.count(Count(1, of: 1)), .count(Count(1, of: 2))])
    #expect(measures[1].period == "2023-01-01..2024-12-31")
  }
}
