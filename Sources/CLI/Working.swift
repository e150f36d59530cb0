import Disclosure
import Foundation
import Model
import Statistics

/// The formulas of a figure with its numbers put in.
struct Working {
  private let table: Table
  private let estimate: Estimate
  private var unit: Indicator.Unit { table.indicator.unit }

  init(_ table: Table, _ estimate: Estimate) {
    self.table = table
    self.estimate = estimate
  }

  var figure: [(String, String?)] {
    [
      ("value", estimate.outcome.text(unit)), ("method", method),
      ("95% interval", interval),
      ("reason", estimate.outcome.reason.map { "no value: \($0.rawValue)" }),
    ]
  }

  private var counts: (x: Int, n: Int)? {
    guard let x = estimate.numerator, let n = estimate.denominator, n > 0 else { return nil }
    return (x, n)
  }

  private var method: String {
    switch (estimate.method, counts) {
    case ("M01", let (x, n)?):
      "M01: \(x) / \(n) = \((100 * Double(x) / Double(n)).text(2))%"
    case ("M02", let (x, n)?) where table.indicator.unit != .children:
      "M02: \(multiple) · \(x) / \(n) = \(estimate.outcome.text(unit))"
    case ("M02", _): "M02: a plain count"
    case ("M21", let (x, n)?):
      "M21: the day on which S(t) = Π(1 - d/n) of \(n) children, \(x) done and \(n - x) still waiting or gone, is down to \(level): \(estimate.outcome.text(unit))"
    case ("M22", let (x, _)?):
      "M22: observed \(x) / expected \(estimate.expected.map { $0.text(2) } ?? "none") = \(estimate.outcome.text(unit))"
    case ("M23", let (x, n)?):
      "M23: the area under the curve of \(n) children, \(x) of whom were done"
    case ("M24", let (x, n)?):
      "M24: Aalen and Johansen over \(n) children, \(x) of whom ended so by the day"
    case ("M19", let (_, n)?):
      "M19: the \((100 * quantile).text(0))% point of \(n) known durations or distances = \(estimate.outcome.text(unit))"
    case ("M26", let (x, n)?): "M26: \(x) at the end, \(n) at the start or gone"
    default: estimate.method
    }
  }

  private var interval: String? {
    guard let limits = estimate.outcome.limits else { return nil }
    guard let (x, n) = counts else { return limits.text }
    switch estimate.method {
    case "M01": break
    case "M02" where x < 10:
      return "½χ²(0.025; 2·\(x)) and ½χ²(0.975; 2·\(x) + 2), over \(n): \(limits.text)"
    case "M02":
      return
        "Byar: \(x)·(1 - 1/(9·\(x)) - 1.96/(3√\(x)))³ and its like of \(x + 1), over \(n): \(limits.text)"
    case "M21":
      return "where exp(-exp(ln(-ln S) ± z√G/|ln S|)) is down to \(level): \(limits.text)"
    case "M19": return "order statistics by the binomial of \(n): \(limits.text)"
    default: return limits.text
    }
    return
      "Wilson: (2·\(x) + z² ± z·√(z² + 4·\(x)·(1 - \(x)/\(n)))) / (2·(\(n) + z²)), z = 1.96: \(limits.text) %"
  }

  var comparison: [(String, String?)] {
    guard estimate.comparison != .notCompared else {
      return [("word", "not compared")]
    }
    let whole = table.partnership.estimate
    return [
      ("partnership", whole.map { $0.outcome.text(unit) }),
      ("expected here", estimate.expected.map { "\($0.text(2)) at the partnership's level" }),
      (
        "observed over expected",
        estimate.ratio.map { ratio in
          ratio.text(2)
            + (estimate.ratioLimits.map { " (\($0.lower.text(2)) to \($0.upper.text(2)))" } ?? "")
        }
      ),
      ("control limits", limits),
      ("z", deviation), ("p", estimate.p.map { "\($0.significant)\(test)" }),
      (
        "q",
        estimate.q.map {
          "\($0.significant), adjusted for the \(table.compared) compared (Benjamini and Hochberg)"
        }
      ),
      (
        "area less the rest",
        estimate.difference.map { "\($0.lower.text(2)) to \($0.upper.text(2)) (95%)" }
      ),
      ("could be seen", estimate.detectable.map { "a gap of \($0.text(1)) with 80% power" }),
      ("flag", estimate.flag.rawValue), ("word", "\(estimate.comparison.rawValue): \(rule)"),
      (
        "by luck",
        "\(table.flagsShown) of \(table.compared) outside 95%; luck alone about "
          + table.flagsExpectedByLuck.text(1)
      ),
    ]
  }

