import ArgumentParser
import Model

/// Reads everything and says how good it is.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads and validates every input, prints how good the data is, writes nothing",
    discussion: """
      Examples:
        postcode-equity check
        postcode-equity check equity.yaml --strict
        postcode-equity check equity.yaml --json

      Row numbers count the headings as row 1, as a spreadsheet does. No value of a record is printed. Ends with 2 \
      where problems were found and --strict was given, and with 3 where an input cannot be used.
      """)

  @Argument(help: "The configuration file.") var config = "equity.yaml"
  @ArgumentParser.Flag(help: "Exit with 2 where data problems were found.") var strict = false
  @ArgumentParser.Flag(help: "Write one JSON object.") var json = false
  @OptionGroup var loudness: LoudnessOptions

  mutating func run() async throws {
    let configuration = try Configuration.read(config)
    let console = Console(loudness: loudness.loudness)
    let report = try await Pipeline(configuration: configuration, console: console).check()
    for line in json ? [try jsonText(report.answer)] : report.lines { console.result(line) }
    if strict, report.problemCount > 0 {
      throw Failure.problemsUnderStrict(
        "\(report.problemCount.formattedWithCommas) data problems were found.")
    }
  }
}
