import Disclosure
import Model

/// Sentences about figures, made from typed values and escaped where they enter a page.
struct Words {
  let report: Report

  /// The sentences that say what a figure is in an area and whether it differs: level, comparison, caution.
  func about(_ figures: Figures, area: Int, in name: String, holder: String?) -> String {
    let cell = figures.table.cells[area]
    let figure = FigureText(cell, figures.indicator)
    guard figure.spoken != nil else { return missing(figure, name, holder: holder) }
    let level = level(figure, name)
    let comparison = comparison(figure, figures)
    return [level, comparison, caution(figure)].compactMap { $0 }.joined(separator: " ")
  }

  /// "About 3 in 10 plans for children in Tibshelf were finished within 20 weeks (31%, based on 40 plans)."
  func level(_ figure: FigureText, _ name: String) -> String {
    let indicator = figure.indicator
    guard let value = figure.drawn else { return "" }
    switch indicator.unit {
    case .percent:
      let phrase = Phrase.of(indicator)
      let base = based(figure, on: phrase?.base ?? indicator.denominator)
      guard let phrase else { return "\(indicator.title) in \(name): \(figure.value) (\(base))." }
      let part = Self.partOfAll(value)
      return "\(part) \(phrase.subject(name)) \(phrase.verb) (\(figure.value), \(base))."
    case .weeks:
      return weeks(figure, name)
    case .children, .perThousand, .kilometres, .ratio:
      return "\(indicator.title) in \(name): \(report.about)\(figure.value)."
    }
  }

  private func weeks(_ figure: FigureText, _ name: String) -> String {
    let spoken = figure.spoken ?? ""
    switch figure.indicator.id {
    case "weeks_to_plan":
      return "At this speed, half of the children in \(name) wait longer than \(spoken) for a plan."
    case "weeks_to_plan_finished_only":
      return "Half of the plans finished for children in \(name) took longer than \(spoken)."
    case "open_wait":
      return "Half of the children waiting in \(name) had already waited longer than \(spoken)."
    default:
      return "\(figure.indicator.title) in \(name): \(spoken)."
    }
  }

  private func based(_ figure: FigureText, on base: String) -> String {
    "based on \(report.about)\(figure.denominator) \(base)"
  }

  /// The printed percentage in words that need no percentage.
  static func partOfAll(_ percent: Double) -> String {
    switch percent {
    case 100...: "All"
    case 95...: "Nearly all"
    case ..<0.5: "None of the"
    case ..<5: "Fewer than 1 in 10"
    default: "About \(Int((percent / 10 + 0.5).rounded(.down))) in 10"
    }
  }

  /// Whether the figure differs from the partnership's, in the words of the comparison alone.
  func comparison(_ figure: FigureText, _ figures: Figures) -> String? {
    let reference = FigureText(figures.table.partnership, figures.indicator)
    guard let spoken = reference.spoken else { return nil }
    let council = report.comparatorFigure
    let opening = "\(council.prefix(1).uppercased() + council.dropFirst()) was \(spoken)."
    let word = figure.verdict.words(figures.unit).lowercased()
    switch figure.verdict {
    case .higher(let isStrong, _), .lower(let isStrong, _):
      let strength = isStrong ? "by far more" : "by more"
      return "This is \(word) than \(council) of \(spoken), "
        + "\(strength) than chance is likely to explain."
    case .noClearDifference(let doubt):
      return "\(opening) \(self.doubt(doubt, figures.unit))"
    case .notCompared: return opening
    case .hidden, .notAvailable: return nil
    }
  }

  private func doubt(_ doubt: Verdict.Doubt, _ unit: Indicator.Unit) -> String {
    let (up, down) = unit == .weeks ? ("longer", "shorter") : ("higher", "lower")
    switch doubt {
    case .mayBeHigher:
      return
        "There is no clear difference: it may be \(up) here, but a gap this size could be chance."
    case .mayBeLower:
      return
        "There is no clear difference: it may be \(down) here, but a gap this size could be chance."
    case .similar: return "The two are similar."
    case .tooFew:
      return "There is no clear difference: there are too few children to tell, "
        + "and a gap this size could be chance."
    }
  }

