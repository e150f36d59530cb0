import Model
import TestSupport
import Testing

@testable import Intake

@Suite("Plans of a return")
struct ReturnPlansTests {
  /// A request with an assessment and a named plan, and no active plan.
  private func named(
    _ made: inout MadeUpReturn, _ cells: [String: String], assessment: String = "H",
    person: [String: String] = [:]
  ) {
    let request = made.request(
      made.person(person), ["receiveddate": "2023-01-10", "requestoutcome": "H"])
    made.namedPlan(made.assessment(request, ["assessmentoutcome": assessment]), cells)
  }

  @Test("A plan that ceased is no live plan, and keeps its end and the reason")
  func ceased() throws {
    var made = MadeUpReturn()
    made.childWithPlan()
    named(&made, ["startdate": "2023-06-01", "ceasedate": "2025-07-31", "ceasereason": "5.0"])
    let plans = try readReturn(made.exported()).value.plans
    #expect(plans.isLive == [true, false])
    #expect(plans.ceased == [nil, day("2025-07-31")])
    #expect(plans.ceaseReason == [nil, .movedToAnotherAuthority])
    #expect(plans.started == [day("2023-06-01"), day("2023-06-01")])
  }

  @Test(
    "A plan among the active ones that ceases after census day is live; one that ceased before is not",
    arguments: [("2026-01-16", true, 0), ("2026-01-15", false, 1)])
  func ceasesLater(end: String, isLive: Bool, problems: Int) throws {
    var made = MadeUpReturn()
    let request = made.request(
      made.person(), ["receiveddate": "2023-01-10", "requestoutcome": "H"])
    made.namedPlan(
      made.assessment(request, ["assessmentoutcome": "H"]),
      ["startdate": "2023-06-01", "ceasedate": end])
    made.activePlan(request)
    let read = try readReturn(made.exported())
    #expect(read.value.plans.isLive == [isLive])
    #expect(read.count("active-plan-ceased") == problems)
  }

  @Test("A plan without an end that is not among the active ones is reported and not live")
  func notActive() throws {
    var made = MadeUpReturn()
    made.childWithPlan()
    named(&made, ["startdate": "2023-06-01"])
    let read = try readReturn(made.exported())
    #expect(read.value.plans.isLive == [true, false])
    #expect(read.count("plan-not-active") == 1)
    // Without that module what has started and not ceased is all that tells.
    let without = try readReturn(made.exported().filter { !$0.name.contains("activeplans") })
    #expect(without.value.plans.isLive == [true, true])
  }

  @Test("A plan that ceased before it started has no end and is used in no duration")
  func endsBeforeStart() throws {
    var made = MadeUpReturn()
    named(&made, ["startdate": "2025-06-01", "ceasedate": "2025-05-01", "ceasereason": "9"])
    let read = try readReturn(made.exported())
    #expect(read.count("ceased-before-start") == 1)
    #expect(read.value.plans.ceased == [nil])
    #expect(read.value.plans.isUnusable == [true])
  }

  @Test("A plan that came from another authority was not issued here, whatever the return says")
  func transferred() throws {
    var made = MadeUpReturn()
    for outcome in ["H", "Y"] {
      let request = made.request(
        made.person(), ["receiveddate": "2025-01-10", "requestoutcome": "H"])
      let assessment = made.assessment(
        request,
        ["assessmentoutcome": outcome, "assessmentoutcomedate": outcome == "Y" ? "2025-05-01" : ""])
      made.namedPlan(assessment, ["startdate": "2025-05-01"])
      made.activePlan(request, ["transferla": "831"])
    }
    let read = try readReturn(made.exported())
    #expect(read.value.plans.isTransferredIn == [true, true])
    #expect(read.value.cases.result == [.historic, .historic])
    #expect(read.count("transferred-as-issued") == 1)
  }

  @Test(
    "Reviews have a meeting, an outcome and a decision; phase transfers a day due and a day done",
    arguments: [("M", Plans.ReviewOutcome.maintain), ("amend", .amend), ("C", .cease)])
  func reviews(code: String, outcome: Plans.ReviewOutcome) throws {
    var made = MadeUpReturn()
    made.childWithPlan(plan: [
      "reviewmeeting": "2025-03-01", "reviewoutcome": code, "lastreview": "2025-03-29",
      "phasetransferduedate": "2026-02-15", "phasetransferfinaldate": "2025-12-20",
    ])
    let plans = try readReturn(made.exported()).value.plans
    #expect(plans.reviewMeeting == [day("2025-03-01")])
    #expect(plans.reviewOutcome == [outcome])
    #expect(plans.reviewDecided == [day("2025-03-29")])
    #expect(plans.phaseTransferDue == [day("2026-02-15")])
    #expect(plans.phaseTransferFinal == [day("2025-12-20")])
  }

