import Foundation
import Model
import Testing

@testable import CLI
@testable import Statistics

@Suite("Checking inputs, from the built command", .serialized, .example(children: 600))
struct CheckTests {
  /// The file of a module of the example's return.
  private func module(_ name: String, in folder: String) throws -> String {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/example/sen2")
    let file = try #require(files.first { $0.hasSuffix(name + ".csv") })
    return folder + "/example/sen2/" + file
  }

  /// Changes a file of the example.
  private func rewrite(_ path: String, _ change: (String) -> String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try change(text).write(toFile: path, atomically: false, encoding: .utf8)
  }

  private struct Answer: Decodable {
    let problems: Int
    let quality: [Line]
    let reconciliation: [Row]

    struct Line: Decodable {
      let input: String
      let field: String
      let reason: String
      let count: Int
      let exampleRows: [Int]
      let indicators: [String]
    }

    struct Row: Decodable {
      let cell: String
      let ours: Double?
      let published: Double?
      let verdict: String
      let explanation: String
    }
  }

  private func answer(_ config: String) throws -> Answer {
    let made = try Command.run(["check", config, "--json", "--quiet"])
    #expect(made.status == 0, "\(made.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(made.output.utf8))
  }

  @Test("A planted fault is told with its row, its count and what it touches; nothing is written")
  func plantedFault() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      let requests = try module("requests", in: folder)
      let before = try answer(folder + "/example/equity.yaml")
      func unreadable(_ answer: Answer) -> Answer.Line? {
        answer.quality.first { $0.field == "receiveddate" && $0.reason == "date-impossible" }
      }
      let table = try String(contentsOfFile: requests, encoding: .utf8)
      let lines = table.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map(String.init)
      let column = try #require(
        lines[0].trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ",")
          .firstIndex(of: "receiveddate"))
      var fields = lines[40].split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      fields[column] = "2025-02-30"
      var changed = lines
      changed[40] = fields.joined(separator: ",")
      try rewrite(requests) { _ in changed.joined(separator: "\n") }
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      let after = try answer(folder + "/example/equity.yaml")
      let line = try #require(unreadable(after))
      #expect(line.count == (unreadable(before)?.count ?? 0) + 1)
      #expect(line.exampleRows.contains(41) || line.count > 5)
      #expect(line.indicators.contains("plan_by_week_20"))
      #expect(line.indicators.contains("decision_6_weeks"))
      #expect(after.problems == before.problems + 1)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() == names)
    }
  }

  @Test("The report for a person has every part, no value of a record, and ends with the count")
  func report() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      let made = try Command.run(["check", folder + "/example/equity.yaml"])
      #expect(made.status == 0, "\(made.errors)")
      for part in ["Read\n", "Vintages\n", "Fields\n", "Left out or worth a look\n", "touches "] {
        #expect(made.output.contains(part), "\(part)")
      }
      let people = try String(
        contentsOfFile: try module("person", in: folder), encoding: .utf8)
      let rows = people.split(whereSeparator: \.isNewline).dropFirst()
      for row in rows.prefix(200) {
        let fields = row.split(separator: ",").filter { $0.count >= 7 }
        for field in fields { #expect(!made.output.contains(field)) }
      }
      let last = made.output.split(separator: "\n").last ?? ""
      #expect(last.contains("found."))
    }
  }

  @Test(
    "Exit codes: 2 with problems and --strict, 3 for an input that cannot be used, 66 without it")
  func exitCodes() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      let config = folder + "/example/equity.yaml"
      let strict = try Command.run(["check", config, "--strict"])
      #expect(strict.status == 2)
      #expect(strict.errors.contains("data problems were found"))
      let requests = try module("requests", in: folder)
      try rewrite(requests) { $0.replacing("requeststableid", with: "nothing") }
      let unusable = try Command.run(["check", config])
      #expect(unusable.status == 3)
      #expect(unusable.output.isEmpty)
      try FileManager.default.removeItem(atPath: folder + "/example/sen2")
      #expect(try Command.run(["check", config]).status == 66)
      #expect(try Command.run(["check", folder + "/nowhere.yaml"]).status == 66)
    }
  }

  @Test("Published totals stand beside ours, equal, explained or not")
  func reconciliation() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      let config = folder + "/example/equity.yaml"
      func published(_ numerator: Int, _ denominator: Int) throws -> [Answer.Row] {
        try "la,year,n,d\nE10000999,2025,\(numerator),\(denominator)\n".write(
          toFile: folder + "/example/published.csv", atomically: false, encoding: .utf8)
        return try answer(config).reconciliation
      }
      try rewrite(config) { text in
        let code = text.split(separator: "code: ")[1].prefix(9)
        let others = text.replacing(code, with: "E10000999").split(separator: "counts:")
        return others[0] + """
          counts:
            - file: published.csv
              published: true
              indicator: plans_issued_20_weeks
              columns: { area: la, period: year, numerator: n, denominator: d }

          """
      }
      let first = try published(1, 2)
      #expect(first.map(\.cell) == ["numerator", "denominator", "percentage"])
      let ours = first.compactMap(\.ours)
      try #require(ours.count == 3 && ours[1] > 2)
      #expect(first[1].verdict == "unexplained")
      let second = try published(Int(ours[0]), Int(ours[1]))
      #expect(second.map(\.verdict) == ["equal", "equal", "equal"])
      #expect(second.map(\.published) == second.map(\.ours))
    }
  }
}

