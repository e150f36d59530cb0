import Foundation
import Testing

/// Runs a command with a temporary folder of its own and looks for tokens in all that it says and leaves behind.
@discardableResult
func runLooking(
  for tokens: Set<String>, _ folder: String, _ arguments: [String], in place: String
) throws -> Command.Outcome {
  let (temporary, said) = (folder + "/tmp", folder + "/said")
  for made in [temporary, said] {
    try FileManager.default.createDirectory(atPath: made, withIntermediateDirectories: true)
  }
  let run = try Command.run(arguments, environment: ["TMPDIR": temporary])
  try run.output.write(toFile: said + "/output.txt", atomically: false, encoding: .utf8)
  try run.errors.write(toFile: said + "/errors.txt", atomically: false, encoding: .utf8)
  for tree in ["/said", "/tmp", "/out", "/example/.postcode-equity"] {
    let files = try Grep.files(below: folder + tree, holding: tokens, .anyCase)
    #expect(files.isEmpty, "\(tree), \(place)")
  }
  return run
}
