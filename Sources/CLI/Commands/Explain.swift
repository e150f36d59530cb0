import ArgumentParser
import Disclosure
import Model
import Statistics

/// How a figure came about.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Prints the working of an area's figure, from the rows left out to what the public sees",
    discussion: """
      Examples:
        postcode-equity explain E05003282 plan_by_week_20
        postcode-equity explain "Amber Valley" weeks_to_plan --config equity.yaml
        postcode-equity explain E05003282 --json

      AREA is a code or a name. Without INDICATOR every figure of the area is listed. The result is exact, holds small \
      numbers and is for the partnership's own staff. Nothing is written.
      """)

  @Argument(help: "The code or name of an area, or of the partnership.") var area: String
  @Argument(help: "An indicator; see list indicators.") var indicator: String?
  @Option(help: "The configuration file.") var config = "equity.yaml"
  @ArgumentParser.Flag(help: "Write one JSON object.") var json = false
  @OptionGroup var loudness: LoudnessOptions

  mutating func run() async throws {
    let configuration = try Configuration.read(config)
    let subject = try subject(configuration)
    if let indicator { try requireKnown(indicator, configuration) }
    // Problems of rows are the business of check; here they stand beside the figure they touch.
    let quiet = Console(loudness: loudness.loudness == .verbose ? .verbose : .quiet)
    let pipeline = Pipeline(configuration: configuration, console: quiet)
    let earlier = try PrivateStore(configuration.store).ledger(
      beside: configuration.release.name)
    let result = try await pipeline.releases([.internal, .public], ledger: earlier)
    let ledger = Explanations(subject, result)
    let console = Console(loudness: loudness.loudness)
    guard let indicator else {
      let overview = ledger.overview
      guard !overview.entries.isEmpty else {
        throw Failure.inputUnusable("the inputs give no figure for \(subject.name).")
      }
      for line in json ? [try jsonText(overview.entries)] : overview.lines { console.result(line) }
      return
    }
    guard let explanation = ledger.explanation(of: indicator) else {
      throw Failure.inputUnusable(
        "the inputs give no figure of \(indicator) for \(subject.name): "
          + "it is not counted by \(subject.level.singular).")
    }
    for line in json ? [try jsonText(explanation)] : explanation.lines() { console.result(line) }
  }

  /// Whom the argument names: a code, or the name of one area alone.
  private func subject(_ configuration: Configuration) throws -> Subject {
    let partnership = Subject(
      place: .partnership(configuration.partnership.code), name: configuration.partnership.name,
      level: .partnership)
    let sets = try Inputs.boundaries(of: configuration)
    let all =
      [partnership]
      + sets.flatMap { set in
        set.areas.map { Subject(place: .area($0.code), name: $0.name, level: set.level) }
      }
    let wanted = area.lowercased()
    if let found = all.first(where: { $0.place.description.lowercased() == wanted }) {
      return found
    }
    let named = all.filter { $0.name.lowercased() == wanted }
    if let found = named.first, named.count == 1 { return found }
    guard named.isEmpty else {
      let codes = named.map { "\($0.place) (\($0.level.singular))" }.joined(separator: ", ")
      throw ValidationError("There are \(named.count) areas called \(area): give a code, \(codes).")
    }
    let hint =
      nearestWord(to: area.uppercased(), among: all.map(\.place.description))
      ?? nearestWord(to: wanted, among: all.map { $0.name.lowercased() }).flatMap { near in
        all.first { $0.name.lowercased() == near }?.name
      }
    throw ValidationError(
      "There is no area \(area)." + (hint.map { " Did you mean \($0)?" } ?? "")
        + " See postcode-equity list areas.")
  }

  private func requireKnown(_ id: String, _ configuration: Configuration) throws {
    let known =
      Catalogue.definitions.map(\.indicator.id) + configuration.counts.map(\.indicator.id)
    guard !known.contains(id) else { return }
    let hint = nearestWord(to: id, among: known).map { " Did you mean \($0)?" } ?? ""
    throw ValidationError(
      "There is no indicator \(id).\(hint) See postcode-equity list indicators.")
  }
}

/// The area or partnership that is asked about.
struct Subject {
  let place: Place
  let name: String
  let level: Level
}
