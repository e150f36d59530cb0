public import Model

/// Who may read a release.
public enum Audience: String, Sendable {
  /// The partnership's own staff: exact figures, small numbers among them.
  case `internal`
  /// Everybody: only what passed the disclosure gate.
  case `public`
}

/// A set of tables ready to be written. Only this module makes one.
public struct Release: Sendable {
  public let audience: Audience
  public let tables: [Table]
  /// Counts of rows left out or worth a look, by input and reason.
  public let quality: [Quality]
  /// How many figures are hidden, and how many are shown.
  public let figuresHidden: Int
  public let figuresShown: Int
  /// Our totals beside the published ones; in a public release there are none.
  public internal(set) var reconciliation = Reconciliation(rows: [])
  /// How unequal areas are, and which stand out; in a public release there are none.
  public internal(set) var equity: [EquityTable] = []
  public internal(set) var findings = Findings.none
  /// What was done to the figures, in sentences for the method page.
  public let rules: [String]
  /// What the gate did; nil in an internal release, which does not pass it.
  public internal(set) var disclosure: DisclosureSummary?
  /// Everything that a public release prints or hides, for the record of releases. Private: it is no part of any output.
  public internal(set) var statements: [ReleaseLedger.Statement] = []

  init(audience: Audience, tables: [Table], quality: [Quality], rules: [String]) {
    self.audience = audience
    self.tables = tables
    self.quality = quality
    self.rules = rules
    let cells = tables.lazy.flatMap { $0.cells + [$0.partnership, $0.unknown, $0.outside] }
    figuresHidden = cells.reduce(0) { $0 + ($1.isHidden ? 1 : 0) }
    figuresShown = cells.reduce(0) { $0 + ($1.estimate?.outcome.value == nil ? 0 : 1) }
  }
}

/// One indicator's figures for one level, group and period, each shown or hidden.
public struct Table: Sendable {
  public let indicator: Indicator
  public let level: Level
  public let group: Group
  public let period: String
  public let pooledPeriods: Int
  public let partnership: Cell
  /// One for each area, in code order.
  public let cells: [Cell]
  public let unknown: Cell
  public let outside: Cell
  /// Areas compared with the partnership, areas outside the 95% limits, and how many would be by luck alone.
  public let compared: Int
  public let flagsShown: Int
  public let flagsExpectedByLuck: Double
  /// The curves of waits that may be drawn, the partnership's first.
  public internal(set) var curves: [WaitingCurve] = []
  /// The control limits of a funnel chart, from the counts that are shown.
  public internal(set) var funnel = FunnelLimits()
}

/// One figure, or the fact that it is hidden.
public enum Cell: Sendable, Hashable {
  case shown(Estimate)
  case hidden(Place)

  public var place: Place {
    switch self {
    case .shown(let estimate): estimate.place
    case .hidden(let place): place
    }
  }

  /// The figure, or nil where it is hidden.
  public var estimate: Estimate? {
    guard case .shown(let estimate) = self else { return nil }
    return estimate
  }
}

/// A line of the quality table; in a public release the count may be hidden.
public struct Quality: Sendable, Hashable {
  public let line: QualityLine
  /// Whether the count may be seen; where not, `line.count` is 0 and `line.share` nil.
  public let isShown: Bool
}
