import Store

/// Attacks public releases with everything that anybody may read in them.
///
/// It knows nothing but the files: no input, no exact figure, and nothing of how the release was made beyond what it
/// says of its own rules. A finding names the figure and how many values remain, never a value.
///
/// - Parameters:
///   - folders: the folders of one or more public releases, oldest first; several are read against each other.
///   - effort: whether to try values one by one as well.
/// - Returns: what can be inferred.
/// - Throws: `AuditError` where a folder cannot be read as a release.
public func audit(
  _ folders: [String], effort: Effort = .bounds
) throws(AuditError) -> AuditReport {
  var releases: [PublicRelease] = []
  for folder in folders { releases.append(try PublicRelease(folder)) }
  let rules = releases.map(\.rules).reduce(releases.first?.rules ?? PublishedRules()) {
    PublishedRules(
      threshold: min($0.threshold, $1.threshold), base: min($0.base, $1.base),
      minimumValues: max($0.minimumValues, $1.minimumValues))
  }
  var report = AuditReport(rules)
  report.releases = folders
  report.isThorough = effort == .thorough
  var layers: [[GeoPackageLayer]] = []
  for release in releases { layers.append(try release.layers()) }
  let model = ReaderModel(reading: releases, rules, layers: layers)
  Inference(model).report(to: &report, effort: effort)
  for (release, layers) in zip(releases, layers) {
    report.findings += derivedFindings(release)
    report.findings += try smallCountFindings(release)
    report.findings += try identifierFindings(release)
    report.findings += try mapFindings(release, layers)
    report.findings += try pageFindings(release)
  }
  report.findings += successionFindings(releases)
  return report
}
