import Disclosure
import Files
import Foundation
import Model
import Publishing
import Store

/// A run with its line in the audit trail, which is written whatever becomes of the run.
struct RecordedRun {
  let pipeline: Pipeline
  let store: PrivateStore

  private var configuration: Configuration { pipeline.configuration }

  func run(
    _ audiences: [Audience], output: String, strict: Bool
  ) async throws -> Pipeline.Result {
    var entry = AuditEntry("run")
    entry.release = configuration.release.name
    entry.policy = sha256(configuration.policy.id.utf8)
    do {
      let result = try await pipeline.run(
        audiences, output: output, writing: .files,
        ledger: try store.ledger(beside: configuration.release.name))
      try note(result, output: output, in: &entry)
      if strict, result.inputs.problemCount > 0 { entry.result = "done with problems" }
      try store.trail.append(entry)
      return result
    } catch {
      if entry.inputs.isEmpty, let read = try? Fingerprint(configuration) {
        entry.read(read.inputs)
      }
      entry.result = Failure(wording: error)?.kind ?? "failed"
      // The first failure is the one to tell, also where the trail cannot be written either.
      try? store.trail.append(entry)
      throw error
    }
  }

  /// Notes what a run that ended well read and left behind.
  private func note(
    _ result: Pipeline.Result, output: String, in entry: inout AuditEntry
  ) throws {
    if let edition = result.edition { entry.read(edition.inputs) }
    try entry.wrote(result.paths, below: output)
    entry.rowsRead = result.inputs.rowsRead.reduce(0) { $0 + $1.rows }
    entry.rowsRejected = result.inputs.problems.count { $0.severity == .error }
    let open = result.releases.first { $0.audience == .public }
    entry.figuresShown = open?.figuresShown
    entry.figuresHidden = open?.figuresHidden
    try warnOfOtherContent(entry)
    if let open {
      try store.enter(open.statements, of: configuration.release)
      if configuration.release.published == nil {
        pipeline.console.note(
          "release \(configuration.release.name) is a draft. Before you publish it, run with its day, "
            + "release: { published: 2026-03-12 }: later releases are then checked against it.")
      }
    }
    try store.writeRejectedRows(result.inputs.problems)
    guard result.releases.contains(where: { $0.audience == .internal }) else { return }
    let day = Moment.now.day
    var retention = try Retention(in: store.folder)
    try retention.keep(
      Keeping(
        written: day, keepUntil: store.safekeeping.lastDay(after: day),
        output: URL(fileURLWithPath: output).standardizedFileURL.path,
        imports: configuration.privateRoles))
  }
}

extension RecordedRun {
  /// Says that a release and revision were written before with other content: what is published never changes.
  private func warnOfOtherContent(_ entry: AuditEntry) throws {
    let open = entry.outputs.first { $0.part == "public" }
    guard let open else { return }
    let before = try store.trail.verified().entries.last {
      $0.release == entry.release && $0.outputs.contains { $0.part == "public" }
    }
    guard let before, !before.outputs.contains(open) else { return }
    pipeline.console.warning(
      "release \(entry.release ?? "") was written on \(before.time.prefix(10)) with other content. "
        + "If that was published, give this one a new revision and say what changed: "
        + "release: { revision, changes }.")
  }
}

extension Configuration {
  /// The keys of the inputs with rows about children, in the order of the configuration.
  var privateRoles: [String] {
    var roles: [String] = []
    for (role, _) in files
    where ["sen2", "cases", "waits", "registers", "contacts"].contains(role)
      && !roles.contains(role)
    {
      roles.append(role)
    }
    return roles
  }
}
