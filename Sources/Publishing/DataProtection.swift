import Disclosure
public import Model

/// What the data protection officer asks about a run: the material of an impact assessment, not the assessment itself.
///
/// The page of the internal release and the command `dpia` both say it.
public struct DataProtection: Sendable {
  /// One heading with its sentences.
  public struct Section: Sendable {
    public let heading: String
    public let sentences: [String]
  }

  public let sections: [Section]

  /// - Parameters:
  ///   - controller: who answers for the data: the council.
  ///   - contact: where questions go.
  ///   - roles: the parts of the configuration that name inputs, such as `sen2`.
  ///   - safekeeping: how long exact figures may be kept.
  ///   - rules: what the disclosure policy does, in sentences.
  ///   - effect: figures shown and hidden in the public release, where one was made.
  ///   - strings: the words of the pages.
  public init(
    controller: String, contact: String?, roles: [String], safekeeping: Safekeeping,
    rules: [String], effect: (shown: Int, hidden: Int)?, strings: Strings = .english
  ) {
    sections = [
      Section(
        heading: strings["Who answers for it"],
        sentences: Self.parties(controller, contact, strings)),
      Section(heading: strings["Purposes"], sentences: strings[Self.purposes]),
      Section(
        heading: strings["Legal bases for the controller to confirm"],
        sentences: strings[Self.legalBases]),
      Section(heading: strings["What is read"], sentences: Self.read(roles, strings)),
      Section(
        heading: strings["What is kept, and how long"], sentences: Self.kept(safekeeping, strings)),
      Section(heading: strings["What is written"], sentences: strings[Self.written]),
      Section(
        heading: strings["What protects children in public figures"],
        sentences: rules.map(strings.said) + Self.words(for: effect, strings)),
      Section(heading: strings["Who may override what"], sentences: strings[Self.overrides]),
      Section(heading: strings["Risks that stay"], sentences: strings[Self.risks]),
    ]
  }

  private static func words(
    for effect: (shown: Int, hidden: Int)?, _ strings: Strings
  ) -> [String] {
    guard let effect, effect.shown + effect.hidden > 0 else { return [] }
    let all = effect.shown + effect.hidden
    let share = (effect.hidden * 100 + all / 2) / all
    return [
      strings[
        "In the public release \(NumberText.count(effect.shown)) figures are shown and "
          + "\(NumberText.count(effect.hidden)) hidden (\(share)%)."]
    ]
  }

  private static func parties(
    _ controller: String, _ contact: String?, _ strings: Strings
  ) -> [String] {
    let open = strings["[to be completed]"]
    return [
      strings["Controller: \(controller). Contact: \(contact ?? open)."],
      strings["Data protection officer: \(open). Information-governance lead: \(open)."],
    ]
  }

  static let purposes: [PageText] = [
    "To measure how long children wait for education, health and care plans and for health services, by area.",
    "To find differences between areas and groups that chance and need do not explain, and to plan places.",
    "To publish figures about areas from which no child can be worked out.",
    "No figure is used to decide about a child.",
  ]

  static let legalBases: [PageText] = [
    "Personal data: UK GDPR Article 6(1)(e), a task in the public interest "
      + "(Children and Families Act 2014, Part 3). To be confirmed.",
    "Health and ethnicity are special categories: Article 9(2)(g), substantial public interest, or 9(2)(j), statistics, "
      + "with the conditions of Schedule 1 to the Data Protection Act 2018. To be confirmed.",
    "Statistics: Article 89 safeguards; section 19 of the Act of 2018 forbids measures about single persons. "
      + "To be confirmed.",
  ]

  private static func read(_ roles: [String], _ strings: Strings) -> [String] {
    let known = inputs.filter { roles.contains($0.role) }.map {
      "\($0.role): \(strings[$0.words])"
    }
    return known + strings[nothingElse]
  }

  static let nothingElse: [PageText] = [
    "Nothing is fetched from a network while figures are made.",
    "The finest place ever used is a unit postcode; no address or house is read.",
  ]

