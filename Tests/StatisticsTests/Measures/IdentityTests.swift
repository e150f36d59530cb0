import Model
import Statistics
import TestSupport
import Testing

/// What must hold between the figures of any return at all.
@Suite("Identities between indicators")
struct IdentityTests {
  private let snapshot = day("2025-01-16")

  /// A return of children drawn at random, with every outcome and some without dates.
  private func drawn(_ seed: UInt64, _ count: Int) -> MadeUpCases {
    var state = seed
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var made = MadeUpCases()
    for _ in 0..<count {
      let received = day("2023-06-01") + below(595)
      let decided = 10 + below(60)
      let child = Int32(below(count))
      let age = Int16(below(26))
      let route = RequestRoute.allCases[below(5)]
      switch below(8) {
      case 0: made.add(received: received, child: child, decision: .awaited, route: route, age: age)
      case 1: made.add(received: received, child: child, decision: .withdrawn, age: age)
      case 2, 3:
        made.add(
          received: received, child: child, decision: .no, decidedAfter: decided, route: route,
          appeals: below(4) == 0 ? .tribunalOnAssessing : [], age: age)
      case 4:
        made.add(
          received: received, child: child, decidedAfter: decided, result: .awaited, age: age)
      case 5:
        made.add(
          received: received, child: child, decidedAfter: decided, result: .no,
          concludedAfter: decided + below(90), age: age)
      default:
        made.add(
          received: received, child: child, decidedAfter: decided, result: .yes,
          concludedAfter: decided + below(300), exception: below(9) == 0, route: route,
          appeals: below(10) == 0 ? .mediationOnIssuing : [], age: age, need: .autism)
      }
    }
    return made
  }

  private func all(_ made: MadeUpCases, levels: [Level] = []) throws -> [String: [Measure]] {
    let period = try #require(Period(day("2024-01-01"), through: day("2024-12-31")))
    let codes = try (1...9).map { try #require(AreaCode("Z0500000\($0)")) }
    let area = (0..<made.cases.count).map { row -> Int32 in
      let place = Int32(row * 7 % 11)
      return place < 9 ? place : place == 9 ? Placement.unknown : Assignment.outside
    }
    let placed = PlacedReturn(
      Return(cases: made.cases, period: period, snapshot: snapshot),
      placements: [Placement(level: .district, areas: codes, area: area)])
    let measures = measure(
      PlacedInputs(returns: [placed]), Catalogue.definitions,
      MeasuringOptions(
        clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [],
        groupLevels: levels))
    return Dictionary(grouping: measures, by: \.indicator.id)
  }

  private func count(_ id: String, _ measures: [String: [Measure]]) throws -> Count {
    let measure = try #require(measures[id]?.first { $0.group == .all })
    guard case .count(let count) = measure.partnership else {
      Issue.record("\(id) counts.")
      return Count(0, of: 0)
    }
    return count
  }

  @Test("Indicators of one population have one denominator, in every area", arguments: 1...6)
  func populations(seed: Int) throws {
    let measures = try all(drawn(UInt64(seed), 600))
    var denominators: [String: [Int]] = [:]
    for id in Catalogue.definitions.map(\.indicator.id) {
      guard let measure = measures[id]?.first(where: { $0.group == .all }) else { continue }
      let own = measure.tallies.compactMap { tally -> Int? in
        switch tally {
        case .count(let count): count.denominator
        case .waits(let waits): waits.count
        case .exits(let exits): exits.waits.count
        case .total(let total) where measure.indicator.statistic == .count: total
        default: nil
        }
      }
      guard own.count == measure.tallies.count else { continue }
      let population = measure.indicator.population
      #expect(denominators[population, default: own] == own, "\(id)")
      denominators[population] = own
    }
    #expect(denominators.count > 8)
  }

  /// The numbers by area of every set of children that the catalogue names.
  private func sets(_ measures: [String: [Measure]]) -> [String: [Int]] {
    var sets: [String: [Int]] = [:]
    for definition in Catalogue.definitions {
      let indicator = definition.indicator
      guard let measure = measures[indicator.id]?.first(where: { $0.group == .all }) else {
        continue
      }
      var (wholes, parts) = ([Int](), [Int]())
      for case .count(let count) in measure.tallies {
        wholes.append(count.denominator)
        parts.append(count.numerator)
      }
      guard wholes.count == measure.areas.count else { continue }
      sets[indicator.population] = wholes
      sets[indicator.events] = parts
    }
    return sets
  }

  @Test("Sets that are said to lie in others do, in every area", arguments: 1...6)
  func kinship(seed: Int) throws {
    let sets = sets(try all(drawn(UInt64(seed), 900), levels: [.district]))
    var checked = 0
    for partition in Catalogue.kinship.partitions {
      let parts = partition.parts.compactMap { sets[$0] }
      guard let whole = sets[partition.whole], parts.count == partition.parts.count else {
        continue
      }
      for area in whole.indices {
        let sum = parts.reduce(0) { $0 + $1[area] }
        #expect(
          partition.isComplete ? sum == whole[area] : sum <= whole[area],
          "\(partition.parts) in \(partition.whole)")
      }
      checked += 1
    }
    #expect(checked >= 12)
  }

