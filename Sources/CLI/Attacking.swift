import Audit
import Files
import Publishing

/// Attacks a public release before it takes its place, as `audit` does afterwards.
func attack(_ folder: String) throws(PublishingError) -> AuditReport {
  do throws(AuditError) {
    return try audit([folder])
  } catch {
    throw .file(.unreadable(path: folder, reason: error.description))
  }
}

extension AuditFinding {
  /// The finding in one line.
  var line: String {
    "\(subject): \(reason)" + (valuesLeft.map { " (\($0) left)" } ?? "")
  }
}
