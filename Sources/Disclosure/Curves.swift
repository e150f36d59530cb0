import Model

extension WaitingCurve {
  /// The curve in whole percent, where a step of one percent stands for at least eight children.
  ///
  /// A share rounded to a whole percent leaves the number of children behind it open by one percent of all. With 800
  /// children that is eight possible numbers; with fewer a reader could count single children off the steps.
  func displayed(_ policy: Policy) -> WaitingCurve? {
    guard watched >= Self.fewestForDisplay else { return nil }
    return WaitingCurve(
      place: place, watched: policy.rounded(watched),
      stillWaiting: stillWaiting.map { ($0 + 0.5).rounded(.down) })
  }

  private static let fewestForDisplay = 800
}
