import ArgumentParser
import Files
import Store

/// A command that reads a configuration file.
protocol ConfiguredCommand {
  var config: String { get }
}

extension Run: ConfiguredCommand {}
extension Check: ConfiguredCommand {}
extension Purge: ConfiguredCommand {}
extension DPIA: ConfiguredCommand {}

extension Main {
  /// Says what should have been removed by now: in the store of the command's configuration, or beside the working folder's.
  static func warnOfOverdue(_ command: any ParsableCommand) {
    if command is Purge { return }
    let path = (command as? any ConfiguredCommand)?.config ?? "equity.yaml"
    let folder =
      (try? Configuration.read(path))?.store.folder ?? StoreSettings.defaultFolder
    guard PrivateFolder.exists(folder), let store = try? PrivateFolder(folder),
      let retention = try? Retention(in: store)
    else { return }
    for keeping in retention.overdue(on: Moment.now.day) {
      let inputs = keeping.imports.joined(separator: ", ")
      Console(loudness: .normal).warning(
        "\(keeping.output)/internal of \(keeping.written) was to be kept until \(keeping.keepUntil)"
          + (inputs.isEmpty ? "" : ", as were the inputs read for it (\(inputs))")
          + ". Remove it with: postcode-equity purge")
    }
  }
}
