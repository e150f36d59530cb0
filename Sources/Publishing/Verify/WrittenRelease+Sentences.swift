import Model

extension WrittenRelease {
  /// Each sentence of `sentences.csv` is what its rule makes of its inputs, says the figures of its row of `estimates.csv`,
  /// and stands on its page.
  func checkSentences(
    _ verification: inout Verification, _ strings: Strings
  ) throws(VerificationError) {
    guard paths.contains("sentences.csv"), paths.contains("estimates.csv") else { return }
    let estimates = try estimatesByRow()
    var pages: [String: String] = [:]
    let rows = try table("sentences.csv")
    for row in rows.dropFirst() where row.count == 10 {
      verification.sentences += 1
      let sentence = WrittenSentence(row)
      let (page, number, rule) = (sentence.page, sentence.number, sentence.rule)
      guard let known = Sentence.Rule(rawValue: rule),
        strings.sentence(known, sentence.inputs) == sentence.text
      else {
        verification.mismatches.append(.sentence(page: page, number: number, rule: rule))
        continue
      }
      if pages[page] == nil { pages[page] = WrittenPage(try bytes(page)).plain }
      let words = sentence.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if pages[page]?.contains(words) != true {
        verification.mismatches.append(.unprinted(page: page, number: number))
      }
      if let source = estimates[sentence.source],
        !sentence.agrees(with: source, known, strings)
          || !sentence.agrees(with: WrittenYears(sentence.source, estimates), known, strings)
          || !sentence.agrees(with: WrittenAreas(sentence.source, estimates), known, strings)
      {
        verification.mismatches.append(.input(page: page, number: number, rule: rule))
      }
    }
  }

  private func estimatesByRow() throws(VerificationError) -> [[String]: [String: String]] {
    let rows = try table("estimates.csv")
    guard let header = rows.first else { return [:] }
    var estimates: [[String]: [String: String]] = [:]
    for row in rows.dropFirst() where row.count == header.count {
      let fields = Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
      let key = ["level", "area_code", "indicator", "group", "period"].map { fields[$0] ?? "" }
      estimates[key] = fields
    }
    return estimates
  }
}

/// A row of `sentences.csv`.
struct WrittenSentence {
  let page: String
  let number: Int
  let rule: String
  let source: [String]
  let inputs: [Sentence.Input]
  let text: String

  init(_ row: [String]) {
    page = row[0]
    number = Int(row[1]) ?? 0
    rule = row[2]
    source = Array(row[3...7])
    inputs = row[8].split(separator: "\n").map { line in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Sentence.Input(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
    text = row[9]
  }

  func said(_ name: String) -> String? { inputs.first { $0.name == name }?.text }

  /// Whether the numbers and the rule are those that the row of figures gives.
  func agrees(
    with fields: [String: String], _ rule: Sentence.Rule, _ strings: Strings
  ) -> Bool {
    guard let unit = Indicator.Unit(rawValue: fields["unit"] ?? "") else { return false }
    let value = Double(fields["value"] ?? "")
    func count(_ column: String) -> String? { Int(fields[column] ?? "").map(NumberText.count) }
    switch rule {
    case .levelShare, .levelShareAll, .levelShareNearlyAll, .levelShareFew, .levelShareNone:
      let parts = ["numerator", "denominator"].map { Int(fields[$0] ?? "") }
      guard let value,
        Words.rule(
          ofPercent: unit.snapped(value), numerator: parts[0], denominator: parts[1]) == rule
      else { return false }
      return said("value") == unit.spoken(value, strings) && said("count") == count("denominator")
    case .levelShareOther:
      return said("value") == value.map { unit.spoken($0, strings) }
        && said("count") == count("denominator")
    case .levelWait, .levelWaitFinished, .levelWaitOpen, .holder:
      return said("value") == value.map { unit.spoken($0, strings) }
    case .holderIn:
      return said("value") == value.map { unit.spoken($0, strings) }
        && said("period") == PeriodText(fields["period"] ?? "").words(strings)
    case .levelOpen, .levelOpenOne, .levelOver: return said("count") == count("numerator")
    case .small, .smallWeeks:
      return said("low") == Double(fields["lower"] ?? "").map(unit.printed)
        && said("high") == Double(fields["upper"] ?? "").map(unit.printed)
    case .comparedStrong: return ["well above", "well below"].contains(fields["comparison"])
    case .comparedReal: return ["above", "below"].contains(fields["comparison"])
    case .comparedSimilar: return fields["comparison"] == "similar"
    case .comparedMayBe: return fields["comparison"]?.hasPrefix("may be") == true
    case .comparedTooFew: return fields["comparison"] == "too few children to tell"
    default: return true
    }
  }
}

/// The comparisons of an area in single years, as the file of exact figures has them.
struct WrittenYears {
  fileprivate let years: [(period: String, verdict: Verdict)]

  /// The years up to that of a row, of which `source` is level, area, indicator, group and period.
  init(_ source: [String], _ estimates: [[String]: [String: String]]) {
    let own = estimates.filter { $0.key.dropLast() == source.dropLast() }.compactMap {
      key, fields -> (period: String, verdict: Verdict)? in
      guard let period = key.last, Self.isOneYear(period), period <= source.last ?? "" else {
        return nil
      }
      return (period, Self.verdict(fields))
    }
    years = own.sorted { $0.period < $1.period }
  }

  private static func isOneYear(_ period: String) -> Bool {
    let ends = period.split(separator: ".", omittingEmptySubsequences: true).compactMap {
      Day(iso: $0)
    }
    guard ends.count == 2 else { return false }
    return ends[1].number - ends[0].number < 370
  }

  private static func verdict(_ fields: [String: String]) -> Verdict {
    guard fields["value"]?.isEmpty == false else { return .notAvailable }
    return switch fields["comparison"] {
    case "above", "well above": .higher(isStrong: false, .neutral)
    case "below", "well below": .lower(isStrong: false, .neutral)
    default: .noClearDifference(.tooFew)
    }
  }
}

extension WrittenSentence {
  /// Whether a sentence on how long a difference has lasted is what the years say; true of every other sentence.
  fileprivate func agrees(
    with written: @autoclosure () -> WrittenYears, _ rule: Sentence.Rule, _ strings: Strings
  ) -> Bool {
    let duration: Duration
    switch rule {
    case .lastedAll: duration = .everyYearSince(said("first") ?? "")
    case .lastedFrom: duration = .since(said("first") ?? "")
    case .lastedNew: duration = .notIn(said("year") ?? "")
    default: return true
    }
    let years = written().years.map { ($0.verdict, PeriodText($0.period).words(strings)) }
    return Duration(years) == duration
  }
}
