/// What one release shows and a later one shows otherwise, for the same children and areas.
func successionFindings(_ releases: [PublicRelease]) -> [AuditFinding] {
  var findings: [AuditFinding] = []
  for (earlier, later) in zip(releases, releases.dropFirst()) {
    var known: [FigureKey: PublishedRow] = [:]
    for row in earlier.rows { known[row.key] = row }
    for row in later.rows {
      guard let before = known[row.key], before.boundaries == row.boundaries else { continue }
      for (name, old, new) in [
        ("numerator", before.numerator, row.numerator),
        ("denominator", before.denominator, row.denominator),
      ] {
        guard let reason = reason(old, new) else { continue }
        findings.append(AuditFinding(.releases, "\(row.key.words): \(name)", reason: reason))
      }
    }
  }
  return findings
}

private func reason(_ old: Shown, _ new: Shown) -> String? {
  switch (old, new) {
  case (.hidden, .count): "a hidden count is shown in a later release"
  case (.count, .hidden):
    "a shown count is hidden in a later release, which still can be read in the earlier one"
  case (.count(let one), .count(let other)) where one != other:
    "two releases show different counts of the same children"
  default: nil
  }
}
