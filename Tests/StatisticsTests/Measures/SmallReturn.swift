import Model
import Statistics
import TestSupport

/// Sixteen requests and eight plans in two wards, for figures that can be reckoned by hand.
struct SmallReturn {
  private var cases = MadeUpCases()
  private var plans = MadeUpPlans()
  private var wardsOfCases: [Int32] = []
  private var wardsOfPlans: [Int32] = []

  init() {
    addRequests()
    addPlans()
  }

  /// Ward, received, decision and days to it, result and days to it, exception; age, sex, ethnic group, route.
  private mutating func addRequests() {
    add(1, "2025-01-06", .yes, 42, .yes, 140, false, 7, .female, .white, .parentOrYoungPerson)
    add(1, "2025-02-03", .yes, 43, .yes, 141, false, 7, .male, .white, .school)
    add(2, "2025-03-03", .yes, 30, .yes, 100, true, 12, .female, .asian, .school)
    add(2, "2024-01-08", .yes, 50, .yes, 400, false, 12, .male, .asian, .parentOrYoungPerson)
    add(1, "2025-04-07", .yes, 42, .yes, 200, true, 3, .male, .black, .health)
    add(
      1, "2025-05-05", .no, 40, nil, nil, false, 7, .female, .asian, .parentOrYoungPerson,
      .mediationOnAssessing)
    add(2, "2025-06-02", .no, 45, nil, nil, false, 12, .male, .white, .school)
    add(2, "2025-03-10", .yes, 20, .no, 112, false, 3, .female, .white, .health, .tribunalOnIssuing)
    add(1, "2025-03-17", .yes, 20, .no, 113, false, 7, .male, .asian, .parentOrYoungPerson)
    add(1, "2025-12-01", .awaited, nil, nil, nil, false, 7, .female, .white, .school)
    add(2, "2025-07-01", .yes, 42, .awaited, nil, false, 12, .female, .asian, .parentOrYoungPerson)
    add(2, "2024-12-02", .yes, 30, .awaited, nil, false, 3, .male, .white, .parentOrYoungPerson)
    add(1, "2025-08-04", .withdrawn, nil, nil, nil, false, 7, .male, .white, .school)
    add(
      1, "2022-01-10", .historic, nil, .historic, nil, false, 7, .female, .white,
      .parentOrYoungPerson)
    add(2, "2021-01-11", .historic, nil, .historic, nil, false, 3, .male, .asian, .school)
    add(2, "2023-01-09", .historic, nil, .historic, nil, false, 7, .female, .black, .health)
  }

  /// Number of the request, need, placement, age on 31 August; start, meeting and decision, transfer due and final.
  private mutating func addPlans() {
    let (home, other) = (Plans.Setting.homeEducated, Plans.Setting.arrangedByAuthority)
    plan(1, .autism, .init(urn: 1), 7, "2025-05-26")
    plan(2, .speechLanguage, .init(urn: 2), 7, "2025-06-24")
    plan(3, .autism, .init(urn: 2), 12, "2025-06-11")
    plan(
      4, .speechLanguage, .init(urn: 3), 12, "2025-02-11", transfer: ("2025-03-31", "2025-03-31"))
    plan(5, .autism, .init(setting: home), 3, "2025-10-24")
    plan(
      14, .autism, .init(urn: 1), 12, "2022-06-01", review: ("2025-03-01", "2025-03-29"),
      transfer: ("2025-02-15", "2025-02-15"))
    plan(
      15, .speechLanguage, .init(), 7, "2021-06-01", review: ("2023-03-01", "2023-03-20"),
      transfer: ("2025-02-15", "2025-02-20"))
    plan(
      16, .autism, .init(setting: other), 7, "2023-06-01", review: ("2025-05-01", "2025-06-10"))
  }

