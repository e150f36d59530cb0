import Foundation

/// Reports every printed number that the shown counts of its row do not give, and every comparison that is not the same
/// for rows whose shown counts are the same.
func derivedFindings(_ release: PublicRelease) -> [AuditFinding] {
  var findings: [AuditFinding] = []
  for row in release.rows {
    for column in Recomputation(row).untraced {
      findings.append(
        AuditFinding(
          .derived, "\(row.key.words): \(column)",
          reason: "the shown counts do not give this number"))
    }
  }
  return findings + comparisonFindings(release.rows)
}

/// A row of a table, reckoned again from its shown counts alone.
struct Recomputation {
  /// The columns that hold something else than the shown counts give.
  let untraced: [String]

  init(_ row: PublishedRow) {
    var untraced: [String] = []
    switch (row.unit, row.numerator, row.denominator) {
    case ("per_1000", .count(let x), .count(let n)),
      ("percent", .count(let x), .count(let n))
    where !row.hasPart:
      guard !row.value.isEmpty || !row.lower.isEmpty || !row.upper.isEmpty else { break }
      let scale = row.unit == "percent" ? 100.0 : 1000.0
      let limits = PoissonLimits(x)
      for (name, text, events) in [
        ("value", row.value, Double(x)), ("lower_ci_95", row.lower, limits.lower),
        ("upper_ci_95", row.upper, limits.upper),
      ] where !Self.is(text, scale * events / Double(max(n, 1))) {
        untraced.append(name)
      }
    case ("percent", .count(let x), .count(let n)):
      guard !row.value.isEmpty || !row.lower.isEmpty || !row.upper.isEmpty else { break }
      if row.value != Self.percent(x, of: n) { untraced.append("value") }
      let limits = Self.wilson(x, of: n)
      if row.lower != limits.lower { untraced.append("lower_ci_95") }
      if row.upper != limits.upper { untraced.append("upper_ci_95") }
    case ("children", .count(let x), _):
      if !row.value.isEmpty, row.value != String(x) { untraced.append("value") }
      if !row.lower.isEmpty { untraced.append("lower_ci_95") }
      if !row.upper.isEmpty { untraced.append("upper_ci_95") }
    case ("weeks", .count, .count):
      // Waits are no function of counts; whole weeks are what the rules let through.
      for (name, text) in [
        ("value", row.value), ("lower_ci_95", row.lower), ("upper_ci_95", row.upper),
      ] where !text.isEmpty && Int(text) == nil {
        untraced.append(name)
      }
    default:
      // Nothing stands beside a count that is hidden.
      for (name, text) in [
        ("value", row.value), ("lower_ci_95", row.lower), ("upper_ci_95", row.upper),
        ("comparison", row.comparison), ("comparison_level", row.comparisonLevel),
      ] where !text.isEmpty {
        untraced.append(name)
      }
    }
    self.untraced = untraced
  }

  /// Whether a text is a number to its last decimal, either way where it lies half between.
  private static func `is`(_ text: String, _ number: Double) -> Bool {
    guard let shown = Double(text) else { return false }
    let decimals =
      text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    var step = 1.0
    for _ in 0..<decimals { step /= 10 }
    return abs(shown - number) <= step / 2 + 1e-9
  }

  /// The share in whole percent, halves rounded up.
  private static func percent(_ x: Int, of n: Int) -> String {
    n > 0 ? String((200 * x + n) / (2 * n)) : ""
  }

  /// The 95% limits of Wilson (1927) in whole percent: those p with (x/n - p)² = z² p (1-p) / n.
  private static func wilson(_ x: Int, of n: Int) -> (lower: String, upper: String) {
    guard n > 0 else { return ("", "") }
    let z = 1.959963984540054
    let share = Double(x) / Double(n)
    let weight = z * z / Double(n)
    let middle = (share + weight / 2) / (1 + weight)
    let reach =
      (weight * (share * (1 - share) + weight / 4)).squareRoot() / (1 + weight)
    func whole(_ limit: Double) -> String { String(Int((100 * limit + 0.5 + 1e-9).rounded(.down))) }
    return (
      x == 0 ? "0" : whole(max(0, middle - reach)), x == n ? "100" : whole(min(1, middle + reach))
    )
  }
}

/// Reports comparisons that differ between rows of one table whose shown counts and figures are the same.
private func comparisonFindings(_ rows: [PublishedRow]) -> [AuditFinding] {
  struct Same: Hashable {
    var table: FigureKey
    var printed: [String]
  }
  var first: [Same: PublishedRow] = [:]
  var findings: [AuditFinding] = []
  for row in rows where row.numerator != .hidden && row.denominator != .hidden {
    var table = row.key
    table.area = ""
    let same = Same(
      table: table,
      printed: ["\(row.numerator)", "\(row.denominator)", row.value, row.lower, row.upper])
    guard let other = first[same] else {
      first[same] = row
      continue
    }
    if [other.comparison, other.comparisonLevel] != [row.comparison, row.comparisonLevel],
      row.key.area != "x", row.key.area != "z", other.key.area != "x", other.key.area != "z"
    {
      findings.append(
        AuditFinding(
          .derived, "\(row.key.words): comparison",
          reason: "another area with the same shown counts is compared otherwise"))
    }
  }
  return findings
}

/// The 95% limits of a number of events: exact below 10 (Garwood 1936), from there on Byar's (Breslow and Day 1987).
private struct PoissonLimits {
  let lower: Double
  let upper: Double

  init(_ events: Int) {
    let count = Double(events)
    if events < 10 {
      // The least and the greatest mean under which so many, or so few, still have a chance of 2.5%.
      lower = events == 0 ? 0 : Self.solve { 1 - Self.chance(ofAtMost: events - 1, mean: $0) }
      upper = Self.solve { 1 - Self.chance(ofAtMost: events, mean: $0) - 0.95 }
      return
    }
    let z = 1.959963984540054
    func byar(_ count: Double, _ sign: Double) -> Double {
      let root = 1 - 1 / (9 * count) + sign * z / (3 * count.squareRoot())
      return count * root * root * root
    }
    lower = byar(count, -1)
    upper = byar(count + 1, 1)
  }

  private static func chance(ofAtMost events: Int, mean: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for number in stride(from: 1, through: events, by: 1) {
      term *= mean / Double(number)
      sum += term
    }
    return sum * exp(-mean)
  }

  /// Where a rising function reaches 2.5%.
  private static func solve(_ rising: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if rising(middle) < 0.025 { low = middle } else { high = middle }
    }
    return low
  }
}
