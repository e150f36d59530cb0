import ArgumentParser
import Publishing

/// The check of a release against itself.
struct VerifyRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Checks a release: sums, descriptions, links, and that pages, files and sentences agree",
    discussion: """
      Examples:
        postcode-equity verify Output
        postcode-equity verify Output/public

      Ends with 5 where two places do not agree.
      """)

  @Argument(help: "A public or internal folder, or the output folder that holds them.")
  var folder = "Output"

  func run() throws {
    let verification = try verify(folder)
    let console = Console(loudness: .normal)
    for mismatch in verification.mismatches { console.result(mismatch.description) }
    console.result(
      "Compared \(verification.files.formattedWithCommas) files, "
        + "\(verification.values.formattedWithCommas) values, "
        + "\(verification.links.formattedWithCommas) links, "
        + "\(verification.figures.formattedWithCommas) figures on pages and "
        + "\(verification.sentences.formattedWithCommas) sentences: "
        + "\(verification.mismatches.count.formattedWithCommas) do not agree.")
    guard verification.mismatches.isEmpty else {
      throw Failure.mismatched("the release does not agree with itself. Make it again with run.")
    }
  }
}
