import Model

/// What the configuration says of the release and how it stands to earlier ones.
struct ReleaseSettings: Sendable {
  var id: String
  var revision = 0
  var published: Day?
  /// Whether the figures may still change, as every page then says.
  var isProvisional = false
  var history = ReleaseHistory()
  /// The number that the Department for Education gives the authority.
  var authorityNumber: String?
  /// Whether open tables are also written for Excel; a flag of `run`.
  var hasExcelCopies = false

  /// Reads the settings below `release`; a release without a number is the first of its snapshot's year.
  init(_ top: inout YAMLSection, snapshot: Day?) throws(ConfigurationError) {
    id = "\(snapshot?.parts.year ?? 1).1"
    guard var section = try top.section("release") else { return }
    id = try section.value("id", expected: Self.idHelp, Self.id) ?? id
    revision =
      try section.value("revision", expected: "Use a whole number from 0.") { text in
        Int(text).flatMap { $0 >= 0 ? $0 : nil }
      } ?? 0
    published = try section.value("published", expected: Self.dayHelp) { Day(iso: $0) }
    isProvisional =
      try section.value("provisional", expected: "Use true or false.") { Bool($0) } ?? false
    authorityNumber = try section.value(
      "authority_number", expected: "Use the three digits that the Department gives, such as 830."
    ) { text in
      text.utf8.count == 3 && Int(text) != nil ? text : nil
    }
    history = try history(&section)
    try section.finish()
  }

  /// The release and its revision, such as `2026.1 revision 0`.
  var name: String { "\(id) revision \(revision)" }

  /// Whether this release says that it takes the place of `other`, or of all revisions of it.
  func takesPlace(of other: String) -> Bool {
    guard let supersedes = history.supersedes, other != name else { return false }
    return other == supersedes || other.hasPrefix(supersedes + " revision ")
  }

  private static let idHelp = "Use year and number, such as 2026.1."
  private static let dayHelp = "Write a day as 2026-01-15."

  private static func id(_ text: String) -> String? {
    text.wholeMatch(of: /[0-9]{4}\.[0-9]{1,3}/) == nil ? nil : text
  }

  /// A revision names what it corrects; without a word for the release before, that is the revision before.
  private func history(
    _ section: inout YAMLSection
  ) throws(ConfigurationError) -> ReleaseHistory {
    var history = ReleaseHistory()
    history.supersedes = try section.value(
      "supersedes", expected: "Use the release and its revision, such as 2026.1 revision 0."
    ) { text in
      text.wholeMatch(of: /[0-9]{4}\.[0-9]{1,3}( revision [0-9]{1,3})?/) == nil ? nil : text
    }
    for var entry in try section.sections("changes") {
      guard let day = try entry.value("date", expected: Self.dayHelp, { text in Day(iso: text) })
      else {
        throw entry.missing("date", example: "2026-04-03")
      }
      let release = try entry.text("release") ?? "\(id) revision \(revision)"
      let text = try entry.requiredText("text", example: "Two waits were corrected in Alfreton.")
      try entry.finish()
      history.changes.append(ReleaseHistory.Change(day: day, release: release, text: text))
    }
    // Newest first; entries of one day stay in the order of the file.
    history.changes = history.changes.enumerated().sorted {
      ($1.element.day, $0.offset) < ($0.element.day, $1.offset)
    }.map(\.element)
    if revision > 0 {
      history.supersedes = history.supersedes ?? "\(id) revision \(revision - 1)"
      if history.changes.isEmpty {
        throw section.missing(
          "changes", example: "[{ date: 2026-04-03, text: What was corrected, and by how much. }]")
      }
    }
    if history.supersedes == "\(id) revision \(revision)" {
      throw section.complaint(at: "supersedes", "a release cannot take the place of itself.")
    }
    return history
  }
}
