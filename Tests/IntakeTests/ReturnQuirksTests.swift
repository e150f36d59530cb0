import Model
import TestSupport
import Testing

@testable import Intake

/// One test or more for every row of the table of quirks that returns are known to have, in the order of that table.
@Suite("Quirks of SEN2 returns, one by one")
struct ReturnQuirksTests {
  @Test(
    "1. Days are read as exports, templates, spreadsheets and councils write them",
    arguments: [
      "2025-Sep-08 00:00:00", "2025-09-08", "45908", "45908.0", "45908.75", "08/09/2025",
      "8-sep-2025",
      "20250908",
    ])
  func days(text: String) throws {
    var made = MadeUpReturn()
    made.request(made.person(), ["receiveddate": text, "requestoutcome": "A"])
    for shape in WholeShape.allCases {
      let read = try readReturn(shape.files(made))
      #expect(read.value.cases.received == [day("2025-09-08")])
      #expect(read.value.cases.isUnusable == [false])
    }
  }

  @Test(
    "1. A year of two digits and a month before the day are refused, not guessed",
    arguments: [("08/09/25", "date-two-digit-year"), ("09/28/2025", "date-month-first")])
  func refusedDays(text: String, reason: String) throws {
    var made = MadeUpReturn()
    made.request(made.person(), ["receiveddate": text, "requestoutcome": "A"])
    let read = try readReturn(made.exported())
    #expect(read.count(reason) == 1)
    #expect(read.value.cases.isUnusable == [true])
  }

