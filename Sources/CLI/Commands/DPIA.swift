import ArgumentParser
import Disclosure
import Files
import Publishing
import Store

/// The pack for the data protection officer.
struct DPIA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dpia",
    abstract: "Prints what is read, kept and written, for a data protection impact assessment",
    discussion: """
      Examples:
        postcode-equity dpia
        postcode-equity dpia equity.yaml > assessment.md

      Purposes, legal bases for the controller to confirm, data items, retention, the disclosure profile with its effect \
      in the last run, who may override what, and the risks that stay. Reads the configuration and the private store, \
      no data.
      """)

  @Argument(help: "The configuration file.") var config = "equity.yaml"

  mutating func run() throws {
    let configuration = try Configuration.read(config)
    let console = Console(loudness: .normal)
    console.result("# Data protection: \(configuration.partnership.name)")
    for section in try configuration.dataProtection().sections {
      console.result("\n## \(section.heading)\n")
      for sentence in section.sentences { console.result("- \(sentence)") }
    }
  }
}

extension Configuration {
  /// What the officer asks, with the effect of the last run that made a public release.
  func dataProtection() throws -> DataProtection {
    var effect: (shown: Int, hidden: Int)?
    if PrivateFolder.exists(store.folder) {
      let entries = try AuditTrail(in: PrivateFolder(store.folder)).verified().entries
      let last = entries.last { $0.command == "run" && $0.figuresShown != nil }
      effect = last.map { ($0.figuresShown ?? 0, $0.figuresHidden ?? 0) }
    }
    return DataProtection(
      controller: names.council ?? partnership.name, contact: names.contact, roles: roles,
      safekeeping: store.safekeeping, rules: policy.sentences, effect: effect)
  }

  /// The keys that name inputs, whether the files are there or not.
  private var roles: [String] {
    var roles: [String] = []
    for (role, _) in files where !roles.contains(role) { roles.append(role) }
    return roles
  }
}

extension Policy {
  /// The rules in sentences.
  fileprivate var sentences: [String] {
    [
      "Profile: \(id).",
      "Numbers of children from 1 to \(threshold - 1) are hidden, and so is a 0 inside a group that is not empty.",
      base > 1
        ? "All other numbers are rounded to the nearest \(base)." : "Other numbers are exact.",
      "Whatever is hidden keeps at least \(minimumValues) possible values for a reader who has all that is published.",
    ]
  }
}
