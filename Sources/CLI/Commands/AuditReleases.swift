import ArgumentParser
import Audit

/// The attack on what is public.
struct AuditReleases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Attacks public releases as an outsider would and reports what could be inferred",
    discussion: """
      Examples:
        postcode-equity audit Output/public
        postcode-equity audit 2026.1/public 2026.2/public
        postcode-equity audit Output/public --json

      Reads only what everybody can read, oldest release first. Names each figure and how many values remain for it, \
      never a value. Ends with 4 where something can be inferred.
      """)

  @Argument(help: "The folders of public releases, oldest first.") var folders: [String]
  @ArgumentParser.Flag(
    help: "Try the values that bounds leave, one by one: half a minute and more.")
  var thorough = false
  @ArgumentParser.Flag(help: "Write one JSON object.") var json = false
  @ArgumentParser.Flag(help: "List every finding, not the first of each kind.") var all = false

  func run() throws {
    let report = try audit(folders, effort: thorough ? .thorough : .bounds)
    let console = Console(loudness: .normal)
    for line in json ? [try jsonText(report)] : report.lines(all: all) { console.result(line) }
    guard report.inferences.isEmpty else {
      throw Failure.disclosureRefused(
        "\(report.inferences.count.formattedWithCommas) figures or files tell more than they should. "
          + "Do not publish; see the list above.")
    }
  }
}

extension AuditReport {
  /// The report as lines for a terminal: what was tried, then findings by attack, the first of each kind unless `all`.
  func lines(all: Bool) -> [String] {
    var lines = [
      "Releases    \(releases.joined(separator: ", "))",
      "Rules       counts under \(rules.threshold) hidden, others rounded to \(rules.base), "
        + "at least \(rules.minimumValues) values left for each hidden count",
      "Tried       \(protectedForms.formattedWithCommas) hidden counts and rests, linked by "
        + "\(statements.formattedWithCommas) statements",
    ]
    if contradictions > 0 {
      lines.append(
        "Note        \(contradictions.formattedWithCommas) statements contradict each other: tables "
          + "are wrong, or count different children")
    }
    guard !isClean else { return lines + ["Found       nothing"] }
    var table = TextTable("ATTACK", "#FOUND", "FIGURE OR FILE", "#LEFT", "REASON")
    for attack in Attack.allCases {
      let found = findings.filter { $0.attack == attack }
      for (number, finding) in found.prefix(all ? found.count : 5).enumerated() {
        table.row(
          number == 0 ? attack.rawValue : "", number == 0 ? found.count.formattedWithCommas : "",
          finding.subject, finding.valuesLeft.map { String($0) } ?? "", finding.reason)
      }
    }
    return lines + [""] + table.lines()
  }
}