  /// How many residents, or hundreds, a rate is of.
  private var multiple: Int {
    if case .rate(let per) = table.indicator.statistic { per } else { 100 }
  }

  private var quantile: Double {
    switch table.indicator.statistic {
    case .quantile(let q), .survivalQuantile(let q): q
    default: 0.5
    }
  }

  /// The share still waiting at the quantile.
  private var level: String { (1 - quantile).text(2) }

  /// z with its formula and the numbers put in.
  private var deviation: String? {
    guard let z = estimate.z else { return nil }
    let value = z.text(3)
    switch table.indicator.statistic {
    case .share:
      guard let (x, n) = counts, let whole = table.partnership.estimate, let all = whole.numerator,
        let total = whole.denominator, total > 0
      else { return value }
      let root = isInternal(total) ? "·√(1 - \(n)/\(total))" : ""
      return "(\(x)/\(n) - θ) / (√(θ(1-θ)/\(n))\(root)), θ = \(all)/\(total): \(value)"
    case .survivalQuantile, .speed:
      guard let x = estimate.numerator, let expected = estimate.expected, z != 0 else {
        return value
      }
      let error = (Double(x) - expected) / z
      return
        "(O - E)/√V = (\(x) - \(expected.text(2)))/\(error.text(2)) = \(value), log-rank; below 0 is slow"
    default: return value
    }
  }

  private var test: String {
    switch table.indicator.statistic {
    case .share: ", exact: twice the smaller tail of the numbers that chance gives"
    case .survivalQuantile, .speed: ", exact: twice the smaller tail with mean E and variance V"
    case .rate: ", exact: twice the smaller Poisson tail"
    default: ""
    }
  }

  private func isInternal(_ total: Int) -> Bool {
    table.level == .district
      || table.cells.contains { 10 * ($0.estimate?.denominator ?? 0) > total }
  }

  private var limits: String? {
    guard case .share = table.indicator.statistic, let n = estimate.denominator,
      let whole = table.partnership.estimate, let total = whole.denominator, total > 0,
      let x = whole.numerator
    else { return nil }
    let theta = Double(x) / Double(total)
    let isInternal = isInternal(total)
    let benchmark: Benchmark = isInternal ? .includesArea(total: total) : .external
    let parts = [Confidence.percent95, .percent998].map { confidence in
      let found = funnelLimits(n, at: theta, benchmark, confidence)
      return "\((100 * found.lower).text(1)) to \((100 * found.upper).text(1))"
    }
    let root = isInternal ? "·√(1 - \(n)/\(total))" : ""
    let share = theta.text(4)
    return
      "θ ± z·√(θ(1-θ)/n)\(root), θ = \(x)/\(total) = \(share), n = \(n): \(parts[0]) % (95%), \(parts[1]) % (99.8%)"
  }

  /// Why the word is what it is (M10).
  private var rule: String {
    switch estimate.comparison {
    case .wellAbove, .wellBelow: "outside the 99.8% limits, and q below 0.05"
    case .above, .below: "outside the 95% limits, and q below 0.05"
    case .mayBeAbove, .mayBeBelow: "outside the 95% limits, but q is not below 0.05"
    case .similar: "inside the limits, and the interval of the difference within what matters"
    case .tooFewToTell: "inside the limits, but a difference that matters cannot be ruled out"
    case .notCompared: "no test"
    }
  }

