import Model
import Testing

@testable import Intake

@Suite("Waiting lists")
struct WaitingListTests {
  private static let snapshot = day("2026-01-15")

  private func read(
    _ text: String, columns: [(role: String, heading: String)] = [],
    rows: [(column: String, value: String)] = [], service: String? = "Paediatrics",
    reasons: [(end: WaitingList.End?, words: [String])] = WaitingListSource.usualReasons,
    system: CoordinateSystem? = nil, staleWeeks: Int? = nil
  ) throws -> Read<WaitingList> {
    let folder = try TemporaryFolder()
    let path = try folder.file("referrals.csv", text)
    return try readWaitingList(
      WaitingListSource(
        table: TableSource(path: path, columns: columns, rows: rows),
        place: PlaceOptions(system: system), service: service, reasons: reasons, limitWeeks: 18,
        staleWeeks: staleWeeks, snapshot: Self.snapshot))
  }

  @Test("A blank stop is a child who still waits; one with a stop has been seen")
  func openAndSeen() throws {
    let list = try read(
      "referral_date,first_attended_date,postcode\n2025-03-01,,ZZ1 1AA\n"
        + "2025-03-01,2025-09-01,ZZ1 1AB\n"
    ).value
    #expect(list.count == 2)
    #expect(list.end == [nil, .completed])
    #expect(list.stopped == [nil, day("2025-09-01")])
    #expect(list.row == [2, 3])
    #expect(list.services == ["Paediatrics"] && list.service == [0, 0])
    #expect(list.snapshot == Self.snapshot && list.limitWeeks == 18)
  }

  @Test("The words of a reason say how a wait ended, whatever their case")
  func reasons() throws {
    let list = try read(
      "start,stop,outcome\n2025-03-01,2025-04-01,PLAN\n2025-03-01,2025-04-01,Refused\n"
        + "2025-03-01,2025-04-01,moved\n2025-03-01,,on list\n",
      columns: [("start", "start"), ("stop", "stop"), ("reason", "outcome")],
      reasons: [
        (.completed, ["plan", "seen"]), (.refused, ["refused"]), (.withdrawn, ["moved"]),
        (nil, ["on list"]),
      ]
    ).value
    #expect(list.end == [.completed, .refused, .withdrawn, nil])
  }

  @Test("A referral that was closed without a contact has been withdrawn, not seen")
  func closedWithoutContact() throws {
    let list = try read(
      "referral_date,first_attended_date,closed_date,closed_reason\n2025-03-01,,2025-05-01,\n"
        + "2025-03-01,2025-04-01,2025-05-01,\n2025-03-01,,2025-05-01,Rejected\n"
    ).value
    #expect(list.end == [.withdrawn, .completed, .refused])
    #expect(list.stopped.map { $0?.description } == ["2025-05-01", "2025-04-01", "2025-05-01"])
  }

  @Test(
    "What cannot be is left out with its reason, never moved to where it would fit",
    arguments: [
      ("2025-03-01,2025-02-28,,", "stop-before-start"), ("2026-01-16,,,", "start-in-future"),
      ("2025-03-01,2026-01-16,,", "stop-in-future"), (",2025-02-28,,", "start-missing"),
      ("31/02/2025,,,", "date-impossible"), ("2025-03-01,soon,,", "date-unreadable"),
      ("2025-03-01,2025-04-01,eaten,", "reason-unknown"), ("2025-03-01,,seen,", "stop-missing"),
      ("2025-03-01,2025-04-01,waiting,", "reason-contradicts"),
      ("2025-03-01,,,2025-03-02", "start-before-birth"), ("2025-03-01,,,1999-03-01", "age-over-25"),
    ])
  func impossible(cells: String, reason: String) throws {
    let read = try read(
      "referral_date,first_attended_date,closed_reason,dob\n\(cells)\n2025-03-01,,,2015-01-01\n")
    #expect(read.value.count == 1)
    #expect(read.problems.map(\.reason) == [reason])
    #expect(read.problems.first?.location.row == 2)
    #expect(read.rowsRead == [RowsRead(file: "referrals.csv", rows: 2)])
  }

