import Intake
import Model

extension Configuration {
  /// A table of children, and the lookup that its small areas are matched by.
  struct Placeable<Source: Sendable>: Sendable {
    var source: Source
    var lookup: String?
  }

  /// The waiting lists of `waits`: each file and service is an entry.
  static func waits(
    _ top: inout YAMLSection, _ context: Context
  ) throws(ConfigurationError) -> [Placeable<WaitingListSource>] {
    var lists: [Placeable<WaitingListSource>] = []
    for entry in try top.sections("waits") {
      var table = try TableSection(
        entry, roles: WaitingListSource.roles, example: "referrals.csv", context)
      let service = try table.section.text("service")
      if service != nil, table.source.columns.contains(where: { $0.role == "service" }) {
        throw table.section.complaint(
          at: "service", "give the service or a column for it, not both.")
      }
      let source = WaitingListSource(
        table: table.source, place: table.place, service: service,
        reasons: try table.section.reasons(
          [
            ("completed", .completed), ("refused", .refused), ("withdrawn", .withdrawn),
            ("waiting", nil),
          ], usual: WaitingListSource.usualReasons.map { ($0.end, $0.words) }
        ).map { (end: $0.0, words: $0.1) },
        limitWeeks: try limitWeeks(&table.section),
        staleWeeks: try table.section.number("stale_weeks", in: 1...520),
        snapshot: try context.snapshot(of: &table.section))
      try table.section.finish()
      lists.append(Placeable(source: source, lookup: table.lookup))
    }
    return lists
  }

  /// The standard of most community services: 18 weeks.
  static let usualLimitWeeks = 18

  private static func limitWeeks(_ section: inout YAMLSection) throws(ConfigurationError) -> Int {
    guard var limits = try section.section("limits") else { return usualLimitWeeks }
    guard let weeks = try limits.number("weeks", in: 1...520) else {
      throw limits.missing("weeks", example: "18")
    }
    try limits.finish()
    return weeks
  }

  /// The registers of `registers`.
  static func registers(
    _ top: inout YAMLSection, _ context: Context
  ) throws(ConfigurationError) -> [Placeable<RegisterSource>] {
    var registers: [Placeable<RegisterSource>] = []
    for entry in try top.sections("registers") {
      var table = try TableSection(
        entry, roles: RegisterSource.roles, example: "home-education.csv", context)
      let kinds = Register.Kind.allCases.map(\.rawValue)
      let kind = try table.section.value("kind", expected: "Use \(oneOf(kinds)).") { text in
        Register.Kind(rawValue: text)
      }
      guard let kind else { throw table.section.missing("kind", example: kinds[0]) }
      let source = RegisterSource(
        table: table.source, place: table.place, kind: kind,
        reasons: try table.section.reasons(
          Register.Reason.allCases.map { ($0.rawValue, $0) },
          usual: RegisterSource.usualReasons.map { ($0.reason, $0.words) }
        ).map { (reason: $0.0, words: $0.1) },
        snapshot: try context.snapshot(of: &table.section))
      try table.section.finish()
      registers.append(Placeable(source: source, lookup: table.lookup))
    }
    return registers
  }

  /// The logs of `contacts`.
  static func contacts(
    _ top: inout YAMLSection, _ context: Context
  ) throws(ConfigurationError) -> [Placeable<ContactSource>] {
    let expected = "Write the days off as [2026-01-02]."
    var extra: [Day] = []
    for text in try top.texts("bank_holidays") {
      guard let day = Day(iso: text) else { throw top.complaint(at: "bank_holidays", expected) }
      extra.append(day)
    }
    let days = WorkingDays(adding: extra)
    var logs: [Placeable<ContactSource>] = []
    for var entry in try top.sections("contacts") {
      let kinds = Contacts.Kind.allCases.map(\.rawValue)
      let kind = try entry.value("kind", expected: "Use \(oneOf(kinds)).") { text in
        Contacts.Kind(rawValue: text)
      }
      guard let kind else { throw entry.missing("kind", example: kinds[0]) }
      var table = try TableSection(
        entry, roles: ContactSource.roles(kind), example: "calls.csv", context)
      let limits = try answerLimits(&table.section, kind)
      let source = ContactSource(
        table: table.source, place: table.place, kind: kind, answerDays: limits.answer,
        acknowledgeDays: limits.acknowledge, snapshot: try context.snapshot(of: &table.section),
        workingDays: days)
      try table.section.finish()
      logs.append(Placeable(source: source, lookup: table.lookup))
    }
    return logs
  }

  /// The standard that messages are held to; councils differ, so there is no default for the answer.
  private static func answerLimits(
    _ section: inout YAMLSection, _ kind: Contacts.Kind
  ) throws(ConfigurationError) -> (answer: Int, acknowledge: Int) {
    guard kind == .emails else { return (0, 0) }
    guard var limits = try section.section("limits") else {
      throw section.missing("limits", example: "{ working_days: 8 }")
    }
    guard let answer = try limits.number("working_days", in: 1...250) else {
      throw limits.missing("working_days", example: "8")
    }
    let acknowledge = try limits.number("acknowledge_days", in: 1...250) ?? 1
    try limits.finish()
    return (answer, acknowledge)
  }

  static func oneOf(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }
}
