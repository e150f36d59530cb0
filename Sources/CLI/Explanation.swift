import Disclosure
import Model
import Statistics

/// The working of one figure, in parts that each have a heading.
struct Explanation: Encodable {
  struct Part: Encodable {
    let heading: String
    var lines: [Line] = []
  }

  struct Line: Encodable {
    let what: String
    let text: String
  }

  let area: String
  let code: String
  let level: String
  let indicator: String
  let title: String
  let period: String
  var parts: [Part] = []

  mutating func add(_ heading: String, _ lines: [(String, String?)]) {
    let known = lines.compactMap { what, text in text.map { Line(what: what, text: $0) } }
    if !known.isEmpty { parts.append(Part(heading: heading, lines: known)) }
  }

  /// The explanation for a person: what stands on the left, its text on the right, in lines of at most `width`
  /// characters; nil for as many as there are.
  func lines(width: Int? = Terminal.standardOutput.width) -> [String] {
    var lines = ["\(area) (\(level) \(code)): \(title)", "\(indicator), \(period)"]
    for part in parts {
      lines += ["", part.heading]
      let longest = part.lines.map(\.what.count).max() ?? 0
      let left = width.map { min(longest, $0 / 3) } ?? longest
      for line in part.lines {
        let pieces = line.text.wrapped(to: width.map { $0 - left - 4 })
        // A name that is too long for its column has a line of its own.
        let isLong = line.what.count > left
        if isLong { lines.append("  \(line.what)") }
        for (number, piece) in pieces.enumerated() {
          let name = number == 0 && !isLong ? line.what : ""
          lines.append("  \(name.padded(to: left))  \(piece)")
        }
      }
    }
    return lines
  }
}

/// Finds the figures of one area in the releases, and explains them.
struct Explanations {
  private let subject: Subject
  private let exact: Release?
  private let open: Release?

  init(_ subject: Subject, _ result: Pipeline.Result) {
    self.subject = subject
    exact = result.releases.first { $0.audience == .internal }
    open = result.releases.first { $0.audience == .public }
  }

  /// Every figure of the area for all children, the most years of each indicator.
  var overview: Overview {
    let tables = (exact?.tables ?? []).filter { $0.group == .all && isOfSubject($0) }
    var entries: [Overview.Entry] = []
    for table in tables {
      guard let estimate = cell(in: table)?.estimate else { continue }
      entries.append(Overview.Entry(estimate, table, shown: shown(table)))
    }
    return Overview(name: subject.name, entries: entries)
  }

  /// The working of one indicator; nil where the area has no figure of it.
  func explanation(of indicator: String) -> Explanation? {
    guard let table = table(indicator), let estimate = cell(in: table)?.estimate else { return nil }
    var made = Explanation(
      area: subject.name, code: subject.place.description, level: subject.level.id,
      indicator: indicator, title: table.indicator.title, period: table.period)
    let working = Working(table, estimate)
    made.add("What is counted", counted(table, estimate))
    made.add("Rows left out, or worth a look, that touch it", exclusions(indicator))
    made.add("The figure", working.figure)
    made.add("Against the partnership", working.comparison)
    made.add("The mix of children", mix(indicator, table))
    made.add("Drawn towards the others", working.smoothing)
    made.add("Its rank", working.rank)
    made.add("Other ways to count it", siblings(indicator, table))
    made.add("In the public release", [("shown", shown(table))])
    return made
  }

  /// The latest table of most years that has the area.
  private func table(_ indicator: String) -> Table? {
    (exact?.tables ?? []).filter {
      $0.indicator.id == indicator && $0.group == .all && isOfSubject($0)
    }.max { ($0.pooledPeriods, $0.period) < ($1.pooledPeriods, $1.period) }
  }

  private func isOfSubject(_ table: Table) -> Bool {
    if case .partnership = subject.place { return true }
    return table.level == subject.level && cell(in: table) != nil
  }

  private func cell(in table: Table) -> Cell? {
    if case .partnership = subject.place { return table.partnership }
    return table.cells.first { $0.place == subject.place }
  }

