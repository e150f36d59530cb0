import Disclosure
import Model

/// The words of one cell, the same in every table, sentence and drawing.
struct FigureText {
  let cell: Cell
  let indicator: Indicator
  private let strings: Strings
  /// The row of the file of exact figures that this figure stands in.
  let source: Sentence.Source?

  init(
    _ cell: Cell, _ indicator: Indicator, _ strings: Strings, source: Sentence.Source? = nil
  ) {
    self.cell = cell
    self.indicator = indicator
    self.strings = strings
    self.source = source
  }

  var verdict: Verdict { Verdict(cell, indicator.direction) }

  /// The printed value, or the bracketed sign for there being none.
  var value: String {
    guard let value = cell.estimate?.outcome.value else {
      return verdict.shorthand ?? "[x]"
    }
    return indicator.unit.tabled(value)
  }

  /// Whether the figure rounds to nought and is none.
  var isLow: Bool { cell.estimate?.outcome.value.map(indicator.unit.isLow(_:)) ?? false }

  /// The value as a sentence says it, or nil where there is none.
  var spoken: String? { cell.estimate?.outcome.value.map { indicator.unit.spoken($0, strings) } }

  var range: String? {
    guard indicator.unit != .children else { return nil }
    return cell.estimate?.outcome.limits.flatMap { indicator.unit.printed($0, strings) }
  }

  var numerator: String { count(cell.estimate?.numerator) }
  var denominator: String { count(cell.estimate?.denominator) }

  private func count(_ number: Int?) -> String {
    guard let number else { return verdict == .hidden ? "[c]" : "[x]" }
    return NumberText.count(number)
  }

  /// The value as drawn: what is printed, so that no mark tells more than the number beside it.
  var drawn: Double? {
    guard let value = cell.estimate?.outcome.value else { return nil }
    return indicator.unit.snapped(value)
  }

  var drawnLimits: (lower: Double?, upper: Double?)? {
    guard indicator.unit != .children, let limits = cell.estimate?.outcome.limits else {
      return nil
    }
    return (
      limits.lower.map(indicator.unit.snapped(_:)), limits.upper.map(indicator.unit.snapped(_:))
    )
  }

  /// The value with its likely range on the next line, for a table cell.
  var html: HTML {
    if let counts { return "<strong>\(value)</strong><span class=\"also\">\(counts)</span>" }
    guard let range else { return "<strong>\(value)</strong>" }
    return "<strong>\(value)</strong><span class=\"ci\">\(range)</span>"
  }

  /// "10 of 15", where there are too few children for a share and both numbers may be seen: sentences tell them too.
  private var counts: String? {
    guard isTooFew, indicator.unit == .percent, let part = cell.estimate?.numerator,
      let whole = cell.estimate?.denominator
    else { return nil }
    return strings["\(NumberText.count(part)) of \(NumberText.count(whole))"]
  }

  private var isTooFew: Bool { cell.estimate?.outcome.reason == .tooFew }

  /// The words for the comparison, with the arrow of a real difference.
  func meaning(_ strings: Strings) -> String {
    let words = verdict.words(indicator.unit, strings)
    func mayBe(_ word: Word) -> String {
      strings(.mayBe, [.init("none", words), .init("word", strings(word).lowercased())])
    }
    switch verdict {
    case .notAvailable where isTooFew: return strings["Too few to compare"]
    // The range may well leave the partnership's figure out: so many areas are compared that some would by chance.
    case .noClearDifference(.mayBeHigher):
      return mayBe(indicator.unit == .weeks ? .longer : .higher)
    case .noClearDifference(.mayBeLower):
      return mayBe(indicator.unit == .weeks ? .shorter : .lower)
    default:
      guard let arrow = verdict.arrow else { return words }
      return "\(arrow) \(words)"
    }
  }
}
