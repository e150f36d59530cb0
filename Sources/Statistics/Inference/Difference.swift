public import Model

/// A value and the limits on both sides of it, in the same unit.
public struct Bounded: Sendable, Equatable {
  /// The estimate, between its limits.
  public let value: Double
  public let limits: Interval

  /// Limits made by any method, of the same unit as the value.
  public init(_ value: Double, _ limits: Interval) {
    self.value = value
    self.limits = limits
  }
}

/// The limits of a difference, first less second, from the limits of each of two independent values.
///
/// d-√((a-l₁)²+(u₂-b)²) and d+√((u₁-a)²+(b-l₂)²), in the unit of the values. Zou and Donner 2008, Stat Med 27, 1693;
/// on Wilson's limits it is Newcombe's method 10.
public func difference(_ first: Bounded, _ second: Bounded) -> Interval {
  let d = first.value - second.value
  let down = hypotenuse(
    first.value - first.limits.lower, second.limits.upper - second.value)
  let up = hypotenuse(first.limits.upper - first.value, second.value - second.limits.lower)
  return Interval(d - down, d + up)
}

/// The limits of a difference of two proportions, as a fraction (M04); nil where either has no cases.
///
/// Newcombe 1998, Stat Med 17, 873, method 10.
public func difference(
  _ first: Count, _ second: Count, _ confidence: Confidence
) -> Interval? {
  guard let a = share(first, confidence), let b = share(second, confidence) else { return nil }
  return difference(a, b)
}

/// A proportion with Wilson's limits; nil where nobody is counted.
func share(_ count: Count, _ confidence: Confidence) -> Bounded? {
  guard let limits = wilson(count.numerator, of: count.denominator, confidence) else { return nil }
  return Bounded(Double(count.numerator) / Double(count.denominator), limits)
}

/// The limits of a ratio of two rates, exact given the total of events (M04).
///
/// π/(1-π)·P₂/P₁ with Clopper and Pearson's limits of π, the first group's share of the events; the upper limit is
/// missing where the second group has none, and there is no answer without events or people.
public func rateRatio(
  _ first: Int, of firstPopulation: Double, _ second: Int, of secondPopulation: Double,
  _ confidence: Confidence
) -> Outcome.Limits? {
  guard first + second > 0, firstPopulation > 0, secondPopulation > 0 else { return nil }
  let o1 = Double(first)
  let o2 = Double(second)
  let scale = secondPopulation / firstPopulation
  let lower = first == 0 ? 0 : Beta.quantile(confidence.tail, o1, o2 + 1)
  // The complement's own quantile keeps the digits of a share near 1.
  let rest = second == 0 ? nil : Beta.quantile(confidence.tail, o2, o1 + 1)
  return Outcome.Limits(
    lower: lower / (1 - lower) * scale, upper: rest.map { (1 - $0) / $0 * scale })
}

private func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
