import Model

/// The figures of all areas of one level, as the file of exact figures has them.
struct WrittenAreas {
  private let unit: Indicator.Unit?
  private let codes: [String]
  private let names: [String]
  private let figures: [(value: Double, limits: Outcome.Limits)?]

  /// Those beside a row, of which `source` is level, area, indicator, group and period.
  init(_ source: [String], _ estimates: [[String]: [String: String]]) {
    let own = estimates.filter { key, _ in
      key[0] == source[0] && key[2...] == source[2...] && AreaCode(key[1]) != nil
    }.sorted { $0.key[1] < $1.key[1] }
    unit = own.first.flatMap { Indicator.Unit(rawValue: $0.value["unit"] ?? "") }
    codes = own.map { $0.key[1] }
    names = own.map { $0.value["area_name"] ?? "" }
    figures = own.map { _, fields in
      Double(fields["value"] ?? "").map {
        (
          $0,
          Outcome.Limits(
            lower: Double(fields["lower"] ?? ""), upper: Double(fields["upper"] ?? ""))
        )
      }
    }
  }

  /// The gap as it would be said, with the names of its ends: the one of the area `worst` first.
  func gap(worst: String, _ strings: Strings) -> (said: SaidGap, worst: String, best: String)? {
    for direction in [Indicator.Direction.higherIsBetter, .lowerIsBetter] {
      guard let unit, let said = SaidGap(figures, unit, direction, strings) else { return nil }
      if codes[said.worst] == worst { return (said, names[said.worst], names[said.best]) }
    }
    return nil
  }
}

extension WrittenSentence {
  /// Whether a sentence on the gap between the two ends of a level is what the areas say; true of every other sentence.
  func agrees(
    with areas: @autoclosure () -> WrittenAreas, _ rule: Sentence.Rule, _ strings: Strings
  ) -> Bool {
    guard [.gapOfAreas, .gapOfAreasNone, .gapEnds].contains(rule) else { return true }
    guard let gap = areas().gap(worst: source[1], strings) else { return false }
    if rule == .gapEnds { return said("count") == strings.inWords(gap.said.count) }
    // A name that several areas have is said with what holds the area.
    func isNamed(_ name: String, _ input: String) -> Bool {
      said(input) == name || said(input)?.hasPrefix(name + " (") == true
    }
    guard isNamed(gap.worst, "worst"), isNamed(gap.best, "best") else { return false }
    guard rule == .gapOfAreas else { return !gap.said.isReal }
    return gap.said.isReal && said("value") == gap.said.value && said("low") == gap.said.low
      && said("high") == gap.said.high
  }
}
