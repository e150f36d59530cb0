import Files
import Foundation
import Model
import Store

/// The private store of a configuration, held by one command: ledger, audit trail, and the list of what is kept.
struct PrivateStore {
  let folder: PrivateFolder
  let safekeeping: Safekeeping
  private let hold: FolderHold

  /// Row numbers and reasons of rows left out by the last run.
  static let rejectedRows = "rejected-rows.csv"

  /// Opens the store, or makes it.
  ///
  /// - Throws: `FileError` for one that others may enter or another run holds; `Failure.failed` where lines of its audit
  ///   trail were changed or removed.
  init(_ settings: StoreSettings) throws {
    folder = try PrivateFolder(settings.folder)
    safekeeping = settings.safekeeping
    hold = try folder.hold()
    let state = try trail.verified()
    guard state.faults.isEmpty else {
      throw Failure.failed(
        "the audit trail in \(settings.folder) is not as it was written: "
          + "\(state.faults.joined(separator: "; ")). Find out why. To begin a new one, move "
          + "\(AuditTrail.file) and \(AuditTrail.headFile) away, and keep them.")
    }
  }

  var trail: AuditTrail { AuditTrail(in: folder) }

  /// What a reader may hold beside the release `name`: all that was published, and the drafts of other releases, which
  /// may have been published without a word to this tool.
  func ledger(beside name: String) throws -> ReleaseLedger {
    let drafts = try LedgerFile(in: folder, LedgerFile.draftFile).read().statements
    return ReleaseLedger(
      statements: try LedgerFile(in: folder).read().statements
        + drafts.filter { $0.release != name })
  }

  /// What earlier releases printed, where a store is there: a dry run makes none.
  static func ledgerOfDryRun(_ configuration: Configuration) throws -> ReleaseLedger {
    guard PrivateFolder.exists(configuration.store.folder) else { return ReleaseLedger() }
    return try PrivateStore(configuration.store).ledger(beside: configuration.release.name)
  }

  /// Notes what a release printed, once its files are in their place.
  ///
  /// One with a day of publication is there to stay, and withdraws the release that it takes the place of. Another is a
  /// draft, and takes the place of the draft before it.
  func enter(_ statements: [ReleaseLedger.Statement], of release: ReleaseSettings) throws {
    guard !statements.isEmpty else { return }
    let draftFile = LedgerFile(in: folder, LedgerFile.draftFile)
    var drafts = try draftFile.read()
    drafts.statements.removeAll { $0.release == release.name }
    if release.published == nil {
      drafts.statements += statements
    } else {
      let file = LedgerFile(in: folder)
      var ledger = try file.read()
      for number in ledger.statements.indices
      where release.takesPlace(of: ledger.statements[number].release) {
        ledger.statements[number].isWithdrawn = true
      }
      ledger.statements += statements
      try file.write(ledger)
    }
    try draftFile.write(drafts)
  }

  /// Row numbers, fields and reasons, and never a value.
  func writeRejectedRows(_ problems: [Problem]) throws {
    var text = Array("file,row,field,reason\r\n".utf8)
    for problem in problems where problem.severity == .error {
      text.append(csvText: problem.location.file)
      text.append(44)
      text.append(csvField: problem.location.row.map { String($0) } ?? "")
      text.append(44)
      text.append(csvText: problem.location.column ?? "")
      text.append(44)
      text.append(csvField: problem.reason)
      text.append(contentsOf: [13, 10])
    }
    try folder.write(text, as: Self.rejectedRows)
  }
}

extension AuditEntry {
  /// The beginning of a line about what this command does now.
  init(_ command: String) {
    let name = NSUserName()
    self.init(
      time: Moment.now.text, user: name.isEmpty ? "user \(getuid())" : name, command: command,
      toolVersion: PostcodeEquity.version, result: "done")
  }

  mutating func read(_ inputs: [InputDigest]) {
    self.inputs = inputs.map { Digest(part: $0.role, sha256: $0.sha256) }
  }

  /// The digest of each top folder: that of its files' digests as `sha256sum` lists them, in order of their paths.
  mutating func wrote(_ paths: [String], below folder: String) throws(FileError) {
    for top in ["internal", "public"] {
      let own = paths.filter { $0.hasPrefix(top + "/") }.sorted()
      if own.isEmpty { continue }
      var list = ""
      for path in own { list += "\(try sha256(ofFile: folder + "/" + path))  \(path)\n" }
      outputs.append(Digest(part: top, sha256: sha256(list.utf8)))
    }
  }
}
