import Foundation
import Publishing
import Testing

@testable import CLI

@Suite("What the terminal says")
struct TerminalTests {
  @Test(
    "A command that does not exist is answered with the nearest one",
    arguments: [("rnu", "run"), ("exmaple", "example"), ("chekc", "check"), ("sevre", "serve")])
  func nearest(typed: String, meant: String) throws {
    let outcome = try Command.run([typed])
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "error: there is no command \(typed). Did you mean \(meant)? See postcode-equity --help.\n"
    )
    #expect(outcome.output.isEmpty)
  }

  @Test("Without a command the help is printed and the status is that of a mistake")
  func nothing() throws {
    let outcome = try Command.run([])
    #expect(outcome.status == 64)
    #expect(outcome.output.contains("postcode-equity run example/equity.yaml"))
  }

  @Test("An explanation fits the width of the terminal, and loses no word")
  func explanation() {
    var explanation = Explanation(
      area: "Alder", code: "Z05000001", level: "ward", indicator: "open_count", title: "Waiting",
      period: "2025")
    let text = "The directory does not know the postcode: in the totals, in no area's figures."
    explanation.add(
      "What is counted", [("a name that is longer than its column", text), ("n", "5")])
    let lines = explanation.lines(width: 60)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(
      lines.joined(separator: " ").split(separator: " ").joined(separator: " ").contains(text))
    #expect(explanation.lines(width: nil).contains { $0.hasSuffix(text) })
    #expect(lines.last == "  n                     5")
  }

  @Test(
    "The words of the pages are listed as the file that replaces them, and change nothing as they are"
  )
  func strings() throws {
    let outcome = try Command.run(["list", "strings"])
    #expect(outcome.status == 0 && outcome.output.contains("\nhead.glance = At a glance\n"))
    #expect(outcome.output.contains("\"Where {1} differ\" = \"Where {1} differ\""))
    #expect(try Strings(replacing: outcome.output) == .english)
  }

  @Test("A word like no command is answered without a guess")
  func noGuess() throws {
    let outcome = try Command.run(["frobnicate-everything"])
    #expect(outcome.status == 64)
    #expect(!outcome.errors.contains("Did you mean"))
  }

  @Test("What is not written to a terminal has neither colour nor a line of progress")
  func plain() throws {
    let outcome = try Command.run(["run", "missing.yaml"], environment: ["TERM": "xterm-256color"])
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("error: "))
    #expect(!outcome.errors.contains("\u{1B}") && !outcome.errors.contains("\r"))
  }

  @Test(
    "A folder of templates given to run is read, and a mistake in it stops the run before any input is read"
  )
  func templates() throws {
    try withFolder { folder in
      let made = try Command.run(["example", "example", "--children", "60"], in: folder)
      #expect(made.status == 0)
      let missing = try Command.run(
        ["run", "example/equity.yaml", "--templates", "nowhere"], in: folder)
      #expect(missing.status == 66)
      try FileManager.default.createDirectory(
        atPath: folder + "/templates", withIntermediateDirectories: true)
      try Data("area_code,column,row\nZ05000001,1\n".utf8).write(
        to: URL(fileURLWithPath: folder + "/templates/tiles.csv"))
      let wrong = try Command.run(
        ["run", "example/equity.yaml", "--templates", "templates"], in: folder)
      #expect(wrong.status == 3)
      #expect(wrong.errors.contains("tiles.csv: line 2"))
    }
  }

  @Test("A run ends with at most twelve lines: pages, figures, cases, what to do next")
  func summary() throws {
    try withFolder { folder in
      let made = try Command.run(["example", "example", "--children", "400"], in: folder)
      #expect(made.status == 0)
      let run = try Command.run(["run", "example/equity.yaml", "--quiet"], in: folder)
      #expect(run.status == 0)
      let lines = run.output.split(separator: "\n")
      #expect(lines.count <= 12)
      #expect(lines.first == "Release 2026.1 written to Output/internal and Output/public")
      #expect(
        lines.contains {
          $0.hasPrefix("  Pages      1 overview, 8 districts, 60 divisions, 170 wards, ")
        })
      #expect(lines.contains { $0.hasPrefix("  Figures    public: ") && $0.contains(" hidden, ") })
      #expect(lines.contains { $0.hasPrefix("  Cases      ") && $0.contains(" placed; ") })
      #expect(lines.last?.hasPrefix("Next: ") == true)
    }
  }
}
