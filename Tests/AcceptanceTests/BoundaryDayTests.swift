import Foundation
import Model
import Statistics
import TestSupport
import Testing

/// Requests on both sides of a limit, whose days lie across an edge of the calendar.
private struct Boundary: Sendable, CustomStringConvertible {
  let name: String
  /// The last day of the wait; the request lies the limit, or the limit and a day, before it.
  let end: String
  var description: String { name }

  static let all = [
    Boundary(name: "ends on 29 February", end: "2024-02-29"),
    Boundary(name: "crosses 29 February", end: "2024-03-05"),
    Boundary(name: "ends as clocks go forward", end: "2024-03-31"),
    Boundary(name: "crosses the clocks going forward", end: "2024-04-08"),
    Boundary(name: "ends as clocks go back", end: "2024-10-27"),
    Boundary(name: "crosses the clocks going back", end: "2024-11-05"),
    Boundary(name: "ends on 31 December", end: "2024-12-31"),
    Boundary(name: "ends on 1 January", end: "2024-01-01"),
  ]
}

@Suite(
  "Days on both sides of a limit, from file to figure", .serialized, .example(children: 60))
struct BoundaryDayTests {
  /// Two decisions, two refusals after assessment and four plans, each on its limit or a day beyond.
  private func made(_ boundary: Boundary) -> MadeUpReturn {
    var made = MadeUpReturn()
    let end = day(boundary.end)
    for wait in [42, 43] {
      made.request(
        made.person(),
        [
          "receiveddate": "\(end + -wait)", "requestoutcome": "N", "requestoutcomedate": "\(end)",
        ])
    }
    for (wait, outcome) in [(112, "N"), (113, "N"), (140, "Y"), (141, "Y"), (364, "Y"), (365, "Y")]
    {
      let request = made.request(
        made.person(), ["receiveddate": "\(end + -wait)", "requestoutcome": "H"])
      made.assessment(
        request,
        ["assessmentoutcome": outcome, "assessmentoutcomedate": "\(end)", "week20": "0"])
    }
    return made
  }

  private static let expected: [(id: String, count: Count)] = [
    ("decision_6_weeks", Count(1, of: 2)), ("refusal_notice_16_weeks", Count(1, of: 2)),
    ("plans_issued_20_weeks", Count(1, of: 4)), ("plans_issued_over_52_weeks", Count(1, of: 4)),
  ]

  @Test(
    "A day on the limit is in time and the next is not, across every edge of the calendar",
    arguments: Boundary.all)
  private func inTime(boundary: Boundary) throws {
    for shape in ReturnShape.allCases {
      let source = try read(
        made(boundary), shape, year: 2025, snapshot: day("2025-01-16")
      ).value
      let counts = PartnershipCounts(source)
      for (id, count) in Self.expected {
        #expect(try counts(id) == count, "\(id), \(shape)")
      }
    }
  }

  @Test(
    "The built command counts the same days in every zone and language, and writes the same bytes")
  func zones() throws {
    try withFolder { folder in
      let example = folder + "/example"
      try MadeOnce.copyExample(to: folder)
      try replaceReturn(in: example)
      try keepDistricts(of: example + "/equity.yaml")
      let zones = [
        ["TZ": "UTC", "LC_ALL": "C"],
        ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
        ["TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8"],
        ["TZ": "Europe/London", "LC_ALL": "en_GB.UTF-8"],
      ]
      var first: [String: Data]?
      for (number, environment) in zones.enumerated() {
        let output = folder + "/out\(number)"
        let run = try Command.run(
          ["run", example + "/equity.yaml", "--internal-only", "--output", output],
          environment: environment)
        #expect(run.status == 0, "\(run.errors)")
        let files = try contents(of: output)
        if let first {
          #expect(first.keys.sorted() == files.keys.sorted())
          for path in first.keys.sorted() { #expect(first[path] == files[path], "\(path)") }
        }
        first = first ?? files
      }
      let estimates = String(
        decoding: try #require(first?["internal/estimates.csv"]), as: UTF8.self)
      try check(estimates)
    }
  }

  /// Puts the boundary cases in the place of the example's children.
  private func replaceReturn(in example: String) throws {
    let sen2 = example + "/sen2"
    try FileManager.default.removeItem(atPath: sen2)
    try FileManager.default.createDirectory(atPath: sen2, withIntermediateDirectories: true)
    let boundary = try #require(Boundary.all.first { $0.end == "2024-10-27" })
    for file in made(boundary).exported(year: 2025) {
      try file.text.write(toFile: sen2 + "/" + file.name, atomically: false, encoding: .utf8)
    }
    let path = example + "/equity.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let earlier = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.contains("earlier:") && !$0.contains("sen2-202")
    }
    try earlier.joined(separator: "\n")
      .replacing("period: 2025-01-01..2025-12-31", with: "period: 2024-01-01..2024-12-31")
      .replacing("snapshot: 2026-01-15", with: "snapshot: 2025-01-16")
      .write(toFile: path, atomically: false, encoding: .utf8)
  }

  private func check(_ estimates: String) throws {
    let lines = estimates.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let headings = try #require(lines.first)
    func place(_ name: String) throws -> Int { try #require(headings.firstIndex(of: name)) }
    let (level, indicator, group) = (try place("level"), try place("indicator"), try place("group"))
    let (numerator, denominator) = (try place("numerator"), try place("denominator"))
    for (id, count) in Self.expected {
      let line = try #require(
        lines.first { $0[level] == "partnership" && $0[indicator] == id && $0[group] == "all" })
      #expect(line[numerator] == String(count.numerator), "\(id)")
      #expect(line[denominator] == String(count.denominator), "\(id)")
    }
  }
}