  @Test("Every set of the kinship is one that the catalogue counts")
  func names() {
    var known: Set<String> = []
    for indicator in Catalogue.definitions.map(\.indicator) {
      known.formUnion([indicator.population, indicator.events])
    }
    let kinship = Catalogue.kinship
    let named =
      kinship.partitions.flatMap { [$0.whole] + $0.parts }
      + kinship.limits.flatMap { [$0.population] + $0.sets }
    #expect(named.allSatisfy { known.contains($0) })
  }

  @Test("Areas of two levels are sums of the pieces that they have in common")
  func pieces() throws {
    let made = drawn(5, 700)
    let period = try #require(Period(day("2024-01-01"), through: day("2024-12-31")))
    func placement(_ level: Level, _ prefix: String, _ size: Int32, _ step: Int) throws -> Placement
    {
      Placement(
        level: level, areas: try (1...size).map { try #require(AreaCode("\(prefix)0000\($0)")) },
        area: (0..<made.cases.count).map { row in
          row % 13 == 0 ? Placement.unknown : Int32(row / step) % size
        })
    }
    let inputs = PlacedInputs(
      returns: [
        PlacedReturn(
          Return(cases: made.cases, period: period, snapshot: snapshot),
          placements: [try placement(.ward, "Z050", 9, 1), try placement(.division, "Z580", 4, 5)])
      ])
    let atoms = inputs.atoms
    #expect(atoms.count > 9)
    let measures = measure(
      inputs, Catalogue.definitions,
      MeasuringOptions(
        clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [],
        groupLevels: []))
    for measure in measures where measure.group == .all && measure.indicator.statistic == .share {
      let level = try #require(atoms.levels.firstIndex(of: measure.level))
      #expect(measure.atoms.count == atoms.count)
      for (number, tally) in measure.tallies.enumerated() {
        var sum = Count(0, of: 0)
        for (piece, areas) in atoms.areas.enumerated() where areas[level] == Int32(number) {
          if case .count(let count) = measure.atoms[piece] { sum = sum + count }
        }
        #expect(tally == .count(sum))
      }
    }
  }

  @Test(
    "Areas, children not placed and children outside add up to the partnership", arguments: 1...4)
  func areasAddUp(seed: Int) throws {
    let measures = try all(drawn(UInt64(seed), 500), levels: [.district])
    for measure in measures.values.joined() {
      var sum = Count(0, of: 0)
      for tally in measure.tallies + [measure.unknown, measure.outside] {
        guard let size = tally.size else { continue }
        sum = sum + size
      }
      #expect(sum == measure.partnership.size ?? sum, "\(measure.indicator.id)")
    }
  }

  @Test(
    "Groups of a breakdown add up to all children, those not recorded among them", arguments: 1...4)
  func groupsAddUp(seed: Int) throws {
    let measures = try all(drawn(UInt64(seed), 500), levels: [.district])
    var checked = 0
    for own in measures.values {
      guard let whole = own.first(where: { $0.group == .all })?.partnership.size else { continue }
      for breakdown in ["age=", "route=", "sex=", "ethnicity="] {
        let groups = own.filter { $0.group.description.hasPrefix(breakdown) }
        guard !groups.isEmpty else { continue }
        let sum = groups.compactMap(\.partnership.size).reduce(Count(0, of: 0), +)
        #expect(sum == whole, "\(own[0].indicator.id) by \(breakdown)")
        checked += 1
      }
    }
    #expect(checked > 40)
  }

  @Test("Strata add up to their area and to the partnership")
  func strataAddUp() throws {
    let measures = try all(drawn(5, 800))
    var checked = 0
    for measure in measures.values.joined() {
      guard let strata = measure.strata else { continue }
      checked += 1
      #expect(strata.names.count == strata.parents.count)
      for (tally, parts) in zip(measure.tallies, strata.tallies) {
        #expect(parts.compactMap(\.size).reduce(Count(0, of: 0), +) == tally.size)
      }
      #expect(
        strata.partnership.compactMap(\.size).reduce(Count(0, of: 0), +)
          == measure.partnership.size)
    }
    #expect(checked >= 6)
  }

  @Test("In time, late and over a year are all plans issued, and every route holds the appeals too")
  func plansIssued() throws {
    let made = drawn(9, 900)
    let measures = try all(made)
    let inTime = try count("plans_issued_20_weeks", measures)
    let year = try count("plans_issued_over_52_weeks", measures)
    let every = try count("plans_issued_20_weeks_every_route", measures)
    let exceptions = try count("exceptions_share", measures)
    let strict = try count("plans_issued_20_weeks_excluding_exceptions", measures)
    #expect(inTime.numerator + year.numerator <= inTime.denominator)
    #expect(inTime.denominator - exceptions.numerator == strict.denominator)
    var seen = Set<[Int32]>()
    let appealed = (0..<made.cases.count).count { row in
      let cases = made.cases
      guard seen.insert([cases.child[row], cases.received[row].number]).inserted,
        cases.result[row] == .yes, let issued = cases.concluded[row]
      else { return false }
      return issued >= day("2024-01-01") && issued <= day("2024-12-31")
        && !cases.appeals[row].isEmpty
    }
    #expect(every.denominator == inTime.denominator + appealed && appealed > 0)
  }

