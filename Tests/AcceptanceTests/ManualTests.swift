import Foundation
import Testing

@testable import CLI

@Suite("The manual")
struct ManualTests {
  private struct Dump: Decodable { let command: Verb }

  private struct Verb: Decodable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Verb]?
  }

  private struct Argument: Decodable {
    let shouldDisplay: Bool
    let names: [Name]?
  }

  private struct Name: Decodable {
    let kind: String
    let name: String
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "Sources/Manual")

  @Test(
    "Every verb has a page with every section and option, and no page is left of a verb that went")
  func pages() throws {
    let said = try Command.run(["--experimental-dump-help"])
    let root = try JSONDecoder().decode(Dump.self, from: Data(said.output.utf8)).command
    var expected: Set<String> = []
    func check(_ verb: Verb, _ title: String) throws {
      expected.insert(title + ".1")
      let page = try String(
        contentsOf: Self.folder.appendingPathComponent("man1/\(title).1"), encoding: .utf8)
      for section in [
        "NAME", "SYNOPSIS", "DESCRIPTION", "FILES", "ENVIRONMENT", "EXIT STATUS",
      ] {
        #expect(page.contains(".SH \(section)\n"), "\(title) has no \(section)")
      }
      for argument in verb.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where name.kind == "long" {
          let written = "--\(name.name)".replacing("-", with: "\\-")
          #expect(page.contains(written), "\(title) does not tell of --\(name.name)")
        }
      }
      for verb in verb.subcommands ?? [] where verb.commandName != "help" {
        try check(verb, title + "-" + verb.commandName)
      }
    }
    try check(root, "postcode-equity")
    let there = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appendingPathComponent("man1").path)
    #expect(Set(there) == expected)
  }

  @Test(
    "The completion scripts are those of the program",
    arguments: [
      ("bash", "postcode-equity.bash"), ("zsh", "_postcode-equity"),
      ("fish", "postcode-equity.fish"),
    ])
  func completions(shell: String, file: String) throws {
    let said = try Command.run(["--generate-completion-script", shell])
    let kept = try String(
      contentsOf: Self.folder.appendingPathComponent("completions/\(file)"), encoding: .utf8)
    #expect(said.output == kept, "python3 Sources/Manual/make.py writes \(file) anew.")
  }

  @Test(
    "A table gives way to a narrow terminal in its words, never in its numbers or its first column")
  func narrow() {
    var table = TextTable("INDICATOR", "TITLE", "#CASES")
    table.row("plans_issued_20_weeks", "Plans issued within 20 weeks of the request", "1,481")
    let lines = table.lines(width: 60)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines[1].hasPrefix("plans_issued_20_weeks  Plans issued"))
    #expect(lines[1].contains("\u{2026}") && lines[1].hasSuffix("  1,481"))
    #expect(table.lines(width: nil)[1].contains("of the request"))
    // Narrower than that can be: ten letters stay.
    #expect(table.lines(width: 20)[1].contains("Plans iss\u{2026}"))
  }

  @Test("The width of a terminal is what COLUMNS says, else its own, and a file has none")
  func width() {
    #expect(Terminal(isTerminal: true, environment: ["COLUMNS": "90"], columns: 120).width == 90)
    #expect(Terminal(isTerminal: true, environment: [:], columns: 120).width == 120)
    #expect(Terminal(isTerminal: false, environment: ["COLUMNS": "90"]).width == nil)
  }
}