  static let inputs: [(role: String, words: PageText)] = [
    (
      "sen2",
      "the SEN2 person-level return: requests, assessments, plans, placements, needs and reviews. Names, pupil numbers and "
        + "days of birth serve to see that two rows are one child and how old it is; they stay in memory while "
        + "the files are read."
    ),
    (
      "waits",
      "waiting lists: start, end and reason of each wait, place, and age, sex and need where given."
    ),
    (
      "registers",
      "registers of children educated at home, missing education or educated otherwise: days and place."
    ),
    ("contacts", "logs of calls and emails: days and answers, without their text."),
    ("cases", "tables with a row a case, counted by area row by row and not kept."),
    ("places", "schools and their places: no children."),
    ("counts", "tables that are counts already."),
    ("population", "residents by area and age: published counts."),
    ("deprivation", "how deprived small areas are: published ranks."),
    ("postcodes", "the directory of postcodes with their places: published."),
    ("areas", "boundaries: published."),
  ]

  private static func kept(_ safekeeping: Safekeeping, _ strings: Strings) -> [String] {
    let last = safekeeping.until.map { strings[", and not after \($0.words(strings))"] } ?? ""
    return [
      strings[
        "Inputs are read where they stand and not copied. No record, name, number or postcode is kept in any file "
          + "of this tool."],
      strings[
        "Exact figures by area (internal/) may be kept for \(safekeeping.days) days after the run\(last). After that every "
          + "command warns until postcode-equity purge has removed them."],
      strings[
        "The store, a folder that its owner alone may enter, keeps the release ledger (published figures only), the audit "
          + "trail, row numbers with reasons of rows left out, and the list of what is kept."],
      strings[
        "The audit trail names the user, the time, digests of files and counts of rows. Each line holds the digest of all "
          + "before it: postcode-equity purge --check tells where one was changed or removed."],
      strings["Disks, backups and swap must be encrypted by the council: the tool cannot do that."],
    ]
  }

  static let written: [PageText] = [
    "internal/: exact figures with small numbers, readable by one user account; every page says so.",
    "public/: what passed the disclosure gate; nothing else can be written there.",
    "The store: see above. No other place is written to, the system's folder of temporary files included.",
    "Messages hold row numbers, field names and reasons, never a name, number or postcode.",
    "Pictures of memory after a crash are switched off. Where the tool runs as a service, set SWIFT_BACKTRACE=enable=no.",
  ]

  static let overrides: [PageText] = [
    "The information-governance lead chooses the profile (standard or strict) in the configuration. "
      + "None weaker than standard can be chosen.",
    "A release that the disclosure check refuses is not written. No option or setting of the system lets it through.",
    "A corrected release is a new revision with a reason, which the list of changes prints.",
    "Who may read internal/ is decided by the user account that runs the tool.",
  ]

  /// The same as the method page tells everybody, and two for the officer alone.
  static var risks: [PageText] {
    Report.residualRisks + [
      "A reader who knows the rules might guess why a figure is hidden.",
      "Whoever may write the store can write a new audit trail: keep its last digest elsewhere.",
    ]
  }
}

extension Report {
  /// The page for the data protection officer, in the internal release alone.
  func dataProtectionPage() -> Page {
    var roles: [String] = []
    for input in edition.inputs where !roles.contains(input.role) { roles.append(input.role) }
    let pack = DataProtection(
      controller: edition.council, contact: edition.contact, roles: roles,
      safekeeping: edition.safekeeping,
      rules: publicRelease?.rules ?? [strings["No public release was made in this run."]],
      effect: publicRelease.map { ($0.figuresShown, $0.figuresHidden) }, strings: strings)
    var body = PageBody(strings)
    for section in pack.sections {
      body.section(section.heading, .list(ofSentences: section.sentences))
    }
    var table = TableHTML(
      body.numberOfTable(), strings["Files read, by their fingerprint (SHA-256)"],
      [.text(strings["Input"]), .text(strings["Fingerprint (first 12)"])], strings)
    for input in edition.inputs {
      table.row(HTML(escaping: input.role), [HTML(escaping: String(input.sha256.prefix(12)))])
    }
    if !edition.inputs.isEmpty { body.section(strings["Files of this run"], table.html) }
    return Page(
      path: "data-protection.html", name: strings["Data protection"],
      lede: strings[
        "What is read, kept and written, for the data protection officer. "
          + "Points marked to be confirmed or completed are the controller's."],
      body: body.html)
  }
}
