import Model
import TestSupport
import Testing

@testable import Intake

@Suite("SEN2 returns")
struct ReturnTests {
  private static let personHeadings =
    "persontableid,surname,forename,personbirthdate,postcode,upn,uniquelearnernumber\r\n"
  private static let requestHeadings =
    "requeststableid,persontableid,receiveddate,requestoutcomedate,requestoutcome,exported\r\n"
  private static let assessmentHeadings =
    "assessmenttableid,requeststableid,assessmentoutcome,assessmentoutcomedate,week20\r\n"

  /// Reads a return of these rows; nil leaves a file out.
  private func read(
    people: String? = "1,A,B,2015-Mar-01,ZZ1 1AA,,\r\n", requests: String?,
    assessments: String? = "", prefix: String = "Blade-Export_20-02-2026_"
  ) throws -> Read<Return> {
    let folder = try TemporaryFolder()
    let files = [
      ("person", people.map { Self.personHeadings + $0 }),
      ("requests", requests.map { Self.requestHeadings + $0 }),
      ("assessment", assessments.map { Self.assessmentHeadings + $0 }),
    ]
    for (name, text) in files {
      if let text { try folder.file("\(prefix)\(name).csv", "\u{FEFF}" + text) }
    }
    return try read(folder.path)
  }

  private func read(_ folder: String) throws -> Read<Return> {
    let period = try #require(Period(day("2025-01-01"), through: day("2025-12-31")))
    return try readReturn(folder: folder, period: period, snapshot: day("2026-01-15"))
  }

  /// Why rows were left out or need a look; modules and columns that these small returns lack are not among them.
  private func reasons(_ read: Read<Return>) -> [String] {
    read.problems.map(\.reason).filter {
      !["file-missing", "column-missing", "return-form"].contains($0)
    }
  }

