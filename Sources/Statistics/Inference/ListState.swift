import Foundation
public import Model

/// What a list of waiting children looks like on one day, and whether it grows (M26).
///
/// Fong, Mushtaq, House and others 2022, Health Care Manag Sci 25, 1. A list in the past, made from today's extract,
/// misses cases deleted since.
public struct ListState: Sendable {
  /// Days waited by each child on the list, ascending.
  public let days: [Int]
  /// Requests and closures per week over the last weeks.
  public let demand: Double
  public let closures: Double

  /// - Parameters:
  ///   - requested: each child's day of request.
  ///   - closed: the day on which the wait ended, or nil.
  ///   - date: the day of the list.
  ///   - weeks: how many full weeks, up to `date`, demand and closures are counted over.
  public init(requested: [Day], closed: [Day?], on date: Day, weeks: Int) {
    precondition(requested.count == closed.count && weeks > 0, "Columns of one length.")
    var days: [Int] = []
    var (arrivals, departures) = (0, 0)
    let start = date.number - Int32(7 * weeks)
    for (request, close) in zip(requested, closed) where request.number <= date.number {
      if request.number > start { arrivals += 1 }
      if let close, close.number <= date.number {
        if close.number > start { departures += 1 }
      } else {
        days.append(Int(date.number - request.number))
      }
    }
    self.days = days.sorted()
    demand = Double(arrivals) / Double(weeks)
    closures = Double(departures) / Double(weeks)
  }

  /// Children on the list, L = #{request ≤ t and (open or closed after t)}.
  public var size: Int { days.count }

  /// The smallest wait in weeks that a share `q` of the list does not exceed.
  public func percentile(_ q: Double) -> Outcome {
    guard !days.isEmpty else { return .none(.noCases) }
    let place = firstCount(1, days.count) { Double($0) >= q * Double(days.count) - 1e-9 }
    return .value(Double(days[place - 1]) / 7, Outcome.Limits(lower: nil, upper: nil))
  }

  /// Children who have waited more than a number of weeks, strictly.
  public func waiting(over weeks: Int) -> Int { days.count { $0 > 7 * weeks } }

  /// Weeks waited beyond a limit, summed over the list.
  public func excessWeeks(over weeks: Int) -> Double {
    Double(days.reduce(0) { $0 + max(0, $1 - 7 * weeks) }) / 7
  }

  /// The weeks that the list would take to clear without new requests.
  public var clearanceWeeks: Outcome {
    guard closures > 0 else { return .none(.notIdentifiable) }
    return .value(Double(size) / closures, Outcome.Limits(lower: nil, upper: nil))
  }

  /// Requests for each closure: above 1 the list grows; nil without closures.
  public var load: Double? { closures > 0 ? demand / closures : nil }

  /// The list size at which a share `q` is done within `weeks`: λ·w/(-ln(1-q)).
  public func targetSize(share q: Double, within weeks: Double) -> Double {
    demand * weeks / -log(1 - q)
  }

  /// The closures a week that bring the list to `target` in `weeks`: λ+(L-L*)/h.
  public func closuresNeeded(toReach target: Double, in weeks: Double) -> Double {
    demand + (Double(size) - target) / weeks
  }

  /// The mean wait over half the target wait, both in weeks; nil for an empty list.
  public func pressure(targetWeeks: Double) -> Double? {
    guard !days.isEmpty else { return nil }
    return Double(days.reduce(0, +)) / Double(days.count) / 7 / (targetWeeks / 2)
  }
}
