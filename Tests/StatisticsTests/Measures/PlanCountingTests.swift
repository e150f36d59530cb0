import Model
import Statistics
import TestSupport
import Testing

/// Counting of what stands beside requests: plans, schools, residents, registers, referrals and contacts.
@Suite("Counting plans and other inputs")
struct PlanCountingTests {
  private let snapshot = day("2025-01-16")

  private func areas() throws -> [AreaCode] {
    [try #require(AreaCode("Z05000001")), try #require(AreaCode("Z05000002"))]
  }

  /// Rows placed in the first ward but for those given, at one level.
  private func rows(
    _ count: Int, level: Level = .ward, second: Set<Int> = [], fifth: Int8? = nil,
    points: Points? = nil
  ) throws -> PlacedRows {
    PlacedRows(
      placements: [
        Placement(
          level: level, areas: try areas(), area: (0..<count).map { second.contains($0) ? 1 : 0 })
      ], deprivationFifth: Array(repeating: fifth, count: count), points: points)
  }

  private func inputs(
    _ plans: MadeUpPlans, cases: MadeUpCases = MadeUpCases(), points: Points? = nil,
    provision: PlacedInput<Provision>? = nil, population: PlacedInput<Population>? = nil
  ) throws -> PlacedInputs {
    let period = try #require(Period(day("2024-01-01"), through: day("2024-12-31")))
    let source = Return(
      cases: cases.cases, plans: plans.plans, period: period, snapshot: snapshot)
    let placed = PlacedReturn(
      source, cases: try rows(cases.cases.count),
      plans: try rows(plans.plans.count, points: points))
    return PlacedInputs(
      returns: [placed], provision: provision, population: population, authority: 830)
  }

  private func measures(_ id: String, _ inputs: PlacedInputs) throws -> [Measure] {
    let definition = try #require(Catalogue.definition(id))
    return measure(
      inputs, [definition],
      MeasuringOptions(
        clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [],
        groupLevels: []))
  }

  private func whole(_ id: String, _ inputs: PlacedInputs) throws -> Tally {
    try #require(try measures(id, inputs).first { $0.group == .all }).partnership
  }

  private func group(_ id: String, _ group: String, _ inputs: PlacedInputs) throws -> Tally? {
    try measures(id, inputs).first { $0.group == Group(group) }?.partnership
  }

  @Test("A child with two live plans counts once, by the plan that started last")
  func oncePerChild() throws {
    var made = MadeUpPlans()
    made.add(child: 1, started: day("2020-01-01"), placement: .init(setting: .homeEducated))
    made.add(child: 1, started: day("2022-01-01"), placement: .init(setting: .arrangedByAuthority))
    made.add(child: 2, started: nil, placement: .init(setting: .homeEducated))
    made.add(child: 3, started: day("2022-01-01"), isLive: false)
    let inputs = try inputs(made)
    #expect(try whole("home_educated", inputs) == .count(Count(1, of: 2)))
    #expect(try whole("eotas", inputs) == .count(Count(1, of: 2)))
  }

  @Test("A child waits for a place where nothing is recorded or only a type of school")
  func awaitingPlace() throws {
    var made = MadeUpPlans()
    made.add(started: nil)
    made.add(started: nil, placement: .init(setting: .otherArrangement))
    made.add(started: nil, placement: .init(setting: .notInEducationOther))
    made.add(started: nil, placement: .init(setting: .homeEducated))
    made.add(started: nil, placement: .init(urn: 100_001))
    made.add(started: nil, placement: .init(ukprn: 10_000_001))
    #expect(try whole("awaiting_place", try inputs(made)) == .count(Count(3, of: 6)))
  }

  @Test("A return that records no placement or no meeting at all has no figures made of them")
  func nothingRecorded() throws {
    var made = MadeUpPlans()
    for _ in 0..<3 { made.add(started: day("2020-01-01")) }
    let inputs = try inputs(made)
    for id in [
      "awaiting_place", "home_educated", "eotas", "reviews_overdue", "reviews_overdue_24_months",
    ] {
      #expect(try measures(id, inputs).isEmpty, "\(id)")
    }
  }

  /// Published: 6,193 expected = 5,265 with a meeting + 928 without.
  @Test("Overdue reviews tie to the published Derbyshire figures")
  func derbyshireReviews() throws {
    var made = MadeUpPlans()
    for number in 0..<7625 {
      let isExpected = number < 6193
      made.add(
        started: isExpected ? day("2022-05-01") : day("2024-06-01"),
        meeting: isExpected && number >= 928 ? day("2024-03-01") + number % 200 : nil)
    }
    #expect(try whole("reviews_overdue", try inputs(made)) == .count(Count(928, of: 6193)))
  }

  /// Published: decision in 4 weeks 1,706 of 4,552.
  @Test(
    "Review decisions tie to the published Derbyshire figures, and families still waiting count beside"
  )
  func derbyshireReviewDecisions() throws {
    var made = MadeUpPlans()
    for number in 0..<5265 {
      let meeting = day("2024-01-01") + number % 300
      let days = number < 1706 ? number % 29 : 29 + number % 60
      made.add(
        started: day("2020-01-01"), meeting: meeting, decided: number < 4552 ? meeting + days : nil)
    }
    let inputs = try inputs(made)
    #expect(try whole("review_decision_4_weeks", inputs) == .count(Count(1706, of: 4552)))
    #expect(try whole("review_decided_by_week_4", inputs) == .count(Count(1706, of: 5265)))
  }

  @Test(
    "A review is overdue the day after twelve months, by the calendar",
    arguments: [("2024-01-16", 0), ("2024-01-15", 1)])
  func reviewLimit(meeting: String, overdue: Int) throws {
    var made = MadeUpPlans()
    made.add(started: day("2020-02-29"), meeting: day(meeting))
    #expect(try whole("reviews_overdue", try inputs(made)) == .count(Count(overdue, of: 1)))
  }

  @Test("A transfer is in time on its day, late after it and while there is none")
  func phaseTransfer() throws {
    var made = MadeUpPlans()
    let due = day("2024-02-15")
    made.add(started: nil, transferDue: due, transferFinal: due)
    made.add(started: nil, transferDue: due, transferFinal: due + 1)
    made.add(started: nil, transferDue: due)
    made.add(started: nil, transferDue: day("2025-02-15"), transferFinal: due)
    #expect(try whole("phase_transfer_on_time", try inputs(made)) == .count(Count(1, of: 3)))
  }

  private func provision() throws -> PlacedInput<Provision> {
    var provision = Provision()
    func add(
      _ urn: Int32, _ kind: Provision.Kind, _ category: PlacementCategory, _ authority: Int32
    ) {
      provision.urn.append(urn)
      provision.name.append("School")
      provision.kind.append(kind)
      provision.home.append(.missing)
      provision.places.append(100)
      provision.onRoll.append(110)
      provision.waiting.append(nil)
      provision.needs.append([])
      provision.category.append(category)
      provision.authority.append(authority)
      provision.isOpen.append(true)
    }
    add(1, .special, .specialMaintained, 830)
    add(2, .special, .specialIndependent, 831)
    add(3, .mainstream, .mainstreamAcademy, 830)
    provision.successors[9] = 3
    var points = Points()
    for x in [0.0, 3000, 40_000] { points.append(x: x, y: x == 3000 ? 4000 : 0) }
    return PlacedInput(provision, rows: try rows(3, second: [1], points: points))
  }

  @Test("Placements are told apart by the school, its unit, and what took over from it")
  func placements() throws {
    var made = MadeUpPlans()
    made.add(started: nil, placement: .init(urn: 1))
    made.add(started: nil, placement: .init(urn: 2))
    made.add(started: nil, placement: .init(urn: 3, hasUnit: true))
    made.add(started: nil, placement: .init(urn: 9))
    made.add(started: nil, placement: .init(urn: 77))
    made.add(started: nil)
    var homes = Points()
    for _ in 0..<6 { homes.append(x: 0, y: 0) }
    let inputs = try inputs(made, points: homes, provision: try provision())
    for (category, count) in [
      ("special_maintained", 1), ("special_independent", 1), ("unit_or_resourced_provision", 1),
      ("mainstream_academy", 1), ("unknown", 1), ("not_recorded", 1),
    ] {
      #expect(
        try group("placement_mix", "placement=\(category)", inputs) == .count(Count(count, of: 6)))
    }
    #expect(try group("placement_mix", "placement=early_years", inputs) == nil)
    #expect(try whole("independent_special_share", inputs) == .count(Count(1, of: 6)))
    #expect(try whole("placed_outside_authority", inputs) == .count(Count(1, of: 4)))
    #expect(try whole("distance_to_placement", inputs) == .metres([0, 5000, 40_000, 40_000]))
    #expect(try whole("placed_over_20_miles", inputs) == .count(Count(2, of: 4)))
    // Mainstream places are not for special needs alone.
    #expect(try whole("occupancy", inputs) == .rate(Rate(220, of: 200)))
    let byArea = try #require(try measures("occupancy", inputs).first)
    #expect(byArea.tallies == [.rate(Rate(110, of: 100)), .rate(Rate(110, of: 100))])
  }

