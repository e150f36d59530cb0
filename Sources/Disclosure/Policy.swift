import Model

/// The numbers of the small-number rules. None weaker than `standard` can be made.
public struct Policy: Sendable, Equatable {
  /// Counts from 1 up to one below this are never shown.
  public let threshold: Int
  /// Shown counts are rounded to the nearest multiple of this.
  public let base: Int
  /// A percentage needs at least this rounded denominator.
  public let smallestRateBase: Int

  /// Threshold 8, rounded to 5.
  public static let standard = Policy(threshold: 8, base: 5, smallestRateBase: 20)
  /// Threshold 10, rounded to 5.
  public static let strict = Policy(threshold: 10, base: 5, smallestRateBase: 20)

  private init(threshold: Int, base: Int, smallestRateBase: Int) {
    self.threshold = threshold
    self.base = base
    self.smallestRateBase = smallestRateBase
  }

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

  /// Whether the quantile of so many waits stays clear of single children: at least five on either side.
  func allows(quantile: Double, of count: Int) -> Bool {
    (Double(count) * min(quantile, 1 - quantile) + 1e-9).rounded(.down) >= 5
  }
}
