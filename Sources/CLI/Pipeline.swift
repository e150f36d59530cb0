import Disclosure
import Geometry
import Model
import Publishing
import Statistics

/// The main job, from the configuration to the finished output.
struct Pipeline {
  let configuration: Configuration
  let console: Console
  /// What makes the public release; a test of the last look puts another in its place.
  var gate: Gate = protect

  typealias Gate =
    @Sendable (
      _ measures: [Measure], _ analyses: [Analysis], _ quality: [QualityLine], _ policy: Policy,
      _ linkage: Linkage, _ analyse: ([Measure]) -> [Analysis]
    ) throws -> Release

  /// What a run did, for its summary.
  struct Result {
    var releases: [Release]
    var paths: [String]
    var inputs: Inputs
    var matches: MatchCounts
    /// Nil where nothing was to be written.
    var edition: Edition?
  }

  /// Reads, measures, protects and publishes; `ledger` is what earlier releases printed.
  func run(
    _ audiences: [Audience], output: String, writing: Writing, ledger: ReleaseLedger
  ) async throws -> Result {
    Progress.shared.expect(5)
    var result = try await releases(audiences, ledger: ledger)
    console.stage("Drawing and writing")
    let atlas = try await Atlas.drawn(result.inputs.boundaries)
    let edition = try Edition(configuration, result.inputs)
    result.paths = try publish(
      result.releases, atlas: atlas, edition: edition, look: configuration.drawnLook(),
      to: output, writing: writing
    ) { folder throws(PublishingError) in
      console.stage("Attacking what is to be published")
      let guessed = try attack(folder)
      if guessed > 0 {
        console.note(
          "a reader who took every hidden number for a small one would narrow "
            + "\(guessed.formattedWithCommas) of them too far. Nothing public says that they are small."
        )
      }
    }
    result.edition = edition
    return result
  }

  /// Everything up to the releases, of which nothing is written.
  func releases(_ audiences: [Audience], ledger: ReleaseLedger) async throws -> Result {
    console.stage("Reading")
    let inputs = try await Inputs.read(configuration)
    console.report(inputs.problems)
    console.stage("Placing \(inputs.caseCount.formattedWithCommas) cases")
    let placed = try await place(inputs)
    console.stage("Measuring")
    let measures = measures(inputs, placed)
    let statistics = {
      analyse($0, partnership: configuration.partnership.code, seed: configuration.seed)
    }
    let analyses = statistics(measures)
    let quality = qualityLines(inputs, placed.matches)
    let earlier = audiences.contains(.internal) ? earlierYears(placed) : []
    let appraisal =
      audiences.contains(.internal)
      ? try await appraisal(measures, analyses, earlier, inputs) : nil
    console.stage("Protecting")
    // Before anything is written: a refused release leaves the output as it was.
    let releases = try audiences.map { audience in
      switch audience {
      case .internal:
        exact(
          // One year of areas that several years are put together for is mostly chance.
          analyses
            + statistics(earlier.filter { !configuration.pooling.levels.contains($0.level) }),
          quality: quality, reconciliation: reconciliation(inputs, placed),
          equity: appraisal?.equity ?? [], findings: appraisal?.findings ?? .none)
      case .public:
        try gate(
          measures, analyses, quality, configuration.policy, linkage(placed, inputs, ledger),
          statistics)
      }
    }
    return Result(releases: releases, paths: [], inputs: inputs, matches: placed.requests)
  }

  private func measures(_ inputs: Inputs, _ placed: Placed) -> [Measure] {
    let counted = measure(
      placed.inputs, Catalogue.definitions, measuringOptions)
    return counted + inputs.tallied + inputs.counts.flatMap { $0.measures(inputs.boundaries) }
  }

  /// The measures of each return alone, for windows of years that earlier releases published.
  private func singleYears(_ placed: Placed) -> [Measure] {
    guard placed.inputs.returns.count > 1 else { return [] }
    return placed.inputs.returns.flatMap { source in
      measure(
        PlacedInputs(returns: [source], authority: placed.inputs.authority),
        Catalogue.definitions,
        MeasuringOptions(
          clocks: configuration.clocks, rules: configuration.counting, pooledLevels: [],
          groupLevels: []))
    }.filter { $0.indicator.timing == .period && $0.group == .all }
  }

  /// What ties this release's figures to each other and to earlier releases.
  private func linkage(
    _ placed: Placed, _ inputs: Inputs, _ ledger: ReleaseLedger
  ) -> Linkage {
    var linkage = Linkage()
    linkage.ledger = ledger
    linkage.atoms = placed.inputs.atoms
    linkage.kinship = Catalogue.kinship
    for boundaries in inputs.boundaries {
      linkage.vintages[boundaries.level] = boundaries.vintage
    }
    if !linkage.ledger.statements.isEmpty { linkage.years = singleYears(placed) }
    let release = configuration.release
    linkage.release = release.name
    if release.history.supersedes != nil {
      linkage.reasonToSupersede = release.history.changes.first?.text
    }
    return linkage
  }

  /// How everything of this run is counted.
  var measuringOptions: MeasuringOptions {
    MeasuringOptions(
      clocks: configuration.clocks, rules: configuration.counting,
      pooledLevels: configuration.pooling.levels, groupLevels: [.district])
  }
}
