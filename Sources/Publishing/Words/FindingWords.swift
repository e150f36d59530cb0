import Model

extension Words {
  /// What a finding says: where, how far from the partnership, whether the mix of children explains it, and whom it touches.
  func finding(_ finding: Finding, in name: String) -> [Sentence] {
    let source = Sentence.Source(
      level: finding.level.id, place: finding.place.description, indicator: finding.indicator.id,
      group: finding.group.description, period: finding.period)
    let unit = finding.indicator.unit
    let strings = report.strings
    let isHigh = finding.comparison == .above || finding.comparison == .wellAbove
    let isStrong = finding.comparison == .wellAbove || finding.comparison == .wellBelow
    let words: (Word, Word) = unit == .weeks ? (.longer, .shorter) : (.higher, .lower)
    var sentences = [
      sentence(
        finding.indicator.id == "weeks_to_plan" ? .findingWait : .finding,
        [
          ("title", strings.named(finding.indicator).title), ("area", name),
          ("value", unit.spoken(finding.value, strings)),
        ], about: source),
      sentence(
        isStrong ? .comparedStrong : .comparedReal,
        [
          ("word", strings(isHigh ? words.0 : words.1).lowercased()),
          ("figure", report.comparatorFigure),
          ("reference", unit.spoken(finding.comparator, strings)),
        ], about: source),
    ]
    switch finding.mix?.verdict {
    case .stays: sentences.append(sentence(.findingStays, about: source))
    case .lessSure: sentences.append(sentence(.findingLessSure, about: source))
    case .explained: sentences.append(sentence(.findingExplained, about: source))
    case nil: break
    }
    if finding.mix?.verdict != .explained { sentences += affected(finding, source) }
    return sentences
  }

  private func affected(_ finding: Finding, _ source: Sentence.Source) -> [Sentence] {
    guard let children = finding.childrenAffected, let limits = finding.childrenLimits,
      children >= 0.5
    else { return [] }
    let isPlain = finding.indicator.direction == .lowerIsBetter && finding.indicator.unit != .weeks
    let rule: Sentence.Rule =
      switch finding.indicator.statistic {
      case .quantile: .findingBeyond
      default: isPlain ? .findingFewer : .findingAffected
      }
    func whole(_ value: Double) -> String { NumberText.count(Int(value.rounded())) }
    return [
      sentence(
        rule,
        [
          ("whole", report.comparator), ("count", whole(children)),
          ("what", report.strings.named(finding.indicator).numerator), ("low", whole(limits.lower)),
          ("high", whole(limits.upper)),
          ("reference", finding.indicator.unit.spoken(finding.comparator, report.strings)),
        ], about: source)
    ]
  }

  /// How many figures stand outside their limits, and how many would by luck (M36).
  func audit(_ luck: LuckSummary, draws: Int, seed: UInt64) -> Sentence {
    sentence(
      .audit,
      [
        ("total", NumberText.count(luck.compared)), ("shown", NumberText.count(luck.shown)),
        ("expected", NumberText.fixed(luck.expected, decimals: 0)),
        (
          "p",
          luck.p < 0.001 ? report.strings["less than 0.001"] : NumberText.fixed(luck.p, decimals: 3)
        ),
        ("draws", NumberText.count(draws)), ("seed", String(seed)),
      ])
  }
}
