public import Model

/// What ties figures to each other and to what was published before: the gate takes readers to know all of it.
public struct Linkage: Sendable {
  /// The pieces into which the levels cut each other.
  public var atoms = Atoms()
  /// The sets of children that lie in others.
  public var kinship = Kinship()
  /// Single years of the measures that put years together; only needed beside earlier releases.
  public var years: [Measure] = []
  /// What earlier releases printed.
  public var ledger = ReleaseLedger()
  /// What others publish of the partnership.
  public var publishedTotals: [PublishedTotal] = []
  /// The edition of each level's boundaries.
  public var vintages: [Level: String] = [:]
  /// The release and its revision, such as `2026.1 revision 0`.
  public var release = ""
  /// Why statements of earlier releases may be changed; nil where they may not.
  public var reasonToSupersede: String?
  /// Figures to show nothing of.
  public var withheld: Set<WithheldFigures> = []

  public init() {}
}

/// Figures of which nothing is shown: those of one indicator, of all levels and breakdowns where none is named.
public struct WithheldFigures: Sendable, Hashable {
  public var indicator: String
  public var level: Level?
  /// The word for what children are grouped by, or `Total` for all children.
  public var breakdown: String?

  public init(_ indicator: String, level: Level? = nil, breakdown: String? = nil) {
    self.indicator = indicator
    self.level = level
    self.breakdown = breakdown
  }
}
