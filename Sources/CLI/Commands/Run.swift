import ArgumentParser
import Disclosure
import Publishing

/// The main job.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads, assigns, measures, compares, protects and publishes",
    discussion: """
      Examples:
        postcode-equity run
        postcode-equity run equity.yaml --output Output

      Writes internal/ (exact, for the partnership's own staff) and public/ (small numbers hidden, the rest \
      rounded). Before public/ takes its place it is attacked as `audit` would, and where anything could be worked out the \
      run ends with 4. Nothing is left half-written: the previous output stays whole until the new one is complete. The private \
      store beside the configuration (.postcode-equity, or store: { folder }) gets a line about the run.
      """)

  @Argument(help: "The configuration file.") var config = "equity.yaml"
  @Option(name: [.short, .long], help: "The folder to write to.") var output = "Output"
  @Flag(help: "Write only public/.") var publicOnly = false
  @Flag(help: "Write only internal/.") var internalOnly = false
  @Flag(help: "Exit with 2 where data problems were found.") var strict = false
  @Flag(help: "Read and measure, list what would be written, write nothing.") var dryRun = false
  @Flag(help: "Write open tables a second time, with the mark by which Excel knows their letters.")
  var excel = false
  @Option(help: "A folder of templates: shell.mustache, strings.txt, style.css, tiles.csv.")
  var templates: String?
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if publicOnly, internalOnly {
      throw ValidationError("Give --public-only or --internal-only, not both.")
    }
  }

  mutating func run() async throws {
    var configuration = try Configuration.read(config)
    configuration.release.hasExcelCopies = excel
    if let templates { configuration.look.templates = templates }
    // A template that cannot be used is told before anything is read.
    _ = try configuration.look.look()
    let console = Console(loudness: loudness.loudness)
    let pipeline = Pipeline(configuration: configuration, console: console)
    let audiences: [Audience] =
      publicOnly ? [.public] : internalOnly ? [.internal] : [.internal, .public]
    let result =
      dryRun
      ? try await pipeline.run(
        audiences, output: output, writing: .nothing,
        ledger: try PrivateStore.ledgerOfDryRun(configuration))
      : try await RecordedRun(pipeline: pipeline, store: PrivateStore(configuration.store)).run(
        audiences, output: output, strict: strict)
    let lines = dryRun ? result.paths : result.summary(configuration.release, output: output)
    for line in lines { console.result(line) }
    let problems = result.inputs.problemCount
    if strict, problems > 0 {
      throw Failure.problemsUnderStrict(
        "\(problems.formattedWithCommas) data problems were found; see the quality page.")
    }
  }
}
