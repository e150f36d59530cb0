import Model

/// The numbers of the small-number rules. None weaker than `standard` can be made.
public struct Policy: Sendable, Equatable {
  /// The rules in one line, the same for the same rules: earlier releases are read by it.
  public let id: String
  /// Counts from 1 up to one below this are never shown.
  public let threshold: Int
  /// Shown counts are rounded to the nearest multiple of this; 1 in threshold mode.
  public let base: Int
  /// A percentage needs at least this shown denominator.
  public let smallestRateBase: Int
  /// A reader must be left with at least so many possible values of everything protected.
  public let minimumValues: Int
  /// Whether breakdowns of which more than half would be hidden are made coarser.
  public let coarsens: Bool

  /// Threshold 8, rounded to 5, 4 possible values left.
  public static let standard = Policy(name: "standard", threshold: 8, base: 5, minimumValues: 4)
  /// Threshold 10, rounded to 5, 5 possible values left.
  public static let strict = Policy(name: "strict", threshold: 10, base: 5, minimumValues: 5)

  private let name: String

  private init(
    name: String, threshold: Int, base: Int, minimumValues: Int, coarsens: Bool = false
  ) {
    self.name = name
    self.threshold = threshold
    self.base = base
    self.minimumValues = minimumValues
    self.coarsens = coarsens
    smallestRateBase = 20
    id = "\(name) threshold=\(threshold) base=\(base) values=\(minimumValues)"
  }

  /// The same limits with exact counts, for tables of districts and larger areas alone: the others are left out.
  public var withExactCounts: Policy {
    Policy(
      name: name, threshold: threshold, base: 1, minimumValues: minimumValues, coarsens: coarsens)
  }

  /// The same rules, breakdowns made coarser where more than half of them would be hidden.
  public var coarsening: Policy {
    Policy(
      name: name, threshold: threshold, base: base, minimumValues: minimumValues, coarsens: true)
  }

  /// Threshold mode: whatever is shown is exact.
  public var isExact: Bool { base == 1 }
}

extension Policy {
  /// The count as shown: the nearest multiple of the base.
  func rounded(_ count: Int) -> Int { (count + base / 2) / base * base }

  /// What may be seen of a total, the head of its breakdown: zero, nothing, or the rounded count.
  func display(total: Int) -> Int? {
    total == 0 ? 0 : display(part: total)
  }

  /// What may be seen of a part of a breakdown whose total is not zero: a zero there would tell of everybody.
  func display(part: Int) -> Int? {
    part < threshold ? nil : rounded(part)
  }

  /// What a reader learns of a number that is shown like this.
  func learnt(from shown: Int) -> LinkedTables.Span {
    if shown == 0 { return LinkedTables.Span(0, 0) }
    let half = base / 2
    return LinkedTables.Span(max(threshold, shown - half), shown + half)
  }

  /// Whether areas of this level may be published at all.
  func allows(_ level: Level) -> Bool { !isExact || level.isLarge }

  /// Whether the quantile of so many waits stays clear of single children: at least five on either side.
  func allows(quantile: Double, of count: Int) -> Bool {
    (Double(count) * min(quantile, 1 - quantile) + 1e-9).rounded(.down) >= 5
  }
}

extension Level {
  /// Districts and above, whose figures may be corrected after publication and may be exact.
  var isLarge: Bool { [.partnership, .authority, .district].contains(self) }
}
