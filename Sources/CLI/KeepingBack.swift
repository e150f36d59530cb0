import Audit
import Disclosure
import Model
import Publishing

/// What is kept back because an attack showed that it tells too much.
///
/// The attack shares nothing with the gate, so it can take for one number what the gate holds for two. Where it finds
/// something, the figures it names are kept back, then all levels of them, and last all breakdowns, until it finds nothing.
struct KeepingBack: Equatable {
  private(set) var figures: Set<WithheldFigures> = []
  private var times: [AuditFinding.Figures: Int] = [:]

  /// The same with more kept back.
  ///
  /// - Parameters:
  ///   - findings: what the attack found with `figures` kept back.
  ///   - levels: the levels of the areas.
  /// - Returns: what to keep back now, or nil where nothing more could help.
  func more(after findings: [AuditFinding], levels: [Level]) -> KeepingBack? {
    var kept = self
    let named = Dictionary(
      (levels + [.partnership]).map { ($0.geographicLevel, $0) },
      uniquingKeysWith: { one, _ in one })
    var told: Set<AuditFinding.Figures> = []
    for finding in findings {
      // What is about a file, or about children whom no indicator counts, no keeping back of figures mends.
      guard let figures = finding.figures, !figures.indicators.isEmpty else { return nil }
      told.insert(figures)
    }
    for one in told {
      let time = kept.times[one, default: 0]
      kept.times[one] = time + 1
      for indicator in one.indicators {
        switch time {
        // Pieces of two levels are of neither.
        case 0:
          kept.figures.insert(
            WithheldFigures(indicator, level: named[one.level], breakdown: one.breakdown))
        case 1: kept.figures.insert(WithheldFigures(indicator, breakdown: one.breakdown))
        default: kept.figures.insert(WithheldFigures(indicator))
        }
      }
    }
    return kept.figures == figures ? nil : kept
  }

  /// The figures of indicators and levels in words, in order.
  var lines: [String] {
    figures.map { one in
      let level = one.level.map { " by \($0.singular)" } ?? ""
      let breakdown = one.breakdown.map { $0 == "Total" ? ", all children" : ", by \($0)" } ?? ""
      return one.indicator + level + breakdown
    }.sorted()
  }
}
