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