  @Test("2. Keys written as 7.0 join those written as 7; a rounded key stops the reading")
  func keys() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["postcode": "ZZ1 1AA"])
    let read = try readReturn(made.workbook())
    #expect(read.value.plans.postcode == [Postcode("ZZ1 1AA")])
    #expect(read.value.plans.started == [day("2023-06-01")])
    let rounded = made.workbook().map { file in
      MadeUpFile(name: file.name, text: file.text.replacing("1.0,1.0,", with: "1.0,1.2E+05,"))
    }
    let error = #expect(throws: InputError.self) { try readReturn(rounded) }
    #expect(error?.description.contains("1.2E+05") == true)
  }

  @Test(
    "3. The workbook's children hang on the keys of person and request, also where two persons share one"
  )
  func workbook() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["sex": "F"], needs: [("SEMH", "1")])
    made.childWithPlan(["sex": "M"], needs: [("ASD", "1")])
    made.request(
      made.person(), ["receiveddate": "2025-05-01", "requestsource": "2", "requestoutcome": "A"])
    let files = made.workbook().map { file in
      // The second person's request has the number of the first one's.
      MadeUpFile(name: file.name, text: file.text.replacing("2.0,2.0,", with: "2.0,1.0,"))
    }
    let read = try readReturn(files)
    #expect(read.value.form?.shape == .workbook)
    #expect(read.value.plans.characteristics.need == [.socialEmotional, .autism])
    #expect(read.value.plans.characteristics.sex == [.female, .male])
    // The heading is "rquestsource" there.
    #expect(read.value.cases.route == [nil, nil, .school])
    #expect(read.count("key-repeated") == 0)
  }

  @Test("4. The template's swapped review headings are recognised by the order of the days")
  func swappedReviews() throws {
    var made = MadeUpReturn()
    for (meeting, decided) in [("2025-03-01", "2025-03-20"), ("2025-05-01", "2025-06-20")] {
      made.childWithPlan(plan: ["reviewmeeting": decided, "lastreview": meeting])
    }
    made.childWithPlan(plan: ["lastreview": "2025-07-01"])
    let read = try readReturn(made.exported())
    #expect(read.count("review-headings-swapped") == 1)
    #expect(
      read.value.plans.reviewMeeting
        == [day("2025-03-01"), day("2025-05-01"), day("2025-07-01")])
    #expect(read.value.plans.reviewDecided == [day("2025-03-20"), day("2025-06-20"), nil])
  }

  @Test("4. One decision before its meeting among others is that row's problem")
  func oneDecisionBeforeMeeting() throws {
    var made = MadeUpReturn()
    made.childWithPlan(plan: ["reviewmeeting": "2025-03-01", "lastreview": "2025-03-20"])
    made.childWithPlan(plan: ["reviewmeeting": "2025-05-01", "lastreview": "2025-06-20"])
    made.childWithPlan(plan: ["reviewmeeting": "2025-05-01", "lastreview": "2025-04-20"])
    let read = try readReturn(made.exported())
    #expect(read.count("decision-before-meeting") == 1)
    #expect(read.value.plans.reviewDecided == [day("2025-03-20"), day("2025-06-20"), nil])
    #expect(read.value.plans.isUnusable == [false, false, true])
  }

  @Test("5. All repeated elements are read, not the first of each")
  func repeatedElements() throws {
    var made = MadeUpReturn()
    let child = made.person()
    let request = made.request(child, ["receiveddate": "2023-01-10", "requestoutcome": "H"])
    let assessment = made.assessment(request, ["assessmentoutcome": "H"])
    let plan = made.namedPlan(assessment, ["startdate": "2023-06-01"])
    made.planDetail(plan, ["urn": "100009", "placementrank": "2"])
    made.planDetail(plan, ["urn": "100001", "placementrank": "1"])
    let active = made.activePlan(request)
    made.placement(
      active, ["urn": "100008", "placementrank": "1", "leavingdate": "2024-07-01"])
    made.placement(active, ["urn": "100007", "placementrank": "1", "entrydate": "2024-09-01"])
    made.need(active, "SLCN", rank: "2")
    made.need(active, "ASD", rank: "1")
    made.request(child, ["receiveddate": "2025-10-01", "requestoutcome": "A"])
    for shape in WholeShape.allCases {
      let read = try readReturn(shape.files(made))
      #expect(read.value.cases.count == 2)
      #expect(read.value.plans.named.map(\.urn) == [100_001])
      #expect(read.value.plans.placement.map(\.urn) == [100_007])
      #expect(read.value.plans.characteristics.need == [.autism])
      #expect(read.value.cases.characteristics.need == [.autism, .autism])
    }
  }

  @Test(
    "6. Yes and no in any spelling",
    arguments: [
      ("1", true), ("1.0", true), ("true", true), ("Y", true), ("YES", true), ("0", false),
      ("0.0", false), ("FALSE", false), ("N", false),
    ])
  func flags(text: String, expected: Bool) throws {
    var made = MadeUpReturn()
    let request = made.childWithPlan(placements: [
      ["urn": "100001", "senunitindicator": text, "placementrank": "1"]
    ])
    made.request(
      made.person(),
      ["receiveddate": "2025-01-10", "requestoutcome": "N", "requesttribunal": text])
    #expect(request == 1)
    let read = try readReturn(made.exported())
    #expect(read.value.plans.placement.first?.hasUnit == expected)
    #expect(read.value.cases.appeals.last?.contains(.tribunalOnAssessing) == expected)
    #expect(read.count("flag-unknown") == 0)
  }

  @Test("7. A byte order mark, CRLF, commas in quotes and blank rows do no harm")
  func tables() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["surname": "A, B", "forename": "C \"D\"", "postcode": "ZZ1 1AA"])
    let files = made.exported().map { file in
      MadeUpFile(name: file.name, text: file.text.replacing("\r\n", with: "\r\n,,,\r\n\r\n"))
    }
    let read = try readReturn(files)
    #expect(read.value.plans.postcode == [Postcode("ZZ1 1AA")])
    #expect(read.count("row-ragged") == 0)
  }

  @Test("8. Two rows of one child are reported and are one child in cases and plans")
  func doublePersons() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["upn": "Z100000000001"])
    made.request(
      made.person(["upn": "Z100000000001"]),
      ["receiveddate": "2025-02-01", "requestoutcome": "A"])
    let read = try readReturn(made.exported())
    #expect(read.count("person-double") == 1)
    #expect(Set(read.value.cases.child + read.value.plans.child).count == 1)
  }

  @Test(
    "9. Of live plans from two requests the latest start counts, of open requests the earliest, both reported"
  )
  func twoPlans() throws {
    var made = MadeUpReturn()
    let child = made.person()
    for (received, start, urn) in [
      ("2022-01-10", "2022-06-01", "100001"), ("2023-01-10", "2023-06-01", "100002"),
    ] {
      let request = made.request(child, ["receiveddate": received, "requestoutcome": "H"])
      let assessment = made.assessment(request, ["assessmentoutcome": "H"])
      made.namedPlan(assessment, ["startdate": start])
      made.placement(made.activePlan(request), ["urn": urn, "placementrank": "1"])
    }
    for received in ["2025-08-01", "2025-04-01"] {
      made.request(child, ["receiveddate": received, "requestoutcome": "A"])
    }
    for shape in WholeShape.allCases {
      let read = try readReturn(shape.files(made))
      #expect(read.value.plans.isLive == [false, true])
      #expect(read.count("plan-double") == 1)
      #expect(read.count("request-double") == 1)
      // The case that is reported is the later one, in row 4 of tables and the third of its kind in XML.
      let row = shape == .document ? 3 : 4
      #expect(read.problems.first { $0.reason == "request-double" }?.location.row == row)
    }
  }

  @Test("10. A placement or need of rank 2 stands in where there is none of rank 1")
  func secondRank() throws {
    var made = MadeUpReturn()
    made.childWithPlan(
      placements: [["urn": "100004", "placementrank": "2"]], needs: [("VI", "2")])
    let read = try readReturn(made.exported())
    #expect(read.value.plans.placement.first?.urn == 100_004)
    #expect(read.value.plans.characteristics.need == [.vision])
    #expect(read.count("placement-rank-1-missing") == 1)
    #expect(read.count("need-rank-1-missing") == 1)
  }

  @Test("11. A plan without placement or need is a live plan with neither recorded")
  func withoutPlacement() throws {
    var made = MadeUpReturn()
    made.childWithPlan(placements: [], needs: [])
    made.childWithPlan(
      placements: [["urn": "100001", "placementrank": "1", "leavingdate": "2025-07-01"]],
      needs: [("", "1")])
    made.childWithPlan()
    let read = try readReturn(made.exported())
    #expect(read.value.plans.isLive == [true, true, true])
    #expect(read.value.plans.placement.map(\.isBlank) == [true, true, false])
    #expect(read.value.plans.characteristics.need == [nil, nil, .autism])
    #expect(read.count("placement-missing") == 2)
    #expect(read.count("need-missing") == 2)
  }

  @Test("11. A placement or need without a plan is reported and makes no plan")
  func withoutPlan() throws {
    var made = MadeUpReturn()
    made.childWithPlan()
    let files = made.exported().map { file in
      let isLoose = file.name.contains("placementdetail") || file.name.contains("senneed")
      // The plan that the row names is not there.
      return MadeUpFile(
        name: file.name,
        text: isLoose ? file.text.replacing("900000,1,1,", with: "900000,1,77,") : file.text)
    }
    let read = try readReturn(files)
    #expect(read.count("plan-missing") == 2)
    #expect(read.value.plans.count == 1)
    #expect(read.value.plans.placement.first?.isBlank == true)
  }

  @Test("12. A blank flag of unit or resourced provision is reported and says no")
  func blankUnitFlags() throws {
    var made = MadeUpReturn()
    made.childWithPlan(placements: [
      ["urn": "100001", "senunitindicator": "", "resourcedprovisionindicator": "1"]
    ])
    let read = try readReturn(made.exported())
    #expect(read.count("unit-flag-blank") == 1)
    #expect(read.value.plans.placement.first?.hasUnit == nil)
    #expect(read.value.plans.placement.first?.hasResourcedProvision == true)
  }

  @Test(
    "12. A unit at a school that has none by the register of establishments is pointed out and believed"
  )
  func unitsNotInRegister() throws {
    var made = MadeUpReturn()
    for (urn, unit, provision) in [
      ("100001", "1", "0"), ("100001", "0", "0"), ("100002", "1", "0"), ("100002", "0", "1"),
      ("100003", "1", "1"),
    ] {
      made.childWithPlan(placements: [
        [
          "urn": urn, "placementrank": "1", "senunitindicator": unit,
          "resourcedprovisionindicator": provision,
        ]
      ])
    }
    let plans = try readReturn(made.exported()).value.plans
    // The first school has neither, the second a unit, the third is not in the register.
    var register = Provision()
    for (urn, kind) in [
      (100_001, Provision.Kind.mainstream), (100_002, .mainstream), (100_002, .unit),
    ] {
      register.urn.append(Int32(urn))
      register.kind.append(kind)
      register.name.append("School \(urn)")
    }
    let problems = doubtfulUnitFlags(plans, against: register)
    #expect(problems.map(\.location.row) == [2, 5])
    #expect(plans.placement.first?.hasUnit == true)
  }

  @Test("13. A child who left before entering attends; neither day is used")
  func leftBeforeEntry() throws {
    var made = MadeUpReturn()
    made.childWithPlan(placements: [
      [
        "urn": "100001", "placementrank": "1", "entrydate": "2024-09-01",
        "leavingdate": "2024-07-01",
      ]
    ])
    let read = try readReturn(made.exported())
    #expect(read.count("left-before-entry") == 1)
    #expect(read.value.plans.placement.first?.urn == 100_001)
    #expect(read.value.plans.placement.first?.entered == nil)
  }

  @Test(
    "13. Impossible days keep a case out of waits and in the counts",
    arguments: [
      ("2025-03-01", "2025-02-01", "2015-01-01", "outcome-before-received"),
      ("2027-03-01", "", "2015-01-01", "date-in-future"),
      ("2025-03-01", "2036-04-01", "2015-01-01", "date-in-future"),
      ("2025-03-01", "2025-04-01", "2025-03-02", "received-before-birth"),
      ("2025-03-01", "2025-04-01", "2000-01-15", "age-over-25"),
    ])
  func impossible(received: String, decided: String, born: String, reason: String) throws {
    var made = MadeUpReturn()
    made.request(
      made.person(["personbirthdate": born]),
      ["receiveddate": received, "requestoutcomedate": decided, "requestoutcome": "N"])
    for shape in WholeShape.allCases {
      let read = try readReturn(shape.files(made))
      #expect(read.count(reason) == 1)
      #expect(read.value.cases.isUnusable == [true])
    }
  }

  @Test(
    "14. A blank postcode and one on the list of the protected are places that are not available")
  func places() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["postcode": ""])
    made.childWithPlan(["postcode": "ZZ1 1AA", "upn": "Z100000000001"])
    made.childWithPlan(["postcode": "ZZ1 1AB", "upn": "Z100000000002"])
    made.childWithPlan(["postcode": "ZZ1 1AC"])
    let list = try TemporaryFolder()
    let path = try list.file("protect.csv", "UPN\r\nz100000000001\r\n4.0\r\nZ199999999999\r\n")
    let protected = try readProtectedChildren(path)
    let read = try readReturn(made.exported(), protected: protected)
    let expected = [nil, nil, Postcode("ZZ1 1AB"), nil]
    #expect(read.value.cases.postcode == expected)
    #expect(read.value.plans.postcode == expected)
    #expect(read.value.plans.postcodeUnreadable == [false, false, false, false])
    #expect(read.count("place-protected") == 2)
    #expect(
      read.problems.first { $0.reason == "protected-unknown" }?.message.hasSuffix(": 1.") == true)
    // Keys mean nothing in another year's return; pupil numbers do.
    #expect(
      try readReturn(made.exported(), protected: protected.pupilNumbersOnly).count(
        "place-protected") == 1)
  }

  @Test("14. A second row of a protected child gives no place away")
  func protectedDouble() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["postcode": "ZZ1 1AA", "upn": "Z100000000001"])
    made.childWithPlan(["postcode": "ZZ1 1AB", "upn": "Z100000000001"])
    let read = try readReturn(made.exported(), protected: ProtectedChildren(["1"]))
    #expect(read.value.plans.postcode == [nil, nil])
  }

  @Test("15. A home outside the authority keeps its postcode, so that it is counted as outside")
  func outside() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["postcode": "ZZ99 9ZZ"])
    #expect(try readReturn(made.exported()).value.plans.postcode == [Postcode("ZZ99 9ZZ")])
  }

  @Test(
    "16. Two postcodes of one child are those of its rows: each event keeps the one it was recorded with"
  )
  func onePostcode() throws {
    var made = MadeUpReturn()
    made.childWithPlan(["postcode": "ZZ1 1AA", "upn": "Z100000000001"])
    made.childWithPlan(["postcode": "ZZ1 1AB", "upn": "Z100000000001"])
    #expect(
      try readReturn(made.exported()).value.cases.postcode
        == [Postcode("ZZ1 1AA"), Postcode("ZZ1 1AB")])
  }

  @Test("17. A return without any placement still has its caseload", arguments: [true, false])
  func noPlacements(isFileThere: Bool) throws {
    var made = MadeUpReturn()
    for _ in 0..<3 { made.childWithPlan(placements: []) }
    let files = made.exported().filter { isFileThere || !$0.name.contains("placementdetail") }
    let read = try readReturn(files)
    #expect(read.value.plans.isLive == [true, true, true])
    #expect(read.value.plans.placement.allSatisfy { $0.isBlank })
    #expect(read.count("placement-missing") == 0)
    #expect(read.count("file-missing") == (isFileThere ? 0 : 1))
  }
}
