import Disclosure
import Model

/// Chooses the sentences about figures. Each is a rule with typed inputs; the strings make it words.
struct Words {
  let report: Report

  private typealias Input = Sentence.Input

  func sentence(
    _ rule: Sentence.Rule, _ inputs: [(String, String)] = [], about source: Sentence.Source? = nil
  ) -> Sentence {
    Sentence(rule, inputs.map { Input($0.0, $0.1) }, about: source, report.strings)
  }

  /// What a figure is in an area and whether it differs: level, comparison, what it is in the area above, caution.
  func about(_ figures: Figures, area: Int, in name: String, holder: Sentence?) -> [Sentence] {
    let figure = figures.text(area)
    guard figure.spoken != nil else { return missing(figure, name, holder: holder) }
    return [level(figure, name)] + comparison(figure, figures)
      + [lasted(figures, area), holder, caution(figure)].compactMap(\.self)
  }

  /// Whether it is better or worse here and how sure that is, before any number.
  func answer(_ figures: Figures, area: Int) -> Sentence {
    let figure = figures.text(area)
    let isStrong = figure.verdict.isStrong
    let sure = report.strings.optional(isStrong ? "word.very_sure" : "word.sure") ?? ""
    let inputs = [
      ("title", figures.indicator.title), ("whole", report.comparator), ("sure", sure),
    ]
    let rule: Sentence.Rule =
      switch figure.verdict {
      case .higher(_, .concern), .lower(_, .concern): .answerConcern
      case .higher(_, .favourable), .lower(_, .favourable): .answerFavourable
      case .higher: .answerHigher
      case .lower: .answerLower
      case .noClearDifference: .answerNone
      case .hidden: .answerHidden
      case .notAvailable, .notCompared: .answerMissing
      }
    return sentence(rule, inputs, about: figure.source)
  }

  /// What else is clearly worse in an area, of the indicators given; nil where nothing is.
  ///
  /// - Parameters:
  ///   - others: the figures that the answer is not about.
  ///   - area: the area's number.
  ///   - isFirst: whether the answer told of nothing worse.
  /// - Returns: the sentence that lists at most three.
  func also(_ others: [Figures], area: Int, isFirst: Bool) -> Sentence? {
    let titles = others.filter { $0.verdict(area).isConcern }.map(\.indicator.title.lowercasedFirst)
    guard !titles.isEmpty else { return nil }
    return sentence(
      isFirst ? .answerBut : .answerAlso,
      [("whole", report.comparator), ("titles", titles.prefix(3).joined(separator: "; "))])
  }

  // MARK: - Level

  /// "About 3 in 10 plans for children in Tibshelf were finished within 20 weeks (31%, based on 40 plans)."
  func level(_ figure: FigureText, _ name: String) -> Sentence {
    let indicator = figure.indicator
    switch indicator.unit {
    case .percent: return share(figure, name)
    case .weeks:
      let rules: [String: Sentence.Rule] = [
        "weeks_to_plan": .levelWait, "weeks_to_plan_finished_only": .levelWaitFinished,
        "open_wait": .levelWaitOpen,
      ]
      if let rule = rules[indicator.id] {
        return sentence(
          rule, [("area", name), ("value", figure.spoken ?? "")], about: figure.source)
      }
    case .children, .perThousand, .kilometres, .ratio: break
    }
    return sentence(
      .levelOther,
      [
        ("title", indicator.title), ("area", name),
        ("about", indicator.unit == .weeks ? "" : report.about),
        ("value", figure.spoken ?? figure.value),
      ], about: figure.source)
  }

  private func share(_ figure: FigureText, _ name: String) -> Sentence {
    let indicator = figure.indicator
    let phrase = report.phrase(indicator)
    let counts = [
      ("value", figure.spoken ?? figure.value), ("about", report.about),
      ("count", figure.denominator),
      ("base", phrase?.base ?? indicator.denominator),
    ]
    guard let phrase else {
      return sentence(
        .levelShareOther, [("title", indicator.title), ("area", name)] + counts,
        about: figure.source)
    }
    let estimate = figure.cell.estimate
    let rule = Self.rule(
      ofPercent: figure.drawn ?? 0, numerator: estimate?.numerator,
      denominator: estimate?.denominator)
    let who = [
      ("tenths", "\(Int(((figure.drawn ?? 0) / 10 + 0.5).rounded(.down)))"),
      ("subject", Strings.filled(phrase.subject, [Input("area", name)])), ("verb", phrase.verb),
    ]
    return sentence(rule, who + counts, about: figure.source)
  }