  private func caution(_ figure: FigureText) -> String? {
    guard let count = figure.cell.estimate?.denominator, count < 30, let range = figure.range,
      let limits = figure.cell.estimate?.outcome.limits, limits.lower != nil, limits.upper != nil
    else { return nil }
    let ends = range.replacing(" to ", with: " and ")
    return "The numbers are small, so treat this as a guide. "
      + "The underlying figure is likely to be between \(ends)"
      + (figure.indicator.unit == .weeks ? " weeks." : ".")
  }

  private func missing(_ figure: FigureText, _ name: String, holder: String?) -> String {
    let indicator = figure.indicator
    let opening: String
    switch figure.verdict {
    case .hidden where report.isPublic:
      opening =
        "We cannot show this figure for \(name). There were too few cases, "
        + "and showing it could identify a child."
    case .hidden: opening = "The source does not show this figure for \(name)."
    default:
      switch figure.cell.estimate?.outcome.reason {
      case .noCases: opening = "There were no \(Phrase.of(indicator)?.base ?? "cases") in \(name)."
      case .tooFew: opening = "There were too few cases in \(name) to give this figure."
      case .notReached, .allWaiting:
        opening = "Too many of the children in \(name) are still waiting to give this figure."
      default: opening = "This figure is not available for \(name)."
      }
    }
    return [opening, holder].compactMap { $0 }.joined(separator: " ")
  }

  /// "On 15 January 2026, 12 children were still waiting. 7 of them had waited longer than 20 weeks."
  func waiting(_ count: Cell?, over: Cell?, on day: Day?, in name: String) -> String? {
    guard let day, let waiting = count?.estimate?.numerator ?? count?.estimate?.outcome.whole else {
      return nil
    }
    if waiting == 0 { return "No children in \(name) were waiting on \(day.words)." }
    let children = waiting == 1 ? "1 child was" : "\(NumberText.count(waiting)) children were"
    var sentence = "On \(day.words), \(report.about)\(children) still waiting in \(name)."
    if let long = over?.estimate?.numerator {
      let of =
        long == 0
        ? "None of them had"
        : "\(report.isPublic ? "About " : "")\(NumberText.count(long)) of them had"
      sentence += " \(of) waited longer than 20 weeks."
    }
    return sentence
  }
}

extension Outcome {
  /// The value of a plain count.
  var whole: Int? { value.map { Int($0.rounded()) } }
}

/// The everyday words for one share: who, what happened, and what they are counted in.
struct Phrase {
  let subject: (String) -> String
  let verb: String
  let base: String

  static func of(_ indicator: Indicator) -> Phrase? {
    switch indicator.id {
    case "plan_by_week_20":
      Phrase(
        subject: { "children in \($0) whose request went ahead" },
        verb: "had a plan within 20 weeks", base: "children")
    case "plans_issued_20_weeks":
      Phrase(
        subject: { "plans for children in \($0)" }, verb: "were finished within 20 weeks",
        base: "plans")
    case "plans_issued_20_weeks_excluding_exceptions":
      Phrase(
        subject: { "plans for children in \($0), leaving out exceptions," },
        verb: "were finished within 20 weeks", base: "plans")
    case "plans_issued_over_52_weeks":
      Phrase(
        subject: { "plans for children in \($0)" }, verb: "took longer than 52 weeks",
        base: "plans")
    case "decision_6_weeks":
      Phrase(
        subject: { "decisions about children in \($0)" }, verb: "were made within 6 weeks",
        base: "decisions")
    case "open_over_20_weeks":
      Phrase(
        subject: { "children waiting in \($0)" }, verb: "had waited longer than 20 weeks",
        base: "children")
    case "open_over_52_weeks":
      Phrase(
        subject: { "children waiting in \($0)" }, verb: "had waited longer than 52 weeks",
        base: "children")
    case "open_undecided_over_6_weeks":
      Phrase(
        subject: { "children waiting in \($0)" },
        verb: "had waited longer than 6 weeks for a decision", base: "children")
    case "exceptions_share":
      Phrase(
        subject: { "plans for children in \($0)" }, verb: "had a permitted exception",
        base: "plans")
    default: nil
    }
  }
}
