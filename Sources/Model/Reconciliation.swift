/// What a publisher says of the whole partnership, for the period of a release: it is public, whatever ours is.
public struct PublishedTotal: Sendable, Hashable {
  /// The indicator's identifier.
  public var indicator: String
  /// The period of the release.
  public var period: String
  public var count: Count

  public init(indicator: String, period: String, count: Count) {
    self.indicator = indicator
    self.period = period
    self.count = count
  }
}

/// The partnership's own totals beside those published for it, cell by cell.
///
/// An analyst who has sent a return to the Department for Education asks this first: do the figures tie? Where they do
/// not, a rule of counting that makes them equal is named; where none does, that is said.
public struct Reconciliation: Sendable, Hashable {
  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows }

  /// One published number and ours.
  public struct Row: Sendable, Hashable {
    /// The indicator's identifier.
    public var indicator: String
    /// The indicator's name on pages.
    public var title: String
    /// The published file's word for the time, such as `2024`.
    public var period: String
    public var cell: Cell
    /// Our number: children, or percent to one decimal place; nil where we have none.
    public var ours: Double?
    /// The published number; nil where the publisher gives a symbol instead.
    public var published: Double?
    public var verdict: Verdict
    /// What follows from the two numbers, as a sentence.
    public var explanation: String

    public init(
      indicator: String, title: String, period: String, cell: Cell, ours: Double?,
      published: Double?, verdict: Verdict, explanation: String
    ) {
      self.indicator = indicator
      self.title = title
      self.period = period
      self.cell = cell
      self.ours = ours
      self.published = published
      self.verdict = verdict
      self.explanation = explanation
    }

    /// Ours less the published one; nil where either is missing.
    public var difference: Double? {
      guard let ours, let published else { return nil }
      // Percentages have one decimal place: the difference of two has no more.
      return ((ours - published) * 10).rounded() / 10
    }
  }

  /// Which number of a published row.
  public enum Cell: String, Sendable, Hashable, CaseIterable {
    case numerator
    case denominator
    /// To one decimal place, rounded half up, as the Department for Education does.
    case percentage
  }

  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    case equal
    /// Another rule of counting, named in the explanation, gives the published number.
    case explained
    /// No rule that is known gives the published number.
    case unexplained
    /// One of the two numbers is missing.
    case notComparable = "not-comparable"
  }

  /// The rows that no known rule explains.
  public var unexplained: [Row] { rows.filter { $0.verdict == .unexplained } }
}
