public import Model

/// A made-up return whose margins are those published for Derbyshire: calendar year 2024, census of 16 January 2025.
///
/// Source: Department for Education, Education, health and care plans, 2025. Its children are nobody; each stands for one
/// unit of a margin, and waits lie on both sides of their limits.
public struct DerbyshireReturn: Sendable {
  public static let snapshot = day("2025-01-16")
  public static let year = 2025

  /// The kinds of the made-up establishments, as a register of establishments would say.
  public static let establishments:
    [(urn: Int32, kind: Provision.Kind, category: PlacementCategory)] = [
      (100_001, .mainstream, .mainstreamMaintained), (100_002, .mainstream, .mainstreamAcademy),
      (100_101, .special, .specialMaintained), (100_201, .alternative, .alternativeProvision),
      (100_301, .other, .furtherEducation),
    ]

  public private(set) var made = MadeUpReturn()
  private var children = 0
  private var plans = 0

  public init() {
    addRequests()
    addAssessments()
    addOlderPlans()
  }

  private mutating func child() -> Int {
    children += 1
    return made.person([
      "surname": "Nobody\(children)", "forename": "Child\(children)",
      "personbirthdate": "\(day("2012-03-01") + children % 900)",
      "sex": children % 3 == 0 ? "F" : "M", "ethnicity": "WBRI", "postcode": "ZZ1 1AA",
    ])
  }

  // MARK: - Requests and decisions of the year

  /// 2,713 received: 1,514 to assess, 805 not, 390 undecided, 4 withdrawn; and 191 of the year before, decided in it.
  ///
  /// 1,959 of 2,510 decisions within 42 days. Of 825 refusals 300 went to the tribunal.
  private mutating func addRequests() {
    let earlier = [String](repeating: "Y", count: 171) + [String](repeating: "N", count: 20)
    let ofYear = [String](repeating: "Y", count: 1_514) + [String](repeating: "N", count: 805)
    var refusals = 0
    for (number, outcome) in (earlier + ofYear).enumerated() {
      let received =
        number < earlier.count ? day("2023-12-01") + number % 20 : day("2024-01-01") + number % 280
      let wait = number < 551 ? [43, 60, 44][number % 3] : [42, 10, 0][number % 3]
      if outcome == "N" { refusals += 1 }
      made.request(
        child(),
        [
          "receiveddate": "\(received)", "requestoutcome": outcome, "requestsource": "1",
          "requestoutcomedate": "\(received + wait)",
          "requesttribunal": outcome == "N" && refusals <= 300 ? "1" : "0",
        ])
    }
    for number in 0..<394 {
      made.request(
        child(),
        [
          "receiveddate": "\(day("2024-06-01") + number % 200)", "requestsource": "2",
          "requestoutcome": number < 390 ? "A" : "W",
        ])
    }
  }

  // MARK: - Assessments of the year

  /// 1,555: 1,374 plans issued, 167 refused (64 within 112 days), 14 withdrawn.
  ///
  /// Of the plans 121 came after mediation or a tribunal; of the other 1,253 there are 447 within 140 days, 667 within 364
  /// and 139 later, with a permitted exception to 9, 78 and 8 of them.
  private mutating func addAssessments() {
    let bands: [(count: Int, exceptions: Int, waits: [Int], isAppealed: Bool)] = [
      (447, 9, [140, 100, 139], false), (667, 78, [141, 364, 200], false),
      (139, 8, [365, 500, 366], false), (121, 0, [400, 420, 700], true),
    ]
    for band in bands {
      for number in 0..<band.count {
        let issued = day("2024-01-20") + number % 340
        addIssuedPlan(
          issued: issued, wait: band.waits[number % 3], isException: number < band.exceptions,
          isAppealed: band.isAppealed)
      }
    }
    for number in 0..<181 {
      let isRefused = number < 167
      let told = day("2024-02-01") + number
      let wait = number < 64 ? [112, 90][number % 2] : [113, 150][number % 2]
      let request = made.request(
        child(), ["receiveddate": "\(told + -wait)", "requestoutcome": "H"])
      made.assessment(
        request,
        [
          "assessmentoutcome": isRefused ? "N" : "W",
          "assessmentoutcomedate": isRefused ? "\(told)" : "",
          "assessmenttribunal": number < 100 ? "1" : "0",
        ])
    }
  }

