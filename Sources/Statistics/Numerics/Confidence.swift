/// How sure an interval is to be, of the two levels that are used.
public enum Confidence: Sendable, CaseIterable {
  case percent95
  case percent998

  /// The standard normal quantile that leaves half the error on each side.
  public var z: Double {
    switch self {
    case .percent95: 1.959963984540054
    case .percent998: 3.090232306167813
    }
  }

  /// The probability left beyond each limit.
  public var tail: Double {
    switch self {
    case .percent95: 0.025
    case .percent998: 0.001
    }
  }
}
