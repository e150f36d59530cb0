public import Model

/// Why a method gives no figure.
public enum StatisticsError: Error, Equatable, Sendable {
  /// The reason that stands in place of the figure.
  case none(Reason)
}
