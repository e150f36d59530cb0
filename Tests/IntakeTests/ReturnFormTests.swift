import Model
import TestSupport
import Testing

@testable import Intake

@Suite("Shape and version of a return")
struct ReturnFormTests {
  private var made: MadeUpReturn {
    var made = MadeUpReturn()
    made.childWithPlan(["sex": "F", "gendercurrent": "2", "ethnicity": "AIND"])
    made.request(
      made.person(), ["receiveddate": "2025-02-01", "requestoutcome": "A", "requestsource": "1"])
    return made
  }

  @Test(
    "The version is that of the census in the header, or else that whose columns are there",
    arguments: [2023, 2024, 2025, 2026], [true, false])
  func versions(year: Int, hasHeader: Bool) throws {
    let files = made.exported(year: year).filter { hasHeader || !$0.name.contains("_sen2") }
    let read = try readReturn(files)
    #expect(read.value.form?.shape == .export)
    #expect(read.value.form?.version.rawValue == min(year, 2025))
    // Nothing is called missing that the version does not have, and gender tells the sex before 2024.
    #expect(read.count("column-missing") == 0)
    #expect(read.value.plans.characteristics.sex == [.female])
  }

  @Test(
    "The XML tells its version in the header, and else by its elements", arguments: [2023, 2026])
  func documentVersions(year: Int) throws {
    let text = made.document(year: year)
    let headless = text.replacing("<Year>\(year)</Year>", with: "")
    for text in [text, headless] {
      let form = try readReturn([MadeUpFile(name: "return.xml", text: text)]).value.form
      #expect(form?.shape == .document)
      #expect(form?.version.rawValue == min(year, 2025))
    }
  }