  private func counted(_ table: Table, _ estimate: Estimate) -> [(String, String?)] {
    let indicator = table.indicator
    let years = table.pooledPeriods
    func unplaced(_ cell: Cell) -> String? {
      cell.estimate?.denominator.map { "\($0.formattedWithCommas) \(indicator.denominator)" }
    }
    let whole = table.partnership.estimate
    return [
      ("definition", indicator.definition),
      ("time", table.period + (years > 1 ? " (\(years) years of returns together)" : "")),
      (indicator.numerator, estimate.numerator.map(\.formattedWithCommas)),
      (indicator.denominator, estimate.denominator.map(\.formattedWithCommas)),
      (
        "in the partnership",
        whole?.denominator.map {
          "\((whole?.numerator ?? 0).formattedWithCommas) of \($0.formattedWithCommas)"
        }
      ),
      ("in no area: place not known", unplaced(table.unknown)),
      ("in no area: outside", unplaced(table.outside)),
    ]
  }

  private func exclusions(_ indicator: String) -> [(String, String?)] {
    (exact?.quality ?? []).map(\.line)
      .filter { $0.count > 0 && $0.indicators.contains(indicator) }
      .map { line in
        let place = [line.input, line.field].filter { !$0.isEmpty }.joined(separator: " ")
        return (
          "\(place): \(line.reason)",
          "\(line.count.formattedWithCommas) \(line.count == 1 ? "row" : "rows"). \(line.effect)"
        )
      }
  }

  private func mix(_ indicator: String, _ table: Table) -> [(String, String?)] {
    let finding = exact?.findings.findings.first {
      $0.indicator.id == indicator && $0.level == table.level && $0.place == subject.place
    }
    guard let finding else { return [] }
    let verdict: String? =
      switch finding.mix?.verdict {
      case .stays: "it stands out among children of the same kinds too"
      case .lessSure: "less sure among children of the same kinds, but most of it is left"
      case .explained: "explained by the mix of children"
      case nil: "not known for this indicator"
      }
    return [
      (
        "observed over expected",
        finding.mix.map {
          "\($0.ratio.text(2)) (\($0.limits.lower.text(2)) to \($0.limits.upper.text(2))), p \($0.p.significant)"
        }
      ),
      ("verdict", verdict),
      (
        "children affected",
        finding.childrenAffected.map { children in
          let range = finding.childrenLimits.map {
            " (\($0.lower.text(1)) to \($0.upper.text(1)))"
          }
          return children.text(1) + (range ?? "")
        }
      ),
      (
        "on other borders",
        finding.holdsInRedrawnMaps.map { "holds in \((100 * $0).text(0))% of redrawn maps" }
      ),
    ]
  }

  /// The three figures of 20 weeks, or a wait with the finished cases alone, which looks too good while a queue grows.
  private func siblings(_ indicator: String, _ table: Table) -> [(String, String?)] {
    let families = [
      ["plans_issued_20_weeks", "plan_by_week_20", "incidence_plan_20_weeks"],
      ["weeks_to_plan", "weeks_to_plan_finished_only", "speed_to_plan"],
    ]
    guard let family = families.first(where: { $0.contains(indicator) }) else { return [] }
    return family.filter { $0 != indicator }.map { other in
      let found = self.table(other)
      let estimate = found.flatMap { cell(in: $0)?.estimate }
      return (
        found?.indicator.title ?? other, estimate.map { $0.outcome.text(found?.indicator.unit) }
      )
    }
  }

  /// What the public release shows of the same figure.
  private func shown(_ table: Table) -> String {
    let same = (open?.tables ?? []).filter {
      $0.indicator.id == table.indicator.id && $0.group == .all
        && (table.level == $0.level || subject.level == .partnership)
    }
    guard !same.isEmpty else { return "not published at this level" }
    guard let published = same.first(where: { $0.period == table.period }) ?? same.first,
      let cell = cell(in: published)
    else { return "not published" }
    guard let estimate = cell.estimate else {
      return "hidden: too few cases, or to protect another figure"
    }
    let years = published.period == table.period ? "" : " for \(published.period)"
    return estimate.outcome.text(table.indicator.unit) + years
  }
}

/// Every figure of an area in a line.
struct Overview {
  struct Entry: Encodable {
    let indicator: String
    let period: String
    let value: String
    let comparison: String
    let shown: String

    init(_ estimate: Estimate, _ table: Table, shown: String) {
      indicator = table.indicator.id
      period = table.period
      value = estimate.outcome.text(table.indicator.unit)
      comparison = estimate.comparison.rawValue
      self.shown = shown
    }
  }

  let name: String
  let entries: [Entry]

  var lines: [String] {
    var table = TextTable("INDICATOR", "PERIOD", "FIGURE", "AGAINST THE PARTNERSHIP", "PUBLIC")
    for entry in entries {
      table.row(entry.indicator, entry.period, entry.value, entry.comparison, entry.shown)
    }
    return [name] + table.lines()
  }
}
