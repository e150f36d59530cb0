import Model
import Testing

@testable import Intake

@Suite("Registers")
struct RegisterTests {
  private func read(
    _ text: String, kind: Register.Kind = .homeEducated,
    columns: [(role: String, heading: String)] = []
  ) throws -> Read<Register> {
    let folder = try TemporaryFolder()
    let path = try folder.file("register.csv", text)
    return try readRegister(
      RegisterSource(
        table: TableSource(path: path, columns: columns), place: PlaceOptions(system: nil),
        kind: kind, reasons: RegisterSource.usualReasons, snapshot: day("2026-01-15")))
  }

  @Test("The usual columns of a register are found by their headings")
  func usual() throws {
    let read = try read(
      "child_ref,dob,postcode,start_date,end_date,reason,has_ehcp,sen_support,on_request_pathway\n"
        + "a,2012-05-05,ZZ1 1AA,2024-09-01,,Dissatisfaction with SEND support,1,0,0\n"
        + "b,2013-05-05,ZZ1 1AB,2023-09-01,2025-06-30,Lifestyle,N,Y,\n")
    let register = read.value
    #expect(register.kind == .homeEducated && register.count == 2)
    #expect(register.reason == [.dissatisfied, .choice])
    #expect(register.hasPlan == [true, false] && register.hasSupport == [false, true])
    #expect(register.isOnPathway == [false, nil])
    #expect(register.ended == [nil, day("2025-06-30")])
    // At the snapshot, and for a child who left on the day of leaving.
    #expect(register.characteristics.age == [13, 12])
    #expect(read.problems.isEmpty)
  }

  @Test("The register of missing children needs the day they went missing; the others do not")
  func startNeeded() throws {
    #expect(try read("child_ref,postcode\na,ZZ1 1AA\n").value.started == [nil])
    let error = #expect(throws: InputError.self) {
      try read("child_ref,postcode\na,ZZ1 1AA\n", kind: .missingEducation)
    }
    #expect(error?.description.contains("start_date") == true)
  }

  @Test(
    "Days that cannot be keep a row out",
    arguments: [
      ("2025-09-01,2025-08-31", "end-before-start"), ("2026-02-01,", "start-in-future"),
      ("2025-09-01,2026-02-01", "end-in-future"), ("2025-13-01,", "date-impossible"),
    ])
  func impossible(cells: String, reason: String) throws {
    let read = try read("start_date,end_date\n\(cells)\n2025-01-01,\n")
    #expect(read.value.row == [3])
    #expect(read.problems.map(\.reason).contains(reason))
  }

  @Test("A child with two open rows counts once; one who came back counts twice over time")
  func repeated() throws {
    let read = try read(
      "child_ref,start_date,end_date\na,2024-01-01,2024-06-01\na,2025-01-01,\na,2025-02-01,\nb,2025-02-01,\n"
    )
    #expect(read.value.row == [2, 3, 5])
    #expect(read.problems.map(\.reason) == ["child-repeated"])
    #expect(!read.problems.contains { $0.message.contains("\"a\"") })
  }

  @Test("A reason in no list counts as not recorded and is said to be unknown")
  func unknownReason() throws {
    let read = try read("start_date,reason\n2025-01-01,because\n2025-01-01,\n")
    #expect(read.value.reason == [nil, nil])
    #expect(read.problems.map(\.reason) == ["reason-unknown"])
  }
}

@Suite("Contacts")
struct ContactTests {
  private func read(
    _ kind: Contacts.Kind, _ text: String, snapshot: String = "2026-01-15"
  ) throws -> Read<Contacts> {
    let folder = try TemporaryFolder()
    let path = try folder.file("log.csv", text)
    return try readContacts(
      ContactSource(
        table: TableSource(path: path), place: PlaceOptions(system: nil), kind: kind, answerDays: 8,
        acknowledgeDays: 1, snapshot: day(snapshot), workingDays: WorkingDays()))
  }

  @Test("Intervals of calls are read with what was offered, answered, given up and quick")
  func calls() throws {
    let read = try read(
      .calls,
      "date,queue,offered,answered,abandoned,answered_in_threshold\n"
        + "2025-03-03 09:00:00,SEND,\"1,040\",900,100,700\n2025-03-03 10:00:00,SEND,0,0,0,0\n")
    #expect(read.value.offered == [1040, 0] && read.value.answered == [900, 0])
    #expect(read.value.abandoned == [100, 0] && read.value.prompt == [700, 0])
    #expect(read.value.day == [day("2025-03-03"), day("2025-03-03")])
    // No telephone log tells where a family lives: nothing is made up.
    #expect(read.value.home == [.missing, .missing] && read.problems.isEmpty)
  }

