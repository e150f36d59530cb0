import ArgumentParser
import Disclosure
import Model

/// The main job.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads, assigns, measures, compares, protects and publishes",
    discussion: """
      Examples:
        postcode-equity run
        postcode-equity run equity.yaml --output Output

      Writes internal/ (exact, for the partnership's own staff) and public/ (small numbers hidden, the rest \
      rounded). Nothing is left half-written: the previous output stays whole until the new one is complete.
      """)

  @Argument(help: "The configuration file.") var config = "equity.yaml"
  @Option(name: [.short, .long], help: "The folder to write to.") var output = "Output"
  @Flag(help: "Write only public/.") var publicOnly = false
  @Flag(help: "Write only internal/.") var internalOnly = false
  @Flag(help: "Exit with 2 where data problems were found.") var strict = false
  @Flag(help: "Read and measure, list what would be written, write nothing.") var dryRun = false
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if publicOnly, internalOnly {
      throw ValidationError("Give --public-only or --internal-only, not both.")
    }
  }

  mutating func run() async throws {
    let configuration = try Configuration.read(config)
    let console = Console(loudness: loudness.loudness)
    let pipeline = Pipeline(configuration: configuration, console: console)
    let audiences: [Audience] =
      publicOnly ? [.public] : internalOnly ? [.internal] : [.internal, .public]
    let result = try await pipeline.run(audiences, output: output, dryRun: dryRun)
    for line in summary(of: result, configuration) { console.result(line) }
    let problems = result.inputs.problems.count { $0.severity != .note }
    if strict, problems > 0 {
      throw Failure.problemsUnderStrict(
        "\(problems.formattedWithCommas) data problems were found; see the quality page.")
    }
  }

  private func summary(of result: Pipeline.Result, _ configuration: Configuration) -> [String] {
    if dryRun { return result.paths }
    let release = configuration.release
    var lines = ["Release \(release.id), revision \(release.revision) written to \(output)"]
    let levels = result.inputs.boundaries.map {
      "\($0.count.formattedWithCommas) \($0.count == 1 ? $0.level.singular : $0.level.plural)"
    }
    lines.append("  Areas      " + levels.joined(separator: ", "))
    for made in result.releases {
      let hidden =
        made.audience == .public
        ? ", \(made.figuresHidden.formattedWithCommas) hidden" : ""
      let name = made.audience.rawValue.padded(to: 9)
      lines.append("  \(name)  \(made.figuresShown.formattedWithCommas) figures shown\(hidden)")
    }
    if result.inputs.caseCount > 0 { lines.append("  Cases      " + cases(result)) }
    let problems = result.inputs.problems.count { $0.severity != .note }
    let files = result.paths.count.formattedWithCommas
    lines.append("  Files      \(files)")
    if problems > 0 {
      lines.append(
        "  Problems   \(problems.formattedWithCommas) (see \(output)/\(firstFolder(result))/quality.html)"
      )
    }
    lines.append("Open \(output)/\(firstFolder(result))/index.html in a browser.")
    return lines
  }

  private func firstFolder(_ result: Pipeline.Result) -> String {
    result.releases.first?.audience.rawValue ?? "public"
  }

  private func cases(_ result: Pipeline.Result) -> String {
    let matches = result.matches
    let placed = matches[.inside] + matches[.postcodeTerminated]
    var parts = [
      "\(result.inputs.caseCount.formattedWithCommas) read",
      "\(placed.formattedWithCommas) placed",
    ]
    let others: [(Match, String)] = [
      (.outside, "outside the area"), (.postcodeUnknown, "postcode not found"),
      (.noGridReference, "without grid reference"), (.postcodeInvalid, "postcode unreadable"),
      (.missing, "no postcode"),
    ]
    for (match, words) in others where matches[match] > 0 {
      parts.append("\(matches[match].formattedWithCommas) \(words)")
    }
    return parts.joined(separator: ", ")
  }
}

/// How much a command says.
struct LoudnessOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say only errors.") var quiet = false
  @Flag(name: [.short, .long], help: "Say each stage, and notes.") var verbose = false

  var loudness: Console.Loudness { quiet ? .quiet : verbose ? .verbose : .normal }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
