import Foundation
public import Model

/// Measures of how unequal values are between areas of different size (M17).
///
/// Weights are the areas' shares of the children. Values are not negative. Theil 1967; Pearcy and Keppel 2002, Public
/// Health Rep 117, 273 (index of disparity); Gini by the trapezoids under Lorenz's curve.
public struct Inequality: Sendable {
  private let values: [Double]
  private let weights: [Double]
  private let mean: Double

  /// Areas of weight 0 are left out; a mean of 0 or a negative value gives the reason `notIdentifiable`.
  public init(_ values: [Double], weights: [Double]) throws(StatisticsError) {
    precondition(values.count == weights.count, "Each value has a weight.")
    let used = zip(values, weights).filter { $0.1 > 0 }.sorted { $0 < $1 }
    guard !used.isEmpty else { throw .none(.noCases) }
    let total = Sum(used.map(\.1)).value
    self.values = used.map(\.0)
    self.weights = used.map { $0.1 / total }
    mean = Sum(zip(self.values, self.weights).map { $0 * $1 }).value
    guard mean > 0, self.values[0] >= 0 else { throw .none(.notIdentifiable) }
  }

  /// Of areas' shares, weighted by their children.
  public init(_ areas: [Count]) throws(StatisticsError) {
    let used = areas.filter { $0.denominator > 0 }
    try self.init(
      used.map { Double($0.numerator) / Double($0.denominator) },
      weights: used.map { Double($0.denominator) })
  }

  /// Theil's T, Σw(y/μ)ln(y/μ): 0 where all are alike.
  public var theil: Double {
    max(0, Sum(zip(values, weights).map { $1 * entropy($0 / mean) }).value)
  }

  /// Twice the area between Lorenz's curve and equality, from 0 to 1.
  public var gini: Double {
    var lorenz = 0.0
    var under = Sum()
    for (value, weight) in zip(values, weights) {
      let next = lorenz + weight * value / mean
      under.add((lorenz + next) * weight)
      lorenz = next
    }
    return max(0, 1 - under.value)
  }

  /// The mean deviation from a reference in percent of it, 100/k·Σ|y-θ|/θ, each area counting alike.
  public func indexOfDisparity(from reference: Double) -> Double {
    100 / Double(values.count) * Sum(values.map { abs($0 - reference) / reference }).value
  }

  /// The smallest value that a share `q` of the children do not exceed.
  public func quantile(_ q: Double) -> Double {
    var reached = 0.0
    for (value, weight) in zip(values, weights) {
      reached += weight
      if reached >= q - 1e-12 { return value }
    }
    return values[values.count - 1]
  }

  /// The largest value less the smallest.
  public var range: Double { values[values.count - 1] - values[0] }
}

/// Theil's T of areas' shares, split into what lies between groups of areas and what lies within them (M17).
///
/// - Parameters:
///   - areas: the counts.
///   - groups: the number of each area's group, such as its district.
/// - Returns: the parts, which sum to the whole.
/// - Throws: `noCases` without children, `notIdentifiable` where nobody has the outcome.
public func theilSplit(
  _ areas: [Count], groups: [Int]
) throws(StatisticsError) -> (between: Double, within: Double) {
  precondition(areas.count == groups.count, "Each area is in a group.")
  let whole = try Inequality(areas)
  var pooled: [Int: Count] = [:]
  for (count, group) in zip(areas, groups) {
    pooled[group] = (pooled[group] ?? Count(0, of: 0)) + count
  }
  let between = try Inequality(pooled.keys.sorted().compactMap { pooled[$0] }).theil
  return (between, max(0, whole.theil - between))
}

func entropy(_ x: Double) -> Double { x > 0 ? x * log(x) : 0 }