  @Test("A wait that ends on the day of the snapshot, or on its first day, stands")
  func boundaryDays() throws {
    let read = try read(
      "referral_date,first_attended_date\n2026-01-15,2026-01-15\n2025-01-15,2026-01-15\n")
    #expect(read.value.end == [.completed, .completed] && read.problems.isEmpty)
  }

  @Test("Several services of one file are told apart by their column and sorted")
  func services() throws {
    let list = try read(
      "service,referral_date,first_attended_date\nSpeech,2025-01-01,\nAudiology,2025-01-01,\n"
        + "Speech,2025-02-01,\n,2025-02-01,\n", service: nil)
    #expect(list.value.services == ["Audiology", "Speech"])
    #expect(list.value.service == [1, 0, 1])
    #expect(list.problems.map(\.reason) == ["service-missing"])
  }

  @Test("Every way to say where a child lives is understood, and half a postcode is told apart")
  func homes() throws {
    let list = try read(
      "referral_date,first_attended_date,postcode,x,y,lsoa,ward\n"
        + "2025-01-01,,zz11aa,,,,\n2025-01-01,,ZZ1,,,,\n2025-01-01,,NFA,,,,\n"
        + "2025-01-01,,,430000,350000,,\n2025-01-01,,,,,Z01000101,\n2025-01-01,,,,,,Z05000001\n"
        + "2025-01-01,,,,,,\n2025-01-01,,,430000,north,,\n",
      columns: [("x", "x"), ("y", "y"), ("lsoa", "lsoa"), ("area", "ward")],
      system: .britishNationalGrid
    ).value
    #expect(
      list.home == [
        .postcode(try #require(Postcode("ZZ1 1AA"))), .outwardCode, .unreadable,
        .point(x: 430_000, y: 350_000, system: .britishNationalGrid),
        .smallArea(try #require(AreaCode("Z01000101"))), .area(try #require(AreaCode("Z05000001"))),
        .missing, .unreadable,
      ])
  }

  @Test(
    "Half a postcode has one or two letters, a digit and at most one character more",
    arguments: [
      ("S1", true), ("DE45", true), ("SW1A", true), ("sk 13", true), ("DE", false), ("1DE", false),
      ("DE455", false), ("NFA", false), ("", false), ("DE4?", false),
    ])
  func outwardCodes(text: String, isOne: Bool) {
    #expect(isOutwardCode(text.utf8) == isOne)
  }

  @Test("Headings of the mental health and community data sets are known without a column map")
  func dataSets() throws {
    let list = try read(
      "ServiceRequestId,ReferralRequestReceivedDate,CareContDate,AttendStatus,ServDischDate,PersonBirthDate\n"
        + "a,2025-02-01,2025-03-01,7,,2018-05-05\na,2025-02-01,2025-04-01,5,,2018-05-05\n"
        + "a,2025-02-01,2025-06-01,6,,2018-05-05\nb,2025-02-01,2025-03-01,3,2025-08-01,2019-01-01\n"
    )
    #expect(list.value.count == 2)
    #expect(list.value.end == [.completed, .withdrawn])
    #expect(list.value.stopped.map { $0?.description } == ["2025-04-01", "2025-08-01"])
    #expect(list.value.characteristics.age == [6, 6])
    #expect(list.problems.map(\.reason) == ["referral-repeated", "referral-repeated"])
  }

  @Test(
    "Open referrals without activity for too long do not wait any more where that was asked for")
  func stale() throws {
    let text =
      "referral_date,first_attended_date,last_activity_date\n2024-01-01,,2025-01-15\n"
      + "2024-01-01,,2025-01-16\n2024-01-01,,\n2024-01-01,2024-06-01,2024-06-01\n"
    #expect(try read(text).value.count == 4)
    let read = try read(text, staleWeeks: 52)
    #expect(read.value.row == [3, 4, 5])
    #expect(read.problems.map(\.reason) == ["referral-stale"])
    let missing = #expect(throws: InputError.self) {
      try self.read("referral_date,first_attended_date\n2024-01-01,\n", staleWeeks: 52)
    }
    #expect(missing?.description.contains("last_activity") == true)
  }

