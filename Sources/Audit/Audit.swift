/// Attacks public releases with everything that anybody may read in them.
///
/// It knows nothing but the files: no input, no exact figure, and nothing of how the release was made beyond what it
/// says of its own rules. A finding names the figure and how many values remain, never a value.
///
/// - Parameter folders: the folders of one or more public releases, oldest first; several are read against each other.
/// - Returns: what can be inferred.
/// - Throws: `AuditError` where a folder cannot be read as a release.
public func audit(_ folders: [String]) throws(AuditError) -> AuditReport {
  var releases: [PublicRelease] = []
  for folder in folders { releases.append(try PublicRelease(folder)) }
  let rules = releases.map(\.rules).reduce(releases.first?.rules ?? PublishedRules()) {
    PublishedRules(
      threshold: min($0.threshold, $1.threshold), base: min($0.base, $1.base),
      minimumValues: max($0.minimumValues, $1.minimumValues))
  }
  var report = AuditReport(rules)
  report.releases = folders
  let model = ReaderModel(reading: releases, rules)
  Inference(model).report(to: &report)
  for release in releases {
    report.findings += derivedFindings(release)
    report.findings += try smallCountFindings(release)
    report.findings += try identifierFindings(release)
    report.findings += try mapFindings(release)
    report.findings += try pageFindings(release)
  }
  report.findings += successionFindings(releases)
  return report
}
