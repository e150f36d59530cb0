public import Model

/// Which of the two usual limits of a count is meant.
public enum CountLimits: Sendable {
  /// Exact from the chi-square distribution for every count.
  case strict
  /// Exact below 10 and Byar's approximation from 10 on, as public health statistics are published.
  case official
}

/// The limits of a count of independent events (M02), in events.
///
/// Exact: half the chi-square quantiles with 2O and 2O+2 degrees of freedom. Byar: O(1-1/(9O)-z/(3√O))³ and
/// (O+1)(1-1/(9(O+1))+z/(3√(O+1)))³. Breslow and Day 1987, volume II, p. 69.
public func countLimits(
  _ observed: Int, _ confidence: Confidence, _ method: CountLimits
) -> Interval {
  precondition(observed >= 0, "A count is not negative.")
  let o = Double(observed)
  if observed >= 10 && method == .official { return byar(o, confidence) }
  let lower = observed == 0 ? 0 : Gamma.quantile(confidence.tail, shape: o)
  return Interval(lower, Gamma.upperQuantile(confidence.tail, shape: o + 1))
}

/// Byar's limits of a count.
func byar(_ o: Double, _ confidence: Confidence) -> Interval {
  let lower = o <= 0 ? 0 : 1 - 1 / (9 * o) - confidence.z / (3 * o.squareRoot())
  let next = o + 1
  let upper = 1 - 1 / (9 * next) + confidence.z / (3 * next.squareRoot())
  return Interval(max(0, o * lower * lower * lower), next * upper * upper * upper)
}

/// Events per `multiplier` people (M02), with 95% limits; no cases where there are no people.
///
/// The limits of the count divided by the population: official ones, see `countLimits`.
public func rate(_ observed: Int, of population: Double, per multiplier: Double) -> Outcome {
  guard population > 0 else { return .none(.noCases) }
  let scale = multiplier / population
  let limits = countLimits(observed, .percent95, .official)
  return .value(
    Double(observed) * scale,
    Outcome.Limits(lower: limits.lower * scale, upper: limits.upper * scale))
}
