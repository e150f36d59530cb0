import Foundation
public import Model

/// What a change between two periods of an area amounts to (M33).
public struct Change: Sendable, Equatable {
  /// The later less the earlier, in the unit of the values.
  public let value: Double
  public let limits: Interval

  /// Whether the limits leave out 0; otherwise no change is shown.
  public var isShown: Bool { !limits.contains(0) }

  /// Of a share, as a fraction: the children of the two periods are different ones (Newcombe, as M04).
  public init(from earlier: Count, to later: Count) throws(StatisticsError) {
    guard let limits = difference(later, earlier, .percent95),
      let first = share(earlier, .percent95), let last = share(later, .percent95)
    else { throw .none(.noCases) }
    value = last.value - first.value
    self.limits = limits
  }

  /// Of the logarithm of the lottery index, with standard errors from the width of the profile limits.
  ///
  /// An index of 1 has no logarithmic error to speak of: then nothing can be identified.
  public init(from earlier: LotteryIndex, to later: LotteryIndex) throws(StatisticsError) {
    guard earlier.sigma > 0, later.sigma > 0 else { throw .none(.notIdentifiable) }
    func error(_ index: LotteryIndex) -> Double {
      (log(index.limits.upper) - log(index.limits.lower)) / (2 * Confidence.percent95.z)
    }
    value = log(later.index) - log(earlier.index)
    let variance = error(earlier) * error(earlier) + error(later) * error(later)
    let half = Confidence.percent95.z * variance.squareRoot()
    limits = Interval(value - half, value + half)
  }
}