  @Test("Of several places the open one of the lowest rank is where the child is")
  func placements() throws {
    var made = MadeUpReturn()
    made.childWithPlan(placements: [
      [
        "urn": "100009", "placementrank": "1", "entrydate": "2022-09-01",
        "leavingdate": "2024-07-20",
      ],
      ["urn": "100008", "placementrank": "2", "entrydate": "2024-09-01"],
      ["urn": "100007", "placementrank": "1", "entrydate": "2024-09-01", "senunitindicator": "1"],
      ["urn": "100006", "placementrank": "1", "entrydate": "2026-02-01"],
    ])
    let read = try readReturn(made.exported())
    #expect(
      read.value.plans.placement
        == [
          Plans.Placement(
            urn: 100_007, hasUnit: true, hasResourcedProvision: false, entered: day("2024-09-01"))
        ])
    #expect(read.count("placement-double") == 0)
  }

  @Test(
    "Ages are those of the request, and of 31 August before the census; births leave nothing else behind"
  )
  func ages() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["personbirthdate": "2012-08-31"])
    made.childWithPlan(["personbirthdate": "2012-09-01"])
    made.childWithPlan(["personbirthdate": ""])
    let read = try readReturn(made.exported()).value
    #expect(read.plans.characteristics.age == [13, 12, nil])
    #expect(read.cases.characteristics.age == [10, 10, nil])
  }

  @Test(
    "Extended ethnicity codes fall into their groups; one that nobody knows is unclassified and reported",
    arguments: [
      ("WBRI", EthnicGroup.white, 0), ("WROM", .white, 0), ("MOTH", .mixed, 0),
      ("BOTH", .black, 0), ("CHNE", .asian, 0), ("aoth", .asian, 0), ("OOTH", .other, 0),
      ("NOBT", .unclassified, 0), ("REFU", .unclassified, 0), ("XQXQ", .unclassified, 1),
    ])
  func ethnicity(code: String, group: EthnicGroup, problems: Int) throws {
    var made = MadeUpReturn()
    made.childWithPlan(["ethnicity": code])
    let read = try readReturn(made.exported())
    #expect(read.value.cases.characteristics.ethnicity == [group])
    #expect(read.count("ethnicity-code-unknown") == problems)
  }

  @Test(
    "Each step that a family took is an appeal of its own",
    arguments: [
      ("requestmediation", Cases.Appeals.mediationOnAssessing),
      ("requesttribunal", .tribunalOnAssessing), ("assessmentmediation", .mediationOnIssuing),
      ("assessmenttribunal", .tribunalOnIssuing), ("othermediation", .mediationOnOther),
      ("othertribunal", .tribunalOnOther),
    ])
  func appeals(column: String, appeal: Cases.Appeals) throws {
    var made = MadeUpReturn()
    let request = made.request(
      made.person(),
      ["receiveddate": "2025-01-10", "requestoutcome": "Y", "requestoutcomedate": "2025-02-01"]
        .merging([column: "1"]) { $1 })
    made.assessment(
      request, ["assessmentoutcome": "N", "assessmentoutcomedate": "2025-04-01", column: "1"])
    #expect(try readReturn(made.exported()).value.cases.appeals == [appeal])
  }

  @Test(
    "How often each field is filled is counted where it should be, and what cannot be read is not filled"
  )
  func completeness() throws {
    var made = MadeUpReturn()
    for (outcome, decided) in [("Y", "2025-02-01"), ("N", ""), ("N", "31/02/2025"), ("A", "")] {
      made.request(
        made.person(["postcode": outcome == "Y" ? "ZZ1 1AA" : "unknown"]),
        ["receiveddate": "2025-01-10", "requestoutcome": outcome, "requestoutcomedate": decided])
    }
    let read = try readReturn(made.exported())
    func field(_ name: String) -> FieldCompleteness? {
      read.completeness.first { $0.field == name }
    }
    #expect(field("receiveddate")?.filled == 4)
    // An undecided request has no day of decision to record.
    #expect(field("requestoutcomedate")?.rows == 3)
    #expect(field("requestoutcomedate")?.filled == 1)
    #expect(field("postcode")?.filled == 1)
    // A blank there says that the child is still here.
    #expect(field("exported") == nil)
    #expect(field("postcode")?.file == "Blade-Export_20-02-2026_person.csv")
  }
}