  @Test("Without schools nothing is said of them, and without residents no rate is made")
  func missingInputs() throws {
    var made = MadeUpPlans()
    made.add(started: nil)
    let inputs = try inputs(made)
    for id in [
      "placement_mix", "independent_special_share", "placed_outside_authority", "occupancy",
      "distance_to_placement", "plans_per_population", "request_rate", "missing_education",
      "calls_answered", "service_waiting",
    ] {
      #expect(try measures(id, inputs).isEmpty)
    }
  }

  private func population(_ ages: [ClosedRange<Int>]) throws -> PlacedInput<Population> {
    var population = Population()
    for code in try areas() {
      for band in ages {
        population.area.append(code)
        population.ages.append(band)
        population.residents.append(100.5)
      }
    }
    let count = population.count
    return PlacedInput(
      population, rows: try rows(count, second: Set(ages.count..<count), fifth: 2))
  }

  @Test(
    "A rate takes the residents of its ages, area by area, and refuses bands that straddle them")
  func rates() throws {
    var made = MadeUpPlans()
    for _ in 0..<3 { made.add(started: nil) }
    let bands = [0...4, 5...15, 16...24, 25...90]
    let inputs = try inputs(made, population: try population(bands))
    let measure = try #require(try measures("plans_per_population", inputs).first)
    #expect(measure.tallies == [.rate(Rate(3, of: 301.5)), .rate(Rate(0, of: 301.5))])
    #expect(measure.partnership == .rate(Rate(3, of: 603)))
    let straddling = try self.inputs(made, population: try population([0...15, 16...30]))
    #expect(try measures("plans_per_population", straddling).isEmpty)
  }