  /// How a printed percentage is said in words: 399 of 400 are not all, and one of 400 is not none.
  static func rule(
    ofPercent percent: Double, numerator: Int?, denominator: Int?
  ) -> Sentence.Rule {
    switch percent {
    case 100... where numerator == denominator: .levelShareAll
    case 95...: .levelShareNearlyAll
    case ..<0.5 where (numerator ?? 0) == 0: .levelShareNone
    case ..<5: .levelShareFew
    default: .levelShare
    }
  }

  // MARK: - Comparison

  /// Whether the figure differs from the partnership's, in the words of the comparison alone.
  func comparison(_ figure: FigureText, _ figures: Figures) -> [Sentence] {
    let reference = figures.total
    guard let spoken = reference.spoken else { return [] }
    let strings = report.strings
    let opening = sentence(
      .comparedReference, [("figure", report.comparatorFigure), ("reference", spoken)],
      about: figure.source)
    func word(_ up: Bool) -> String {
      let isWait = figures.unit == .weeks
      let word: Word = up ? (isWait ? .longer : .higher) : (isWait ? .shorter : .lower)
      return strings(word).lowercased()
    }
    func real(_ isStrong: Bool, up: Bool) -> [Sentence] {
      [
        sentence(
          isStrong ? .comparedStrong : .comparedReal,
          [
            ("word", word(up)), ("figure", report.comparatorFigure), ("reference", spoken),
          ], about: figure.source)
      ]
    }
    switch figure.verdict {
    case .higher(let isStrong, _): return real(isStrong, up: true)
    case .lower(let isStrong, _): return real(isStrong, up: false)
    case .noClearDifference(.mayBeHigher):
      return [opening, sentence(.comparedMayBe, [("word", word(true))], about: figure.source)]
    case .noClearDifference(.mayBeLower):
      return [opening, sentence(.comparedMayBe, [("word", word(false))], about: figure.source)]
    case .noClearDifference(.similar):
      return [opening, sentence(.comparedSimilar, about: figure.source)]
    case .noClearDifference(.tooFew):
      return [opening, sentence(.comparedTooFew, about: figure.source)]
    case .notCompared: return [opening]
    case .hidden, .notAvailable: return []
    }
  }

  private func caution(_ figure: FigureText) -> Sentence? {
    guard let count = figure.cell.estimate?.denominator, count < 30,
      let limits = figure.cell.estimate?.outcome.limits, let low = limits.lower,
      let high = limits.upper, figure.range != nil
    else { return nil }
    let unit = figure.indicator.unit
    return sentence(
      unit == .weeks ? .smallWeeks : .small,
      [("low", unit.printed(low)), ("high", unit.printed(high))], about: figure.source)
  }

  private func missing(_ figure: FigureText, _ name: String, holder: Sentence?) -> [Sentence] {
    let rule: Sentence.Rule
    var inputs = [("title", figure.indicator.title), ("area", name)]
    switch figure.verdict {
    case .hidden where report.isPublic: rule = .hidden
    case .hidden: rule = .hiddenAtSource
    default:
      switch figure.cell.estimate?.outcome.reason {
      case .noCases:
        rule = .noCases
        inputs.append(("base", report.phrase(figure.indicator)?.base ?? report.strings["cases"]))
      case .tooFew: rule = .tooFewForFigure
      case .notReached, .allWaiting: rule = .stillWaiting
      default: rule = .unavailable
      }
    }
    return [sentence(rule, inputs, about: figure.source)] + [holder].compactMap(\.self)
  }

