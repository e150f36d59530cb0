/// The share of children still waiting at the end of each whole week since the request, for a curve to be drawn.
public struct WaitingCurve: Hashable, Sendable {
  public let place: Place
  /// Children watched for any time.
  public let watched: Int
  /// Percent still waiting after 0, 1, 2, … weeks; the list ends where fewer than ten children are still followed.
  public let stillWaiting: [Double]

  public init(place: Place, watched: Int, stillWaiting: [Double]) {
    self.place = place
    self.watched = watched
    self.stillWaiting = stillWaiting
  }
}

/// The control limits of a funnel chart: entry i of each column is about an area of `cases[i]` children, in percent.
public struct FunnelLimits: Hashable, Sendable {
  public var cases: [Int] = []
  public var limits95: [Interval] = []
  public var limits998: [Interval] = []

  public init() {}

  public mutating func append(cases: Int, limits95: Interval, limits998: Interval) {
    self.cases.append(cases)
    self.limits95.append(limits95)
    self.limits998.append(limits998)
  }
}