  var smoothing: [(String, String?)] {
    guard let value = estimate.smoothed else { return [] }
    let range =
      estimate.smoothedLimits.map { " (\($0.lower.text(2)) to \($0.upper.text(2)))" } ?? ""
    return [("smoothed", value.text(2) + range), ("formula", formula)]
  }

  private var formula: String? {
    guard case .share = table.indicator.statistic, let (x, n) = counts else {
      return formulaOfRatios
        ?? "the variance between areas over all variance, times the area's own difference"
    }
    let counts = table.cells.map {
      Count($0.estimate?.numerator ?? 0, of: $0.estimate?.denominator ?? 0)
    }
    guard let smoothed = try? SmoothedShares(counts) else { return nil }
    guard smoothed.weight.isFinite else {
      return "M12: no evidence that areas differ; all get θ = \(smoothed.theta.text(4))"
    }
    let (theta, weight) = (smoothed.theta.text(4), smoothed.weight.text(2))
    let signal = (100 * smoothed.reliability(Count(x, of: n))).text(0)
    return
      "M12: (θM + x)/(M + n) = (\(theta)·\(weight) + \(x))/(\(weight) + \(n)); \(signal)% of the figure is signal"
  }

  /// M13 with its numbers, of figures that observed and expected numbers stand behind.
  private var formulaOfRatios: String? {
    let ratios = table.cells.compactMap { cell -> ObservedExpected? in
      guard let found = cell.estimate, let o = found.numerator, let e = found.expected else {
        return nil
      }
      return ObservedExpected(observed: o, expected: e, variance: e)
    }
    guard let o = estimate.numerator, let e = estimate.expected, let shown = estimate.smoothed,
      let smoothed = try? SmoothedRatios(ratios)
    else { return nil }
    guard smoothed.shape.isFinite else {
      return "M13: no evidence that areas differ; all get μ = \(smoothed.mean.text(3))"
    }
    let (a, mean) = (smoothed.shape, smoothed.mean)
    guard abs((Double(o) + a) / (e + a / mean) - shown) < 0.005 else { return nil }
    let (shape, level) = (a.text(2), mean.text(3))
    return
      "M13: (O + a)/(E + a/μ) = (\(o) + \(shape))/(\(e.text(2)) + \(shape)/\(level)) = \(shown.text(2))"
  }

  var rank: [(String, String?)] {
    guard let rank = estimate.rank else { return [] }
    let of = table.cells.count { $0.estimate?.rank != nil }
    return [("rank", "somewhere from \(rank.lowerBound) to \(rank.upperBound) of \(of) (M35)")]
  }
}

extension Double {
  /// With so many decimals, in the C locale.
  func text(_ decimals: Int) -> String {
    String(format: "%.\(decimals)f", locale: Locale(identifier: "en_US_POSIX"), self)
  }

  /// A probability to three significant digits, with a floor.
  var significant: String {
    self < 0.001
      ? "<0.001" : String(format: "%.3g", locale: Locale(identifier: "en_US_POSIX"), self)
  }
}

extension Outcome {
  /// The value with its limits in the indicator's unit, or the reason why there is none.
  func text(_ unit: Indicator.Unit?) -> String {
    switch self {
    case .none(let reason): return "none (\(reason.rawValue))"
    case .value(let value, let limits):
      let decimals = unit == .ratio ? 2 : unit == .children ? 0 : 1
      let name =
        switch unit {
        case .percent: "%"
        case .weeks: " weeks"
        case .children: " children"
        case .perThousand: " per 1,000"
        case .kilometres: " km"
        case .ratio, nil: ""
        }
      let range = limits.lower == nil && limits.upper == nil ? "" : " (\(limits.text))"
      return value.text(decimals) + name + range
    }
  }
}

extension Outcome.Limits {
  var text: String {
    switch (lower, upper) {
    case (let lower?, let upper?): "\(lower.text(2)) to \(upper.text(2))"
    case (let lower?, nil): "\(lower.text(2)) or more"
    case (nil, let upper?): "up to \(upper.text(2))"
    case (nil, nil): "not reached"
    }
  }
}
