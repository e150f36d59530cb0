/// What an outsider could infer from what is public.
public struct AuditReport: Sendable, Equatable, Encodable {
  /// The folders that were attacked, in the order given.
  public var releases: [String] = []
  public var rules: Rules
  /// Counts that no table shows, and rests of denominators that a table lets one reckon.
  public var protectedForms = 0
  /// Statements that link the counts.
  public var statements = 0
  /// Statements that no whole numbers satisfy: a table is wrong, or two tables are about different children.
  public var contradictions = 0
  /// Whether the values that bounds leave were tried one by one as well.
  public var isThorough = false
  public var findings: [AuditFinding] = []

  public struct Rules: Sendable, Equatable, Encodable {
    public var threshold: Int
    public var base: Int
    public var minimumValues: Int
  }

  init(_ rules: PublishedRules) {
    self.rules = Rules(
      threshold: rules.threshold, base: rules.base, minimumValues: rules.minimumValues)
  }

  /// Whether nothing was found.
  public var isClean: Bool { findings.isEmpty }

  /// The findings that follow from what is public and are about somebody. That every hidden count is small is a guess,
  /// which nothing public confirms: what follows from it alone is no inference.
  public var inferences: [AuditFinding] {
    findings.filter { $0.attack != .assumedSmall && $0.attack != .bareGround }
  }

  /// The findings that follow only if every hidden count is small.
  public var guesses: [AuditFinding] { findings.filter { $0.attack == .assumedSmall } }
}

/// One thing that can be inferred: what it is about and how much is left open, never the value.
public struct AuditFinding: Sendable, Hashable, Encodable {
  public var attack: Attack
  /// The figure, file or place in a file.
  public var subject: String
  /// How many whole numbers remain possible, where a count was narrowed down.
  public var valuesLeft: Int?
  public var reason: String
  /// The figures to keep back so that it no longer follows; nil for what is about a file.
  public var figures: Figures?

  /// Figures of some indicators at one level, in the words of the open tables.
  public struct Figures: Sendable, Hashable, Encodable {
    /// The indicators that count these children, in the order in which the tables name them.
    public var indicators: [String]
    public var level: String
    public var breakdown: String
  }

  init(
    _ attack: Attack, _ subject: String, valuesLeft: Int? = nil, reason: String,
    figures: Figures? = nil
  ) {
    self.attack = attack
    self.subject = subject
    self.valuesLeft = valuesLeft
    self.reason = reason
    self.figures = figures
  }
}

/// The ways of an attacker.
public enum Attack: String, Sendable, Hashable, CaseIterable, Encodable {
  /// A hidden count, narrowed by sums and by everything that is shown.
  case sums
  /// The same for those of a denominator who are not in the numerator.
  case rests
  /// A single year or a sliver between areas that no table is about.
  case parts
  /// A sliver between areas where few children can live, and perhaps nobody does.
  case bareGround
  /// A hidden count that is narrow where every hidden count is taken to be small, as far as that is possible.
  case assumedSmall
  /// A printed number that the shown counts do not give.
  case derived
  /// A count under the threshold, in any file.
  case smallCounts
  /// Names, numbers or postcodes of persons.
  case identifiers
  /// What a map file holds of a figure that the table hides or shows otherwise.
  case mapFiles
  /// Marks, attributes or comments that tell more than the printed number.
  case drawings
  /// The order of rows whose figures are hidden.
  case order
  /// What one release shows and another hides or shows otherwise.
  case releases
}