  /// Published: 2,713 received = 1,514 to assess + 805 not + 390 undecided + 4 withdrawn.
  @Test("Requests received tie to the published Derbyshire figures, whatever came of them")
  func derbyshireRequests() throws {
    var made = MadeUpCases()
    func add(_ count: Int, _ decision: Cases.Decision, decidedAfter: Int?) {
      for number in 0..<count {
        made.add(
          received: day("2024-01-01") + number % 366, decision: decision,
          decidedAfter: decidedAfter)
      }
    }
    add(1514, .yes, decidedAfter: 40)
    add(805, .no, decidedAfter: 40)
    add(390, .awaited, decidedAfter: nil)
    add(4, .withdrawn, decidedAfter: nil)
    // Neither a request of an earlier year nor one entered twice is received in this one.
    made.add(received: day("2023-12-31"), decision: .awaited)
    made.add(received: day("2023-02-01"), decision: .historic, result: .awaited)
    made.add(received: day("2024-02-01"), child: 7, decision: .awaited)
    made.add(received: day("2024-02-01"), child: 7, decision: .awaited)
    let inputs = try inputs(
      MadeUpPlans(), cases: made, population: try population([0...24]))
    #expect(try whole("request_rate", inputs) == .rate(Rate(2713 + 1, of: 201)))
  }

  /// Published: ASD 3,196; SEMH 1,473; SLCN 700; MLD 653; OTH 597; not recorded 63, of 7,625.
  @Test("Children with a plan by need tie to the published Derbyshire figures")
  func derbyshireNeeds() throws {
    var made = MadeUpPlans()
    let published: [(Need?, Int)] = [
      (.autism, 3196), (.socialEmotional, 1473), (.speechLanguage, 700), (.moderateLearning, 653),
      (.other, 597), (nil, 63), (.severeLearning, 943),
    ]
    for (need, count) in published {
      for _ in 0..<count {
        made.add(started: nil, placement: .init(setting: .otherArrangement), need: need)
      }
    }
    let inputs = try inputs(made)
    #expect(try whole("awaiting_place", inputs) == .count(Count(7625, of: 7625)))
    for (need, count) in published {
      let group = "need=\(need?.rawValue ?? "unknown")"
      #expect(try self.group("awaiting_place", group, inputs) == .count(Count(count, of: count)))
    }
  }