  /// "For Amber Valley as a whole it was 47%.", with the time where it is another than that of the figure before.
  func holder(_ figure: FigureText, _ name: String, beside period: String) -> Sentence? {
    figure.spoken.map {
      let inputs = [("holder", name), ("value", $0)]
      guard let own = figure.source?.period, own != period else {
        return sentence(.holder, inputs, about: figure.source)
      }
      let when = [("period", PeriodText(own).words(report.strings))]
      return sentence(.holderIn, inputs + when, about: figure.source)
    }
  }

  // MARK: - The queue

  /// "On 15 January 2026, 12 children were still waiting. 7 of them had waited longer than 20 weeks."
  func waiting(
    _ count: FigureText?, over: FigureText?, over52: FigureText? = nil, on day: Day?,
    in name: String
  ) -> [Sentence] {
    let estimate = count?.cell.estimate
    guard let day, let waiting = estimate?.numerator ?? estimate?.outcome.whole else { return [] }
    let inputs = [
      ("date", day.words(report.strings)), ("about", report.about),
      ("count", NumberText.count(waiting)),
      ("area", name),
    ]
    guard waiting > 0 else { return [sentence(.levelOpenNone, inputs, about: count?.source)] }
    let rule: Sentence.Rule = waiting == 1 ? .levelOpenOne : .levelOpen
    let first = sentence(rule, inputs, about: count?.source)
    guard let long = over?.cell.estimate?.numerator else { return [first] }
    let second = sentence(
      long == 0 ? .levelOverNone : .levelOver,
      [("about", report.about), ("count", NumberText.count(long))], about: over?.source)
    guard long > 0, let over52, over52.cell.estimate?.numerator == 0 else {
      return [first, second]
    }
    return [first, second, sentence(.zero, inputs, about: over52.source)]
  }

  // MARK: - Many areas

  /// "Of 12 wards, 3 were lower than the council figure by more than chance is likely to explain, and 1 was higher."
  func counted(_ figures: Figures, _ areas: [Int], _ level: Level) -> [Sentence] {
    let verdicts = areas.map { figures.verdict($0) }
    let higher = verdicts.count { if case .higher = $0 { true } else { false } }
    let lower = verdicts.count { if case .lower = $0 { true } else { false } }
    let missing = verdicts.count { $0.shorthand != nil }
    let strings = report.strings
    let isWait = figures.unit == .weeks
    let inputs = [
      ("title", figures.indicator.title), ("total", NumberText.count(areas.count)),
      ("areas", areas.count == 1 ? report.strings.one(level) : report.strings.many(level)),
      ("lower", strings.were(lower)), ("down", strings(isWait ? .shorter : .lower).lowercased()),
      ("higher", strings.were(higher)), ("up", strings(isWait ? .longer : .higher).lowercased()),
      ("figure", report.comparatorFigure),
    ]
    var sentences = [sentence(lower + higher == 0 ? .countedNone : .counted, inputs)]
    if missing == 1 { sentences.append(sentence(.countedHiddenOne)) }
    if missing > 1 {
      sentences.append(sentence(.countedHidden, [("count", strings.inWords(missing))]))
    }
    return sentences
  }

  /// How many areas differ, and how many would by chance alone.
  func luck(_ figures: Figures, _ level: Level) -> [Sentence] {
    let table = figures.table
    let counted = counted(figures, Array(table.cells.indices), level)
    guard table.compared > 0 else { return counted }
    let expected = Int((table.flagsExpectedByLuck + 0.5).rounded(.down))
    var inputs = [
      ("total", NumberText.count(table.compared)), ("areas", report.strings.many(level)),
      ("shown", NumberText.count(table.flagsShown)),
    ]
    if expected > 0 { inputs.append(("expected", NumberText.count(expected))) }
    return counted + [sentence(expected > 0 ? .luck : .luckFew, inputs)]
  }

  func plain(_ rule: Sentence.Rule, _ inputs: [(String, String)] = []) -> Sentence {
    sentence(rule, inputs)
  }
}

extension Outcome {
  /// The value of a plain count.
  var whole: Int? { value.map { Int($0.rounded()) } }
}

extension [Sentence] {
  /// The sentences one after the other.
  var text: String { map(\.text).joined(separator: " ") }
}