  @Test("A request is joined to its person and its assessment by their keys")
  func joined() throws {
    let read = try read(
      people: "7,A,B,2015-Mar-01 00:00:00,ZZ1 1AA,,\r\n",
      requests: "31,7,2025-Jan-01 00:00:00,2025-Feb-01 00:00:00,Y,\r\n",
      assessments: "5,31,Y,2025-May-21 00:00:00,1\r\n")
    let cases = read.value.cases
    #expect(reasons(read).isEmpty)
    #expect(cases.row == [2])
    #expect(cases.received == [day("2025-01-01")])
    #expect(cases.decision == [.yes])
    #expect(cases.decided == [day("2025-02-01")])
    #expect(cases.result == [.yes])
    #expect(cases.concluded == [day("2025-05-21")])
    #expect(cases.exception == [true])
    #expect(cases.exported == [false])
    #expect(cases.postcode == [Postcode("ZZ1 1AA")])
    #expect(cases.isUnusable == [false])
    #expect(
      read.rowsRead == [
        RowsRead(file: "Blade-Export_20-02-2026_requests.csv", rows: 1),
        RowsRead(file: "Blade-Export_20-02-2026_person.csv", rows: 1),
        RowsRead(file: "Blade-Export_20-02-2026_assessment.csv", rows: 1),
      ])
  }

  @Test("Files may be called by their module alone, and are else found by their headings")
  func fileNames() throws {
    let rows = "31,1,2025-01-01,,A,\r\n"
    #expect(try read(requests: rows, prefix: "").value.cases.count == 1)
    let folder = try TemporaryFolder()
    try folder.file("one.csv", Self.personHeadings + "1,A,B,2015-03-01,ZZ1 1AA,,\r\n")
    try folder.file("two.csv", Self.requestHeadings + rows)
    let cases = try read(folder.path).value.cases
    #expect(cases.postcode == [Postcode("ZZ1 1AA")])
  }

  @Test("Two exports in one folder are refused with their names")
  func twoExports() throws {
    let folder = try TemporaryFolder()
    try folder.file("2025_requests.csv", Self.requestHeadings)
    try folder.file("2026_requests.csv", Self.requestHeadings)
    let error = #expect(throws: InputError.self) { try read(folder.path) }
    #expect(error?.description.contains("2025_requests.csv, 2026_requests.csv") == true)
  }

  @Test("Keys that a spreadsheet wrote as 12345.0 still join")
  func floatKeys() throws {
    let read = try read(
      people: "7.0,A,B,2015-03-01,ZZ1 1AA,,\r\n", requests: "31,7,2025-01-01,,Y,\r\n",
      assessments: "5,31.0,A,,\r\n")
    #expect(read.value.cases.postcode == [Postcode("ZZ1 1AA")])
    #expect(read.value.cases.result == [.awaited])
  }

  @Test(
    "Keys that a spreadsheet has rounded are refused", arguments: ["1.2E+05", "1E+05", "1.5e5"])
  func exponentKeys(key: String) throws {
    let error = #expect(throws: InputError.self) {
      try read(requests: "\(key),1,2025-01-01,,A,\r\n")
    }
    #expect(error?.description.contains("requests.csv row 2 column requeststableid") == true)
  }

  @Test(
    "Two rows of one child share its number",
    arguments: [
      (
        "1,A,B,2015-03-01,ZZ1 1AA,Z100000000001,\r\n2,C,D,2015-03-01,ZZ1 1AB,Z100000000001,\r\n",
        true
      ),
      ("1,A,B,2015-03-01,ZZ1 1AA,,\r\n2,a,b,01/03/2015,ZZ1 1AB,,\r\n", true),
      ("1,A,B,2015-03-01,ZZ1 1AA,,1000000002\r\n2,C,D,2015-03-01,,,1000000002\r\n", true),
      // Different births, different pupil numbers, learner numbers that stand for none, no name.
      ("1,A,B,2015-03-01,ZZ1 1AA,,\r\n2,A,B,2015-03-02,ZZ1 1AB,,\r\n", false),
      ("1,A,B,2015-03-01,,Z100000000001,\r\n2,A,B,2015-03-01,,Z100000000002,\r\n", false),
      ("1,A,B,2015-03-01,,,0000000000\r\n2,C,D,2015-03-01,,,0000000000\r\n", false),
      ("1,,,2015-03-01,,,\r\n2,,,2015-03-01,,,\r\n", false),
    ])
  func doubleRows(people: String, isOneChild: Bool) throws {
    let read = try read(
      people: people, requests: "31,1,2025-01-01,,A,\r\n32,2,2025-02-01,,A,\r\n")
    let child = read.value.cases.child
    #expect((child[0] == child[1]) == isOneChild)
    #expect(reasons(read) == (isOneChild ? ["request-double", "person-double"] : []))
  }

  @Test("What identifies a child appears in no problem")
  func privacy() throws {
    let read = try read(
      people: "1,Secretname,B,01/03/15,ZZ1 QQQ,Z100000000001,\r\n"
        + "2,Secretname,B,2015-03-01,,Z100000000001,\r\n",
      requests: "31,1,2025-13-01,,Q,\r\n32,9,2025-02-01,,A,\r\n")
    #expect(read.problems.count >= 4)
    for problem in read.problems {
      for secret in ["Secretname", "Z100000000001", "QQQ", "01/03/15", "2015-03-01"] {
        #expect(!problem.message.contains(secret))
      }
    }
  }

  @Test("A blank postcode, an unreadable one and a good one are three things")
  func postcodes() throws {
    let read = try read(
      people: "1,,,,,,\r\n2,,,,not known,,\r\n3,,,,zz11aa,,\r\n",
      requests: "31,1,2025-01-01,,A,\r\n32,2,2025-01-01,,A,\r\n33,3,2025-01-01,,A,\r\n")
    #expect(read.value.cases.postcode == [nil, nil, Postcode("ZZ1 1AA")])
    #expect(read.value.cases.postcodeUnreadable == [false, true, false])
  }

  @Test(
    "A case whose days cannot be used stays in the table, marked",
    arguments: [
      ("31/02/2025,,A", "date-impossible", true), ("28/09/25,,A", "date-two-digit-year", true),
      ("09/28/2025,,A", "date-month-first", true), (",,A", "date-missing", true),
      ("2026-06-01,,A", "date-in-future", true), ("2014-01-01,,H", "received-before-birth", true),
      ("2025-03-01,2025-02-01,N", "outcome-before-received", true),
      ("2025-03-01,2025-02-01,Y", "outcome-before-received", false),
      ("2025-03-01,2035-04-01,N", "date-in-future", true),
      ("2025-03-01,,Q", "code-unknown", true), ("2025-03-01,,", "outcome-missing", true),
    ])
  func unusable(cells: String, reason: String, isUnusable: Bool) throws {
    let read = try read(requests: "31,1,\(cells),\r\n")
    #expect(reasons(read) == [reason])
    #expect(read.value.cases.count == 1)
    #expect(read.value.cases.isUnusable == [isUnusable])
    #expect(read.value.cases.decided == [nil])
  }

  @Test(
    "A column of dates with the month first is refused; one such date among others is a problem")
  func monthFirst() throws {
    let doubtful = "31,1,09/28/2025,,A,\r\n32,1,03/04/2025,,A,\r\n"
    let error = #expect(throws: InputError.self) { try read(requests: doubtful) }
    #expect(error?.description.contains("column receiveddate: dates seem") == true)
    let mixed = try read(requests: doubtful + "33,1,28/03/2025,,A,\r\n")
    #expect(reasons(mixed) == ["date-month-first", "request-double"])
    #expect(mixed.value.cases.isUnusable == [true, false, false])
  }

  @Test(
    "A plan issued before the request or in the future counts in no wait",
    arguments: [("2025-02-01", "outcome-before-received"), ("2031-01-01", "date-in-future")])
  func impossiblePlan(text: String, reason: String) throws {
    let read = try read(
      requests: "31,1,2025-03-01,2025-04-01,Y,\r\n", assessments: "5,31,Y,\(text),0\r\n")
    #expect(reasons(read) == [reason])
    let problem = read.problems.first { $0.reason == reason }
    #expect(problem?.location.column == "assessmentoutcomedate")
    #expect(problem?.location.row == 2)
    #expect(read.value.cases.concluded == [nil])
    #expect(read.value.cases.isUnusable == [true])
  }

  @Test("Days after the census day and before the export are known and kept")
  func afterCensus() throws {
    let rows = "31,1,2025-12-01,2026-02-01,N,\r\n"
    #expect(try read(requests: rows).value.cases.decided == [day("2026-02-01")])
  }

  @Test("A person over 25 on the census day is reported and counts in no wait")
  func over25() throws {
    let read = try read(
      people: "1,,,2000-01-15,,,\r\n2,,,2000-01-16,,,\r\n",
      requests: "31,1,2025-01-01,,A,\r\n32,2,2025-01-01,,A,\r\n")
    #expect(reasons(read) == ["age-over-25"])
    #expect(read.value.cases.isUnusable == [true, false])
  }

  @Test(
    "Yes and no in every spelling",
    arguments: [
      ("1", true), ("1.0", true), ("true", true), ("TRUE", true), ("Y", true), ("yes", true),
      ("0", false), ("0.0", false), ("False", false), ("n", false), ("", nil), ("perhaps", nil),
    ] as [(String, Bool?)])
  func flags(text: String, expected: Bool?) throws {
    let read = try read(
      requests: "31,1,2025-01-01,2025-02-01,Y,\r\n",
      assessments: "5,31,Y,2025-05-01,\(text)\r\n")
    #expect(read.value.cases.exception == [expected])
    #expect(reasons(read).contains("flag-unknown") == (text == "perhaps"))
    #expect(reasons(read).contains("exception-not-recorded") == (expected == nil))
  }

  @Test(
    "Anything but no means that the case moved to another authority",
    arguments: [("", false), ("0", false), ("996", true), ("Y", true)])
  func exported(text: String, expected: Bool) throws {
    #expect(
      try read(requests: "31,1,2025-01-01,,A,\(text)\r\n").value.cases.exported == [expected])
  }

  @Test("Rows that belong to nothing are reported; a request without a person still counts")
  func orphans() throws {
    let read = try read(
      requests:
        "31,1,2025-01-01,,A,\r\n32,8,2025-01-02,,A,\r\n33,8,2025-01-03,,A,\r\n34,9,2025-01-04,,A,\r\n",
      assessments: "5,99,Y,2025-05-01,0\r\n")
    #expect(read.value.cases.count == 4)
    let child = read.value.cases.child
    #expect(child[1] == child[2])
    #expect(Set(child).count == 3)
    #expect(reasons(read).count { $0 == "person-missing" } == 3)
    #expect(reasons(read).count { $0 == "request-missing" } == 1)
  }

  @Test("A key that stands twice is used once")
  func repeatedKeys() throws {
    let read = try read(
      people: "1,,,,ZZ1 1AA,,\r\n1,,,,ZZ1 1AB,,\r\n",
      requests: "31,1,2025-01-01,,Y,\r\n31,1,2025-01-02,,Y,\r\n",
      assessments: "5,31,A,,\r\n6,31,W,,\r\n")
    #expect(read.value.cases.count == 1)
    #expect(read.value.cases.result == [.awaited])
    #expect(read.value.cases.postcode == [Postcode("ZZ1 1AA")])
    #expect(reasons(read) == ["key-repeated", "key-repeated", "assessment-repeated"])
  }

  @Test("Headings in other case, columns in other order and columns never heard of do no harm")
  func otherHeadings() throws {
    let folder = try TemporaryFolder()
    try folder.file(
      "requests.csv",
      "NativeId,RequestOutcome,ReceivedDate,futurecolumn,PersonTableID,RequestsTableID,exported,requestoutcomedate\n"
        + "1,A,2025-01-01,\"x,y\",1,31,,\n")
    let read = try read(folder.path)
    #expect(read.value.cases.received == [day("2025-01-01")])
    #expect(reasons(read).isEmpty)
    let absent = read.problems.filter { $0.reason == "file-missing" }.map(\.location.file)
    #expect(absent.prefix(3) == ["person.csv", "assessment.csv", "namedplan.csv"])
  }

  @Test("The headings of the five-file tool are understood")
  func toolHeadings() throws {
    let folder = try TemporaryFolder()
    try folder.file(
      "person.csv", "Person ID,Dob (ccyy-mm-dd),Postcode,UPN\n1,2015-03-01,ZZ1 1AA,\n")
    try folder.file(
      "requests.csv",
      "Person ID,Requests Record ID,Date Request Was Received,Request Outcome,Request Outcome Date,Exported\n"
        + "1,31,2025-01-01,Y,2025-02-01,\n")
    try folder.file(
      "assessment.csv",
      "Requests Record ID,Assessment Outcome To Issue EHCP,Assessment Outcome Date,"
        + "Twenty Weeks Time Limit Exceptions Apply\n31,Y,2025-05-01,0\n")
    let read = try read(folder.path)
    #expect(reasons(read).isEmpty)
    #expect(read.value.form?.shape == .fiveFiles)
    #expect(read.value.cases.concluded == [day("2025-05-01")])
    #expect(read.value.cases.exception == [false])
  }

  @Test("A return without requests is refused")
  func empty() throws {
    let error = #expect(throws: InputError.self) { try read(requests: "") }
    #expect(error?.description.contains("holds no request") == true)
    let missing = #expect(throws: InputError.self) { try read(requests: nil) }
    #expect(missing?.description.contains("requests.csv is not there") == true)
    #expect(throws: InputError.self) { try read("no-such-folder") }
  }

  @Test("A shifted row is left out, counted and reported")
  func ragged() throws {
    let read = try read(requests: "31,1,2025-01-01,,A,\r\n32,1,x,y,2025-01-01,,A,\r\n")
    #expect(read.value.cases.count == 1)
    #expect(reasons(read) == ["row-ragged"])
    #expect(read.rowsRead.first?.rows == 2)
  }
}