  @Test("Referrals are counted by service at every level, each limit broken on the day after it")
  func referrals() throws {
    var list = WaitingList(snapshot: snapshot, limitWeeks: 18)
    list.services = ["Autism, assessment", "Wheelchairs"]
    func add(_ service: Int32, days: Int, stopped: Int? = nil) {
      list.row.append(Int32(list.count + 2))
      list.service.append(service)
      list.started.append(snapshot + -days)
      list.stopped.append(stopped.map { snapshot + -days + $0 })
      list.end.append(stopped.map { _ in .completed })
      list.home.append(.missing)
      list.characteristics.append(age: nil, sex: nil, ethnicity: nil, need: nil)
    }
    for days in [126, 127, 364, 365, 728, 729] { add(0, days: days) }
    add(0, days: 100, stopped: 40)
    add(1, days: 7)
    var inputs = try inputs(MadeUpPlans())
    inputs.waits = [PlacedInput(list, rows: try rows(list.count, second: [7]))]
    let service = "service=Autism, assessment"
    #expect(try group("service_waiting", service, inputs) == .total(6))
    #expect(try whole("service_waiting", inputs) == .total(7))
    #expect(try group("service_over_18_weeks", service, inputs) == .count(Count(5, of: 6)))
    #expect(try group("service_over_52_weeks", service, inputs) == .count(Count(3, of: 6)))
    #expect(try group("service_over_104_weeks", service, inputs) == .count(Count(1, of: 6)))
    #expect(try group("service_weeks_12_to_18", service, inputs) == .count(Count(1, of: 6)))
    #expect(try group("service_weeks_18_to_52", service, inputs) == .count(Count(2, of: 6)))
    #expect(
      try group("service_weeks_0_to_1", "service=Wheelchairs", inputs) == .count(Count(1, of: 1)))
    let wards = try measures("service_waiting", inputs).filter { $0.group == Group(service) }
    #expect(wards.map(\.level) == [.ward] && wards[0].tallies == [.total(6), .total(0)])
    guard case .waits(let waits) = try whole("service_weeks_to_first_contact", inputs) else {
      Issue.record("Waits expected.")
      return
    }
    #expect(waits.count == 8 && waits.completed.count { $0 } == 1)
  }

  @Test("Bands of referrals put every waiting child into one of them or over 52 weeks")
  func bandsAreComplete() throws {
    var list = WaitingList(snapshot: snapshot, limitWeeks: 18)
    list.services = ["A"]
    for days in 0...800 {
      list.row.append(Int32(days + 2))
      list.service.append(0)
      list.started.append(snapshot + -days)
      list.stopped.append(nil)
      list.end.append(nil)
      list.home.append(.missing)
      list.characteristics.append(age: nil, sex: nil, ethnicity: nil, need: nil)
    }
    var inputs = try inputs(MadeUpPlans())
    inputs.waits = [PlacedInput(list, rows: try rows(list.count))]
    let bands = Catalogue.definitions.map(\.indicator.id)
      .filter { $0.hasPrefix("service_weeks_") && $0 != "service_weeks_to_first_contact" }
    #expect(bands.count == 6)
    var inside = 0
    for id in bands + ["service_over_52_weeks"] {
      guard case .count(let count) = try whole(id, inputs) else { continue }
      inside += count.numerator
    }
    #expect(inside == 801)
  }

  @Test("Registers count who is on them at the end of their day")
  func registers() throws {
    var register = Register(kind: .missingEducation, snapshot: snapshot)
    func add(_ started: Day?, _ ended: Day?) {
      register.row.append(Int32(register.count + 2))
      register.started.append(started)
      register.ended.append(ended)
      register.reason.append(nil)
      register.hasPlan.append(nil)
      register.hasSupport.append(nil)
      register.isOnPathway.append(nil)
      register.characteristics.append(age: nil, sex: nil, ethnicity: nil, need: nil)
      register.home.append(.missing)
    }
    add(snapshot + -70, nil)
    add(snapshot + -14, snapshot + 1)
    add(snapshot + -30, snapshot)
    add(snapshot + 3, nil)
    add(nil, nil)
    var inputs = try inputs(
      MadeUpPlans(), population: try population([0...4, 5...15, 16...24]))
    inputs.registers = [PlacedInput(register, rows: try rows(5))]
    #expect(try whole("missing_education_count", inputs) == .total(3))
    #expect(try whole("missing_education", inputs) == .rate(Rate(3, of: 201)))
    guard case .waits(let waits) = try whole("missing_education_weeks", inputs) else {
      Issue.record("Waits expected.")
      return
    }
    #expect(waits.exit == [70, 14])
  }

  @Test("Calls without a place are the partnership's alone")
  func contacts() throws {
    var calls = Contacts(kind: .calls, standardDays: nil)
    for (offered, answered) in [(100, 70), (50, 40)] as [(Int32, Int32)] {
      calls.row.append(2)
      calls.day.append(day("2024-03-01"))
      calls.offered.append(offered)
      calls.answered.append(answered)
      calls.home.append(.missing)
    }
    var inputs = try inputs(MadeUpPlans())
    let nowhere = [Int32](repeating: Placement.unknown, count: 2)
    inputs.contacts = [
      PlacedInput(
        calls,
        rows: PlacedRows(
          placements: [Placement(level: .ward, areas: try areas(), area: nowhere)], count: 2))
    ]
    let made = try measures("calls_answered", inputs)
    #expect(made.map(\.level) == [.partnership] && made[0].areas.isEmpty)
    #expect(made[0].partnership == .count(Count(110, of: 150)))
  }
}
