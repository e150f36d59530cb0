import Foundation
public import Model

/// What a change between two periods of an area amounts to (M33).
public struct Change: Sendable, Equatable {
  /// The later less the earlier, in the unit of the values.
  public let value: Double
  /// The 95% limits, in the same unit.
  public let limits: Interval

  /// Whether the limits leave out 0; otherwise no change is shown.
  public var isShown: Bool { !limits.contains(0) }

  /// Of a share, as a fraction: the children of the two periods are different ones (Newcombe, as M04). A period without
  /// children gives `noCases`.
  public init(from earlier: Count, to later: Count) throws(StatisticsError) {
    guard let limits = difference(later, earlier, .percent95),
      let first = share(earlier, .percent95), let last = share(later, .percent95)
    else { throw .none(.noCases) }
    value = last.value - first.value
    self.limits = limits
  }

  /// Of the logarithm of the lottery index, with standard errors from the curvature of the profiles.
  ///
  /// An index of 1 has no logarithmic error to speak of: then nothing can be identified.
  public init(from earlier: LotteryIndex, to later: LotteryIndex) throws(StatisticsError) {
    guard let first = earlier.sigmaError, let last = later.sigmaError else {
      throw .none(.notIdentifiable)
    }
    value = log(later.index) - log(earlier.index)
    // ln of the index is a constant times σ.
    let scale = log(LotteryIndex.index(1))
    let half = Confidence.percent95.z * scale * (first * first + last * last).squareRoot()
    limits = Interval(value - half, value + half)
  }
}
