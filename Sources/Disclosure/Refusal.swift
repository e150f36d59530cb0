public import Model

/// Why nothing may be published, and what to do about it. It names tables and never a number of children.
public enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// Some protected numbers could be worked out, and hiding more did not help.
  case unsafe(indicators: [String])
  /// Tables that count the same children do not agree with each other.
  case contradicting(indicators: [String])
  /// Areas of several levels that overlap in an unknown way.
  case overlapping(indicator: String, levels: [Level])
  /// A figure of a closed period that was published would change.
  case changed(indicators: [String], level: Level, period: String)
  /// A figure about small areas on a day within a year of one that was published.
  case tooSoon(indicators: [String], level: Level, published: String)
  /// The same children were published by other boundaries.
  case otherBoundaries(level: Level, period: String)

  public var description: String {
    switch self {
    case .unsafe(let indicators):
      "hidden numbers of \(Self.list(indicators)) could be worked out from the numbers shown, and hiding more did "
        + "not help. Publish fewer breakdowns or more years together, or set coarsen: true under disclosure."
    case .contradicting(let indicators):
      "the tables of \(Self.list(indicators)) count the same children and do not agree. Check the inputs."
    case .overlapping(let indicator, let levels):
      "\(indicator) is given for \(levels.map(\.plural).joined(separator: " and ")), and how these lie over each "
        + "other is not known. Give one level, or a table with a row for each child."
    case .changed(let indicators, let level, let period):
      "published figures of \(Self.list(indicators)) by \(level.singular) for \(period) would change. Leave them as "
        + "they are, or name the release that this one takes the place of and say why: release: { supersedes, changes }."
    case .tooSoon(let indicators, let level, let published):
      "figures of \(Self.list(indicators)) by \(level.singular) were published for \(published), less than a year "
        + "away. Leave the level out, or publish after twelve months."
    case .otherBoundaries(let level, let period):
      "figures by \(level.singular) for \(period) were published by another edition of the boundaries. Use that "
        + "edition for this period."
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
