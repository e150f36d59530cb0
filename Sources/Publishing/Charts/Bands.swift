import Disclosure
import Model

/// How long the children of one area have waited, from numbers that are shown (C7).
struct Bands {
  /// Children by how long they have waited, the shortest waits first.
  let parts: [Int]

  /// Nil where a number is hidden or not there; the bands are differences of what is printed and tell no more.
  ///
  /// - Parameters:
  ///   - all: everybody who waits.
  ///   - over: those beyond each limit, the lowest limit first.
  init?(all: FigureText, over: [FigureText]) {
    guard let all = all.cell.estimate?.numerator ?? all.cell.estimate?.outcome.whole else {
      return nil
    }
    var parts: [Int] = []
    var rest = all
    for beyond in over {
      guard let beyond = beyond.cell.estimate?.numerator, beyond <= rest else { return nil }
      parts.append(rest - beyond)
      rest = beyond
    }
    self.parts = parts + [rest]
  }

  var total: Int { parts.reduce(0, +) }

  /// Light to dark; of fewer bands those that are told apart best.
  static func shades(_ count: Int) -> [HTML] {
    switch count {
    case 2: ["#DCEBF7", "#0B2F54"]
    case 3: ["#DCEBF7", "#62A0D8", "#0B2F54"]
    case 4: ["#DCEBF7", "#62A0D8", "#1D62A4", "#0B2F54"]
    default: ["#DCEBF7", "#96C3E8", "#4A8BCB", "#1D5A99", "#0A2A4A"]
    }
  }

  /// One bar on a scale that all rows share.
  func bar(end: Int) -> HTML {
    var left = 0.0
    var bar = HTML()
    for (part, shade) in zip(parts, Self.shades(parts.count)) {
      let width = 200 * Double(part) / Double(max(end, 1))
      bar +=
        "<rect x=\"\(left)\" y=\"6\" width=\"\(max(0, width - 1))\" height=\"18\" fill=\"\(shade)\"/>"
      left += width
    }
    return
      "<svg class=\"cell\" viewBox=\"0 0 200 30\" aria-hidden=\"true\" focusable=\"false\">\(bar)</svg>"
  }
}

/// The limits in weeks that cut waits into bands, and the figures of those beyond each.
struct BandLimits {
  let weeks: [Int]
  let over: [Figures]

  /// Nil where a limit has no figures.
  init?(_ weeks: [Int], _ figures: (String) -> Figures?) {
    let over = weeks.compactMap { figures("open_over_\($0)_weeks") }
    guard over.count == weeks.count else { return nil }
    self.weeks = weeks
    self.over = over
  }

  /// The limits with the most bands that leave no area without its bands which fewer would show. The long waits stay
  /// apart from the others before the short ones do.
  ///
  /// - Parameters:
  ///   - figures: those of an indicator, by its identifier.
  ///   - rows: how many areas have bands between such limits.
  /// - Returns: nil where waits over 20 or over 52 weeks are not counted.
  static func finest(
    _ figures: (String) -> Figures?, rows: (BandLimits) -> Int
  ) -> BandLimits? {
    for last in [[20, 52], [20]] {
      guard let coarsest = BandLimits(last, figures), rows(coarsest) > 0 else { continue }
      let finer = [[6, 16], [6], [16]].compactMap { BandLimits($0 + last, figures) }
      return finer.first { rows($0) == rows(coarsest) } ?? coarsest
    }
    return BandLimits([20, 52], figures)
  }
}
