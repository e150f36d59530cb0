import Audit
import Files
import Publishing

/// Attacks a public release before it takes its place, as `audit` does afterwards.
///
/// - Returns: how many figures a reader would narrow who took every hidden count for small.
/// - Throws: `PublishingError.telling` where anything can be inferred.
func attack(_ folder: String) throws(PublishingError) -> Int {
  let report: AuditReport
  do throws(AuditError) {
    report = try audit([folder])
  } catch {
    throw .file(.unreadable(path: folder, reason: error.description))
  }
  let inferences = report.inferences
  guard inferences.isEmpty else { throw .telling(findings: inferences.map(\.line)) }
  return report.guesses.count
}

extension AuditFinding {
  /// The finding in one line.
  fileprivate var line: String {
    "\(subject): \(reason)" + (valuesLeft.map { " (\($0) left)" } ?? "")
  }
}