  @Test("Rows of another month's extract are left out and counted")
  func snapshots() throws {
    let read = try read(
      "referral_date,first_attended_date,snapshot_date\n2025-01-01,,2025-12-15\n"
        + "2025-01-01,,2026-01-15\n")
    #expect(read.value.row == [3])
    #expect(read.problems.map(\.reason) == ["snapshot-other"])
  }

  @Test("A heading that the configuration names must be there; a stop column must be there at all")
  func missingColumns() throws {
    let named = #expect(throws: InputError.self) {
      try read("referral_date,first_attended_date\n2025-01-01,\n", columns: [("start", "begin")])
    }
    #expect(named?.description.contains("there is no column \"begin\"") == true)
    let none = #expect(throws: InputError.self) { try read("referral_date\n2025-01-01\n") }
    #expect(none?.description.contains("columns: { stop: HEADING }") == true)
  }

  @Test(
    "Rows that do not fit are counted, and a filter that nothing fits is refused with its values")
  func filter() throws {
    let text = "referral_date,first_attended_date,team\n2025-01-01,,A\n2025-01-01,,B\n"
    let read = try read(text, rows: [("team", "A")])
    #expect(read.value.count == 1 && read.problems.map(\.reason) == ["rows-excluded"])
    let error = #expect(throws: InputError.self) { try self.read(text, rows: [("team", "C")]) }
    #expect(error?.description.contains("team is C") == true)
  }

  @Test("Age, sex and need are read where they stand, and codes that are not known are said so")
  func characteristics() throws {
    let read = try read(
      "referral_date,first_attended_date,dob,age,sex,need,ethnicity\n"
        + "2025-01-01,,2015-01-02,,F,asd,WBRI\n2025-01-01,,2015-01-01,,male,SLCN - Speech,XQXQ\n"
        + "2025-01-01,,,7,9,,MWAS\n")
    let kinds = read.value.characteristics
    #expect(kinds.age == [9, 10, 7])
    #expect(kinds.sex == [.female, .male, nil])
    #expect(kinds.need == [.autism, .speechLanguage, nil])
    #expect(kinds.ethnicity == [.white, nil, .mixed])
    #expect(read.problems.map(\.reason) == ["code-unknown", "code-unknown"])
    let age = read.completeness.first { $0.field == "need" }
    #expect(age?.filled == 2 && age?.rows == 3)
  }

  @Test("Dates whose month seems to stand first are refused as a whole")
  func monthFirst() throws {
    let error = #expect(throws: InputError.self) {
      try read("referral_date,first_attended_date\n02/13/2025,\n03/04/2025,\n")
    }
    #expect(error?.description.contains("month first") == true)
  }

  @Test("No problem of a waiting list holds what stands in its cells")
  func privacy() throws {
    let read = try read(
      "referral_id,referral_date,first_attended_date,postcode,dob,closed_reason\n"
        + "CANARY-1,2025-01-01,2024-01-01,CANARY-2,2019-09-09,\nCANARY-1,2025-01-01,,CANARY-2,,CANARY-3\n"
        + "CANARY-4,CANARY-5,,,,\n")
    let text = read.problems.map { "\($0.location) \($0.message)" }.joined()
    #expect(!text.contains("CANARY") && !text.contains("2019-09-09") && read.problems.count == 3)
  }
}

/// The day of a literal in a test.
func day(_ iso: String) -> Day {
  guard let day = Day(iso: iso) else { preconditionFailure("A day of the calendar.") }
  return day
}
