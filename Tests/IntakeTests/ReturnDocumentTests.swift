import Model
import TestSupport
import Testing

@testable import Intake

@Suite("SEN2 returns in XML")
struct ReturnDocumentTests {
  private func read(_ text: String) throws -> Read<Return> {
    let folder = try TemporaryFolder()
    try folder.file("return.xml", text)
    return try readReturnOf(folder.path)
  }

  private func readReturnOf(_ path: String) throws -> Read<Return> {
    let period = try #require(Period(day("2025-01-01"), through: day("2025-12-31")))
    return try readReturn(folder: path, period: period, snapshot: day("2026-01-15"))
  }

  private func message(_ persons: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message><Header><CollectionDetails><Collection>SEN2</Collection></CollectionDetails></Header>
    <Persons>\(persons)</Persons></Message>
    """
  }

  private let first = """
    <Person><Surname>A &amp; "B"</Surname><Forename>C</Forename>
    <PersonBirthDate>2015-03-01</PersonBirthDate><PostCode>ZZ1 1AA</PostCode>
    <Requests><ReceivedDate>2025-01-01</ReceivedDate><RequestOutcomeDate>2025-02-01</RequestOutcomeDate>
    <RequestOutcome>Y</RequestOutcome>
    <Assessment><AssessmentOutcome>Y</AssessmentOutcome>
    <AssessmentOutcomeDate>2025-05-21</AssessmentOutcomeDate><Week20>true</Week20>
    <NamedPlan><StartDate>2025-05-21</StartDate></NamedPlan></Assessment></Requests>
    <Requests><ReceivedDate>2025-31-01</ReceivedDate><RequestOutcome>A</RequestOutcome></Requests></Person>
    """
  private let second = """
    <Person><PersonBirthDate>2016-03-01</PersonBirthDate><PostCode></PostCode>
    <Requests><ReceivedDate>2025-06-01</ReceivedDate><RequestOutcome>N</RequestOutcome>
    <RequestOutcomeDate>2025-07-01</RequestOutcomeDate></Requests></Person>
    """
}

extension ReturnDocumentTests {
  @Test("Persons, their requests and assessments become the same cases as in the exported files")
  func cases() throws {
    let read = try read(message(first + second))
    let cases = read.value.cases
    #expect(cases.count == 3)
    #expect(cases.row == [1, 2, 3])
    #expect(cases.child == [0, 0, 1])
    #expect(cases.received[0] == day("2025-01-01"))
    #expect(cases.result == [.yes, nil, nil])
    #expect(cases.concluded == [day("2025-05-21"), nil, nil])
    #expect(cases.exception == [true, nil, nil])
    #expect(cases.postcode == [Postcode("ZZ1 1AA"), Postcode("ZZ1 1AA"), nil])
    #expect(cases.isUnusable == [false, true, false])
    let problems = read.problems.filter { $0.severity == .error }
    #expect(problems.map(\.reason) == ["date-impossible"])
    #expect(
      problems.first?.location
        == SourceLocation(
          file: "return.xml", row: 2, column: "receiveddate"))
  }

  @Test("Requests inside an element of their own are the same requests")
  func wrapped() throws {
    let wrapped = first.replacing("<Requests>", with: "<Request>")
      .replacing("</Requests>", with: "</Request>")
      .replacing("<PostCode>ZZ1 1AA</PostCode>", with: "<PostCode>ZZ1 1AA</PostCode><Requests>")
      .replacing("</Person>", with: "</Requests></Person>")
    #expect(try read(message(wrapped + second)).value.cases.child == [0, 0, 1])
  }

  @Test("A broken document is refused, wherever it breaks", arguments: [40, 200, 500, 900])
  func broken(length: Int) throws {
    let text = String(message(first + second).prefix(length))
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.description.contains("return.xml row") == true)
  }

  @Test("A document without requests is refused")
  func empty() throws {
    #expect(throws: InputError.self) { try read(message("")) }
  }
}
