import Audit
import Files
import Publishing

/// Attacks a public release before it takes its place, as `audit` does afterwards.
///
/// - Throws: `PublishingError.telling` where anything can be inferred.
func attack(_ folder: String) throws(PublishingError) {
  let report: AuditReport
  do throws(AuditError) {
    report = try audit([folder])
  } catch {
    throw .file(.unreadable(path: folder, reason: error.description))
  }
  guard report.isClean else { throw .telling(findings: report.findings.map(\.line)) }
}

extension AuditFinding {
  /// The finding in one line.
  fileprivate var line: String {
    "\(subject): \(reason)" + (valuesLeft.map { " (\($0) left)" } ?? "")
  }
}