  @Test(
    "A list ends as large as it began, with those who came and without those who went",
    arguments: 1...6)
  func listFlow(seed: Int) throws {
    let measures = try all(drawn(UInt64(seed), 700))
    let change = try #require(measures["backlog_change"]?.first { $0.group == .all })
    for tally in change.tallies + [change.partnership, change.unknown, change.outside] {
      guard case .flow(let flow) = tally else {
        Issue.record("A list expected.")
        continue
      }
      #expect(flow.atEnd == flow.atStart + flow.arrivals - flow.departures)
    }
  }

  @Test(
    "With all requests old enough, the cohort's share is that of the curve where nobody is refused")
  func cohortIsCurve() throws {
    var made = MadeUpCases()
    for number in 0..<300 {
      let received = day("2024-01-05") + number % 200
      if number % 7 == 0 {
        made.add(received: received, result: .awaited)
      } else {
        made.add(received: received, result: .yes, concludedAfter: 40 + number % 160)
      }
    }
    let measures = try all(made)
    let cohort = try count("plan_by_week_20", measures)
    let definition = try #require(measures["incidence_plan_20_weeks"]?.first { $0.group == .all })
    let home = try #require(AreaCode("Z10000001"))
    let analysis = try #require(analyse([definition], partnership: home, seed: 1).first)
    let share = 100 * Double(cohort.numerator) / Double(cohort.denominator)
    let curve = try #require(analysis.partnership.outcome.value)
    #expect(abs(share - curve) < 1e-9)
  }

  @Test("A child who asked twice is one child of the cohort, by the earlier request")
  func askedTwice() throws {
    var made = MadeUpCases()
    made.add(received: day("2024-03-01"), child: 1, result: .yes, concludedAfter: 150)
    made.add(received: day("2024-05-01"), child: 1, result: .yes, concludedAfter: 60)
    #expect(try count("plan_by_week_20", try all(made)) == Count(0, of: 1))
  }

  @Test("A refusal that the tribunal changed stays a refusal, and the child waits until the plan")
  func changedRefusal() throws {
    var made = MadeUpCases()
    let asked = day("2024-02-01")
    made.add(
      received: asked, decision: .no, decidedAfter: 40, result: .awaited,
      appeals: .tribunalOnAssessing)
    let measures = try all(made)
    #expect(try count("refusal_to_assess", measures) == Count(1, of: 1))
    #expect(try count("mediation_or_tribunal", measures) == Count(1, of: 1))
    #expect(try count("open_over_20_weeks", measures) == Count(1, of: 1))
    #expect(try count("plan_by_week_20", measures) == Count(0, of: 1))
  }

  @Test(
    "Told of no plan is in time on day 112 and late on day 113", arguments: [(112, 1), (113, 0)])
  func refusalNotice(days: Int, inTime: Int) throws {
    var made = MadeUpCases()
    made.add(received: day("2024-01-20"), decidedAfter: 30, result: .no, concludedAfter: days)
    #expect(try count("refusal_notice_16_weeks", try all(made)) == Count(inTime, of: 1))
  }

  @Test("Whatever the order of rows, shares are the same")
  func orderOfRows() throws {
    var forwards = MadeUpCases()
    var backwards = MadeUpCases()
    for number in 0..<100 {
      forwards.add(received: day("2024-01-01") + number, result: .yes, concludedAfter: 100 + number)
      let other = 99 - number
      backwards.add(received: day("2024-01-01") + other, result: .yes, concludedAfter: 100 + other)
    }
    for id in ["plan_by_week_20", "plans_issued_20_weeks"] {
      #expect(try count(id, try all(forwards)) == count(id, try all(backwards)))
    }
  }

  @Test("Every identifier stands once, and every word of it is there")
  func words() {
    let indicators = Catalogue.definitions.map(\.indicator)
    #expect(Set(indicators.map(\.id)).count == indicators.count)
    for indicator in indicators {
      #expect(indicator.definition.hasSuffix("."), "\(indicator.id)")
      #expect(!indicator.title.hasSuffix("."), "\(indicator.id)")
      #expect(!indicator.numerator.isEmpty && !indicator.denominator.isEmpty)
      #expect(indicator.id.utf8.count <= 50 && indicator.title.count <= 100, "\(indicator.id)")
    }
  }
}

extension Tally {
  /// How many the tally holds, in and of; nil for kinds that are not numbers of rows.
  fileprivate var size: Count? {
    switch self {
    case .count(let count): count
    case .total(let total): Count(total, of: total)
    case .waits(let waits): Count(waits.completed.count { $0 }, of: waits.count)
    case .exits(let exits): Count(exits.waits.completed.count { $0 }, of: exits.waits.count)
    case .flow(let flow): Count(flow.arrivals, of: flow.departures)
    case .metres(let metres): Count(metres.count, of: metres.count)
    case .rate, .unavailable: nil
    }
  }
}
