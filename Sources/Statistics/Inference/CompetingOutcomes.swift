import Foundation
public import Model

/// How waits end when they can end in several ways: the share ended in each way by each day (M24).
///
/// F = Σ S(t-)·d/n with S for any end. One minus Kaplan and Meier for one way alone would overstate it. Aalen and Johansen
/// 1978, Scand J Stat 5, 141; variance of Aalen's type as in survfit.
public struct CompetingOutcomes: Sendable {
  /// Days with ends of any kind, ascending.
  public let times: [Double]
  /// The share still waiting from each of the days on.
  public let survival: [Double]
  private let incidence: [[Double]]
  private let errors: [[Double]]

  /// - Parameters:
  ///   - waits: completed where the wait ended in any way.
  ///   - causes: for each child the way, from 0 to `count` - 1; not read where the wait has not ended.
  ///   - count: how many ways there are.
  public init(_ waits: Waits, causes: [Int], count: Int) {
    precondition(causes.count == waits.count, "Each child has a way.")
    let table = RiskTable(waits)
    let events = (0..<count).map { cause in
      var own = waits
      for row in causes.indices where causes[row] != cause { own.completed[row] = false }
      return RiskTable.events(own, at: table.times)
    }
    self.init(table, events: events)
  }

  /// - Parameters:
  ///   - table: of ends of any kind.
  ///   - events: for each way, how many ended so at each of the table's times.
  init(_ table: RiskTable, events: [[Int]]) {
    var waiting = 1.0
    var before: [Double] = []
    var after: [Double] = []
    for (d, n) in zip(table.events, table.atRisk) {
      before.append(waiting)
      waiting *= Double(n - d) / Double(n)
      after.append(waiting)
    }
    times = table.times.map { Double($0) / 2 }
    survival = after
    incidence = events.map { own in
      var sum = 0.0
      return own.indices.map { index in
        sum += before[index] * Double(own[index]) / Double(table.atRisk[index])
        return sum
      }
    }
    errors = zip(events, incidence).map { standardErrors($0, $1, table, before) }
  }

  /// The share that ended in way `cause` by `day`, with 95% log-log limits; no limits where none did.
  public func ended(_ cause: Int, by day: Double) -> Outcome {
    let index = firstCount(0, times.count) { times[$0] > day } - 1
    guard index >= 0, incidence[cause][index] > 0 else {
      return .value(0, Outcome.Limits(lower: nil, upper: nil))
    }
    let share = incidence[cause][index]
    guard share < 1 else { return .value(1, Outcome.Limits(lower: nil, upper: nil)) }
    let logarithm = -log(share)
    let factor = exp(Confidence.percent95.z * errors[cause][index] / (share * logarithm))
    return .value(
      share,
      Outcome.Limits(lower: exp(-logarithm * factor), upper: exp(-logarithm / factor)))
  }

  /// The standard error of the share that ended in way `cause` by `day`.
  public func standardError(_ cause: Int, by day: Double) -> Double {
    let index = firstCount(0, times.count) { times[$0] > day } - 1
    return index < 0 ? 0 : errors[cause][index]
  }
}

/// The three sums of the variance, kept as running sums so that every day costs the same.
private func standardErrors(
  _ own: [Int], _ incidence: [Double], _ table: RiskTable, _ before: [Double]
) -> [Double] {
  var (flat, linear, square) = (0.0, 0.0, 0.0)
  var (direct, crossFlat, crossLinear) = (0.0, 0.0, 0.0)
  return own.indices.map { index in
    let (d, n) = (Double(table.events[index]), Double(table.atRisk[index]))
    let (c, f, s) = (Double(own[index]), incidence[index], before[index])
    if n > d {
      let weight = d / (n * (n - d))
      flat += weight
      linear += weight * f
      square += weight * f * f
    }
    direct += s * s * c * (n - c) / (n * n * n)
    crossFlat += s * c / (n * n)
    crossLinear += s * c / (n * n) * f
    let first = f * f * flat - 2 * f * linear + square
    return max(0, first + direct - 2 * (f * crossFlat - crossLinear)).squareRoot()
  }
}
