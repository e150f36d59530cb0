import Disclosure
import Model

/// How long an area has differed from the partnership as it does now, told from single years.
enum Duration: Equatable {
  /// In every year from this one on that has a figure.
  case everyYearSince(String)
  /// From this year on, and not in the year before it.
  case since(String)
  /// Not in the year before the latest, which this is.
  case notIn(String)

  /// Nil where the area does not differ, or the years before say nothing.
  ///
  /// - Parameter years: the verdicts of single years with their names, oldest first; the last is that of now.
  init?(_ years: [(verdict: Verdict, name: String)]) {
    guard let side = years.last?.verdict.side, years.count > 1 else { return nil }
    let earlier = years.dropLast().reversed()
    let alike = earlier.prefix { $0.verdict.side == side }
    let before = earlier.dropFirst(alike.count).first
    let isUnlike = if case .noClearDifference = before?.verdict { true } else { false }
    switch (alike.last, before) {
    case (nil, let before?) where isUnlike: self = .notIn(before.name)
    case (nil, _): return nil
    case (let first?, _) where isUnlike: self = .since(first.name)
    case (let first?, _): self = .everyYearSince(first.name)
    }
  }
}

extension Verdict {
  /// Whether the area is above or below, where it differs at all.
  fileprivate var side: FloatingPointSign? {
    switch self {
    case .higher: .plus
    case .lower: .minus
    default: nil
    }
  }
}

extension Report {
  /// How long an area has differed as it does now; nil for figures of several years together and of one day.
  func duration(_ figures: Figures, _ area: Int) -> Duration? {
    guard let level = levels.firstIndex(where: { $0.layer.level == figures.table.level }) else {
      return nil
    }
    let years = levels[level].years(figures.indicator.id)
    guard years.last?.table.period == figures.table.period, years.allSatisfy(isComparable(_:))
    else {
      return nil
    }
    return Duration(
      years.map { ($0.verdict(area), PeriodText($0.table.period).words(strings)) })
  }

  /// The words of a table for how long: "Every year since 2023", or when the figure is of.
  func sinceWhen(_ figures: Figures, _ area: Int) -> String {
    switch duration(figures, area) {
    case .everyYearSince(let year): strings(.everyYearSince, [.init("first", year)])
    case .since(let year): strings(.since, [.init("first", year)])
    case .notIn(let year): strings(.notBefore, [.init("year", year)])
    case nil:
      strings(
        figures.table.pooledPeriods > 1 ? .periodTogether : .periodAlone,
        [.init("period", PeriodText(figures.table.period).words(strings))])
    }
  }
}

extension Words {
  /// "It was so in every year since 2023."
  func lasted(_ figures: Figures, _ area: Int) -> Sentence? {
    let source = figures.text(area).source
    return switch report.duration(figures, area) {
    case .everyYearSince(let year): sentence(.lastedAll, [("first", year)], about: source)
    case .since(let year): sentence(.lastedFrom, [("first", year)], about: source)
    case .notIn(let year): sentence(.lastedNew, [("year", year)], about: source)
    case nil: nil
    }
  }
}
