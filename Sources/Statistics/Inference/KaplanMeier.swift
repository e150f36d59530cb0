import Foundation
public import Model

/// The share still waiting at each time since the request (M20, M21), with its limits.
///
/// S = Π(1-d/n) over the days with completions, with entry into the risk set after day 0 where the watch began late.
/// Greenwood's variance, limits on the log-log scale: exp(-exp(ln(-ln S)±z√G/|ln S|)). Where the first risk sets are
/// smaller than 5 and later ones are not, or all at risk leave while others enter later, the curve starts at the first
/// day with 5 at risk and is conditional on reaching `start`. Kaplan and Meier 1958; Brookmeyer and Crowley 1982; delayed
/// entry as in Klein and Moeschberger 2003, section 4.6.
public struct KaplanMeier: Sendable {
  /// Times in days, ascending, and the curve's height from each of them on.
  public let times: [Double]
  /// The share still waiting from each time on, from 1 to 0.
  public let survival: [Double]
  /// Greenwood's sum Σ d/(n(n-d)), infinite once nobody is left.
  public let greenwood: [Double]
  /// Children who could have been done at each time: entered before it, and not yet gone.
  public let atRisk: [Int]
  /// Completions at each time.
  public let events: [Int]
  /// The day that a child must have reached, or 0 where the curve is of all children.
  public let start: Double
  /// Children watched for any time.
  public let watched: Int
  /// The longest time that anybody was watched, in days.
  public let last: Double
  /// The times in which the children were watched.
  private let spells: [RiskTable.Spell]

  /// Of children who were watched from `entry` to `exit`, in days since their requests.
  public init(_ waits: Waits) {
    self.init(
      RiskTable(waits), spells: (0..<waits.count).compactMap { RiskTable.Spell(waits, $0) })
  }

  init(_ table: RiskTable, spells: [RiskTable.Spell] = []) {
    let first = firstUsableTime(table.events, table.atRisk)
    var product = 1.0
    var variance = 0.0
    var survival: [Double] = []
    var greenwood: [Double] = []
    for index in first..<table.times.count {
      let (d, n) = (Double(table.events[index]), Double(table.atRisk[index]))
      product *= (n - d) / n
      variance += d / (n * (n - d))
      survival.append(product)
      greenwood.append(variance)
    }
    times = table.times[first...].map { Double($0) / 2 }
    self.survival = survival
    self.greenwood = greenwood
    atRisk = Array(table.atRisk[first...])
    events = Array(table.events[first...])
    start = first == 0 ? 0 : Double(table.times[first]) / 2
    watched = table.watched
    last = Double(table.last) / 2
    self.spells = spells
  }

  /// The share still waiting after `day`, with its standard error and limits.
  ///
  /// Before the first completion the lower limit is the one-sided (α/2)^(1/m) of m children followed that long; where
  /// nobody is left there are no limits. The end of the watch gives `notReached`.
  public func stillWaiting(after day: Double, _ confidence: Confidence) -> Outcome {
    guard watched > 0 else { return .none(.noCases) }
    let index = firstCount(0, times.count) { times[$0] > day } - 1
    guard day <= last || (survival.last ?? 1) == 0 else { return .none(.notReached) }
    guard index >= 0 else {
      let followed = spells.count { Double($0.entry) <= 2 * day && Double($0.exit) > 2 * day }
      let lower = followed > 0 ? pow(confidence.tail, 1 / Double(followed)) : nil
      return .value(1, Outcome.Limits(lower: lower, upper: nil))
    }
    guard survival[index] > 0 else { return .value(0, Outcome.Limits(lower: nil, upper: nil)) }
    return .value(survival[index], Outcome.Limits(limits(at: index, confidence)))
  }

  /// The standard error S√G of the curve at one of its times.
  public func standardError(at index: Int) -> Double {
    survival[index] > 0 ? survival[index] * greenwood[index].squareRoot() : 0
  }

  /// The log-log limits at one of the curve's times, where some are left.
  public func limits(at index: Int, _ confidence: Confidence) -> Interval {
    logLogLimits(survival[index], greenwood[index], confidence)
  }

  /// The wait in days after which a share `q` is done, with Brookmeyer and Crowley's limits.
  public func quantile(_ q: Double, _ confidence: Confidence) -> Outcome {
    guard watched > 0 else { return .none(.noCases) }
    var search = QuantileSearch(q, confidence)
    for index in times.indices {
      let (time, s) = (times[index], survival[index])
      if search.add(time, survival: s, greenwood: greenwood[index]) { break }
    }
    return search.outcome(hasCompletions: !times.isEmpty, last: last)
  }
}

/// exp(-exp(ln(-ln S)±z√G/|ln S|)), for S strictly between 0 and 1; S itself at 1.
func logLogLimits(
  _ survival: Double, _ greenwood: Double, _ confidence: Confidence
) -> Interval {
  guard survival < 1 else { return Interval(1, 1) }
  let logarithm = -log(survival)
  let factor = exp(confidence.z * greenwood.squareRoot() / logarithm)
  return Interval(exp(-logarithm * factor), exp(-logarithm / factor))
}

/// The first completion time at which the curve may start, by the rule of M21 for small risk sets.
func firstUsableTime(_ events: [Int], _ atRisk: [Int]) -> Int {
  let enough = 5
  guard var start = atRisk.firstIndex(where: { $0 >= enough }) else { return 0 }
  var index = start
  while index < events.count {
    if events[index] > 0, events[index] == atRisk[index],
      let later = atRisk[(index + 1)...].firstIndex(where: { $0 >= enough })
    {
      start = later
      index = later
    } else {
      index += 1
    }
  }
  return start
}

/// Follows a survival curve and its limits until each has fallen to one minus a quantile.
struct QuantileSearch {
  private let level: Double
  private let confidence: Confidence
  private var value = Crossing()
  private var lower = Crossing()
  private var upper = Crossing()

  init(_ q: Double, _ confidence: Confidence) {
    level = 1 - q
    self.confidence = confidence
  }

  /// Takes the next step of the curve; true when nothing more is to be found.
  mutating func add(_ time: Double, survival: Double, greenwood: Double) -> Bool {
    value.add(time, survival, level)
    guard survival > 0 else { return true }
    // The lower curve crosses first and the upper one last.
    if lower.place == nil || upper.place == nil {
      let limits = logLogLimits(survival, greenwood, confidence)
      lower.add(time, limits.lower, level)
      upper.add(time, limits.upper, level)
    }
    return upper.place != nil && value.place != nil
  }

  func outcome(hasCompletions: Bool, last: Double) -> Outcome {
    guard let found = value.end(last) else {
      return .none(hasCompletions ? .notReached : .allWaiting)
    }
    return .value(found, Outcome.Limits(lower: lower.end(last), upper: upper.end(last)))
  }

  /// The first time at which a falling curve is at or below a level, or the middle of a stretch exactly on it.
  private struct Crossing {
    var place: Double?
    private var flatSince: Double?

    mutating func add(_ time: Double, _ height: Double, _ level: Double) {
      guard place == nil else { return }
      if let flatSince {
        place = (flatSince + time) / 2
      } else if abs(height - level) < 1e-9 {
        flatSince = time
      } else if height < level {
        place = time
      }
    }

    func end(_ last: Double) -> Double? {
      place ?? flatSince.map { ($0 + max($0, last)) / 2 }
    }
  }
}
