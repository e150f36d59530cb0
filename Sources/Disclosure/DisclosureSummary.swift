public import Model

/// What the gate did, for the page about it. Nothing in it tells why a single number is hidden.
public struct DisclosureSummary: Sendable, Equatable {
  /// Numbers of children in all tables, counted once where several tables print the same.
  public var numbers = 0
  public var numbersHidden = 0
  /// Sums, parts of wholes, medians and earlier releases that a reader can set against each other.
  public var statements = 0
  /// Small numbers, their complements and differences that a reader must not be able to narrow.
  public var protected = 0
  /// Those for which other whole-number tables were built and found to print the same.
  public var proved = 0
  /// Earlier releases that were set against this one.
  public var earlierReleases: [String] = []
  /// How much is hidden, by level and breakdown.
  public var shares: [Share] = []
  /// What was made coarser, as sentences.
  public var coarsened: [String] = []
  /// Figures that are left out of public releases, each with the reason.
  public var leftOut: [LeftOut] = []
  /// Sets of which no number is shown at one level, because too little could be hidden number by number.
  public var keptBack: [KeptBack] = []
  /// The numbers behind the rules.
  public var policy = Policy.standard

  /// How many figures of one level and breakdown are hidden.
  public struct Share: Sendable, Equatable {
    public var indicator: String
    public var level: Level
    /// The word for the breakdown, or `all`.
    public var breakdown: String
    public var hidden: Int
    public var figures: Int
    /// What would hide less, where more than half is hidden.
    public var advice: String?

    /// In percent.
    public var percent: Int { figures == 0 ? 0 : (100 * hidden + figures / 2) / figures }
  }

  /// A set of children of which one level shows nothing. That it is kept back tells no number of it: large ones and nothings
  /// are hidden alike.
  public struct KeptBack: Sendable, Equatable {
    /// The identifiers and titles of the indicators that count it.
    public var indicators: [String]
    public var titles: [String]
    public var level: Level
    public var group: Group
    public var period: String
    /// How many numbers.
    public var figures: Int
  }

  public struct LeftOut: Sendable, Equatable {
    public var indicator: String
    public var reason: String
  }
}
