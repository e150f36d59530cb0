import Foundation
import Testing

/// The working of figures, as `explain` prints it, beside the figures that a run writes.
@Suite(.example(children: 400)) struct ExplainTests {
  private struct Explanation: Decodable {
    struct Part: Decodable {
      let heading: String
      let lines: [Line]
    }

    struct Line: Decodable {
      let what: String
      let text: String
    }

    let parts: [Part]

    func line(_ heading: String, _ what: String) -> String? {
      parts.first { $0.heading == heading }?.lines.first { $0.what == what }?.text
    }
  }

  /// The rows of estimates.csv of all children in districts, by indicator.
  private func estimates(_ folder: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: folder + "/out/internal/estimates.csv", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let names = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, fields))
    }.filter { $0["level"] == "district" && $0["group"] == "all" }
  }

  /// What explain prints of an indicator for a district that was compared, beside the row of estimates.csv.
  private func explained(
    _ indicator: String, in folder: String
  ) throws -> (Explanation, [String: String]) {
    let rows = try estimates(folder).filter {
      $0["indicator"] == indicator && $0["value"] != "" && $0["p_value"] != ""
    }
    // Earlier years have rows of their own; the working is of the latest.
    let latest = rows.compactMap { $0["period"] }.max()
    let row = try #require(rows.last { $0["period"] == latest }, "\(indicator)")
    let run = try Command.run(
      [
        "explain", try #require(row["area_code"]), indicator, "--config", "example/equity.yaml",
        "--json",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    return (try JSONDecoder().decode(Explanation.self, from: Data(run.output.utf8)), row)
  }

  @Test("The working of a share, a rate, a wait and a median has their counts, formula and word")
  func workings() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      let run = try Command.run(
        ["run", "example/equity.yaml", "--internal-only", "--output", "out"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let formulas = [
        "plan_by_week_20": ["M01: ", "Wilson: (2·"], "request_rate": ["M02: 1000 · ", "over "],
        "weeks_to_plan": ["M21: ", "Π(1 - d/n)", "exp(-exp("],
        "weeks_to_plan_finished_only": ["M19: the 50% point of ", "order statistics"],
      ]
      for (indicator, parts) in formulas.sorted(by: { $0.key < $1.key }) {
        let (found, row) = try explained(indicator, in: folder)
        let value = try #require(row["value"].flatMap(Double.init))
        let shown = try #require(found.line("The figure", "value"))
        #expect(shown.hasPrefix(String(format: "%.1f", value)), "\(indicator): \(shown)")
        let working =
          (found.line("The figure", "method") ?? "")
          + (found.line("The figure", "95% interval") ?? "")
        #expect(parts.allSatisfy { working.contains($0) }, "\(indicator): \(working)")
        // The numbers that the formula is made of.
        let numerator = try #require(row["numerator"])
        #expect(
          indicator == "weeks_to_plan_finished_only" || working.contains(numerator),
          "\(indicator): \(working)")
        #expect(found.line("What is counted", "definition")?.isEmpty == false)
        let word = try #require(found.line("Against the partnership", "word"))
        #expect(word.hasPrefix(row["comparison"] ?? "?") && word.contains(": "))
        #expect(found.line("Against the partnership", "q")?.contains("adjusted for the") == true)
        #expect(found.line("In the public release", "shown") != nil)
        let drawn = found.line("Drawn towards the others", "formula") ?? ""
        let formula = ["plan_by_week_20": "M12: ", "weeks_to_plan": "M13: "]
        #expect(formula[indicator].map { drawn.hasPrefix($0) } ?? true, "\(indicator): \(drawn)")
        // Of other inputs nothing touches what is counted from returns.
        let left = found.parts.first { $0.heading.hasPrefix("Rows left out") }?.lines ?? []
        #expect(!left.contains { $0.what.hasPrefix("emails") || $0.what.hasPrefix("home-") })
        #expect(
          found.parts.contains { $0.heading.hasPrefix("Rows left out") }
            || indicator.hasPrefix("weeks_to_plan_finished"))
      }
    }
  }

  @Test("A place or an indicator that is not there has a hint, and nothing is printed")
  func unknown() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      for arguments in [["Nowhere", "plan_by_week_20"], ["Z10000001", "plan_by_week"]] {
        let run = try Command.run(
          ["explain"] + arguments + ["--config", "example/equity.yaml"], in: folder)
        #expect(run.status != 0 && run.output.isEmpty && run.errors.contains("There is no"))
      }
    }
  }
}
