import ArgumentParser
import Files
import Foundation
import Store

/// Removal of what is private and was kept long enough.
struct Purge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes exact figures whose time of keeping is over, and records that it did",
    discussion: """
      Examples:
        postcode-equity purge
        postcode-equity purge equity.yaml --all
        postcode-equity purge equity.yaml --check

      Removes internal/ of every run whose last day has passed (store: { keep_days: 365 }), row numbers of rows left \
      out, and what killed runs left behind. public/, the release ledger and the audit trail stay. The inputs are yours: \
      remove them where they stand. --check removes nothing: it tells what is kept, and whether every line of the \
      audit trail is as it was written; it ends with 1 where one is not.
      """)

  @Argument(help: "The configuration file.") var config = "equity.yaml"
  @Flag(help: "Remove exact figures of every run, however recent.") var all = false
  @Flag(help: "Remove nothing: check the audit trail and list what is kept.") var check = false

  mutating func run() throws {
    let settings = try Configuration.read(config).store
    guard PrivateFolder.exists(settings.folder) else {
      Console(loudness: .normal).result("Nothing is kept: \(settings.folder) is not there.")
      return
    }
    if check {
      try checkStore(settings)
    } else {
      try purge(PrivateStore(settings))
    }
  }

  private func checkStore(_ settings: StoreSettings) throws {
    let folder = try PrivateFolder(settings.folder)
    let console = Console(loudness: .normal)
    let state = try AuditTrail(in: folder).verified()
    let retention = try Retention(in: folder)
    for keeping in retention.keepings where keeping.purged == nil {
      let words = keeping.isOverdue(on: Moment.now.day) ? "overdue since" : "kept until"
      console.result(
        "\(keeping.output)/internal of \(keeping.written): \(words) \(keeping.keepUntil)")
    }
    guard state.faults.isEmpty else {
      throw Failure.failed(
        "the audit trail is not as it was written: \(state.faults.joined(separator: "; "))")
    }
    let lines = state.count == 1 ? "1 line" : "\(state.count.formattedWithCommas) lines"
    console.result("Audit trail: \(lines), every one as it was written. Last: \(state.last)")
  }

  private func purge(_ store: PrivateStore) throws {
    let today = Moment.now.day
    var retention = try Retention(in: store.folder)
    let due = retention.keepings.filter {
      $0.purged == nil && (all || $0.isOverdue(on: today))
    }
    var entry = AuditEntry("purge")
    var removed = 0
    do {
      for keeping in due {
        removed += try removeFolder(keeping.output + "/internal") ?? 0
        try retention.purge(keeping.output, on: today)
      }
      for output in Set(retention.keepings.map(\.output)).sorted() {
        for leftover in leftovers(in: output) { removed += try removeFolder(leftover) ?? 0 }
      }
      if !due.isEmpty { try store.folder.remove(PrivateStore.rejectedRows) }
    } catch {
      entry.result = Failure(wording: error)?.kind ?? "failed"
      entry.filesRemoved = removed
      try store.trail.append(entry)
      throw error
    }
    entry.filesRemoved = removed
    try store.trail.append(entry)
    let runs = due.count == 1 ? "1 run" : "\(due.count) runs"
    Console(loudness: .normal).result(
      "Removed \(removed.formattedWithCommas) files of \(runs). The audit trail says so.")
  }
}