  private mutating func addIssuedPlan(
    issued: Day, wait: Int, isException: Bool, isAppealed: Bool
  ) {
    let request = made.request(
      child(),
      [
        "receiveddate": "\(issued + -wait)", "requestoutcome": "H",
        "requesttribunal": isAppealed ? "1" : "0",
      ])
    let assessment = made.assessment(
      request,
      [
        "assessmentoutcome": "Y", "assessmentoutcomedate": "\(issued)",
        "week20": isException ? "1" : "0",
      ])
    addLivePlan(request, assessment, started: issued, [:])
  }

  // MARK: - Plans of earlier years

  /// 58 moved in during 2024, and 6,193 a year old or more: 5,265 with a meeting, 4,552 of them decided, 1,706 in 28 days.
  private mutating func addOlderPlans() {
    for _ in 0..<58 {
      addHistoricPlan(started: day("2024-05-01"), ["transferla": "996"], isAppealed: false)
    }
    for number in 0..<6_193 {
      var review: [String: String] = [:]
      if number < 5_265 {
        let meeting = day("2024-02-01") + number % 250
        review["reviewmeeting"] = "\(meeting)"
        if number < 4_552 {
          let lag = number < 1_706 ? [28, 0, 20][number % 3] : [29, 60, 30][number % 3]
          review["lastreview"] = "\(meeting + lag)"
          review["reviewoutcome"] = ["M", "A", "C"][number % 3]
        }
      }
      addHistoricPlan(started: day("2021-05-01") + number % 900, review, isAppealed: number < 15)
    }
  }

  private mutating func addHistoricPlan(
    started: Day, _ cells: [String: String], isAppealed: Bool
  ) {
    let request = made.request(
      child(), ["receiveddate": "\(started + -150)", "requestoutcome": "H"])
    let assessment = made.assessment(
      request, ["assessmentoutcome": "H", "othertribunal": isAppealed ? "1" : "0"])
    addLivePlan(request, assessment, started: started, cells)
  }

  // MARK: - The caseload

  private mutating func addLivePlan(
    _ request: Int, _ assessment: Int, started: Day, _ cells: [String: String]
  ) {
    let plan = made.namedPlan(assessment, ["startdate": "\(started)"])
    let active = made.activePlan(request, cells)
    if let place = Self.pick(plans, Self.places) {
      let whole = place.merging(
        [
          "placementrank": "1", "entrydate": "\(started)", "senunitindicator": "0",
          "resourcedprovisionindicator": "0",
        ]) { given, _ in given }
      made.placement(active, whole)
      made.planDetail(plan, place.merging(["placementrank": "1"]) { given, _ in given })
    }
    if let need = Self.pick(plans, Self.needs) { made.need(active, need) }
    plans += 1
  }

  /// The value whose turn it is, where each has as many turns as it says; nil after all of them.
  private static func pick<Value>(_ turn: Int, _ values: [(Value, Int)]) -> Value? {
    var left = turn
    for (value, count) in values {
      if left < count { return value }
      left -= count
    }
    return nil
  }

  /// 7,625 plans: mainstream 3,643, special 1,872, alternative 66, further education 1,254, elsewhere 693, early years 38,
  /// and 59 not recorded.
  private static let places: [([String: String], Int)] = [
    (["urn": "100001"], 3_000), (["urn": "100002"], 643), (["urn": "100101"], 1_872),
    (["urn": "100201"], 66), (["urn": "100301"], 1_000), (["ukprn": "10000001"], 254),
    (["sensetting": "EHE"], 145), (["sensetting": "OLA"], 79), (["sensetting": "OTH"], 200),
    (["sensetting": "OPA"], 40), (["sensetting": "NEET"], 120), (["sensetting": "NIEC"], 9),
    (["sensetting": "NIEO"], 100), (["sensetting": "EYP"], 38),
  ]

  /// The rest of the needs after those published is made up, to the published total; Down syndrome is published with others.
  private static let needs: [(String, Int)] = [
    ("ASD", 3_196), ("SEMH", 1_473), ("SLCN", 700), ("MLD", 653), ("OTH", 557), ("DS", 40),
    ("SPLD", 300), ("SLD", 250), ("PD", 200), ("HI", 93), ("VI", 60), ("PMLD", 30), ("MSI", 10),
  ]
}