  @Test(
    "Calls that cannot be are left out",
    arguments: [
      ("2025-03-03,10,11,0,0", "calls-impossible"), ("2025-03-03,10,9,2,0", "calls-impossible"),
      ("2025-03-03,10,5,0,6", "calls-impossible"), ("2025-03-03,10,-1,0,0", "number-unreadable"),
      ("2025-03-03,,5,0,0", "interval-incomplete"), (",10,5,0,0", "interval-incomplete"),
      ("2026-03-03,10,5,0,0", "date-in-future"),
    ])
  func impossibleCalls(cells: String, reason: String) throws {
    let read = try read(
      .calls, "date,offered,answered,abandoned,answered_in_threshold\n\(cells)\n")
    #expect(read.value.count == 0)
    #expect(read.problems.map(\.reason) == [reason])
  }

  /// Good Friday 18 and Easter Monday 21 April 2025: the eighth working day after Monday 14 April is Monday 28.
  @Test("A message is in time to the eighth working day, bank holidays and weekends not counted")
  func messages() throws {
    let read = try read(
      .emails,
      "received,acknowledged,first_reply,closed\n2025-04-14,2025-04-15,2025-04-28,\n"
        + "2025-04-14,2025-04-16,2025-04-29,\n2025-04-14,,,2025-04-17\n2025-04-14,,,\n")
    #expect(read.value.answered == [1, 0, 1, 0])
    #expect(read.value.workingDays == [8, 9, 3, nil])
    #expect(read.value.prompt == [1, 0, 0, 0])
    #expect(read.value.offered == [1, 1, 1, 1] && read.value.standardDays == 8)
  }

  @Test("An open message whose time has not run out is not counted yet")
  func notDue() throws {
    let read = try read(
      .emails, "received,first_reply\n2026-01-05,\n2026-01-02,\n", snapshot: "2026-01-15")
    #expect(read.value.row == [3])
    #expect(read.value.answered == [0])
    #expect(read.problems.map(\.reason) == ["answer-not-due"])
  }

  @Test(
    "Messages that cannot be are left out",
    arguments: [
      ("2025-03-03,2025-03-01", "answer-before-received"),
      ("2025-03-03,2026-03-01", "date-in-future"),
      (",2025-03-01", "received-missing"), ("x,2025-03-01", "date-unreadable"),
    ])
  func impossibleMessages(cells: String, reason: String) throws {
    let read = try read(.emails, "received,first_reply\n\(cells)\n")
    #expect(read.value.count == 0)
    #expect(read.problems.map(\.reason) == [reason])
  }

  @Test("A log of messages without any answer in it is refused: all would seem unanswered")
  func noAnswers() {
    #expect(throws: InputError.self) { try read(.emails, "received\n2025-03-03\n") }
  }
}

@Suite("Working days")
struct WorkingDaysTests {
  @Test(
    "Working days are counted after the first day and up to the last",
    arguments: [
      ("2025-04-14", "2025-04-14", 0), ("2025-04-14", "2025-04-15", 1),
      ("2025-04-17", "2025-04-22", 1), ("2025-12-24", "2025-12-29", 1),
      // Christmas Day 2021 was a Saturday and Boxing Day a Sunday: Monday and Tuesday stood for them.
      ("2021-12-24", "2021-12-29", 1), ("2022-09-16", "2022-09-20", 1),
      ("2025-03-08", "2025-03-09", 0), ("2025-03-07", "2025-03-10", 1),
      ("2025-03-10", "2025-03-07", 0), ("2024-12-31", "2025-12-31", 253),
    ])
  func count(start: String, end: String, days: Int) {
    #expect(WorkingDays().count(after: day(start), through: day(end)) == days)
  }

  @Test("Counting day by day gives the same for every span of three years")
  func plainCount() {
    let days = WorkingDays(adding: [day("2025-01-02")])
    let start = day("2023-12-20")
    var plain = 0
    for step in 1...1_000 {
      plain += days.count(after: start + (step - 1), through: start + step)
      #expect(days.count(after: start, through: start + step) == plain)
    }
  }

  @Test(
    "Days off that a council adds are no working days, and years outside the table are known as such"
  )
  func extra() {
    let days = WorkingDays(adding: [day("2025-01-02")])
    #expect(days.count(after: day("2025-01-01"), through: day("2025-01-03")) == 1)
    #expect(days.covers(day("2025-06-01")) && !days.covers(day("2040-06-01")))
  }
}