  private mutating func add(
    _ ward: Int32, _ received: String, _ decision: Cases.Decision, _ decided: Int?,
    _ result: Cases.Decision?, _ concluded: Int?, _ exception: Bool, _ age: Int16, _ sex: Sex,
    _ ethnicity: EthnicGroup, _ route: RequestRoute, _ appeals: Cases.Appeals = []
  ) {
    wardsOfCases.append(ward - 1)
    cases.add(
      received: day(received), child: Int32(wardsOfCases.count), decision: decision,
      decidedAfter: decided, result: result, concludedAfter: concluded, exception: exception,
      route: route, appeals: appeals, age: age, sex: sex, ethnicity: ethnicity)
  }

  private mutating func plan(
    _ number: Int32, _ need: Need, _ placement: Plans.Placement, _ age: Int16, _ started: String,
    review: (String, String)? = nil, transfer: (String, String)? = nil
  ) {
    let request = Int(number) - 1
    wardsOfPlans.append(wardsOfCases[request])
    let child = cases.cases.characteristics
    cases.setNeed(need, of: request)
    plans.add(
      child: number, started: day(started), placement: placement,
      meeting: review.map { day($0.0) }, decided: review.map { day($0.1) },
      transferDue: transfer.map { day($0.0) }, transferFinal: transfer.map { day($0.1) },
      need: need, age: age, sex: child.sex[request], ethnicity: child.ethnicity[request],
      request: Int32(request))
  }

  /// The return with three schools and the residents of both wards, placed.
  var inputs: PlacedInputs {
    get throws {
      let areas = ["Z05000001", "Z05000002"].compactMap { AreaCode($0) }
      func rows(_ wards: [Int32], points: Points? = nil) -> PlacedRows {
        PlacedRows(
          placements: [Placement(level: .ward, areas: areas, area: wards)],
          deprivationFifth: Array(repeating: nil, count: wards.count), points: points)
      }
      guard let period = Period(day("2025-01-01"), through: day("2025-12-31")) else {
        preconditionFailure("A year has days.")
      }
      let source = Return(
        cases: cases.cases, plans: plans.plans, period: period, snapshot: day("2026-01-15"))
      // Homes of the first ward stand at the origin, those of the second ten kilometres east.
      let homes = Points(
        x: wardsOfPlans.map { $0 == 0 ? 0 : 10_000 }, y: wardsOfPlans.map { _ in 0 })
      let schools = Points(x: [3_000, 10_000, 10_000], y: [4_000, 2_000, 40_000])
      return PlacedInputs(
        returns: [
          PlacedReturn(source, cases: rows(wardsOfCases), plans: rows(wardsOfPlans, points: homes))
        ],
        provision: PlacedInput(provision, rows: rows([0, 1, 1], points: schools)),
        population: PlacedInput(
          residents(areas),
          rows: rows(Array(repeating: 0, count: 5) + Array(repeating: 1, count: 5))
        ), authority: 830)
    }
  }

  /// The third school stands in another authority.
  private var provision: Provision {
    var made = Provision()
    for (urn, category, authority) in [
      (1, PlacementCategory.specialMaintained, 830), (2, .mainstreamAcademy, 830),
      (3, .specialIndependent, 831),
    ] {
      made.urn.append(Int32(urn))
      made.name.append("School \(urn)")
      made.kind.append(urn == 2 ? .mainstream : .special)
      made.home.append(.missing)
      made.places.append(nil)
      made.onRoll.append(nil)
      made.waiting.append(nil)
      made.needs.append([])
      made.category.append(category)
      made.authority.append(Int32(authority))
      made.isOpen.append(true)
    }
    return made
  }

  private func residents(_ areas: [AreaCode]) -> Population {
    var made = Population()
    let bands = [0...4, 5...10, 11...15, 16...19, 20...24]
    for (area, numbers) in zip(areas, [[100, 200, 300, 100, 100], [50, 100, 150, 50, 50]]) {
      for (band, number) in zip(bands, numbers) {
        made.area.append(area)
        made.ages.append(band)
        made.residents.append(Double(number))
      }
    }
    return made
  }
}
