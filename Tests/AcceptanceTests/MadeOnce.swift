import Foundation
import Testing

/// The example, written once for a suite by the built command: its tests take it as it is, or a copy to change.
struct MadeOnce: SuiteTrait, TestScoping {
  /// The folder that holds `example`, while the suite runs.
  @TaskLocal static var folder: String?

  let children: Int

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("once-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try Command.run(["example", folder + "/example", "--children", "\(children)"])
    #expect(made.status == 0, "\(made.errors)")
    try await Self.$folder.withValue(folder) { try await function() }
  }

  /// Puts a copy of the suite's example into a folder, to be changed there.
  static func copyExample(to folder: String) throws {
    try FileManager.default.copyItem(
      atPath: try #require(Self.folder) + "/example", toPath: folder + "/example")
  }
}

extension Trait where Self == MadeOnce {
  static func example(children: Int) -> Self { Self(children: children) }
}

/// Leaves only the districts of an example, where the figures of wards and divisions are not the point.
func keepDistricts(of settings: String) throws {
  let text = try String(contentsOfFile: settings, encoding: .utf8)
  try text.split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.contains("level: ward,") && !$0.contains("level: division,") }
    .joined(separator: "\n")
    .write(toFile: settings, atomically: false, encoding: .utf8)
}