  @Test("The form that was found is said in a note")
  func note() throws {
    let note = try readReturn(made.exported()).problems.first { $0.reason == "return-form" }
    #expect(note?.severity == .note)
    #expect(
      note?.message.contains("exported modules, of the specification of the census of 2025") == true
    )
  }

  @Test("Columns and modules of a later return that nobody has seen yet do no harm")
  func unknownColumns() throws {
    var files = made.exported(year: 2027).map { file in
      MadeUpFile(
        name: file.name,
        text: file.text.replacing("sourceid\r\n", with: "sourceid,supportlevel\r\n")
          .replacing(",1\r\n", with: ",1,B2\r\n"))
    }
    files.append(
      MadeUpFile(name: "Blade-Export_20-02-2027_support.csv", text: "supporttableid\r\n1\r\n"))
    let read = try readReturn(files)
    #expect(read.value.cases.count == 2)
    #expect(read.value.form?.version == .census2025)
  }

  @Test("A return of another census than the configuration names is pointed out")
  func otherCensus() throws {
    #expect(try readReturn(made.exported(year: 2025)).count("census-day-differs") == 1)
    #expect(try readReturn(made.exported(year: 2026)).count("census-day-differs") == 0)
  }

  @Test("Requests alone will do, and active plans alone; without either there is no return")
  func subsets() throws {
    let files = made.exported()
    func only(_ names: [String]) -> [MadeUpFile] {
      files.filter { file in names.contains { file.name.hasSuffix("_\($0).csv") } }
    }
    let requests = try readReturn(only(["requests"])).value
    #expect(requests.cases.count == 2)
    #expect(requests.plans.count == 0)
    let plans = try readReturn(only(["activeplans", "placementdetail", "senneed"])).value
    #expect(plans.cases.count == 0)
    #expect(plans.plans.isLive == [true])
    #expect(plans.plans.placement.first?.urn == 100_001)
    #expect(plans.plans.characteristics.need == [.autism])
    let error = #expect(throws: InputError.self) { try readReturn(only(["person", "assessment"])) }
    #expect(error?.description.contains("requests or the active plans module") == true)
  }

  @Test(
    "The headings of the submission template are understood, with the help that stands behind them")
  func template() throws {
    let files = [
      MadeUpFile(
        name: "Person Record.csv",
        text:
          "Record Type,\"Person ID\n\n(This must be a unique ID for each Person record)\",Surname,Forename,"
          + "\"Date of Birth \n(ccyy-mm-dd)\",Sex,Ethnicity,Post Code,UPN - Unique Pupil Number\n"
          + "1,7.0,A,B,2015-03-01,M,WBRI,ZZ1 1AA,\n"),
      MadeUpFile(
        name: "Requests Records.csv",
        text: "\"Requests record ID\n\n(This must be a unique ID for each Requests record)\","
          + "\"Person ID\n\n(This must match the relevant ID in the Person record table)\","
          + "Date request was received,Source of request for an EHC needs assessment,Request Outcome Date,Request Outcome\n"
          + "3.0,7.0,2025-01-01,2.0,2025-02-01,Y\n"),
      MadeUpFile(
        name: "Assessments Records.csv",
        text: "\"Requests record ID\n\n(This must match the relevant ID in the Requests table)\","
          + "Assessment Outcome - Decision to issue EHC plan,Assessment Outcome Date,Twenty week time limit exceptions apply\n"
          + "3.0,Y,2025-05-01,0.0\n"),
      MadeUpFile(
        name: "Active Plan Records.csv",
        text: "\"Requests record ID\n\n(This must match the relevant ID in the Requests table)\","
          + "EHC Plan Review Decisions\u{A0}Date,Annual Review Decision,Annual Review Meeting Date\n"
          + "3.0,2025-11-01,M,2025-12-10\n"),
      MadeUpFile(
        name: "Placement Detail Records.csv",
        text: "\"Requests record ID\n\n(This must match the relevant ID in the Requests table)\","
          + "URN - Unique Reference Number,SEN Setting - Establishment type,\"Placement Rank (1=Primary, 2=Secondary)\","
          + "Placement Start Date,Placement Leaving Date\n3.0,100001.0,,1.0,2025-05-02,\n"),
      MadeUpFile(
        name: "SEN Need Records.csv",
        text: "\"Requests record ID\n\n(This must match the relevant ID in the Requests table)\","
          + "SEN Type of Need,\"SEN Type of Need rank  (1=Primary, 2=Secondary)\"\n3.0,SLCN,1.0\n"),
    ]
    let read = try readReturn(files)
    #expect(read.value.form?.shape == .template)
    #expect(read.value.cases.concluded == [day("2025-05-01")])
    #expect(read.value.cases.route == [.school])
    #expect(read.value.cases.exception == [false])
    #expect(read.value.plans.placement.first?.urn == 100_001)
    #expect(read.value.plans.characteristics.need == [.speechLanguage])
    #expect(read.value.plans.postcode == [Postcode("ZZ1 1AA")])
    // Its review headings stand over each other's days.
    #expect(read.value.plans.reviewMeeting == [day("2025-11-01")])
    #expect(read.value.plans.reviewDecided == [day("2025-12-10")])
  }

  @Test("Every shape gives the same cases and plans, as far as it holds them")
  func sameInEveryShape() throws {
    var made = made
    made.childWithPlan(
      ["sex": "M", "personbirthdate": "2012-09-01", "ethnicity": "REFU", "postcode": "ZZ1 1AA"],
      plan: [
        "transferla": "996", "reviewmeeting": "2025-03-01", "reviewoutcome": "A",
        "lastreview": "2025-03-28", "phasetransferduedate": "2026-02-15",
      ],
      placements: [
        ["sensetting": "OLA", "placementrank": "2"], ["ukprn": "10000001", "placementrank": "1"],
      ])
    let reads = try WholeShape.allCases.map { try readReturn($0.files(made)).value }
    for other in reads.dropFirst() {
      #expect(other.cases.received == reads[0].cases.received)
      #expect(other.cases.characteristics.age == reads[0].cases.characteristics.age)
      #expect(other.plans.started == reads[0].plans.started)
      #expect(other.plans.isTransferredIn == reads[0].plans.isTransferredIn)
      #expect(other.plans.placement == reads[0].plans.placement)
      #expect(other.plans.reviewOutcome == reads[0].plans.reviewOutcome)
      #expect(other.plans.phaseTransferDue == reads[0].plans.phaseTransferDue)
      #expect(other.plans.characteristics.ethnicity == reads[0].plans.characteristics.ethnicity)
    }
    let five = try readReturn(made.fiveFiles()).value
    #expect(five.form?.shape == .fiveFiles)
    #expect(five.cases.received == reads[0].cases.received)
    #expect(five.plans.started == reads[0].plans.started)
    #expect(five.plans.isTransferredIn == reads[0].plans.isTransferredIn)
    #expect(five.plans.reviewDecided == reads[0].plans.reviewDecided)
    #expect(five.plans.characteristics.sex == reads[0].plans.characteristics.sex)
  }

  @Test("What a whole return does not hold is said once, with what it costs")
  func gaps() throws {
    let gaps = ["placements-none", "needs-none", "review-meetings-none", "phase-transfers-none"]
    var made = made
    made.childWithPlan(["postcode": "ZZ1 1AA"])
    let five = try readReturn(made.fiveFiles())
    #expect(gaps.map(five.count) == [1, 1, 1, 1])
    let place = try #require(five.problems.first { $0.reason == "placements-none" })
    #expect(place.severity == .note)
    #expect(place.message.contains("children waiting for a place"))
    made.childWithPlan(
      plan: ["reviewmeeting": "2025-03-01", "phasetransferduedate": "2026-02-15"])
    let whole = try readReturn(made.exported())
    #expect(gaps.map(whole.count) == [0, 0, 0, 0])
    var bare = MadeUpReturn()
    bare.childWithPlan(placements: [], needs: [])
    let empty = try readReturn(bare.exported())
    #expect(empty.problems.first { $0.reason == "placements-none" }?.severity == .warning)
  }
}