@Suite("Lists, from the built command", .example(children: 60))
struct ListTests {
  @Test("Every indicator of the catalogue is listed once, in each form")
  func indicators() throws {
    let ids = Catalogue.definitions.map(\.indicator.id)
    let table = try Command.run(["list", "indicators"])
    let lines = table.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("INDICATOR") == true)
    #expect(lines.dropFirst().map { String($0.prefix { $0 != " " }) } == ids)
    let plain = try Command.run(["list", "indicators", "--plain"])
    let rows = plain.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { String($0[0]) } == ids)
    #expect(rows.allSatisfy { $0.count == 4 })
    struct Entry: Decodable { let id: String }
    let json = try Command.run(["list", "indicators", "--json"])
    let entries = try JSONDecoder().decode([Entry].self, from: Data(json.output.utf8))
    #expect(entries.map(\.id) == ids)
    #expect(try Command.run(["list", "indicators", "--json", "--plain"]).status == 64)
  }

  @Test("The areas of a configuration are listed by level, with the areas that hold them")
  func areas() throws {
    try withFolder { top in
      try MadeOnce.copyExample(to: top)
      let folder = top + "/example"
      let all = try Command.run(["list", "areas", folder + "/equity.yaml", "--plain"])
      #expect(all.status == 0, "\(all.errors)")
      let rows = all.output.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
      }
      #expect(rows.count { $0[0] == "ward" } == 170)
      #expect(rows.count { $0[0] == "district" } == 8)
      let districts = Set(rows.filter { $0[0] == "district" }.map { $0[1] })
      #expect(rows.filter { $0[0] == "ward" }.allSatisfy { districts.contains($0[3]) })
      let some = try Command.run(["list", "areas", folder + "/equity.yaml", "--level", "district"])
      #expect(some.output.split(separator: "\n").count == 9)
      let none = try Command.run(["list", "areas", folder + "/equity.yaml", "--level", "parish"])
      #expect(none.status == 64)
      #expect(none.errors.contains("ward"))
    }
  }
}

@Suite("What a gap does to which indicator")
struct IngredientTests {
  @Test("Every indicator of the catalogue says what it is made of")
  func complete() {
    for definition in Catalogue.definitions {
      #expect(Ingredient.own(of: definition.indicator.id) != nil, "\(definition.indicator.id)")
    }
  }

  @Test(
    "A heading is known however it is written",
    arguments: [
      ("receiveddate", Ingredient.received), ("Date Request Was Received", .received),
      ("week20", .exception), ("postcode", .home), ("Dob (ccyy-mm-dd)", .age),
      ("AssessmentOutcomeDate", .assessmentDate), ("rquestsource", .route),
    ])
  func headings(heading: String, ingredient: Ingredient) {
    #expect(Ingredient(heading: heading) == ingredient)
  }

  @Test("A heading that no figure needs touches nothing")
  func strangers() {
    #expect(Ingredient(heading: "surname") == nil)
    let line = QualityLine(
      input: "person.csv", field: "surname", reason: "not-recorded", count: 3, share: nil,
      exampleRows: [], effect: "x")
    #expect(line.touching(["plan_by_week_20"]).indicators.isEmpty)
  }

  @Test("A gap in the need touches what is broken down by need, and nothing else")
  func need() {
    let line = QualityLine(
      input: "senneed.csv", field: "sentype", reason: "not-recorded", count: 3, share: nil,
      exampleRows: [], effect: "x.")
    let touched = line.touching(
      ["plan_by_week_20", "plans_issued_20_weeks", "open_wait", "awaiting_place"])
    #expect(touched.indicators == ["plans_issued_20_weeks", "awaiting_place"])
    #expect(touched.effect == "x. It matters in breakdowns alone.")
  }

  @Test("A gap in one input touches what is counted from that input, and nothing else")
  func sources() {
    func touched(_ source: Ingredient?) -> [String] {
      QualityLine(
        input: "x.csv", field: "postcode", reason: "missing", count: 3, share: nil,
        exampleRows: [], effect: "x."
      ).touching(
        ["weeks_to_plan", "service_wait", "missing_education_count", "emails_answered"],
        from: source
      ).indicators
    }
    #expect(touched(.received) == ["weeks_to_plan"])
    #expect(touched(.serviceWaits) == ["service_wait"])
    #expect(touched(.register) == ["missing_education_count"])
    #expect(touched(nil) == ["weeks_to_plan", "service_wait", "missing_education_count"])
  }

  @Test("A field that is always filled touches nothing")
  func filled() {
    let line = QualityLine(
      input: "requests.csv", field: "receiveddate", reason: "not-recorded", count: 0, share: 0,
      exampleRows: [], effect: "x")
    #expect(line.touching(["plan_by_week_20"]).indicators.isEmpty)
  }

  @Test("A gap in where children live reaches the figures of areas only, and says so")
  func home() {
    let line = QualityLine(
      input: "requests", field: "postcode", reason: "missing", count: 3, share: nil,
      exampleRows: [], effect: "x.")
    let touched = line.touching(["plan_by_week_20", "occupancy"])
    #expect(touched.indicators == ["plan_by_week_20"])
    #expect(touched.effect == "x. It matters in the figures of areas, not of the partnership.")
  }
}
