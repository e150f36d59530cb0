public import Model

/// The word for an area's comparison with the partnership (M10): one rule for map, table and sentence.
///
/// - Parameters:
///   - departure: the side of the control limits on which the figure lies.
///   - q: the p-value adjusted for all the areas compared.
///   - difference: the 95% limits of the area less the rest.
///   - margin: the difference that would matter, in the unit of `difference`.
/// - Returns: one of the eight words of a comparison that was made.
public func comparison(
  _ departure: Departure, q: Double, difference: Interval?, margin: Double
) -> Comparison {
  let isSure = q < 0.05
  switch departure {
  case .high998 where isSure: return .wellAbove
  case .low998 where isSure: return .wellBelow
  case .high95 where isSure: return .above
  case .low95 where isSure: return .below
  case .high95, .high998: return .mayBeAbove
  case .low95, .low998: return .mayBeBelow
  case .none: break
  }
  guard let difference, -margin < difference.lower, difference.upper < margin else {
    return .tooFewToTell
  }
  return .similar
}

/// The smallest difference of a share that the numbers could show with 80% power (M10), as a fraction.
///
/// (z₉₅+0.8416)·√(θ(1-θ)(1/n+1/(N-n))); nil where there is no rest to compare with.
public func detectableDifference(_ n: Int, of total: Int, at theta: Double) -> Double? {
  guard n > 0, total > n else { return nil }
  let parts = 1 / Double(n) + 1 / Double(total - n)
  return (Confidence.percent95.z + 0.8416) * (theta * (1 - theta) * parts).squareRoot()
}
